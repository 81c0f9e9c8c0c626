"""Scores the analysis of recordings whose truth is known, and compares with a stored table.

accuracy.py PROGRAM DATA TABLE [--update]

Error = analysis minus reference. Events are matched one to one within 150 ms, the nearest pair first, for each foot and kind.
Bias is the median, SD the sample standard deviation. Only Python's standard library is used.
"""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile

PROGRAM, DATA, TABLE = sys.argv[1:4]
MAPPINGS = os.path.join(os.path.dirname(TABLE), "mappings")
SIDES = ("left", "right")
KINDS = ("initialContact", "finalContact")
TOLERANCE = 0.150


def path(*parts):
    return os.path.join(DATA, *parts)


def analyse(*arguments):
    """The analysis of one import."""
    with tempfile.TemporaryDirectory() as folder:
        recording = os.path.join(folder, "walk.gait")
        subprocess.run([PROGRAM, "import", *arguments, "-o", recording], check=True, stdout=subprocess.DEVNULL)
        return json.loads(subprocess.run([PROGRAM, "analyze", recording, "--json"], check=True, capture_output=True).stdout)


def mapping(name):
    return ("--mapping", os.path.join(MAPPINGS, name + ".json"))


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


class Score:
    """Matched, missed and invented events with the errors of the matched ones."""

    def __init__(self):
        self.errors, self.missed, self.invented = [], 0, 0

    def row(self):
        errors = [1000 * e for e in self.errors]
        mean = sum(errors) / len(errors)
        found = len(errors)
        return {
            "found": found, "missed": self.missed, "invented": self.invented,
            "f1": round(2 * found / (2 * found + self.missed + self.invented), 4),
            "bias_ms": round(median(errors), 2),
            "sd_ms": round(math.sqrt(sum((e - mean) ** 2 for e in errors) / max(1, found - 1)), 2),
            "mae_ms": round(sum(abs(e) for e in errors) / found, 2),
            "p95_ms": round(sorted(abs(e) for e in errors)[min(found - 1, int(0.95 * found))], 2),
        }


def match(reference, found):
    """Indices of matched pairs."""
    pairs = sorted((abs(f - r), i, j) for i, r in enumerate(reference) for j, f in enumerate(found) if abs(f - r) <= TOLERANCE + 1e-9)
    result, left, right = [], set(), set()
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i), right.add(j), result.append((i, j))
    return result


def score(table, name, truth, analysis, windows, turns=()):
    """Adds one recording. truth: {(side, kind): [time]}; windows: {side: [(from, to)]} where inventions count."""
    within = lambda t, spans: any(a <= t <= b for a, b in spans)
    for side in SIDES:
        for kind in KINDS:
            reference = sorted(truth.get((side, kind), []))
            if not reference:
                continue
            found = sorted(e["time"] for e in analysis["events"] if e["side"] == side and e["kind"] == kind)
            pairs = match(reference, found)
            place = lambda t: name + (", turns" if within(t, turns) else ", straight" if turns else "")
            get = lambda t: table.setdefault((place(t), kind), Score())
            for i, j in pairs:
                get(reference[i]).errors.append(found[j] - reference[i])
            for i in set(range(len(reference))) - {i for i, _ in pairs}:
                get(reference[i]).missed += 1
            for j in set(range(len(found))) - {j for _, j in pairs}:
                if within(found[j], windows[side]):
                    get(found[j]).invented += 1


def spans(times, hole=1.2):
    """Where labels follow one another without a hole."""
    times, result = sorted(times), []
    for t in times:
        if result and t - result[-1][1] <= hole:
            result[-1][1] = t
        else:
            result.append([t, t])
    return result


def voisard(table, lengths):
    folder = path("voisard_ipol497_healthy_foot_imu")
    for file in sorted(f for f in os.listdir(folder) if f.endswith(".json")):
        stem = os.path.join(folder, file[:-5])
        labels = json.load(open(stem + ".json"))
        truth = {}
        for side in SIDES:
            for lift, contact in labels[side.capitalize() + "FootEvents"]:
                truth.setdefault((side, "finalContact"), []).append(lift / 100)
                truth.setdefault((side, "initialContact"), []).append(contact / 100)
        whole = tuple(x / 100 for x in labels["TrialBoundaries"])
        turn = tuple(x / 100 for x in labels["UTurnBoundaries"])
        analysis = analyse("--left", stem + "_lf.txt", "--right", stem + "_rf.txt", *mapping("voisard"))
        score(table, "voisard", truth, analysis, {s: [whole] for s in SIDES}, [turn])


