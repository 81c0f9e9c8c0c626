"""What a program costs, and what machine this is."""

import os
import shutil
import time


def measure(command, output):
    """Runs a command with its output in a file; stops with what it said if it fails."""
    program = shutil.which(command[0]) or command[0]
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, output + ".log", flags, 0o644),
    ]
    began = time.monotonic()
    child = os.posix_spawn(program, command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - began
    if status != 0:
        with open(output + ".log", encoding="utf-8", errors="replace") as log:
            raise SystemExit(f"{log.read()}\nFailed: {' '.join(command)}")
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "memory": usage.ru_maxrss / 1024}


def processor():
    """The processor's name as Linux states it; arm64 kernels state only part numbers."""
    names = {}
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            key, _, value = line.partition(":")
            names.setdefault(key.strip(), value.strip())
    part = f"implementer {names.get('CPU implementer', '?')} part {names.get('CPU part', '?')}"
    return names.get("model name") or names.get("Model") or part


def total_memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
