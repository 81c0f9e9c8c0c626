"""An installed station in a booted machine: boot.py PROGRAM MACHINE. See tools/lib/check-machine."""

import json
import sys
import time

import machine
import running

# Most memory of the whole station while it records, in MiB.
MOST_MEMORY = 80


def main():
    options = machine.arguments()
    problems = []
    with machine.installed(options) as station:
        seconds = station.start()
        print(f"    /health answers {seconds:.1f} s after power-on")

        def shown(title, command, must=True):
            text, status = station.shell(command)
            print(f"    {title}: " + (text.replace("\n", "\n        ") or "nothing to say") + (f" ({status})" if status else ""), flush=True)
            if must and status != 0:
                problems.append(f"{title}: status {status}")
            return text

        shown("start", "systemd-analyze time | tail -n 2; systemd-analyze blame | grep heelstrike", must=False)
        shown("unit", "systemctl show heelstrike -p ActiveState -p User -p NRestarts -p WatchdogUSec | paste -sd ' '; systemctl is-system-running; systemctl --failed --no-legend", must=False)
        shown("verify", "systemd-analyze verify --man=no heelstrike.service")
        shown("security", "systemd-analyze security heelstrike.service | tail -n 1")
        station.wait_ready()
        shown("sensors", "ls -l /dev/ttyUSB* /dev/serial/by-id/ | awk '{print $1, $3, $4, $9, $10, $11}'; cat /sys/bus/usb-serial/devices/*/latency_timer | paste -sd ' '")
        station.json("POST", "/api/v1/station/recording", {})
        highest = 0
        for _ in range(6):
            time.sleep(5)
            highest = max(highest, memory(station))
        print(f"    memory while recording: {highest:.1f} MiB of VmRSS at most in 30 s")
        if highest > MOST_MEMORY:
            problems.append(f"{highest:.1f} MiB of memory")
        upgrade(station, shown, problems)
        shown("doctor", "heelstrike doctor --data-dir /var/lib/heelstrike", must=False)
        # The station that made way did not crash.
        last_run(station, "after the upgrade", "well", problems)
        # A crash of the program is mended by the system.
        before = main_process(station)
        station.shell("systemctl kill --kill-who=main --signal=KILL heelstrike.service")
        again = running.wait_for(lambda: main_process(station) not in ("0", before) and station.is_well(), machine.PATIENCE, "it starts again")
        print(f"    after SIGKILL systemd started it again: {again}")
        last_run(station, "after SIGKILL", "caution", problems)
        station.power_off()
    for problem in problems:
        print(f"    {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


def main_process(station):
    return station.shell("systemctl show heelstrike -p MainPID --value")[0]


def last_run(station, when, state, problems):
    """What the doctor says of the runs before this one."""
    text, _ = station.shell("heelstrike doctor --json --data-dir /var/lib/heelstrike")
    said = next(one for one in json.loads(text)["checks"] if one["check"] == "last run")
    print(f"    doctor {when}: {said['state']}: {said['finding']}")
    if said["state"] != state:
        problems.append(f"the doctor {when}: {said['state']}")


def memory(station):
    """Resident memory of everything that runs in the service, in MiB."""
    text, _ = station.shell("cat /proc/$(systemctl show heelstrike -p MainPID --value)/status | grep VmRSS; cat /sys/fs/cgroup/system.slice/heelstrike.service/cgroup.procs | wc -l")
    return float(text.split()[1]) / 1024


def upgrade(station, shown, problems):
    """A newer package while a walk is recorded: the recording goes on with the old program, and the new one starts after it."""
    before = main_process(station)
    recording = station.state()["recording"]
    shown("upgrade while it records", "dpkg -i /root/next.deb 2>&1 | tail -n 2; dpkg-query -W heelstrike")
    time.sleep(3)
    now = station.state().get("recording")
    same = now is not None and now["id"] == recording["id"] and now["seconds"] > recording["seconds"] and main_process(station) == before
    print(f"    the recording goes on: {same} ({recording['seconds']:.1f} s before, {now['seconds'] if now else 0:.1f} s after)")
    if not same:
        problems.append("the upgrade ended a recording")
    station.json("POST", "/api/v1/station/recording/stop", {})
    running.wait_for(lambda: main_process(station) not in ("0", before), machine.PATIENCE, "the new program starts after the recording")
    running.wait_for(station.is_well, machine.PATIENCE, "the new program answers")
    row = running.wait_for(
        lambda: station.json("GET", f"/api/v1/recordings/{recording['id']}")["recording"], machine.PATIENCE, "the recording")
    print(f"    the new program started after it; the recording is {row['state']}, {row.get('duration', 0):.1f} s")
    if row["state"] not in ("closed", "recovered"):
        problems.append(f"the recording over the upgrade is {row['state']}")


main()
