"""What a recording with two viewers costs on each Raspberry Pi, computed: budget.py PROGRAM [--seconds N].

Instructions are counted by callgrind in the program as it runs for this machine, at 2 × 200 Hz with the live page open twice. What the
kernel does for it is not counted by callgrind; it is taken in proportion to the processor time measured without it.
"""

import pathlib
import re
import subprocess
import sys
import threading
import time

import load
import running

# Name, core, clock in GHz as sold, instructions a cycle. The latter are assumptions on the careful side, a sixth of what each core
# decodes at most (2, 3 and 4 a cycle by Arm's optimisation guides): the station works in short bursts on cold caches.
BOARDS = [
    ("Zero 2 W", "Cortex-A53", 1.0, 0.33), ("3B+", "Cortex-A53", 1.4, 0.33),
    ("4", "Cortex-A72", 1.8, 0.5), ("5", "Cortex-A76", 2.4, 0.67),
]


def follow(station, count):
    ending = threading.Event()
    for index in range(count):
        threading.Thread(target=load.follow, args=(station, [], [0] * count, index, ending), daemon=True).start()
    return ending


def control(*words):
    return subprocess.run(["callgrind_control", *words], capture_output=True, text=True, check=True).stdout


def started(station):
    station.enter(station.start())
    station.token = station.json("POST", "/api/v1/tokens", {"name": "budget", "role": "admin"})["secret"]
    station.wait_ready()
    return station.json("POST", "/api/v1/station/recording", {})["id"]


def times(station):
    fields = pathlib.Path(f"/proc/{station.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) / 100, int(fields[12]) / 100


def measured(options):
    """Without callgrind: user and kernel time a second, memory, bytes of the recording an hour."""
    with running.station(options.program, rate=200) as station:
        identifier = started(station)
        ending = follow(station, 2)
        file = station.folder / "data" / "recordings" / f"{identifier}.gait"
        time.sleep(3)
        before, size, began = times(station), file.stat().st_size, time.monotonic()
        time.sleep(options.seconds)
        seconds = time.monotonic() - began
        after, grown = times(station), file.stat().st_size - size
        ending.set()
        return ((after[0] - before[0]) / seconds, (after[1] - before[1]) / seconds, load.memory(station),
                grown / seconds * 3600)


def counted(options):
    """Instructions of one second of it, and those from the program's start to its first page."""
    with running.station(options.program, rate=200) as station:
        output = station.folder / "callgrind.out"
        wrapper = station.folder / "heelstrike"
        wrapper.write_text(f"#!/bin/sh\nexec valgrind --tool=callgrind --callgrind-out-file={output} --fair-sched=yes "
                           f"{options.program} \"$@\"\n")
        wrapper.chmod(0o755)
        station.program = str(wrapper)
        link = patient_start(station)
        identity = str(station.process.pid)
        control("--dump", identity)
        start = instructions(output, 1)
        station.enter(link)
        station.token = station.json("POST", "/api/v1/tokens", {"name": "budget", "role": "admin"})["secret"]
        running.wait_for(lambda: station.state()["phase"] == "ready", 300, "the sensors send")
        identifier = station.json("POST", "/api/v1/station/recording", {})["id"]
        ending = follow(station, 2)
        file = station.folder / "data" / "recordings" / f"{identifier}.gait"
        time.sleep(5)
        control("--dump", identity)
        size, began = file.stat().st_size, time.monotonic()
        time.sleep(options.seconds)
        control("--dump", identity)
        seconds, grown = time.monotonic() - began, file.stat().st_size - size
        ending.set()
        return instructions(output, 3) / seconds, start, grown / seconds


def patient_start(station):
    """Under callgrind the start takes longer than `start` waits."""
    wait_for = running.wait_for
    running.wait_for = lambda what, _, words: wait_for(what, 300, words)
    try:
        return station.start()
    finally:
        running.wait_for = wait_for


def instructions(output, number):
    """The sum of all threads in one dump."""
    found = running.wait_for(lambda: sorted(output.parent.glob(f"{output.name}.{number}")), 30, f"dump {number} of callgrind")
    return sum(int(total) for total in re.findall(r"^(?:totals|summary): (\d+)", found[0].read_text(), re.MULTILINE)[:1])


def main():
    options = running.arguments(seconds=20)
    user, kernel, memory, disk = measured(options)
    counts, start, rate = counted(options)
    # Under callgrind the program may be too slow for all that comes; what it costs follows the bytes.
    came = rate * 3600 / disk
    each = counts / min(1, came)
    factor = 1 + kernel / max(user, 0.001)
    print(f"    measured here: {100 * (user + kernel):.1f} % of a core (kernel {100 * kernel:.1f}), {memory:.0f} MiB, {disk / 1e6:.0f} MB an hour")
    print(f"    callgrind: {counts / 1e6:.1f} million instructions a second while {100 * came:.0f} % of the bytes came; "
          f"{start / 1e6:.0f} million from the start to listening; with the kernel's part × {factor:.2f}")
    print("\n| Raspberry Pi | core, clock, instructions a cycle (assumed) | of one core | memory | disk an hour | start |")
    print("|---|---|---|---|---|---|")
    for name, core, clock, pace in BOARDS:
        speed = clock * 1e9 * pace
        print(f"| {name} | {core}, {clock} GHz, {pace} | {100 * each * factor / speed:.1f} % | {memory:.0f} MiB | {disk / 1e6:.0f} MB | "
              f"{start * factor / speed:.1f} s |")
    sys.exit(0)


main()
