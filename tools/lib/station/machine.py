"""A whole emulated machine that is a station: Debian with the package installed, two simulated insoles at its USB.

The insoles are simulators outside of it, behind QEMU's FTDI adapters, so that they stay when its power goes.
"""

import argparse
import contextlib
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import running
from volatile_disk import VolatileDisk

# How many seconds a start may take: emulated machines are slow beside other work.
PATIENCE = 600
# The machine runs against the clock: before what else a busy one does, where that is allowed.
AHEAD = ["bash", "-c", '{ echo -10 >/proc/self/autogroup; renice -n -10 -p $$; } >/dev/null 2>&1; exec "$@"', "machine"]


class Machine(running.Station):
    """Started and cut like a machine; asked like a station."""

    def __init__(self, folder: pathlib.Path, work: pathlib.Path, insoles, options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        super().__init__(None, work, insoles, port=port)
        self.files = folder
        self.disk_file = work / "disk"
        self.token = (folder / "token").read_text()
        self.architecture = options.architecture
        self.flushes = 0

    def command(self):
        arm = self.architecture == "arm64"
        kind = ["qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a72"] if arm else [
            "qemu-system-x86_64", "-M", "q35", "-cpu", "max"]
        console = "ttyAMA0" if arm else "ttyS0"
        line = [
            # Emulated (TCG), so that it is the same where there is no KVM.
            *kind, "-accel", "tcg,thread=multi", "-smp", "2", "-m", "1024", "-nodefaults", "-display", "none", "-no-reboot",
            "-serial", f"file:{self.folder}/console.txt", "-kernel", str(self.files / "kernel"),
            "-initrd", str(self.files / "initrd.gz"), "-append", f"console={console} quiet panic=-1 mitigations=off {'' if arm else 'tsc=reliable'}",
            "-drive", f"if=none,id=disk,format=raw,cache=writeback,file=nbd+unix:///?socket={self.folder}/disk.socket",
            "-device", "virtio-blk-pci,drive=disk",
            "-netdev", f"user,id=net,hostfwd=tcp:127.0.0.1:{self.port}-:8443", "-device", "virtio-net-pci,netdev=net",
            "-device", "virtio-serial-pci", "-device", "virtserialport,chardev=shell,name=shell",
            "-chardev", f"socket,id=shell,path={self.folder}/shell.socket,server=on,wait=off", "-device", "qemu-xhci",
        ]
        for number, insole in enumerate(self.insoles):
            line += ["-chardev", f"serial,id=insole{number},path={insole.path}",
                     "-device", f"usb-serial,chardev=insole{number},serial=RIG{number}"]
        return line

    def start(self):
        """Turns it on; returns the seconds until the station answers."""
        self.disk = VolatileDisk(self.disk_file, self.folder / "disk.socket")
        # A socket that the machine before left would be taken for this one's.
        (self.folder / "shell.socket").unlink(missing_ok=True)
        began = time.monotonic()
        with open(self.folder / "qemu.txt", "a") as words:
            self.process = subprocess.Popen(
                AHEAD + self.command(), stdin=subprocess.DEVNULL, stdout=words, stderr=words, start_new_session=True)
        self.line = None
        running.wait_for(self.is_well, PATIENCE, f"the station answers (console in {self.folder})")
        return time.monotonic() - began

    def is_well(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the machine ended:\n{(self.folder / 'qemu.txt').read_text()}")
        try:
            return self.ask("GET", "/health", anonymous=True)[0] == 200
        except (OSError, running.http.client.HTTPException):
            return False

    def connection(self, timeout=30):
        return super().connection(timeout)

    def wait_ready(self, feet=2):
        def ready():
            try:
                state = self.state()
            except (OSError, running.http.client.HTTPException):
                return False
            return state["phase"] == "ready" and sum(one["isConnected"] for one in state["sensors"]) >= feet

        running.wait_for(ready, PATIENCE, "both insoles send")

    def cut(self, chance: random.Random):
        """Pulls the plug: the machine at once, and with it what the disk had not written."""
        self.process.kill()
        counts = self.disk.cut(chance)
        self.flushes += self.disk.flushes
        self.process.wait(30)
        return counts

    def power_off(self):
        """Ends it in order, so that its disk can be looked at."""
        try:
            self.shell("systemctl poweroff", wait=False)
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.disk.end()

    def shell(self, command, wait=True, patience=PATIENCE):
        """Runs a command as root in the machine; what it prints, and its status as the last line."""
        if self.line is None:
            self.line = socket.socket(socket.AF_UNIX)
            self.line.connect(str(self.folder / "shell.socket"))
        self.line.settimeout(patience)
        mark = f"end-{random.random()}"
        self.line.sendall(f"{{ {command}\n}} </dev/null 2>&1; echo {mark} $?\n".encode())
        text = ""
        while wait:
            part = self.line.recv(65536)
            if not part:
                raise SystemExit(f"the machine's shell is gone: {command}")
            text += part.decode(errors="replace")
            if found := re.search(rf"^{mark} (\d+)\s*$", text, re.MULTILINE):
                return text[:found.start()].strip(), int(found[1])
        return "", 0


def arguments(times=0):
    """What check-machine hands on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("machine", type=pathlib.Path)
    parser.add_argument("--times", type=int, default=times)
    options = parser.parse_args()
    options.architecture = options.machine.name
    return options


@contextlib.contextmanager
def installed(options):
    """A fresh machine with two insoles that walk for hours; everything ends with it."""
    # Also when it is asked to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with tempfile.TemporaryDirectory(prefix="machine-") as name:
        work = pathlib.Path(name)
        subprocess.run(["cp", "--sparse=always", options.machine / "disk", work / "disk"], check=True)
        insoles = [running.Insole(options.program, foot, 200, 36000, []) for foot in ("left", "right")]
        made = Machine(options.machine, work, insoles, options)
        try:
            yield made
        finally:
            if getattr(made, "process", None) and made.process.poll() is None:
                made.process.kill()
                made.process.wait(30)
            console = work / "console.txt"
            if console.exists():
                shutil.copy(console, options.machine / "console.txt")
            for insole in insoles:
                insole.stop()
