"""Recording by itself: known insoles and a walk begin it; standing for long, or unplugging, ends it; it waits for a patient."""

import sys
import time

import running

# Minutes without a step after which a recording ends here.
IDLE = 0.2


def pair(station):
    for sensor in station.state()["sensors"]:
        station.json("POST", "/api/v1/station/sensors/side", {"address": sensor["address"], "side": sensor["side"]})
        running.wait_for(
            lambda: any(one["address"] == sensor["address"] and one["isKnown"] for one in station.state()["sensors"]),
            30, "the sensor is known")


def automatic(station, idle):
    station.json("PATCH", "/api/v1/settings", {"autoRecord": True, "idleMinutes": idle})


def began(station):
    recording = running.wait_for(lambda: station.state().get("recording"), 60, "a recording begins by itself")
    if not recording["isAutomatic"]:
        sys.exit("    somebody else began it")
    return recording


def ended(station, seconds):
    running.wait_for(lambda: not station.state().get("recording"), seconds, "the recording ends")
    # Else a simulated person who walks on is recorded again.
    station.json("PATCH", "/api/v1/settings", {"autoRecord": False})
    recording = running.wait_for(
        lambda: station.json("GET", "/api/v1/recordings?unassigned=true"), 30, "the recording waits")[0]
    running.wait_for(
        lambda: station.json("GET", f"/api/v1/recordings/{recording['id']}")["analyses"], 120, "the analysis")
    if not recording["startedByItself"] or recording["state"] != "closed":
        sys.exit(f"    the recording is {recording}")
    return recording


def assign(station, recording):
    """It waits on Today, and belongs to a patient once somebody says so."""
    page = station.ask("GET", "/")[2].decode()
    if f"/recordings/{recording['id']}" not in page:
        sys.exit("    Today does not show the recording that waits")
    patient = station.json("POST", "/api/v1/patients", {"code": "K17"})
    station.json("PATCH", f"/api/v1/recordings/{recording['id']}", {"patientCode": "K17"})
    if station.json("GET", "/api/v1/recordings?unassigned=true"):
        sys.exit("    it still waits")
    if len(station.json("GET", f"/api/v1/patients/{patient['id']}")["recordings"]) != 1:
        sys.exit("    the patient does not have it")


def idle_stop():
    """A walk, then a long stand: the recording ends by itself while the insoles stay there."""
    with running.station(options.program, duration=120, more=["--anew", "--stand-at-end=75"]) as station:
        station.enter(station.start())
        station.wait_ready()
        automatic(station, IDLE)
        pair(station)
        began(station)
        print("    it began by itself; now the person stands still")
        recording = ended(station, 200)
        connected = [sensor["isConnected"] for sensor in station.state()["sensors"]]
        if connected != [True, True]:
            sys.exit(f"    the insoles went away: {connected}")
        print(f"    idle stop after {IDLE} min without a step: {recording['duration']:.0f} s, analysed")
        assign(station, recording)
        print("    it waited for a patient and was assigned")


def unplugged():
    with running.station(options.program, duration=options.seconds + 20) as station:
        station.enter(station.start())
        station.wait_ready()
        automatic(station, 5)
        time.sleep(6)
        if station.state().get("recording"):
            sys.exit("    it recorded from insoles that nobody has paired")
        pair(station)
        began(station)
        print("    it began by itself; now the insoles are unplugged")
        recording = ended(station, options.seconds + 90)
        print(f"    {recording['duration']:.0f} s, {recording['state']}, waits for a patient and is analysed")


options = running.arguments(seconds=40)
idle_stop()
unplugged()
