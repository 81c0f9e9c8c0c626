"""Viewers of a recording at 2 × 400 Hz, one of them stalled: nothing is lost, what they see is fresh, memory stays flat."""

import json
import pathlib
import socket
import sys
import threading
import time

import running

VIEWERS = 20
# Milliseconds from a byte's arrival at the station to the event at a viewer.
MOST_DELAY = 150
# Mebibytes by which the station may grow from the first third to the end: the analysis keeps its strides.
MOST_GROWTH = 12


def follow(station, delays, counts, index, ending):
    """Reads events as a page does; CLOCK_MONOTONIC is the same clock here and in the station."""
    connection = station.connection(timeout=60)
    connection.request("GET", "/api/v1/live", headers={"Authorization": f"Bearer {station.token}"})
    answer = connection.getresponse()
    topic = None
    while not ending.is_set():
        line = answer.readline()
        if not line:
            break
        if line.startswith(b"event: "):
            topic = line[7:].strip()
        elif line.startswith(b"data: ") and topic == b"feet":
            now = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
            counts[index] += 1
            received = json.loads(line[6:]).get("received")
            if received:
                delays.append((now - received) / 1e6)
    connection.close()


def stall(station):
    """Asks for the live data and never reads them."""
    raw = socket.create_connection(("localhost", station.port))
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    secured = station.tls.wrap_socket(raw)
    secured.sendall(f"GET /api/v1/live HTTP/1.1\r\nHost: localhost:{station.port}\r\n"
                    f"Authorization: Bearer {station.token}\r\n\r\n".encode())
    return secured


def memory(station):
    text = pathlib.Path(f"/proc/{station.process.pid}/status").read_text()
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def main():
    options = running.arguments(seconds=600)
    with running.station(options.program, rate=400) as station:
        station.enter(station.start())
        station.token = station.json("POST", "/api/v1/tokens", {"name": "load", "role": "admin"})["secret"]
        station.wait_ready()
        before = running_cpu(station)
        identifier = station.json("POST", "/api/v1/station/recording", {})["id"]
        began = time.monotonic()
        delays, counts, ending = [], [0] * VIEWERS, threading.Event()
        threads = [threading.Thread(target=follow, args=(station, delays, counts, index, ending), daemon=True)
                   for index in range(VIEWERS - 1)]
        for thread in threads:
            thread.start()
        stalled = stall(station)
        resident = []
        while time.monotonic() - began < options.seconds:
            time.sleep(min(5, options.seconds / 12))
            resident.append(memory(station))
        used = (running_cpu(station) - before) / (time.monotonic() - began)
        ending.set()
        metrics = station.ask("GET", "/metrics")[2].decode()
        station.json("POST", "/api/v1/station/recording/stop", {})
        recording = running.wait_for(
            lambda: (found := station.json("GET", f"/api/v1/recordings/{identifier}"))["analyses"] and found, 120,
            "the analysis")
        analysis = station.json("GET", f"/api/v1/recordings/{identifier}/analysis")
        stalled.close()
    delays.sort()
    quality = analysis["quality"]
    p50, p95, p99 = (delays[int(len(delays) * part)] for part in (0.5, 0.95, 0.99))
    figures = {line.split()[0]: float(line.split()[1]) for line in metrics.splitlines() if line and line[0] != "#"}
    growth = max(resident[-3:]) - max(resident[:max(1, len(resident) // 3)])
    events = sorted(counts[:-1])
    print(f"    {VIEWERS} viewers, 1 stalled, {options.seconds:.0f} s at 2 × 400 Hz: {len(delays)} events, byte to page "
          f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms; {events[0]} to {events[-1]} events a viewer")
    print(f"    recorded {recording['recording']['duration']:.0f} s, lost frames {quality['lostFrames']}, overrun "
          f"{quality['overrunBytes']} B; memory {resident[0]:.0f} to {max(resident):.0f} MiB (growth after a third "
          f"{growth:.1f}); {100 * used:.0f} % of a core; passed over {figures['heelstrike_view_events_passed_over_total']:.0f}")
    problems = []
    if quality["lostFrames"] or quality["overrunBytes"] or figures["heelstrike_overrun_bytes_total"]:
        problems.append("something was lost")
    if options.seconds < 60:
        print("    too short to judge the delay")
    elif p95 > MOST_DELAY:
        problems.append(f"p95 {p95:.0f} ms is more than {MOST_DELAY} ms")
    if growth > MOST_GROWTH:
        problems.append(f"memory grew by {growth:.1f} MiB")
    for problem in problems:
        print(f"    {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


def running_cpu(station):
    fields = pathlib.Path(f"/proc/{station.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    main()
