"""Prints the real frames of a protocol, one a line in hexadecimal: what a decoder needs first, an empty line, the rest."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read(path):
    return bytes.fromhex("".join((ROOT / path).read_text().split()))


def ended(data, end):
    return [part + end for part in data.split(end) if part]


def sized(data, sizes):
    """Packets whose first bytes say how long they are."""
    frames, at = [], 0
    while at < len(data):
        size = sizes(data[at:])
        frames.append(data[at : at + size])
        at += size
    return frames


def heelstrike():
    vectors = sorted((ROOT / "Firmware-Protocol/vectors").glob("*.hex"))
    frames = [frame for path in vectors for frame in ended(read(path.relative_to(ROOT)), b"\0")]
    return ended(read("Firmware-Protocol/vectors/samples.hex"), b"\0")[:-4], frames


def ximu3():
    frames = ended(read("Fixtures/protocols/ximu3/inertial.hex"), b"\n")
    return frames[:1], frames


def xsens():
    frames = []
    for path in sorted((ROOT / "Fixtures/protocols/xsens").glob("*.hex")):
        frames += sized(read(path.relative_to(ROOT)), lambda data: 5 + data[3])
    return [], frames


def witmotion():
    serial = sized(read("Fixtures/protocols/witmotion/serial.hex"), lambda data: 11)
    return [], serial + sized(read("Fixtures/protocols/witmotion/bluetooth.hex"), lambda data: 20)


def bno08x():
    return [], sized(read("Fixtures/protocols/bno08x/uart-rvc.hex"), lambda data: 19)


def vectornav():
    return [], ended(read("Fixtures/protocols/vectornav/vnymr.hex"), b"\n")


def linetable():
    rows = [f"{4294967000 + 10 * row},{65500 + row},{row * 37 % 4096},{row * 91 % 4096}\r\n" for row in range(60)]
    return [b"time_ms,frame_id,heel,toe\r\n"], [row.encode() for row in rows]


opening, frames = {
    name: make
    for name, make in globals().items()
    if re.fullmatch("heelstrike|ximu3|xsens|witmotion|bno08x|vectornav|linetable", name)
}[sys.argv[1]]()
for frame in opening:
    print(frame.hex())
print()
for frame in frames:
    print(frame.hex())