def gaitmap(table, lengths):
    folder = path("gaitmap_example")
    truth = {}
    for row in csv.DictReader(open(os.path.join(folder, "stride_events_sample.csv"))):
        for kind, column in (("initialContact", "pre_ic"), ("finalContact", "tc"), ("initialContact", "ic")):
            truth.setdefault((row["foot"], kind), set()).add(float(row[column]) / 204.8)
    windows = {s: spans(t for k in KINDS for t in truth[(s, k)]) for s in SIDES}
    heel = marker(os.path.join(folder, "mocap_sample.csv"))
    for name, file, map_name in (("gaitmap", "imu_sample", "gaitmap-imu-sample"), ("gaitmap, raw axes", "imu_sample_not_rotated", "gaitmap-not-rotated")):
        analysis = analyse(os.path.join(folder, file + ".csv"), *mapping(map_name))
        score(table, name, truth, analysis, windows)
        for stride in analysis["strides"]:
            a, b, side = stride["start"], stride["end"], stride["side"]
            if stride["length"] is not None and b - a < 2.5 and any(x - TOLERANCE <= a and b <= y + TOLERANCE for x, y in windows[side]):
                moved = heel(side, a, b)
                if moved is not None:
                    lengths.setdefault(name, []).append(stride["length"] - moved)
    score(table, "gaitmap, every 2nd sample", truth, thinned(os.path.join(folder, "imu_sample.csv")), windows)
    truth = {}
    for row in csv.DictReader(open(os.path.join(folder, "stride_borders_sample_ic_stride.csv"))):
        truth.setdefault((row["foot"], "initialContact"), set()).update((float(row["start"]) / 102.4, float(row["end"]) / 102.4))
    analysis = analyse(os.path.join(folder, "imu_sample_ic_stride.csv"), *mapping("gaitmap-ic-stride"))
    windows = {s: [(a - TOLERANCE, b + TOLERANCE) for a, b in spans(truth[(s, "initialContact")], 1.6)] for s in SIDES}
    score(table, "gaitmap, 102 Hz", truth, analysis, windows)


def thinned(file):
    """The analysis of the example with every second sample left out: the rate alone must not move an event."""
    with tempfile.TemporaryDirectory() as folder, open(file) as source:
        lines = source.read().splitlines(keepends=True)
        table, half = os.path.join(folder, "half.csv"), os.path.join(folder, "half.json")
        with open(table, "w") as handle:
            handle.writelines(lines[:2] + lines[2::2])
        description = open(os.path.join(MAPPINGS, "gaitmap-imu-sample.json")).read()
        with open(half, "w") as handle:
            handle.write(description.replace("1024/5", "512/5"))
        return analyse(table, "--mapping", half)


def marker(file):
    """Displacement of the heel marker between two moments, in metres; nil outside the capture."""
    with open(file) as handle:
        rows = csv.reader(handle)
        names, axes = next(rows), next(rows)
        data = [[float(x) if x else math.nan for x in row] for row in rows if row]
    columns = {s: [i for i, (n, a) in enumerate(zip(names, axes)) if n == m and a in "xy"] for s, m in (("left", "L_FCC"), ("right", "R_FCC"))}

    def position(side, time):
        place = time * 100
        index = int(place)
        if place < 0 or index + 1 >= len(data):
            return None
        return [(data[index][c] * (1 - place + index) + data[index + 1][c] * (place - index)) / 1000 for c in columns[side]]

    def moved(side, start, end):
        a, b = position(side, start), position(side, end)
        if a is None or b is None:
            return None
        length = math.hypot(b[0] - a[0], b[1] - a[1])
        return None if math.isnan(length) else length

    return moved


def moticon(table, lengths):
    for walk, report in (("230927_102114", "230927_10_21_14"), ("230927_102137", "230927_10_21_37")):
        truth = {}
        rows = list(csv.DictReader(open(path("moticon_opengo", "gait_report_%s_steps.csv" % report))))
        for row in rows:
            for kind, column in (("initialContact", "Initial contact (s)"), ("finalContact", "Toe off (s)")):
                truth.setdefault((row["Side"], kind), []).append(float(row[column]))
        windows = {s: [(min(truth[(s, "initialContact")]), max(truth[(s, "finalContact")]))] for s in SIDES}
        analysis = analyse(path("moticon_opengo", walk + ".txt"))
        score(table, "moticon", truth, analysis, windows)
        for row in rows:
            if not row["Stride length (m)"]:
                continue
            start = float(row["Initial contact (s)"])
            near = [s for s in analysis["strides"] if s["side"] == row["Side"] and abs(s["start"] - start) < 0.1 and s["length"] is not None]
            if near:
                lengths.setdefault("moticon", []).append(near[0]["length"] - float(row["Stride length (m)"]))


def loop(figures):
    """A closed loop of one foot; and stairs, where no stride is level walking."""
    metrics = analyse("--left", path("xio_gait_tracking", "short_walk.csv"))["metrics"]
    figures["xio, loop closure"] = {"mm": round(1000 * metrics["loopClosure"], 1)}


def stairs(figures):
    for way in ("up", "down"):
        analysis = analyse(path("gaitmap_example", "imu_sample_healthy_stair_%s.csv" % way), *mapping("gaitmap-stairs"))
        figures["stairs %s, strides taken for level walking" % way] = {"strides": sum(s["rejected"] is None for s in analysis["strides"])}


