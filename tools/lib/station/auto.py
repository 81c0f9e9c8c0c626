"""Recording by itself: known insoles and a walk begin it, unplugging ends it, and it waits for a patient."""

import sys
import time

import running


def main():
    options = running.arguments(seconds=40)
    with running.station(options.program, duration=options.seconds + 20) as station:
        station.enter(station.start())
        station.wait_ready()
        station.json("PATCH", "/api/v1/settings", {"autoRecord": True, "idleMinutes": 5})
        time.sleep(6)
        if station.state().get("recording"):
            sys.exit("    it recorded from insoles that nobody has paired")
        for sensor in station.state()["sensors"]:
            station.json("POST", "/api/v1/station/sensors/side", {"address": sensor["address"], "side": sensor["side"]})
            running.wait_for(
                lambda: any(one["address"] == sensor["address"] and one["isKnown"] for one in station.state()["sensors"]),
                30, "the sensor is known")
        began = running.wait_for(lambda: station.state().get("recording"), 40, "a recording begins by itself")
        if not began["isAutomatic"]:
            sys.exit("    somebody else began it")
        print("    it began by itself; now the insoles are unplugged")
        running.wait_for(lambda: not station.state().get("recording"), options.seconds + 90, "the recording ends")
        recording = running.wait_for(
            lambda: station.json("GET", "/api/v1/recordings?unassigned=true"), 30, "the recording waits")[0]
        running.wait_for(
            lambda: station.json("GET", f"/api/v1/recordings/{recording['id']}")["analyses"], 60, "the analysis")
        holds = recording["startedByItself"] and recording["state"] == "closed"
        print(f"    {recording['duration']:.0f} s, {recording['state']}, waits for a patient and is analysed")
        sys.exit(0 if holds else 1)


main()
