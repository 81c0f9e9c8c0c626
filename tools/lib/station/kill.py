"""kill -9 at random moments while the station records and writes: nothing acknowledged may be lost."""

import random
import sqlite3
import subprocess
import sys
import threading
import time

import running

# Seconds of a recording that a kill may cost (the recorder makes it safe twice a second).
MOST_LOST = 1.0


def write(station, known, ending):
    """Adds patients and notes until the server is gone; keeps what was acknowledged."""
    number = len(known)
    while not ending.is_set():
        number += 1
        try:
            status, _, data = station.ask("POST", "/api/v1/patients", {"code": f"P{time.monotonic_ns()}-{number}"})
            if status == 201:
                known.append(running.json.loads(data)["id"])
        except (OSError, running.http.client.HTTPException):
            return


def main():
    options = running.arguments(seconds=0, times=50)
    chance = random.Random(7)
    problems, lost = [], []
    with running.station(options.program, rate=200) as station:
        link = station.start()
        station.enter(link)
        station.token = station.json("POST", "/api/v1/tokens", {"name": "kill", "role": "admin"})["secret"]
        known, recordings = [], []
        for turn in range(options.times):
            station.wait_ready()
            identifier = station.json("POST", "/api/v1/station/recording", {})["id"]
            began = time.monotonic()
            recordings.append(identifier)
            ending = threading.Event()
            writers = [threading.Thread(target=write, args=(station, known, ending)) for _ in range(2)]
            for writer in writers:
                writer.start()
            time.sleep(chance.uniform(0.3, 4))
            # Now and then while the recording is being ended.
            if turn % 5 == 4:
                threading.Thread(target=lambda: quietly(station), daemon=True).start()
                time.sleep(chance.uniform(0, 0.4))
            station.kill()
            seconds = time.monotonic() - began
            ending.set()
            for writer in writers:
                writer.join()
            database = sqlite3.connect(station.folder / "data" / "heelstrike.sqlite")
            check = database.execute("PRAGMA integrity_check").fetchall()
            database.close()
            if check != [("ok",)]:
                problems.append(f"turn {turn}: integrity_check {check}")
            file = station.folder / "data" / "recordings" / f"{identifier}.gait"
            info = subprocess.run([options.program, "info", file], capture_output=True, text=True)
            if info.returncode != 0:
                problems.append(f"turn {turn}: {info.stdout}{info.stderr}")
            else:
                # The insole's samples span; the sensor needs a moment to begin.
                spans = [float(part.split(" s")[0]) for part in info.stdout.split(" samples, ")[1:]]
                lost.append(max(0, seconds - max(spans, default=0)))
            station.start()
        station.wait_ready()
        there = {patient["id"] for patient in station.json("GET", "/api/v1/patients")}
        missing = [patient for patient in known if patient not in there]
        if missing:
            problems.append(f"{len(missing)} of {len(known)} acknowledged patients are gone")
        rows = {row["id"]: row["state"] for row in station.json("GET", "/api/v1/recordings")}
        gone = [identifier for identifier in recordings if identifier not in rows]
        if gone:
            problems.append(f"{len(gone)} acknowledged recordings are not in the database")
        odd = {state for state in rows.values()} - {"closed", "recovered"}
        if odd:
            problems.append(f"recordings are left {odd}")
        # SIGTERM, as the system sends it when it goes down, ends a recording in order.
        identifier = station.json("POST", "/api/v1/station/recording", {})["id"]
        time.sleep(2)
        station.stop()
        file = station.folder / "data" / "recordings" / f"{identifier}.gait"
        info = subprocess.run([options.program, "info", file], capture_output=True, text=True).stdout
        if "\nComplete" not in info:
            problems.append(f"SIGTERM: {info}")
        station.start()
        running.wait_for(
            lambda: station.json("GET", f"/api/v1/recordings/{identifier}")["recording"]["state"] in ("closed", "recovered"),
            30, "the recording that SIGTERM ended")
    for problem in problems:
        print(f"    {problem}", file=sys.stderr)
    lost.sort()
    print(f"    {options.times} times kill -9: integrity_check ok, {len(recordings)} recordings open, {len(known)} acknowledged "
          f"patients there; from the start's answer to the kill, at most {lost[-1]:.2f} s are not in the file "
          f"(median {lost[len(lost) // 2]:.2f} s); SIGTERM ends a recording in order")
    sys.exit(1 if problems or lost[-1] > MOST_LOST + 0.5 else 0)


def quietly(station):
    try:
        station.ask("POST", "/api/v1/station/recording/stop", {})
    except (OSError, running.http.client.HTTPException):
        pass


main()
