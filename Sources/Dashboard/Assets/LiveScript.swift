/// The live page's script: draws what the station says, and keeps nothing but the last seconds.
enum LiveScript {
    static let text = #"""
        "use strict";
        {
            const svg = "http://www.w3.org/2000/svg";
            const sides = ["left", "right"];
            const width = 112, height = 280;
            // Outline of a right sole: outwards and forwards, in mm of a sole of 265 mm.
            const outline = [[2, 0], [22, 5], [31, 24], [32, 55], [34, 90], [40, 130], [46, 165], [46, 195], [40, 222], [27, 243],
                [8, 257], [-14, 265], [-32, 260], [-41, 240], [-42, 208], [-39, 180], [-31, 145], [-24, 105], [-25, 60], [-28, 28], [-19, 5]];
            const soles = {};
            let highest = 40;
            const strip = { left: [], right: [] };
            const seconds = 10;

            const make = (name, attributes) => {
                const element = document.createElementNS(svg, name);
                for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
                return element;
            };

            // The insole's millimetres on the drawing; y is to the person's left, which on paper is to the left too.
            const place = (x, y, length) => [width / 2 - y * 265 / length, height - 7 - x * 265 / length];

            // Catmull and Rom's curve through the points, as Bézier pieces.
            function smooth(points) {
                const at = (index) => points[(index + points.length) % points.length];
                return points.reduce((path, from, index) => {
                    const [before, to, after] = [at(index - 1), at(index + 1), at(index + 2)];
                    const piece = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6,
                        to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6, to[0], to[1]];
                    return `${path}C${piece.map((number) => number.toFixed(1)).join(" ")}`;
                }, `M${points[0].map((number) => number.toFixed(1)).join(" ")}`) + "Z";
            }

            function drawSole(side, cells) {
                const picture = document.getElementById(`sole-${side}`);
                picture.querySelectorAll("rect,path,circle").forEach((old) => old.remove());
                const length = Math.max(200, ...cells.map((cell) => cell.x)) + (cells.length ? 18 : 0);
                const mirrored = outline.map(([out, forwards]) => {
                    const across = side === "right" ? out : -out;
                    return [width / 2 + across, height - 7 - forwards];
                });
                picture.append(make("path", { class: "outline", d: smooth(mirrored) }));
                soles[side] = { length, trail: [], cells: cells.map((cell) => {
                    const size = Math.sqrt(cell.area || 500) * 0.92 * 265 / length;
                    const [x, y] = place(cell.x, cell.y, length);
                    const rectangle = make("rect", { class: "cell", x: x - size / 2, y: y - size / 2, width: size, height: size, rx: size * 0.3 });
                    picture.append(rectangle);
                    return rectangle;
                }) };
                soles[side].path = make("path", { class: "trail", d: "M0 0" });
                soles[side].centre = make("circle", { class: "centre", r: 0, cx: 0, cy: 0 });
                picture.append(soles[side].path, soles[side].centre);
            }

            // From nearly white to dark, as in the report.
            function shade(share) {
                const part = Math.min(1, Math.max(0, share));
                const mix = [[241, 16], [244, 58], [247, 82]].map(([from, to]) => Math.round(from + (to - from) * part));
                return `rgb(${mix.join(",")})`;
            }

            function showFoot(side, foot) {
                const sole = soles[side];
                if (!sole) return;
                for (const [index, cell] of sole.cells.entries()) {
                    const value = foot.cells[index] ?? 0;
                    highest = Math.max(highest, value);
                    cell.style.fill = shade(value / highest);
                }
                if (foot.centreOfPressure) {
                    const [x, y] = place(foot.centreOfPressure[0], foot.centreOfPressure[1], sole.length);
                    sole.centre.setAttribute("r", "5");
                    sole.centre.setAttribute("cx", x.toFixed(1));
                    sole.centre.setAttribute("cy", y.toFixed(1));
                    sole.trail.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
                    if (sole.trail.length > 40) sole.trail.shift();
                    sole.path.setAttribute("d", `M${sole.trail.join("L")}`);
                } else {
                    sole.centre.setAttribute("r", "0");
                    sole.trail = [];
                    sole.path.setAttribute("d", "M0 0");
                }
                const load = document.getElementById(`load-${side}`);
                const text = !foot.isConnected ? texts.noSensor : foot.load === undefined ? texts.noLoad : `${Math.round(foot.load)} N`;
                if (load.textContent !== text) load.textContent = text;
            }

            function showStrip(feet) {
                for (const side of sides) {
                    const list = strip[side];
                    const last = list[list.length - 1];
                    if (feet[side].contact) {
                        if (last && last.open) last.end = feet.time; else list.push({ start: feet.time, end: feet.time, open: true });
                    } else if (last) last.open = false;
                    while (list.length && list[0].end < feet.time - seconds) list.shift();
                    const row = side === "left" ? 16 : 48;
                    const told = feet[side].contacts?.map(([start, end]) => ({ start: feet.time + start, end: feet.time + end }));
                    const path = (told ?? list).map(({ start, end }) => {
                        const from = 1000 * (1 - (feet.time - Math.max(start, feet.time - seconds)) / seconds);
                        const to = 1000 * (1 - (feet.time - end) / seconds);
                        return `M${from.toFixed(0)} ${row}H${Math.max(to, from + 2).toFixed(0)}`;
                    }).join("");
                    document.getElementById(`strip-${side}`).setAttribute("d", path || "M0 -20");
                }
            }

