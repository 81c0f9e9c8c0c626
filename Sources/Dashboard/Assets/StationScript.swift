/// The pages' scripts but that of the live page: plain, without a library, the same interface as every other program's.
enum StationScript {
    static let common = #"""
        "use strict";
        const csrf = document.querySelector('meta[name="csrf-token"]')?.content ?? "";

        // One request to the station's interface; throws what a person should read.
        async function ask(method, path, body, again = false) {
            const headers = { "X-CSRF-Token": csrf };
            if (body !== undefined) headers["Content-Type"] = "application/json";
            let answer;
            try {
                answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
            } catch {
                // While it moves from this machine to the network it is away for a moment; asking again does no harm here.
                if (!again && (method === "GET" || method === "DELETE")) {
                    await new Promise((done) => setTimeout(done, 1500));
                    return ask(method, path, body, true);
                }
                throw new Error("The station does not answer. Is it switched on, and this device in its network?");
            }
            const text = await answer.text();
            const result = text && answer.headers.get("Content-Type")?.startsWith("application/json") ? JSON.parse(text) : {};
            if (answer.status === 401 && !location.pathname.startsWith("/sign-in")) location.assign("/sign-in");
            if (!answer.ok) throw new Error(result.problem ?? `The station answered ${answer.status}.`);
            return result;
        }

        function values(form) {
            const body = {};
            for (const field of form.elements) {
                if (!field.name || field.disabled) continue;
                if (field.type === "checkbox") body[field.name] = field.checked;
                else if (field.type === "radio") { if (field.checked) body[field.name] = field.value; }
                else if (field.type === "number") { if (field.value !== "") body[field.name] = Number(field.value); }
                else body[field.name] = field.value;
            }
            return body;
        }

        function complain(form, text) {
            let place = form.querySelector(".problem");
            if (!place) {
                place = document.createElement("p");
                place.className = "problem";
                place.setAttribute("role", "alert");
                form.prepend(place);
            }
            place.textContent = text;
        }

        for (const form of document.querySelectorAll("form[data-api]")) {
            form.addEventListener("submit", async (event) => {
                event.preventDefault();
                const button = event.submitter ?? form.querySelector("button");
                const [method, path] = form.dataset.api.split(" ");
                form.querySelector(".problem")?.remove();
                button.disabled = true;
                try {
                    const body = values(form);
                    if (event.submitter?.name) body[event.submitter.name] = event.submitter.value;
                    const result = await ask(method, path, Object.keys(body).length || method !== "DELETE" ? body : undefined);
                    if (form.dataset.show) {
                        const place = document.getElementById(form.dataset.show);
                        place.hidden = false;
                        place.querySelector(".secret").textContent = result.secret;
                        place.focus();
                        button.disabled = false;
                        return;
                    }
                    let then = form.dataset.then ?? "";
                    const choice = form.querySelector("[data-then-when]");
                    if (choice?.checked) then = choice.dataset.thenWhen;
                    if (then) location.assign(then.replace("{id}", encodeURIComponent(result.id ?? "")));
                    else location.reload();
                } catch (error) {
                    complain(form, error.message);
                    button.disabled = false;
                }
            });
        }

        for (const time of document.querySelectorAll("time[datetime]")) {
            const date = new Date(time.dateTime);
            if (!Number.isNaN(date.getTime())) {
                time.textContent = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(date);
            }
        }

        const filter = document.querySelector("input[data-filter]");
        filter?.addEventListener("input", () => {
            const wanted = filter.value.trim().toLowerCase();
            for (const row of document.querySelectorAll(filter.dataset.filter)) {
                row.hidden = !row.textContent.toLowerCase().includes(wanted);
            }
        });

        // What the station says by itself; the browser connects again when the line was cut.
        function listen(topics) {
            const source = new EventSource("/api/v1/live");
            for (const [topic, take] of Object.entries(topics)) {
                source.addEventListener(topic, (event) => take(JSON.parse(event.data)));
            }
            source.addEventListener("error", () => document.body.classList.add("cut"));
            source.addEventListener("open", () => document.body.classList.remove("cut"));
            return source;
        }

        function clock(seconds) {
            const whole = Math.floor(seconds);
            return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
        }

        const waiting = document.querySelector("[data-wait-for]");
        if (waiting) {
            const look = async () => {
                try {
                    const found = await ask("GET", waiting.dataset.waitFor);
                    if (found.analyses.length) { location.reload(); return; }
                } catch { /* it is asked again */ }
                setTimeout(look, 1500);
            };
            setTimeout(look, 1000);
        }

