/// The pages' scripts but that of the live page: plain, without a library, the same interface as every other program's.
enum StationScript {
    static let common = #"""
        "use strict";
        // Puts values into a sentence: fill("{count} frames lost", { count: 3 }).
        const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
        const told = (trouble) => fill(texts.troubles[trouble.kind] ?? "{detail}", { detail: trouble.detail ?? "" });
        const lost = (count) => count === 0 ? texts.nothingLost : count === 1 ? texts.oneLost : fill(texts.manyLost, { count });
        const csrf = document.querySelector('meta[name="csrf-token"]')?.content ?? "";

        const decimal = (value, places) => new Intl.NumberFormat(texts.language,
            { minimumFractionDigits: places, maximumFractionDigits: places }).format(value);
        // With its sign, unless nothing but zeros is shown.
        function signed(value) {
            const digits = decimal(Math.abs(value), 1);
            return `${!/[1-9]/.test(digits) ? "" : value > 0 ? "+" : "−"}${digits}`;
        }

        // One way on, also when an answer and the station's own message both lead there: a second would cut off the first.
        let way;
        function leadTo(path) {
            if (way === path) return;
            way = path;
            location.assign(path);
        }
        addEventListener("pageshow", (event) => { if (event.persisted) way = undefined; });

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
                throw new Error(texts.noAnswer);
            }
            const text = await answer.text();
            const result = text && answer.headers.get("Content-Type")?.startsWith("application/json") ? JSON.parse(text) : {};
            if (answer.status === 401 && !location.pathname.startsWith("/sign-in")) leadTo("/sign-in");
            if (!answer.ok) throw new Error(result.problem ?? fill(texts.answered, { status: answer.status }));
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

        // All forms that ask for the same.
        const alike = (form) => [...document.querySelectorAll("form[data-api]")].filter((one) => one.dataset.api === form.dataset.api);

        function complain(form, text) {
            let place = form.querySelector(".problem");
            if (!place) {
                place = document.createElement("p");
                place.className = "problem";
                place.setAttribute("role", "alert");
                // In a long form where the hand is, and else at its beginning.
                if (form.matches(".mapping")) form.querySelector(".actions").before(place);
                else form.prepend(place);
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
                    if (then) leadTo(then.replace("{id}", encodeURIComponent(result.id ?? "")));
                    else {
                        // Whoever works with the keyboard goes on from here and not from the top of the page.
                        sessionStorage.setItem("focus", JSON.stringify([location.pathname, alike(form).indexOf(form), form.dataset.api,
                            [...document.querySelectorAll("details[id][open]")].map((one) => one.id)]));
                        location.reload();
                    }
                } catch (error) {
                    complain(form, error.message);
                    button.disabled = false;
                    if (document.activeElement === document.body) button.focus();
                }
            });
        }

        try {
            const [path, index, api, open] = JSON.parse(sessionStorage.getItem("focus"));
            sessionStorage.removeItem("focus");
            if (path === location.pathname) {
                const main = document.querySelector("main");
                for (const id of open) document.getElementById(id).open = true;
                const form = [...document.querySelectorAll("form[data-api]")].filter((one) => one.dataset.api === api)[index];
                const next = form?.querySelector("button[type=submit]") ?? main;
                if (next === main) main.tabIndex = -1;
                next.focus();
            }
        } catch { /* nothing was left */ }

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

        const recordingOf = (recording) => recording.patientCode
            ? fill(texts.recording, { code: recording.patientCode }) : texts.recordingWithoutPatient;

        // A report's frame is as high as the report: one scroll bar is enough. The report runs nothing; it is measured from here.
        for (const frame of document.querySelectorAll("iframe.frame")) {
            const fit = () => {
                const content = frame.contentDocument?.documentElement;
                // With the frame's own border.
                if (content) frame.style.height = `${Math.ceil(content.getBoundingClientRect().height) + 2}px`;
            };
            const watch = new ResizeObserver(() => requestAnimationFrame(fit));
            const begin = () => {
                const content = frame.contentDocument;
                // Before it has come there is an empty page or none at all, and what was refused is another's.
                if (!content?.documentElement || content.URL === "about:blank") return;
                watch.disconnect();
                watch.observe(content.documentElement);
                fit();
            };
            frame.addEventListener("load", begin);
            begin();
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
            let sensors;
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
                    title.textContent = recordingOf(station.recording);
                    words.textContent = fill(texts.soFar, { time: clock(station.recording.seconds) });
                } else if (station.phase === "ready") {
                    title.textContent = texts.ready;
                    words.textContent = there === 1 ? texts.oneSends : fill(texts.manySend, { count: there });
                } else {
                    title.textContent = texts.looking;
                    words.textContent = texts.plugIn;
                }
                if (station.phase !== phase) {
                    phase = station.phase;
                    document.getElementById("said").textContent = title.textContent;
                }
                stop.hidden = station.phase !== "recording";
                begin.hidden = station.phase === "recording";
                begin.querySelector("button").disabled = station.phase !== "ready";
                const problem = document.getElementById("problem");
                problem.hidden = !station.trouble;
                problem.textContent = station.trouble ? told(station.trouble) : "";
                sensors = station.sensors;
                showSensors();
            }

            function showSensors() {
                if (!sensors) return;
                const key = JSON.stringify(sensors);
                // What somebody is about to press stays where it is, until they leave it.
                if (key === shown || rows.contains(document.activeElement)) return;
                shown = key;
                rows.replaceChildren(...sensors.map(row));
                document.getElementById("no-sensor").hidden = sensors.length > 0;
                document.getElementById("sensors").hidden = sensors.length === 0;
            }
            rows.addEventListener("focusout", () => setTimeout(showSensors));

            // A button that says which foot a sensor is on.
            function worn(sensor, foot, text, label) {
                const button = document.createElement("button");
                button.className = "small quiet";
                button.textContent = text;
                button.setAttribute("aria-label", fill(label, { sensor: `${sensor.title} ${sensor.serialNumber || sensor.address}` }));
                button.addEventListener("click", async () => {
                    button.disabled = true;
                    try { await ask("POST", "/api/v1/station/sensors/side", { address: sensor.address, side: foot }); }
                    catch (error) { complain(document.getElementById("sensor-card"), error.message); }
                    // The row is made anew; the way goes on below it.
                    document.querySelector("#sensor-card form button").focus();
                    // A button that was disabled lost the focus without a word.
                    showSensors();
                });
                return button;
            }

            function row(sensor) {
                const row = document.createElement("tr");
                const name = document.createElement("th");
                name.scope = "row";
                name.textContent = sensor.trouble?.kind === "mappingMissing" ? texts.printsRows
                    : sensor.title || texts.noSensorTitle;
                const number = document.createElement("span");
                number.className = "note";
                number.textContent = ` ${sensor.serialNumber || sensor.address}`;
                name.append(number);
                const side = cell("", "");
                for (const foot of sensor.sides) side.append(tag(foot === "left" ? texts.left : texts.right, foot), " ");
                if (!sensor.isKnown && !sensor.trouble) side.append(tag(texts.new, ""));
                const there = cell("", "");
                if (sensor.trouble) there.textContent = told(sensor.trouble);
                else if (sensor.isConnected) there.textContent = texts.sends;
                else there.append(tag(texts.notThere, "lost"));
                if (!sensor.trouble) {
                    const battery = sensor.battery === undefined ? texts.batteryUnknown : fill(texts.battery, { percent: sensor.battery });
                    const more = document.createElement("span");
                    more.className = "note";
                    more.textContent = ` · ${battery} · ${lost(sensor.lostFrames)}`;
                    there.append(more);
                }
                const pair = document.createElement("td");
                const isUsable = !sensor.trouble || sensor.trouble.kind === "sideUnknown";
                if ((!sensor.isKnown || !sensor.sides.length) && isUsable && phase !== "recording") {
                    const sides = sensor.sides.length ? sensor.sides : ["left", "right"];
                    for (const foot of sides) {
                        const text = sensor.sides.length ? texts.keep : foot === "left" ? texts.leftFoot : texts.rightFoot;
                        pair.append(worn(sensor, foot, text, foot === "left" ? texts.keepLeft : texts.keepRight), " ");
                        if (sensor.sides.length) break;
                    }
                } else if (sensor.isKnown && sensor.maySwap && isUsable && phase !== "recording") {
                    const other = sensor.sides[0] === "left" ? "right" : "left";
                    pair.append(worn(sensor, other, texts.otherFoot, other === "left" ? texts.swapToLeft : texts.swapToRight));
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
                    leadTo("/live");
                    return;
                }
                const step = steps[place];
                step.className = "now";
                document.getElementById("said").textContent = step.textContent;
                next.textContent = place === steps.length - 1 ? texts.doneWalk : texts.next;
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
                    words.textContent = texts.noWeight;
                    bar.setAttribute("x", "99");
                    return;
                }
                const now = left / (left + right);
                bar.setAttribute("x", String(199 - 200 * now));
                const shares = fill(texts.shares, { left: Math.round(100 * now), right: Math.round(100 - 100 * now) });
                words.textContent = shares;
                const range = wanted[steps[place]?.dataset.step];
                if (!range || share === undefined) return;
                const holds = now >= range[0] && now <= range[1];
                if (!holds) { since = null; return; }
                since ??= feet.time;
                if (feet.time - since >= needed) words.textContent = fill(texts.held, { shares });
            }

            next.addEventListener("click", go);
            listen({ feet: show });
            go();
        }

        """#
}
