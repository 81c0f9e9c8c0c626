"""A disk that forgets: serves a file as a network block device (NBD) with a write cache that a power cut loses.

What was written is kept in memory until the guest flushes. At the cut each block of 512 bytes that was not flushed is lost or
kept by chance, as on a card that writes in an order of its own. A program that forgets fdatasync, or a folder's fsync, is caught.
"""

import pathlib
import random
import socket
import struct
import threading

SECTOR = 512
READ, WRITE, DISCONNECT, FLUSH = 0, 1, 2, 3
# Flags of the transmission: flags are there, flush is there.
HAS_FLAGS, SEND_FLUSH = 1, 4


class VolatileDisk:
    """One client at a time; `cut` is the power cut."""

    def __init__(self, file: pathlib.Path, address: pathlib.Path):
        self.file = open(file, "r+b", buffering=0)
        self.size = file.stat().st_size
        # Number of the sector: its bytes, not flushed yet.
        self.unflushed = {}
        self.flushes = 0
        self.lock = threading.Lock()
        self.is_cut = False
        address.unlink(missing_ok=True)
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(str(address))
        self.door.listen(1)
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        try:
            self.line, _ = self.door.accept()
            self.greet()
            while self.answer():
                pass
        except OSError:
            pass

    def receive(self, length):
        parts = bytearray()
        while len(parts) < length:
            part = self.line.recv(length - len(parts))
            if not part:
                raise ConnectionError("the guest is gone")
            parts += part
        return bytes(parts)

    def greet(self):
        """The newstyle handshake, as far as QEMU asks."""
        self.line.sendall(b"NBDMAGIC" + b"IHAVEOPT" + struct.pack(">H", 1 | 2))
        self.receive(4)
        while True:
            _, option, length = struct.unpack(">8sII", self.receive(16))
            self.receive(length)

            def reply(kind, data=b""):
                self.line.sendall(struct.pack(">QIII", 0x3E889045565A9, option, kind, len(data)) + data)

            if option == 7:  # NBD_OPT_GO
                reply(3, struct.pack(">HQH", 0, self.size, HAS_FLAGS | SEND_FLUSH))
                reply(1)
                return
            if option == 2:  # NBD_OPT_ABORT
                reply(1)
                raise ConnectionError("the guest gave up")
            reply(0x80000001)  # not supported

    def answer(self):
        _, _, kind, handle, offset, length = struct.unpack(">IHHQQI", self.receive(28))
        data = b""
        if kind == WRITE:
            written = self.receive(length)
        with self.lock:
            if self.is_cut or kind == DISCONNECT:
                return False
            if kind == READ:
                data = self.read(offset, length)
            elif kind == WRITE:
                for place in range(0, length, SECTOR):
                    self.unflushed[(offset + place) // SECTOR] = written[place:place + SECTOR]
            elif kind == FLUSH:
                self.keep(self.unflushed)
                self.unflushed = {}
                self.flushes += 1
        self.line.sendall(struct.pack(">IIQ", 0x67446698, 0, handle) + data)
        return True

    def read(self, offset, length):
        self.file.seek(offset)
        data = bytearray(self.file.read(length))
        first = offset // SECTOR
        if self.unflushed:
            for number in range(first, first + length // SECTOR):
                if number in self.unflushed:
                    place = (number - first) * SECTOR
                    data[place:place + SECTOR] = self.unflushed[number]
        return bytes(data)

    def keep(self, sectors):
        for number, data in sorted(sectors.items()):
            self.file.seek(number * SECTOR)
            self.file.write(data)

    def cut(self, chance: random.Random):
        """The power goes: of what was not flushed, about half is lost. Returns how many sectors there were and how many are lost."""
        with self.lock:
            self.is_cut = True
            kept = {number: data for number, data in sorted(self.unflushed.items()) if chance.random() < 0.5}
            self.keep(kept)
            counts = len(self.unflushed), len(self.unflushed) - len(kept)
        self.close()
        return counts

    def end(self):
        """After an orderly end everything is on the disk."""
        with self.lock:
            self.keep(self.unflushed)
        self.close()

    def close(self):
        self.door.close()
        self.file.close()
        try:
            self.line.close()
        except (AttributeError, OSError):
            pass