        """#

    static let today = #"""
        "use strict";
        {
            const state = document.getElementById("state");
            const begin = document.getElementById("begin");
            const stop = document.getElementById("stop");
            const rows = document.querySelector("#sensors tbody");
            let shown = "";
            let phase = state.dataset.phase;

            const cell = (label, text) => {
                const cell = document.createElement("td");
                cell.dataset.label = label;
                cell.textContent = text;
                return cell;
            };
            const tag = (text, kind) => {
                const tag = document.createElement("span");
                tag.className = `tag ${kind}`;
                tag.textContent = text;
                return tag;
            };

            function show(station) {
                state.className = `state ${station.phase}`;
                const title = state.querySelector("strong");
                const words = state.querySelector(".words span");
                const there = station.sensors.filter((sensor) => sensor.isConnected).length;
                if (station.phase === "recording") {
                    title.textContent = `Recording ${station.recording.patientCode ?? "without a patient"}`;
                    words.textContent = `${clock(station.recording.seconds)} so far`;
                } else if (station.phase === "ready") {
                    title.textContent = "Ready to record";
                    words.textContent = there === 1 ? "1 sensor sends" : `${there} sensors send`;
                } else {
                    title.textContent = "Looking for sensors";
                    words.textContent = "Plug the insoles in, or switch them on.";
                }
                if (station.phase !== phase) {
                    phase = station.phase;
                    document.getElementById("said").textContent = title.textContent;
                }
                stop.hidden = station.phase !== "recording";
                begin.hidden = station.phase === "recording";
                begin.querySelector("button").disabled = station.phase !== "ready";
                const problem = document.getElementById("problem");
                problem.hidden = !station.problem;
                problem.textContent = station.problem ?? "";
                const key = JSON.stringify(station.sensors);
                if (key === shown) return;
                shown = key;
                // What somebody is about to press stays where it is.
                if (rows.contains(document.activeElement)) return;
                rows.replaceChildren(...station.sensors.map(row));
                document.getElementById("no-sensor").hidden = station.sensors.length > 0;
                document.getElementById("sensors").hidden = station.sensors.length === 0;
            }

            function row(sensor) {
                const row = document.createElement("tr");
                const name = document.createElement("th");
                name.scope = "row";
                name.textContent = sensor.title;
                const number = document.createElement("span");
                number.className = "note";
                number.textContent = ` ${sensor.serialNumber || sensor.address}`;
                name.append(number);
                const side = cell("", "");
                for (const foot of sensor.sides) side.append(tag(foot === "left" ? "Left" : "Right", foot), " ");
                if (!sensor.isKnown && !sensor.problem) side.append(tag("New", ""));
                const there = cell("", "");
                if (sensor.problem) there.textContent = sensor.problem;
                else if (sensor.isConnected) there.textContent = "Sends";
                else there.append(tag("Not there", "lost"));
                if (!sensor.problem) {
                    const battery = sensor.battery === undefined ? "battery not told" : `battery ${sensor.battery} %`;
                    const more = document.createElement("span");
                    more.className = "note";
                    more.textContent = ` · ${battery} · ${sensor.lostFrames === 0 ? "nothing lost" : `${sensor.lostFrames} frames lost`}`;
                    there.append(more);
                }
                const pair = document.createElement("td");
                if (!sensor.isKnown && phase !== "recording") {
                    const sides = sensor.sides.length ? sensor.sides : ["left", "right"];
                    for (const foot of sides) {
                        const button = document.createElement("button");
                        button.className = "small quiet";
                        button.textContent = sensor.sides.length ? "Keep" : foot === "left" ? "Left foot" : "Right foot";
                        button.setAttribute("aria-label", `${sensor.title} ${sensor.serialNumber}: ${foot} foot, keep it`);
                        button.addEventListener("click", async () => {
                            button.disabled = true;
                            try { await ask("POST", "/api/v1/station/sensors/side", { address: sensor.address, side: foot }); }
                            catch (error) { complain(document.getElementById("sensor-card"), error.message); }
                            button.blur();
                        });
                        pair.append(button, " ");
                        if (sensor.sides.length) break;
                    }
                }
                row.append(name, side, there, pair);
                return row;
            }

            listen({ station: show });
        }

        """#

    static let calibration = #"""
        "use strict";
        {
            const steps = [...document.querySelectorAll(".steps li")];
            const bar = document.getElementById("share");
            const words = document.getElementById("share-words");
            const next = document.getElementById("next");
            // Which share of the load the left foot carries in each step, as far as it can be told.
            const wanted = { stand: [0.3, 0.7], left: [0.62, 1], right: [0, 0.38], leftLeg: [0.88, 1], rightLeg: [0, 0.12] };
            const needed = 3;
            let place = -1;
            let since = null;

            async function go() {
                if (place >= 0) steps[place].className = "done";
                place += 1;
                since = null;
                if (place >= steps.length) {
                    try { await ask("POST", "/api/v1/station/recording/marks", { text: "calibration: end" }); } catch { /* it goes on */ }
                    location.assign("/live");
                    return;
                }
                const step = steps[place];
                step.className = "now";
                document.getElementById("said").textContent = step.textContent;
                next.textContent = place === steps.length - 1 ? "Done: walk now" : "Next";
                try {
                    await ask("POST", "/api/v1/station/recording/marks", { text: `calibration: ${step.dataset.step}` });
                } catch (error) {
                    complain(document.querySelector("main"), error.message);
                }
            }

            function show(feet) {
                const share = feet.left.loadShare;
                const left = feet.left.load, right = feet.right.load;
                if (left === undefined || right === undefined || left + right < 50) {
                    words.textContent = "No weight on the insoles.";
                    bar.setAttribute("x", "99");
                    return;
                }
                const now = left / (left + right);
                bar.setAttribute("x", String(199 - 200 * now));
                words.textContent = `Left ${Math.round(100 * now)} %, right ${Math.round(100 - 100 * now)} %`;
                const range = wanted[steps[place]?.dataset.step];
                if (!range || share === undefined) return;
                const holds = now >= range[0] && now <= range[1];
                if (!holds) { since = null; return; }
                since ??= feet.time;
                if (feet.time - since >= needed) words.textContent += ": held long enough";
            }

            next.addEventListener("click", go);
            listen({ feet: show });
            go();
        }

        """#
}
