"""Repeats a recording to a given length, runs gaitmap and Heelstrike on it in turn, and prints what they cost.

Each program is a process of its own, measured from its start to its end by the kernel (wait4): processor time in
user and system mode, and the largest resident set. Run by tools/compare-gaitmap.
"""

import argparse
import json
import os
import statistics
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from measured import measure, processor, total_memory  # noqa: E402

RATE = 204.8  # Hz, of gaitmap's example recording
HEADER_LINES = 2


def repeat(source, target, minutes):
    """Writes the recording end to end until it lasts `minutes`, its first column counting on; returns the samples."""
    wanted = round(minutes * 60 * RATE)
    with open(source, encoding="utf-8") as file:
        header = [next(file) for _ in range(HEADER_LINES)]
        rows = [line.split(",", 1)[1] for line in file if line.strip()]
    with open(target + ".part", "w", encoding="utf-8") as file:
        file.writelines(header)
        file.writelines(f"{index},{rows[index % len(rows)]}" for index in range(wanted))
    os.replace(target + ".part", target)
    return wanted


def median(runs):
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def sum_of(first, second):
    """Two processes one after the other: times add up, the larger memory counts."""
    return {
        "cpu": first["cpu"] + second["cpu"],
        "wall": first["wall"] + second["wall"],
        "memory": max(first["memory"], second["memory"]),
    }


def row(name, figure, floor):
    memory = "" if figure.get("memory") is None else f"{figure['memory']:.0f}"
    if figure.get("memory") is not None and figure["memory"] <= floor:
        memory = f"<{floor:.0f}"
    print(f"{name:<44}{figure['cpu']:>9.3f}{figure['wall']:>9.3f}{memory:>11}")


def ratio_row(name, theirs, ours):
    memory = f"{theirs['memory'] / ours['memory']:.1f}" if theirs.get("memory") else ""
    print(f"{name:<44}{theirs['cpu'] / ours['cpu']:>9.1f}{theirs['wall'] / ours['wall']:>9.1f}{memory:>11}")


def by_foot(counts):
    return f"{sum(counts.values())} (left {counts['left_sensor']}, right {counts['right_sensor']})"


def our_strides(path):
    """Counts of Heelstrike's analysis: every stride, and those its means are made of."""
    with open(path, encoding="utf-8") as file:
        strides = json.load(file)["strides"]
    counted = [stride for stride in strides if stride["rejected"] is None]
    feet = {f"{side}_sensor": sum(stride["side"] == side for stride in counted) for side in ("left", "right")}
    times = [stride["end"] - stride["start"] for stride in counted]
    lengths = [stride["length"] for stride in counted if stride["length"] is not None]
    return (
        f"{len(strides)} found, {by_foot(feet)} counted; "
        f"median {statistics.median(times):.3f} s, {statistics.median(lengths):.3f} m"
    )


parser = argparse.ArgumentParser()
for name in ("source", "cache", "heelstrike", "mapping", "pipeline"):
    parser.add_argument(f"--{name}", required=True)
parser.add_argument("--python", help="the Python that has gaitmap; without it only Heelstrike runs")
parser.add_argument("--minutes", type=float, required=True)
parser.add_argument("--runs", type=int, required=True)
options = parser.parse_args()

base = os.path.join(options.cache, f"gaitmap-{options.minutes:g}-minutes")
table, recording, analysis = base + ".csv", base + ".gait", base + ".json"
samples = repeat(options.source, table, options.minutes)
commands = {
    "import": [options.heelstrike, "import", table, "--mapping", options.mapping, "--overwrite", "-o", recording],
    "analyze": [options.heelstrike, "analyze", recording, "--json"],
}
if options.python:
    commands["gaitmap"] = [options.python, options.pipeline, table, str(RATE)]

# The kernel counts a child's memory from before it has become the other program: nothing below this can be told.
floor = measure(["true"], base + ".true.txt")["memory"]

load = os.getloadavg()[0]
runs = {name: [] for name in commands}
for number in range(options.runs):
    for name in ("gaitmap", "import", "analyze"):
        if name not in commands:
            continue
        runs[name].append(measure(commands[name], analysis if name == "analyze" else f"{base}.{name}.txt"))
        last = runs[name][-1]
        print(f"    run {number + 1} of {options.runs}, {name}: {last['cpu']:.3f} s of processor time", flush=True)

figures = {name: median(all_runs) for name, all_runs in runs.items()}
ours = sum_of(figures["import"], figures["analyze"])
theirs = warm = None
if options.python:
    theirs = figures["gaitmap"]
    measure(commands["gaitmap"] + ["2"], base + ".gaitmap-twice.txt")
    with open(base + ".gaitmap-twice.txt", encoding="utf-8") as file:
        passes = json.load(file)
    warm = passes["passes"][1]

print()
print(f"Recording  {options.minutes:g} min of both feet, {samples} samples a foot at {RATE} Hz (gaitmap's imu_sample)")
print(f"Machine    {os.cpu_count()} cores, {processor()}, {total_memory():.1f} GiB; load {load:.1f} at the start")
print(f"Date       {time.strftime('%Y-%m-%d %H:%M %Z')}; medians of {options.runs} runs")
for name in ("gaitmap", "import", "analyze"):
    if name in commands:
        words = [os.path.relpath(word) if word.startswith("/") else word for word in commands[name]]
        print(f"{name:<11}{' '.join(words)}")
print()
print(f"{'':<44}{'CPU s':>9}{'wall s':>9}{'peak MiB':>11}")
if theirs:
    row("gaitmap 2.6.0, whole process", theirs, floor)
    row("gaitmap 2.6.0, second pass of one process*", {"cpu": warm["cpu"], "wall": warm["wall"]}, floor)
row("heelstrike import", figures["import"], floor)
row("heelstrike analyze --json", figures["analyze"], floor)
row("heelstrike, both", ours, floor)
if theirs:
    ratio_row("gaitmap / heelstrike", theirs, ours)
    ratio_row("gaitmap, second pass* / heelstrike", {"cpu": warm["cpu"], "wall": warm["wall"]}, ours)
print()
if theirs:
    print("* one run: without starting Python, importing, and compiling at first use; Heelstrike has no such part left out.")
    print(f"  importing {passes['importing']:.2f} s; " + ", ".join(f"{k} {v:.2f} s" for k, v in warm["steps"].items()))
    print(
        f"Strides, gaitmap:    {by_foot(warm['segments'])} found, {by_foot(warm['strides'])} measured; "
        f"median {warm['stride_time']:.3f} s, {warm['stride_length']:.3f} m"
    )
print(f"Strides, heelstrike: {our_strides(analysis)}")
