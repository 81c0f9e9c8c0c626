#!/usr/bin/env python3
"""Computes what the importers must give for the real recordings, independently of them.

    python3 real_recordings.py DATA_FOLDER > RealRecordings.swift

Values are in SI units, as they must come out of the decoder: (printed * scale + offset) * factor. Each stream's numbers are
summed up as bit patterns, times the channel's number from 1, modulo 2^64; times as whole nanoseconds, modulo 2^64.
"""
import csv, json, math, os, struct, sys
from fractions import Fraction

DATA = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1
FACTOR = {"m/s2": 1.0, "g": 9.80665, "rad/s": 1.0, "deg/s": math.pi / 180, "N": 1.0, "kPa": 1000.0, "N/cm2": 10000.0,
          "mmHg": 133.322387415, "1": 1.0, "counts": 1.0}

def text(path, encoding="utf-8-sig"):
    with open(os.path.join(DATA, path), encoding=encoding, newline="") as f:
        return f.read().splitlines()

def rounded(t):  # half up, as the vocabulary says
    return (2 * t.numerator + t.denominator) // (2 * t.denominator)

def stream(name, times, rows, units, scales=None):
    """times: Fractions in seconds; rows: lists of float or None."""
    scales = scales or [1.0] * len(units)
    checksum = missing = 0
    for row in rows:
        for channel, (value, unit, scale) in enumerate(zip(row, units, scales)):
            if value is None:
                missing += 1
                continue
            si = (value * scale + 0.0) * FACTOR[unit]
            checksum += (channel + 1) * struct.unpack("<Q", struct.pack("<d", si))[0]
    ns = [rounded(t * 1_000_000_000) for t in times]
    first = [None if v is None else (v * s + 0.0) * FACTOR[u] for v, u, s in zip(rows[0], units, scales)]
    return dict(name=name, count=len(rows), channels=len(units), first=ns[0], last=ns[-1], times=sum(ns) & MASK,
                checksum=checksum & MASK, missing=missing, values=first[:3])

def number(s):
    s = s.strip()
    return None if s in ("", "-") else float(s)

def by_side(lines, delimiter, time, sides, units):
    rows = [l.split(delimiter) for l in lines if l.strip()]
    out = []
    for name, columns in sides:
        kept = [(Fraction(r[time].strip()), [number(r[c]) for c in columns]) for r in rows]
        kept = [(t, v) for t, v in kept if any(x is not None for x in v)]
        out.append(stream(name, [t for t, _ in kept], [v for _, v in kept], units[name]))
    return out

def moticon(path):
    lines = text(path)
    header = next(l for l in lines if l.startswith("# time")).split("\t")
    sides, units = [], {}
    for side in ("left", "right"):
        columns = [i for i, h in enumerate(header) if h.lower().startswith(side + " ") and "label" not in h]
        def unit(h):
            u = h.split("[")[1].rstrip("]")
            return {"N/cm²": "N/cm2", "dps": "deg/s", "g": "g", "N": "N"}.get(u, "1")
        filled = [c for c in columns if any(l.split("\t")[c].strip() for l in lines if not l.startswith("#"))]
        sides.append((side + " insole", filled))
        units[side + " insole"] = [unit(header[c]) for c in filled]
    return by_side([l for l in lines if not l.startswith("#")], "\t", 0, sides, units)

def gaitpdb(path):
    lines = text(path)
    delimiter = None
    if lines[0].startswith("Time"):
        lines, delimiter = lines[1:], ","
    sides = [("left insole", list(range(1, 9)) + [17]), ("right insole", list(range(9, 17)) + [18])]
    return by_side(lines, delimiter, 0, sides, {n: ["N"] * 9 for n, _ in sides})

def xsens(left, right):
    out, firsts = [], []
    for side, path in (("left", left), ("right", right)):
        lines = [l for l in text(path) if not l.startswith("//")]
        header, rows = lines[0].split("\t"), [l.split("\t") for l in lines[1:] if l.strip()]
        columns = [c for c in range(1, len(header)) if any(r[c].strip() for r in rows)]
        units = [{"Acc": "m/s2", "Gyr": "rad/s"}.get(header[c].split("_")[0], "1") for c in columns]
        turns, counts = 0, []
        for r in rows:
            c = int(r[0])
            if counts and c + turns < counts[-1]:
                turns += 65536
            counts.append(c + turns)
        out.append(stream(side + " foot", [Fraction(c, 100) for c in counts], [[number(r[c]) for c in columns] for r in rows], units))
    return out

