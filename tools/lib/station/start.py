"""How soon the station's first page is there, and its memory while it records with two viewers: start.py PROGRAM [--seconds N].

For a release build on a quiet machine; the processor time beside each figure says what a busy one took away.
"""

import socket
import subprocess
import sys
import threading
import time

import load
import running

# Seconds from the program's start to the whole first page.
MOST_SECONDS = 1.0
# Mebibytes of the whole station while it records.
MOST_MEMORY = 80


def start(station):
    """Starts the program and asks for the page until it is there; seconds, and those of them that the program computed."""
    began = time.monotonic()
    devices = [part for insole in station.insoles for part in ("--device", insole.path)]
    with open(station.folder / "log.txt", "a") as log:
        station.process = subprocess.Popen(
            [station.program, "serve", "--data-dir", str(station.folder / "data"), "--port", str(station.port), *devices,
             "--address", "127.0.0.1"], stdout=log, stderr=log)
    while True:
        try:
            status, _, data = station.ask("GET", "/sign-in", anonymous=True)
            if status == 200 and b"</html>" in data:
                return time.monotonic() - began, load.running_cpu(station)
        except (OSError, running.http.client.HTTPException):
            pass
        if time.monotonic() - began > 60:
            raise SystemExit(f"no page:\n{station.text()}")
        time.sleep(0.005)


def main():
    options = running.arguments(seconds=30, times=5)
    with running.station(options.program, rate=200) as station:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            station.port = free.getsockname()[1]
        first = start(station)
        station.stop()
        later = []
        for _ in range(options.times):
            later.append(start(station))
            station.stop()
        later.sort()
        print(f"    first start, certificate made: first page after {first[0]:.2f} s ({first[1]:.2f} s of processor)")
        print(f"    later starts: {later[0][0]:.2f} to {later[-1][0]:.2f} s, median {later[len(later) // 2][0]:.2f} s "
              f"({later[len(later) // 2][1]:.2f} s of processor)")
        station.enter(station.start())
        station.token = station.json("POST", "/api/v1/tokens", {"name": "start", "role": "admin"})["secret"]
        station.wait_ready()
        station.json("POST", "/api/v1/station/recording", {})
        ending = threading.Event()
        counts, delays = [0, 0], []
        for index in range(2):
            threading.Thread(target=load.follow, args=(station, delays, counts, index, ending), daemon=True).start()
        began, before, highest = time.monotonic(), load.running_cpu(station), 0
        while time.monotonic() - began < options.seconds:
            time.sleep(1)
            highest = max(highest, load.memory(station))
        share = (load.running_cpu(station) - before) / (time.monotonic() - began)
        ending.set()
        print(f"    recording 2 × 200 Hz with two viewers, {options.seconds:.0f} s: {highest:.1f} MiB resident at most, "
              f"{100 * share:.1f} % of a core")
    problems = [f"{what} took {seconds:.2f} s" for what, (seconds, _) in (("first start", first), ("later start", later[-1]))
                if seconds > MOST_SECONDS]
    if highest > MOST_MEMORY:
        problems.append(f"{highest:.1f} MiB of memory")
    for problem in problems:
        print(f"    {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