            const figure = (id, text) => {
                const place = document.getElementById(id);
                if (place.textContent !== text) place.textContent = text;
            };

            function showFeet(feet) {
                window.lastFeet = feet;
                for (const side of sides) showFoot(side, feet[side]);
                document.getElementById("no-places").hidden =
                    !sides.some((side) => feet[side].load !== undefined && soles[side].cells.length === 0);
                showStrip(feet);
                figure("cadence", feet.cadence ? `${Math.round(feet.cadence)} /min` : "–");
                const share = feet.left.loadShare;
                figure("shares", share === undefined ? "–" : `${Math.round(100 * share)} : ${Math.round(100 - 100 * share)}`);
                const steps = sides.map((side) => feet[side].stepTime);
                figure("steps", steps.every((step) => step) ? steps.map((step) => decimal(step, 2)).join(" : ") + " s" : "–");
            }

            function showCurves(curves) {
                const picture = document.getElementById("curves");
                picture.querySelectorAll(".curve").forEach((old) => old.remove());
                const all = sides.flatMap((side) => curves[side].flat());
                if (!all.length) return;
                const top = Math.max(200, Math.ceil(Math.max(...all) / 200) * 200);
                document.getElementById("curves-top").textContent = `${top} N`;
                for (const side of sides) {
                    curves[side].forEach((curve, index) => {
                        const points = curve.map((value, point) => `${(point * 1000 / (curve.length - 1)).toFixed(0)} ${(300 - 300 * value / top).toFixed(1)}`);
                        const newest = index === curves[side].length - 1 ? " newest" : "";
                        picture.append(make("path", { class: `curve line-${side}${newest}`, d: `M${points.join("L")}` }));
                    });
                }
            }

            function showProgress(progress) {
                figure("strides", String(progress.strides));
                const rows = document.querySelector("#symmetry tbody");
                const words = progress.words[texts.language];
                const found = words?.findings ?? progress.findings;
                rows.replaceChildren(...progress.lines.map((line, index) => {
                    const row = document.createElement("tr");
                    const name = document.createElement("th");
                    name.scope = "row";
                    name.textContent = words?.names[index] ?? line.name;
                    const number = document.createElement("td");
                    number.className = "number";
                    number.textContent = line.lower === undefined ? `${signed(line.value)} %`
                        : fill(texts.interval, { value: signed(line.value), lower: signed(line.lower), upper: signed(line.upper) });
                    const cell = document.createElement("td");
                    cell.className = "picture";
                    // As in the report: more on the left leans to the left.
                    const picture = make("svg", { viewBox: "0 0 200 24", preserveAspectRatio: "none", "aria-hidden": "true" });
                    const x = (value) => 100 - Math.min(98, Math.max(-98, value * 98 / 30));
                    const side = line.value > 0 ? "left" : "right";
                    picture.append(make("path", { class: "base", d: "M0 12H200" }), make("path", { class: "zero", d: "M100 0V24" }));
                    if (line.lower !== undefined) {
                        const [from, to] = [x(line.upper), x(line.lower)];
                        picture.append(make("path", { class: `interval line-${side}`, d: `M${from} 4V20M${from} 12H${to}M${to} 4V20` }));
                    }
                    picture.append(make("path", { class: `mark line-${side}`, d: `M${x(line.value)} 12h.01` }));
                    cell.append(picture);
                    row.append(name, number, cell);
                    return row;
                }));
                document.getElementById("too-early").hidden = progress.lines.length > 0;
                document.getElementById("symmetry").hidden = progress.lines.length === 0;
                const list = document.getElementById("findings");
                const text = found.join("\n");
                if (list.dataset.shown === text) return;
                list.dataset.shown = text;
                const items = found.length ? found : [texts.nothingStandsOut];
                list.replaceChildren(...items.map((finding) => {
                    const item = document.createElement("li");
                    item.textContent = finding;
                    return item;
                }));
            }

            let phase = "";
            function showStation(station) {
                const state = document.getElementById("state");
                state.className = `state ${station.phase}`;
                state.querySelector("strong").textContent = station.phase === "recording"
                    ? recordingOf(station.recording) : station.phase === "ready" ? texts.notRecording : texts.looking;
                const missing = station.sensors.reduce((sum, sensor) => sum + sensor.lostFrames, 0);
                const away = station.sensors.filter((sensor) => !sensor.isConnected && !sensor.trouble).length;
                const batteries = station.sensors.filter((sensor) => sensor.battery !== undefined).map((sensor) => `${sensor.battery} %`);
                state.querySelector(".words span").textContent = [
                    station.recording ? clock(station.recording.seconds) : "", lost(missing),
                    batteries.length ? fill(texts.batteries, { percents: batteries.join(", ") }) : "",
                ].filter(Boolean).join(" · ");
                const alarm = document.getElementById("alarm");
                alarm.textContent = away ? (away === 1 ? texts.oneAway : texts.allAway) : station.trouble ? told(station.trouble) : "";
                alarm.hidden = !alarm.textContent;
                document.getElementById("stop").hidden = station.phase !== "recording";
                if (phase === "recording" && station.phase !== "recording" && station.lastRecording) {
                    leadTo(`/recordings/${station.lastRecording}`);
                }
                phase = station.phase;
            }

            for (const side of sides) drawSole(side, []);
            listen({
                station: showStation,
                layout: (layout) => { for (const side of sides) drawSole(side, layout[side]); },
                feet: showFeet, curves: showCurves, progress: showProgress,
            });
        }

        """#
}