def xio(path):
    rows, previous = [], None
    for l in text(path)[1:]:
        if l != previous:
            rows.append(l.split(","))
        previous = l
    return [stream("left foot", [Fraction(r[0]) for r in rows], [[float(v) for v in r[1:]] for r in rows],
                   ["deg/s"] * 3 + ["g"] * 3)]

def pedar(path):
    lines = text(path, "latin-1")
    start = next(i for i, l in enumerate(lines) if l.startswith("time[secs]")) + 1
    sides = [("left insole", list(range(1, 100))), ("right insole", list(range(100, 199)))]
    return by_side(lines[start:], "\t", 0, sides, {n: ["kPa"] * 99 for n, _ in sides})

def stappone(path):
    rows = [r for r in csv.reader(text(path))][1:]
    zero = int(rows[0][1])
    return [stream("right insole", [Fraction(int(r[1]) - zero, 1000) for r in rows], [[float(v) for v in r[2:23]] for r in rows],
                   ["m/s2"] * 3 + ["rad/s"] * 3 + ["1"] * 3 + ["counts"] * 12, [0.001] * 3 + [1e-6] * 3 + [1.0] * 15)]

def loadsol(path):
    lines = [l.split("\t") for l in text(path)[4:] if l.strip()]
    out = []
    for name, time, columns, units in (
            ("left insole", 0, range(1, 5), ["N"] * 4), ("left inertial sensor", 5, range(6, 12), ["g"] * 3 + ["rad/s"] * 3),
            ("right insole", 12, range(13, 17), ["N"] * 4), ("right inertial sensor", 17, range(18, 24), ["g"] * 3 + ["rad/s"] * 3)):
        rows, times = [], []
        for l in lines:
            values = [number(l[c]) for c in columns]
            if all(v is None for v in values):
                continue
            if times and Fraction(l[time]) == times[-1]:  # the sample before, once more, after a time that is left out
                assert values == rows[-1]
                continue
            times.append(Fraction(l[time]))
            rows.append(values)
        out.append(stream(name, times, rows, units))
    return out

def xsensor(path):
    rows = list(csv.reader(text(path)))
    frames, i = [], 0
    while i < len(rows):
        key = rows[i][0]
        if key == "FRAME":
            frames.append({})
        elif key == "Time" and "t" not in frames[-1]:
            h, m, s = rows[i][1].strip().split(":")
            frames[-1]["t"] = int(h) * 3600 + int(m) * 60 + Fraction(s)
        elif key == "SENSOR":
            foot = "left" if "-LF" in rows[i][1] else "right"
            while rows[i][0] != "SENSELS":
                i += 1
            cells = []
            while len(cells) < 31 * 11:
                i += 1
                if rows[i][0] != "":
                    cells += [float(v) for v in rows[i][:11]]
            frames[-1][foot] = cells
        i += 1
    out = []
    for foot in ("left", "right"):
        used = [c for c in range(31 * 11) if any(f[foot][c] for f in frames)]
        out.append(stream(foot + " insole", [f["t"] - frames[0]["t"] for f in frames], [[f[foot][c] for c in used] for f in frames],
                          ["mmHg"] * len(used)))
    return out

def mapped(mapping, paths):
    m = json.load(open(os.path.join(HERE, "../mappings", mapping)))
    t, out = m["table"], []
    for side, path in paths:
        lines = text(path)
        delimiter = {"comma": ",", "tab": "\t"}[t["delimiter"]]
        skip, heads = t.get("skipLines", 0), t.get("headerLines", 1)
        header = ["/".join(p) for p in zip(*(lines[skip + k].split(delimiter) for k in range(heads)))]
        rows = [l.split(delimiter) for l in lines[skip + heads:] if l.strip()]
        time = m["time"]
        rate = Fraction(str(time["rate"]))
        if time["kind"] == "rows":
            times = [Fraction(i) / rate for i in range(len(rows))]
        elif time["kind"] == "counter":
            c = header.index(time["column"])
            times = [Fraction(r[c]) / rate for r in rows]
        else:
            times = [Fraction(r[time["column"] - 1]) for r in rows]
        for s in m["streams"]:
            columns = [header.index(c["column"]) for c in s["channels"]]
            name = s["name"] if s["side"] != "file" else side + " " + s["name"]
            out.append(stream(name, times, [[number(r[c]) for c in columns] for r in rows], [c["unit"] for c in s["channels"]],
                              [float(c.get("scale", 1)) for c in s["channels"]]))
    return out

