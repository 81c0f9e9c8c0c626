"""Makes the driver fixtures by formula, and has independent programs decode the same bytes.

Each fixture is NAME.hex, the bytes, and NAME.json, what they mean in the wire's units. ximu3 (x-io's own package) and
witmotion decode the bytes here; where there is no such package, the numbers are those of the formula.
"""

import argparse
import json
import math
import os
import pathlib
import struct
import sys
import tempfile
import time

COUNT = 40


def half(value):
    """Rounded to a 32-bit float, as the wire holds it."""
    return struct.unpack("<f", struct.pack("<f", value))[0]


def motion(index, channel):
    """A number that differs in every sample and channel; 0x0A, 0xDB and 0xFA come up among its bytes."""
    return math.sin(0.3 * index + channel) * (channel + 1) * 0.5


# --- x-IMU3 -------------------------------------------------------------------------------------------------------


def stuffed(message):
    return message.replace(b"\xdb", b"\xdb\xdd").replace(b"\x0a", b"\xdb\xdc") + b"\n"


def ximu3_bytes():
    out = b'{"ping":{"interface":"USB","deviceName":"Left foot","serialNumber":"655782F6"}}\r\n'
    for index in range(COUNT):
        ticks = 1_000_000 + 2_500 * index
        values = [100 * motion(index, channel) for channel in range(3)] + [motion(index, channel) for channel in range(3)]
        if index == 10:
            values = [struct.unpack("<f", b"\x0a\xdb\x0a\x41")[0], 0, 0, 0, 0, struct.unpack("<f", b"\xdb\xdc\xdd\x3f")[0]]
        if index % 2 == 0:
            out += stuffed(b"\xc9" + struct.pack("<Q6f", ticks, *values))
        else:
            out += f"I,{ticks},".encode() + ",".join(f"{value:.4f}" for value in values).encode() + b"\r\n"
        if index % 8 == 0:
            out += f"B,{ticks},93.5,4.12,1\r\n".encode() + stuffed(b"\xd4" + struct.pack("<Qf", ticks, 25.5))
    return out


def ximu3_decoded(data):
    import ximu3

    rows, errors, names = [], [], []
    with tempfile.NamedTemporaryFile(suffix=".ximu3") as file:
        file.write(data)
        file.flush()
        connection = ximu3.Connection(ximu3.FileConnectionConfig(file.name))
        connection.add_inertial_callback(
            lambda m: rows.append(
                [m.timestamp, m.gyroscope_x, m.gyroscope_y, m.gyroscope_z]
                + [m.accelerometer_x, m.accelerometer_y, m.accelerometer_z]
            )
        )
        connection.add_receive_error_callback(lambda error: errors.append(ximu3.receive_error_to_string(error)))
        connection.open()
        deadline = time.monotonic() + 20
        while len(rows) < COUNT and time.monotonic() < deadline:
            time.sleep(0.05)
        connection.close()
    assert not errors, errors
    return [row[0] for row in rows], [row[1:] for row in rows]


# --- WitMotion ----------------------------------------------------------------------------------------------------


def witmotion_packet(kind, numbers):
    body = bytes([0x55, kind]) + struct.pack("<4h", *numbers)
    return body + bytes([sum(body) & 0xFF])


def witmotion_raw(index, channel):
    return round(8000 * motion(index, channel))


def witmotion_bytes():
    out = b""
    for index in range(COUNT):
        out += witmotion_packet(0x51, [witmotion_raw(index, c) for c in range(3)] + [2512])
        out += witmotion_packet(0x52, [witmotion_raw(index, c + 3) if c < 2 else -32768 for c in range(3)] + [2512])
        out += witmotion_packet(0x53, [index * 100, -index, 32767, 0x4652])
        out += witmotion_packet(0x54, [index, 0x55, 0x5155, 2512])
    return out


def witmotion_decoded(data):
    import pty
    import tty

    import witmotion
    from witmotion import protocol

    acceleration, rate = [], []
    master, slave = pty.openpty()
    tty.setraw(slave)
    imu = witmotion.IMU(os.ttyname(slave), 9600)
    imu.subscribe(lambda m: acceleration.append([value / protocol.G for value in m.a]), protocol.AccelerationMessage)
    imu.subscribe(lambda m: rate.append(list(m.w)), protocol.AngularVelocityMessage)
    for start in range(0, len(data), 64):
        os.write(master, data[start : start + 64])
        time.sleep(0.005)
    deadline = time.monotonic() + 20
    while len(rate) < COUNT and time.monotonic() < deadline:
        time.sleep(0.05)
    imu.close()
    os.close(master)
    os.close(slave)
    return list(range(COUNT)), [a + w for a, w in zip(acceleration, rate)]


def bluetooth_bytes():
    out = b""
    for index in range(COUNT + 1):
        out += b"\x55\x61" + struct.pack("<9h", *[witmotion_raw(index, c % 5) for c in range(9)])
    return out


def bluetooth_rows():
    scales = [16 / 32768] * 3 + [2000 / 32768] * 3
    return list(range(COUNT)), [[witmotion_raw(i, c % 5) * scales[c] for c in range(6)] for i in range(COUNT)]


# --- Xsens --------------------------------------------------------------------------------------------------------


def xbus(message, data):
    length = bytes([len(data)]) if len(data) < 255 else b"\xff" + struct.pack(">H", len(data))
    body = b"\xff" + bytes([message]) + length + data
    return b"\xfa" + body + bytes([-sum(body) & 0xFF])


