/// Settings: a mapping is chosen or read in, and tried on the last rows of the sensor.
enum MappingScript {
    static let text = #"""
        "use strict";
        for (const form of document.querySelectorAll("form.mapping")) {
            const area = form.querySelector("textarea");
            const offered = form.querySelector("[data-offered]");
            const file = form.querySelector("input[type=file]");
            const reading = form.querySelector(".reading");

            offered.addEventListener("change", async () => {
                if (!offered.value) return;
                try {
                    const found = (await ask("GET", "/api/v1/mappings")).find((one) => one.id === offered.value);
                    if (found) area.value = found.mapping;
                } catch (error) { complain(form, error.message); }
            });
            file.addEventListener("change", async () => {
                if (file.files.length === 0) return;
                area.value = await file.files[0].text();
                offered.value = "";
            });
            area.addEventListener("input", () => { offered.value = ""; });

            const paragraph = (text, kind) => {
                const paragraph = document.createElement("p");
                paragraph.className = kind;
                paragraph.textContent = text;
                return paragraph;
            };
            const row = (words, kind) => {
                const row = document.createElement("tr");
                for (const [index, text] of words.entries()) {
                    const cell = document.createElement(kind === "th" || index === 0 ? "th" : "td");
                    if (cell.tagName === "TH") cell.scope = kind === "th" ? "col" : "row";
                    cell.textContent = text;
                    row.append(cell);
                }
                return row;
            };
            // Without a minus before 0.
            const value = (number, unit) => number === undefined ? texts.noValue
                : `${(Math.round(100 * number) / 100 + 0).toLocaleString(texts.language, { maximumFractionDigits: 2 })} ${unit}`;

            function table(channels) {
                const table = document.createElement("table");
                const head = document.createElement("thead");
                const body = document.createElement("tbody");
                head.append(row([texts.columnMeans, texts.columnLast, texts.columnRange], "th"));
                for (const one of channels) {
                    body.append(row([
                        `${one.name} · ${one.measures}`, value(one.last, one.unit),
                        one.least === undefined ? texts.noValue
                            : fill(texts.fromTo, { least: value(one.least, ""), most: value(one.most, one.unit) }),
                    ]));
                }
                table.append(head, body);
                return table;
            }

            form.querySelector("[data-try]").addEventListener("click", async (event) => {
                form.querySelector(".problem")?.remove();
                reading.replaceChildren();
                event.target.disabled = true;
                try {
                    const found = await ask("POST", "/api/v1/station/sensors/mapping/try", values(form));
                    const said = fill(texts.rowsRead, { name: found.name, count: found.rowsRead })
                        + (found.rate === undefined ? "" : ` ${fill(texts.rowsRate, { rate: value(found.rate, "").trim() })}`);
                    reading.append(paragraph(said, "good"), ...found.remarks.map((text) => paragraph(text, "problem")),
                        table(found.channels));
                } catch (error) {
                    complain(form, error.message);
                }
                event.target.disabled = false;
                event.target.focus();
            });
        }

        """#
}