def cases():
    m = "moticon_opengo/"
    for p in ("230927_102114.txt", "230927_102137.txt", "walk_data_with_events/text_export.txt"):
        yield "moticonText", None, [(None, m + p)], moticon(m + p)
    for p in ("csv/GaCo11_01.csv", "csv/JuCo02_01.csv", "original_txt/GaCo01_01.txt", "original_txt/GaCo02_01.txt"):
        p = "gaitpdb_insole_8cell/" + p
        yield "physionetGait", None, [(None, p)], gaitpdb(p)
    for l, r in (("1019_pp01/Xsens/exported000/MT_012000E0_000-000_00B4778E.txt", "1019_pp01/Xsens/exported000/MT_012000E0_000-000_00B47793.txt"),
                 ("1019_pp04/Xsens/exported000/MT_0120039D_000-000_00B47787.txt", "1019_pp04/Xsens/exported000/MT_0120039D_000-000_00B47796.txt")):
        l, r = "movingreality_stroke_foot_imu/" + l, "movingreality_stroke_foot_imu/" + r
        yield "mtManagerText", None, [("left", l), ("right", r)], xsens(l, r)
    p = "xio_gait_tracking/short_walk.csv"
    yield "xioCSV", None, [("left", p)], xio(p)
    p = "pressuRe_exports/"
    yield "pedarASCII", None, [(None, p + "pedar_example.asc")], pedar(p + "pedar_example.asc")
    yield "xsensorCSV", None, [(None, p + "xsensor_data.csv")], xsensor(p + "xsensor_data.csv")
    yield "stapponeCSV", None, [("right", p + "stappone_example.csv")], stappone(p + "stappone_example.csv")
    for q in ("test_poussee_1.txt", "test_poids.txt"):
        q = "loadsol_pro_3zone_imu/" + q
        yield "loadsolText", None, [(None, q)], loadsol(q)
    g = "gaitmap_example/"
    for mapping, p in (("gaitmap-imu-sample.json", "imu_sample.csv"), ("gaitmap-not-rotated.json", "imu_sample_not_rotated.csv"),
                       ("gaitmap-ic-stride.json", "imu_sample_ic_stride.csv"), ("gaitmap-stairs.json", "imu_sample_healthy_stair_down.csv"),
                       ("gaitmap-stairs.json", "imu_sample_healthy_stair_up.csv")):
        yield "mappedTable", mapping, [(None, g + p)], mapped(mapping, [(None, g + p)])
    pair = [("left", g + "imu_sample_ms_left.csv"), ("right", g + "imu_sample_ms_right.csv")]
    yield "mappedTable", "gaitmap-ms.json", pair, mapped("gaitmap-ms.json", pair)
    v = "voisard_ipol497_healthy_foot_imu/"
    for n in ("1-1", "5-1", "8-3"):
        pair = [("left", f"{v}{n}_lf.txt"), ("right", f"{v}{n}_rf.txt")]
        yield "mappedTable", "voisard.json", pair, mapped("voisard.json", pair)

print("// Made by real_recordings.py; do not edit.")
print("import Import")
print("import SensorData\n")
print("extension RealRecording {")
print("    static let all: [RealRecording] = [")
for form, mapping, files, streams in cases():
    name = files[0][1]
    print(f"        RealRecording(")
    print(f"            format: .{form}, mapping: {json.dumps(mapping) if mapping else 'nil'},")
    print("            files: [" + ", ".join(f"({'nil' if s is None else '.' + s}, {json.dumps(p)})" for s, p in files) + "],")
    print("            streams: [")
    for s in streams:
        values = ", ".join("nil" if v is None else repr(v) for v in s["values"])
        print(f"                ExpectedStream(\n                    name: {json.dumps(s['name'])}, count: {s['count']}, channelCount: {s['channels']}, "
              f"missing: {s['missing']},\n                    firstTime: {s['first']}, lastTime: {s['last']}, times: 0x{s['times']:x},\n"
              f"                    checksum: 0x{s['checksum']:x}, firstValues: [{values}]),")
    print("            ]),")
print("    ]\n}")
