"""Measures whole runs of heelstrike, its stages, and a live session, and prints the tables. Run by tools/benchmarks/run."""

import argparse
import os
import re
import select
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from measured import measure, processor, total_memory  # noqa: E402

parser = argparse.ArgumentParser()
for name in ("heelstrike", "benchmarks", "folder"):
    parser.add_argument(f"--{name}", required=True)
parser.add_argument("--minutes", type=int, nargs="+", required=True)
parser.add_argument("--live", type=int, required=True)
parser.add_argument("--runs", type=int, required=True)
options = parser.parse_args()


def recording(minutes):
    return os.path.join(options.folder, f"{minutes}-minutes.gait")


def median(figures):
    return {key: statistics.median(figure[key] for figure in figures) for key in figures[0]}


def whole_programs():
    print("\nanalyze --json, whole program, medians\n")
    print(f"{'minutes':>8}{'CPU s':>10}{'wall s':>10}{'peak MiB':>10}{'JSON MB':>10}")
    output = os.path.join(options.folder, "analysis.json")
    seconds = {}
    for minutes in options.minutes:
        runs = options.runs if minutes <= 60 else 1
        command = [options.heelstrike, "analyze", recording(minutes), "--json"]
        figure = median([measure(command, output) for _ in range(runs)])
        seconds[minutes] = figure["cpu"]
        size = os.path.getsize(output) / 1e6
        print(f"{minutes:>8}{figure['cpu']:>10.3f}{figure['wall']:>10.3f}{figure['memory']:>10.0f}{size:>10.1f}")
    if 10 in seconds and 60 in seconds:
        print(f"\n60 minutes take {seconds[60] / seconds[10]:.2f} times as much processor time as 10.")


def stages():
    minutes = 10 if 10 in options.minutes else options.minutes[0]
    command = [os.path.join(options.benchmarks, "stage-benchmark"), recording(minutes), str(options.runs)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    print(f"\nStages, {minutes} minutes, processor seconds, medians\n")
    for name, value in (line.split("\t") for line in lines):
        print(f"{name:<28}{float(value):>8.3f}")


def simulated_foot(foot, duration):
    """A simulated insole on a pseudo-terminal, and the terminal's name."""
    command = [options.heelstrike, "simulate", "--seed", "1", "--duration", str(duration), "--rate", "200"]
    child = subprocess.Popen(
        command + ["--pty", "--feet", foot], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if select.select([child.stdout], [], [], 1)[0]:
            line = child.stdout.readline()
            found = re.search(r"/dev/\S+", line)
            if found:
                return child, found.group(0)
            if not line:
                break
    child.kill()
    raise SystemExit(f"the simulated {foot} insole did not come up")


def live():
    seconds = options.live
    feet = [simulated_foot(foot, seconds + 30) for foot in ("left", "right")]
    try:
        file = os.path.join(options.folder, "live.gait")
        if os.path.exists(file):
            os.remove(file)
        command = [os.path.join(options.benchmarks, "live-benchmark"), str(seconds), file] + [foot[1] for foot in feet]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        inside = dict(line.split("\t") for line in lines)
    finally:
        for child, _ in feet:
            child.kill()
            child.wait()
    feet = [simulated_foot(foot, seconds + 30) for foot in ("left", "right")]
    try:
        os.remove(file)
        devices = [word for foot in feet for word in ("--device", foot[1])]
        program = measure(
            [options.heelstrike, "live", "--json", "--duration", str(seconds), "-o", file] + devices,
            os.path.join(options.folder, "live.txt"),
        )
    finally:
        for child, _ in feet:
            child.kill()
            child.wait()
    print(f"\nLive, two insoles of 200 Hz (inertial sensor and 16 cells) on two pseudo-terminals, {seconds} s\n")
    print(f"processor, capture + recording + analysis   {float(inside['processorPercent']):.2f} % of a core")
    print(
        f"processor, `heelstrike live --json -o`      {100 * program['cpu'] / program['wall']:.2f} % of a core,"
        f" {program['memory']:.0f} MiB at the peak"
    )
    print(
        f"from the last byte that an event needs until it is there, {inside['events']} events: "
        + ", ".join(
            f"{name} {float(inside['latencyMilliseconds' + key]):.2f} ms"
            for name, key in (("p50", "50"), ("p95", "95"), ("p99", "99"), ("most", "Most"))
        )
    )


print(f"Machine    {os.cpu_count()} cores, {processor()}, {total_memory():.1f} GiB; load {os.getloadavg()[0]:.1f}")
print(f"Date       {time.strftime('%Y-%m-%d')}; medians of {options.runs} runs")
whole_programs()
stages()
if options.live:
    live()