def treadmill(figures):
    """Two people after a stroke on a self-paced belt: its speed is known as one number, to 0.05 m/s.

    The two feet, each integrated alone, go at one speed: what differs between them is error.
    """
    folder = path("movingreality_stroke_foot_imu")
    angles = {r["participantID"]: float(r["FSA"]) for r in csv.DictReader(open(os.path.join(folder, "reference", "mean_foot_strike_angle.csv")))}
    for person, left, right, who in (("pp01", "8E", "93", "1019_MR001"), ("pp04", "87", "96", "1019_MR004")):
        files = os.path.join(folder, "1019_" + person, "Xsens", "exported000")
        name = lambda end: os.path.join(files, next(f for f in os.listdir(files) if f.endswith(end + ".txt")))
        analysis = analyse("--left", name(left), "--right", name(right))
        feet = [[s for s in analysis["strides"] if s["side"] == side] for side in SIDES]
        figures["treadmill %s, strides left - right" % person] = {"strides": abs(len(feet[0]) - len(feet[1]))}
        found = [analysis["metrics"]["footStrikeAngle" + side] for side in ("Left", "Right")]
        figures["treadmill %s, foot strike angle" % person] = {"degrees": round(abs(sum(found) / 2 - angles[who]), 2)}
        speeds = [[(0.5 * (s["start"] + s["end"]), s["length"] / (s["end"] - s["start"])) for s in foot if s["rejected"] is None] for foot in feet]
        differences = []
        for (before, slow), (after, fast) in zip(speeds[1], speeds[1][1:]):
            for middle, speed in speeds[0]:
                if before <= middle < after and after - before < 3:
                    other = slow + (fast - slow) * (middle - before) / (after - before)
                    differences.append(100 * (speed / other - 1))
        figures["treadmill %s, speed left / right" % person] = {
            "bias_percent": round(median(differences), 2), "mae_percent": round(sum(map(abs, differences)) / len(differences), 2)}


def main():
    table, lengths, figures, absent = {}, {}, {}, []
    for folder, function in (("voisard_ipol497_healthy_foot_imu", voisard), ("gaitmap_example", gaitmap), ("moticon_opengo/gait_report_230927_10_21_14_steps.csv", moticon)):
        if os.path.exists(path(folder)):
            function(table, lengths)
        else:
            absent.append(folder)
    for folder, function in (("xio_gait_tracking", loop), ("gaitmap_example", stairs), ("movingreality_stroke_foot_imu", treadmill)):
        if os.path.exists(path(folder)):
            function(figures)
        else:
            absent.append(folder)
    result = {"%s, %s" % key: value.row() for key, value in sorted(table.items())}
    for name, errors in sorted(lengths.items()):
        result[name + ", stride length"] = {
            "found": len(errors), "bias_cm": round(100 * median(errors), 2), "mae_cm": round(100 * sum(map(abs, errors)) / len(errors), 2)}
    result.update(figures)
    print("%-38s %6s %6s %8s %7s %8s %7s %7s %7s" % ("", "found", "missed", "invented", "F1", "bias ms", "SD ms", "MAE ms", "p95 ms"))
    for name, row in result.items():
        if "mae_cm" in row:
            print("%-38s %6d  bias %.2f cm, MAE %.2f cm" % (name, row["found"], row["bias_cm"], row["mae_cm"]))
        elif name in figures:
            print("%-46s  %s" % (name, ", ".join("%s %s" % (value, key.replace("_", " ")) for key, value in row.items())))
        else:
            print("%-38s %6d %6d %8d %7.4f %8.2f %7.2f %7.2f %7.2f" % (
                name, row["found"], row["missed"], row["invented"], row["f1"], row["bias_ms"], row["sd_ms"], row["mae_ms"], row["p95_ms"]))
    for folder in absent:
        print("!!! NOT SCORED: %s is not on this machine" % folder)
    if "--update" in sys.argv:
        with open(TABLE, "w") as handle:
            json.dump(result, handle, indent=1, sort_keys=True)
            handle.write("\n")
        return 0
    stored = json.load(open(TABLE))
    worse = []
    for name, row in result.items():
        before = stored.get(name)
        if before is None:
            worse.append("%s: not in the stored table" % name)
            continue
        for key, slack in (("f1", -0.0005), ("mae_ms", 0.05), ("sd_ms", 0.05), ("mae_cm", 0.02), ("mm", 1), ("strides", 0.5), ("degrees", 0.05), ("mae_percent", 0.05)):
            if key in row and (row[key] < before[key] + slack if slack < 0 else row[key] > before[key] + slack):
                worse.append("%s: %s %s, was %s" % (name, key, row[key], before[key]))
    if worse:
        print("\nWorse than the stored table (tools/accuracy --update stores a new one; say why in the commit):", file=sys.stderr)
        print("\n".join("  " + line for line in worse), file=sys.stderr)
        return 1
    print("Nothing is worse than the stored table.")
    return 0


sys.exit(main())
