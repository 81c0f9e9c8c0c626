"""Power cuts while an installed station records: cuts.py PROGRAM MACHINE [--times N]. See tools/lib/check-machine.

Each time the machine must start by itself, find every recording again and have lost no more than a second of the last one.
"""

import random
import shutil
import subprocess
import sys
import time

import machine
import running

# Seconds of a recording that a cut may cost.
MOST_LOST = 1.0


def main():
    options = machine.arguments(times=20)
    chance = random.Random(7)
    problems, lost, starts, sectors = [], [], [], [0, 0]
    with machine.installed(options) as station:
        starts.append(station.start())
        recordings = []
        for turn in range(options.times):
            station.wait_ready()
            identifier = station.json("POST", "/api/v1/station/recording", {})["id"]
            began = time.monotonic()
            length = chance.uniform(1, 8)
            said = 0.0
            # What the station says to whoever looks on, and when: no more than that can have been promised.
            while time.monotonic() < began + length:
                seen = station.state().get("recording")
                said = seen["seconds"] if seen else said
                time.sleep(0.05)
            counts = station.cut(chance)
            seconds = time.monotonic() - began
            sectors = [sum(pair) for pair in zip(sectors, counts)]
            starts.append(station.start())
            found = running.wait_for(
                lambda: finished(station, identifier), machine.PATIENCE, f"cut {turn + 1}: recording {identifier} is found again")
            if found["state"] != "recovered":
                problems.append(f"cut {turn + 1}: the recording is {found['state']}")
            duration = found.get("duration") or 0
            lost.append(max(0, seconds - duration))
            recordings.append(identifier)
            print(f"    cut {turn + 1}: after {seconds:.2f} s, {duration:.2f} s are there, the page had said {said:.2f} s; "
                  f"{counts[1]} of {counts[0]} sectors not flushed were lost; up again after {starts[-1]:.0f} s", flush=True)
        problems += gone(station, recordings)
        station.power_off()
        problems += look(station, options, recordings)
    for problem in problems:
        print(f"    {problem}", file=sys.stderr)
    lost.sort()
    starts.sort()
    print(f"    {options.times} power cuts ({options.architecture}): mounted and started by itself each time "
          f"({starts[len(starts) // 2]:.0f} s, {starts[-1]:.0f} s at most), {len(recordings)} recordings open; from the start's answer "
          f"to the cut {lost[-1]:.2f} s at most are not in the file (median {lost[len(lost) // 2]:.2f} s); "
          f"{sectors[1]} of {sectors[0]} sectors not flushed were lost")
    sys.exit(1 if problems or lost[-1] > MOST_LOST else 0)


def finished(station, identifier):
    try:
        recording = station.json("GET", f"/api/v1/recordings/{identifier}")["recording"]
    except (OSError, running.http.client.HTTPException):
        return None
    return recording if recording["state"] != "recording" else None


def gone(station, recordings):
    rows = {row["id"]: row["state"] for row in station.json("GET", "/api/v1/recordings")}
    return [f"{one} is {rows.get(one)}" for one in recordings if rows.get(one) not in ("closed", "recovered")]


def look(station, options, recordings):
    """The disk afterwards, outside of the machine: its file system, the database, and each file by the program here."""
    problems = []
    check = subprocess.run(["e2fsck", "-f", "-n", station.disk_file], capture_output=True, text=True)
    if check.returncode != 0:
        problems.append(f"e2fsck: {check.stdout}{check.stderr}")
    there = station.folder / "there"
    there.mkdir()
    subprocess.run(["debugfs", "-R", f"rdump /var/lib/heelstrike {there}", station.disk_file], capture_output=True, check=True)
    database = subprocess.run(
        [sys.executable, "-c", "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check').fetchall())",
         there / "heelstrike" / "heelstrike.sqlite"], capture_output=True, text=True)
    if "[('ok',)]" not in database.stdout:
        problems.append(f"database: {database.stdout}{database.stderr}")
    for identifier in recordings:
        file = there / "heelstrike" / "recordings" / f"{identifier}.gait"
        for command in ("info", "analyze"):
            made = subprocess.run([options.program, command, file], capture_output=True, text=True)
            # A second or two of standing is no walk; what is asked is whether the file opens.
            if made.returncode != 0:
                problems.append(f"{command} {identifier}: {made.stderr}")
    print(f"    e2fsck {check.returncode}, integrity_check {database.stdout.strip()}, {len(recordings)} files read by info and analyze")
    shutil.rmtree(there)
    return problems


if __name__ == "__main__":
    main()
