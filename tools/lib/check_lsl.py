"""Receives a live walk over the Lab Streaming Layer with pylsl and compares it with the recording of the same walk.

check_lsl.py PROGRAM: a simulated sensor walks on a pseudo-terminal, `live --lsl` sends it, only on this machine. Every row of samples must
stand in the recording, in order and without a hole, and every marker must lie on its samples as the contact does in the analysis.
"""

import csv
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

SECONDS = 16


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        settings = folder / "lsl_api.cfg"
        # Of several streams' sockets that listen at one address of the machine itself, one gets what is sent there: multicast may not
        # find all of them. A known peer is asked port by port, and each stream has its own.
        settings.write_text("[multicast]\nResolveScope = machine\n[lab]\nKnownPeers = {127.0.0.1}\n"
                            f"SessionID = heelstrike{os.getpid()}\n")
        os.environ["LSLAPICFG"] = str(settings)
        import pylsl  # reads the settings when it is loaded

        # Without the library: an error that says what to install.
        bare = subprocess.run([program, "live", "--lsl", "--json"], capture_output=True, text=True,
                              env=os.environ | {"LD_LIBRARY_PATH": ""})
        if bare.returncode == 0 or "liblsl" not in bare.stderr:
            sys.exit(f"without liblsl: {bare.stderr}")
        library = pathlib.Path(pylsl.__file__).parent / "lib"
        environment = os.environ | {"LD_LIBRARY_PATH": str(library)}
        sensor = subprocess.Popen([program, "simulate", "--seed", "7", "--duration", "60", "--rate", "100", "--pty"],
                                  stdout=subprocess.PIPE, text=True)
        live = None
        try:
            address = sensor.stdout.readline().split()[-1]
            live = subprocess.Popen([program, "live", "--device", address, "--lsl", "--json", "-o", folder / "walk.gait"],
                                    env=environment, stdout=subprocess.DEVNULL)
            streams, markers = received(pylsl, live)
        finally:
            if live and live.poll() is None:
                live.send_signal(signal.SIGINT)
                live.wait(20)
            sensor.terminate()
            sensor.wait()
        subprocess.run([program, "report", folder / "walk.gait", "--format", "bids", "-o", folder / "bids"], check=True,
                       stdout=subprocess.DEVNULL)
        compare(streams, markers, folder / "bids")


def received(pylsl, live):
    """What came: of each stream its labels, rate, rows and stamps; and the markers."""
    found, until = {}, time.monotonic() + 60
    while len(found) < 3 and time.monotonic() < until and live.poll() is None:
        for one in pylsl.resolve_streams(2):
            found.setdefault(one.uid(), one)
    if len(found) != 3:
        ended = "" if live.poll() is None else f", and live ended with {live.returncode}"
        sys.exit(f"LSL: of 3 streams these were found: {', '.join(one.name() for one in found.values()) or 'none'}{ended}")
    inlets = [pylsl.StreamInlet(one, max_buflen=120) for one in found.values()]
    for inlet in inlets:
        inlet.open_stream(5)
    streams, markers = [], []
    rows = [([], []) for _ in inlets]
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        for inlet, (values, stamps) in zip(inlets, rows):
            chunk, times = inlet.pull_chunk(0.05)
            values += chunk
            stamps += times
    for inlet, (values, stamps) in zip(inlets, rows):
        about = inlet.info()
        if stamps and not -0.05 < pylsl.local_clock() - stamps[-1] < 5:
            sys.exit(f"LSL: stamps of {about.name()} are {pylsl.local_clock() - stamps[-1]:.2f} s away from now")
        if about.type() == "Markers":
            markers = list(zip([one[0] for one in values], stamps))
        else:
            labels, entry = [], about.desc().child("channels").child("channel")
            while not entry.empty():
                labels.append(entry.child_value("label"))
                entry = entry.next_sibling()
            streams.append((labels, about.nominal_srate(), values, stamps))
    return streams, markers


def table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def compare(streams, markers, bids):
    motion = next(bids.glob("sub-*/motion/*_motion.tsv"))
    names = [one["name"] for one in table(next(bids.glob("sub-*/motion/*_channels.tsv")))]
    recorded = [[float("nan") if field == "n/a" else float(field) for field in line.split("\t")] for line in motion.read_text().splitlines()]
    rate = json.loads(motion.with_suffix(".json").read_text())["SamplingFrequency"]
    zero = []
    for labels, nominal, values, stamps in streams:
        places = [names.index(label) for label in labels]
        own = [[row[place] for place in places] for row in recorded]
        first = own.index(values[0])
        if own[first:first + len(values)] != values or nominal != rate or len(values) < SECONDS * rate / 2:
            sys.exit(f"LSL: the samples of {labels[0]} … are not those of the recording ({len(values)} rows)")
        # When row 0 of the recording was, by each sample's stamp.
        origins = [stamp - (first + index) / rate for index, stamp in enumerate(stamps)]
        if max(origins) - min(origins) > 0.02:
            sys.exit(f"LSL: the stamps wander by {max(origins) - min(origins):.4f} s")
        zero += origins
    zero = sorted(zero)[len(zero) // 2]
    contacts = [(f"{one['side']} {one['trial_type']}", float(one["onset"])) for one in table(next(bids.glob("sub-*/motion/*_events.tsv")))]
    worst = 0
    for text, stamp in markers:
        distance = min((abs(stamp - zero - onset) for kind, onset in contacts if kind == text), default=9)
        worst = max(worst, distance)
    if not markers or worst > 0.02:
        sys.exit(f"LSL: of {len(markers)} markers one is {worst:.4f} s off its contact")
    print(f"    LSL: {sum(len(values) for _, _, values, _ in streams)} samples of {len(streams)} streams and {len(markers)} markers received; "
          f"markers within {worst * 1000:.1f} ms of their contacts")


main()