def item(identifier, data):
    return struct.pack(">HB", identifier, len(data)) + data


def fixed32(value):
    raw = round(value * 2**32)
    return struct.pack(">IH", raw & 0xFFFFFFFF, (raw >> 32) & 0xFFFF)


# Formats by the lowest two bits of an identifier: how a number is written, and which number that is.
FORMATS = [
    (lambda v: struct.pack(">f", v), half),
    (lambda v: struct.pack(">i", round(v * 2**20)), lambda v: round(v * 2**20) / 2**20),
    (fixed32, lambda v: round(v * 2**32) / 2**32),
    (lambda v: struct.pack(">d", v), lambda v: v),
]


def xsens(form, extended):
    write, read = FORMATS[form]
    out, ticks, rows = xbus(0x3E, b"") + xbus(0x01, b"\x03\x80\x12\x3a"), [], []
    for index in range(COUNT):
        time_fine = (2**32 - 1000 + 100 * index) % 2**32
        values = [9.8 * motion(index, channel) for channel in range(6)]
        data = item(0x1020, struct.pack(">H", (65_530 + index) % 65_536)) + item(0x1060, struct.pack(">I", time_fine))
        data += item(0x4020 | form, b"".join(map(write, values[:3])))
        data += item(0x8020 | form, b"".join(map(write, values[3:])))
        data += item(0xE020, b"\x00\x00\x00\x81")
        if extended:
            data += item(0xA010, bytes(range(250)))
        out += xbus(0x36, data)
        ticks.append(2**32 - 1000 + 100 * index)
        rows.append([read(value) for value in values])
    return out, (ticks, rows)


# --- BNO08x, VectorNav --------------------------------------------------------------------------------------------


def bno08x_bytes():
    out = b""
    for index in range(COUNT):
        body = struct.pack("<B6h3x", (240 + index) % 256, 100 * index, -index, 170, *bno08x_raw(index))
        out += b"\xaa\xaa" + body + bytes([sum(body) & 0xFF])
    return out


def bno08x_raw(index):
    return [round(1000 * motion(index, c)) for c in range(2)] + [-21846]


def bno08x_rows():
    degree = math.pi / 180
    return [240 + index for index in range(COUNT)], [
        [raw * 0.001 for raw in bno08x_raw(index)] + [index * degree, -index * 0.01 * degree, 1.7 * degree]
        for index in range(COUNT)
    ]


def vectornav_fields(index):
    return [f"{100 * motion(index, 0):+08.3f}"] + [f"{motion(index, channel):+09.4f}" for channel in range(1, 12)]


def vectornav_bytes():
    out = b""
    for index in range(COUNT):
        body = ("VNYMR," + ",".join(vectornav_fields(index))).encode()
        checksum = 0
        for byte in body:
            checksum ^= byte
        out += b"$" + body + b"*%02X\r\n" % checksum
    return out


def vectornav_rows():
    factors = [math.pi / 180] * 3 + [100] * 3 + [1] * 6
    return list(range(COUNT)), [
        [float(field) * factor for field, factor in zip(vectornav_fields(index), factors)] for index in range(COUNT)
    ]


# --- Files --------------------------------------------------------------------------------------------------------


def fixtures():
    data = ximu3_bytes()
    yield "ximu3/inertial", data, "ximu3 1.9.1", [1_000_000, 1], None, ximu3_decoded(data)
    data = witmotion_bytes()
    yield "witmotion/serial", data, "witmotion 0.0.1.dev0", [100, 1], [100, 1], witmotion_decoded(data)
    yield "witmotion/bluetooth", bluetooth_bytes(), None, [50, 1], [50, 1], bluetooth_rows()
    for form, name in enumerate(["float32", "fixed-12-20", "fixed-16-32", "float64"]):
        data, rows = xsens(form, extended=form == 3)
        yield f"xsens/{name}", data, None, [10_000, 1], None, rows
    yield "bno08x/uart-rvc", bno08x_bytes(), None, [100, 1], None, bno08x_rows()
    yield "vectornav/vnymr", vectornav_bytes(), None, [40, 1], [40, 1], vectornav_rows()


def text(data, oracle, clock, rate, decoded):
    ticks, rows = decoded
    assert len(ticks) == len(rows) == COUNT, (len(ticks), len(rows))
    lines = ["{", f'  "oracle": {json.dumps(oracle)},', f'  "clock": {clock},', f'  "rate": {json.dumps(rate)},']
    lines += ['  "samples": [']
    lines += [
        f'    {{"ticks": {tick}, "values": {json.dumps(row)}}}' + ("," if index < COUNT - 1 else "")
        for index, (tick, row) in enumerate(zip(ticks, rows))
    ]
    return "\n".join(lines + ["  ]", "}"]) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    differing = []
    for name, data, oracle, clock, rate, decoded in fixtures():
        digits = data.hex()
        files = {
            ".hex": "\n".join(digits[start : start + 120] for start in range(0, len(digits), 120)) + "\n",
            ".json": text(data, oracle, clock, rate, decoded),
        }
        for suffix, content in files.items():
            path = options.folder / (name + suffix)
            if options.write:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content)
            elif not path.exists() or path.read_text() != content:
                differing.append(str(path))
        print(f"    {name}: {len(data)} bytes, {COUNT} samples, decoded by {oracle or 'the formula'}")
    if differing:
        sys.exit("differs from what the oracles say now: " + ", ".join(differing))


main()
