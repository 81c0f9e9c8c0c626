"""A station that runs: two simulated insoles on pseudo-terminals, the server, and its interface as another program uses it."""

import argparse
import contextlib
import http.client
import json
import os
import pathlib
import re
import ssl
import subprocess
import tempfile
import time


def arguments(seconds, times=0):
    """What check-station hands on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=seconds)
    parser.add_argument("--times", type=int, default=times)
    parser.add_argument("--screens")
    return parser.parse_args()


def wait_for(what, seconds, words):
    """Returns what `what` returns as soon as it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise SystemExit(f"{words}: not within {seconds} s")


class Insole:
    """A simulated insole on a pseudo-terminal."""

    def __init__(self, program, foot, rate, duration, more):
        self.process = subprocess.Popen(
            [program, "simulate", "--seed", "22", "--duration", str(duration), "--rate", str(rate), "--pty",
             "--feet", foot, *more], stdout=subprocess.PIPE, text=True)
        self.path = self.process.stdout.readline().strip()

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


class Station:
    """The server with its data folder."""

    def __init__(self, program, folder, insoles, port=0, more=()):
        self.program, self.folder, self.insoles, self.more = program, folder, insoles, list(more)
        self.port = port
        self.cookie = self.csrf = self.token = None
        self.tls = ssl.create_default_context()
        self.tls.check_hostname = False
        self.tls.verify_mode = ssl.CERT_NONE

    def start(self):
        """Starts it and waits until it listens; the set-up link where there is one."""
        devices = [part for insole in self.insoles for part in ("--device", insole.path)]
        self.log = open(self.folder / "log.txt", "a+")
        self.log.seek(0, os.SEEK_END)
        begin = self.log.tell()
        self.process = subprocess.Popen(
            [self.program, "serve", "--data-dir", str(self.folder / "data"), "--port", str(self.port), *devices,
             *(self.more or ["--address", "127.0.0.1"])], stdout=self.log, stderr=self.log)

        def listening():
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended:\n{self.text()}")
            return re.findall(r"https://[^:/]+:(\d+)/(?:set-up\?link=(\S+))?", self.text()[begin:])

        port, link = wait_for(listening, 20, "the server listens")[-1]
        self.port = int(port)
        return link or None

    def text(self):
        return (self.folder / "log.txt").read_text()

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)

    def kill(self):
        self.process.kill()
        self.process.wait(10)

    def connection(self, timeout=120):
        return http.client.HTTPSConnection("localhost", self.port, context=self.tls, timeout=timeout)

    def ask(self, method, path, body=None, headers=None, anonymous=False):
        """One request; status, headers and body."""
        fields = {}
        if not anonymous and self.token:
            fields["Authorization"] = f"Bearer {self.token}"
        elif not anonymous and self.cookie:
            fields |= {"Cookie": self.cookie, "X-CSRF-Token": self.csrf}
        data = body
        if body is not None and not isinstance(body, (bytes, str)):
            data = json.dumps(body)
            fields["Content-Type"] = "application/json"
        fields |= headers or {}
        connection = self.connection()
        try:
            connection.request(method, path, data, fields)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def json(self, method, path, body=None, expect=(200, 201, 204)):
        status, _, data = self.ask(method, path, body)
        if status not in expect:
            raise SystemExit(f"{method} {path}: {status} {data[:300]}")
        return json.loads(data) if data else None

    def enter(self, link, name="Anna", password="a long walk in spring"):
        """Sets the station up; the session stays."""
        status, headers, data = self.ask("POST", "/api/v1/set-up", {"link": link, "name": name, "password": password})
        if status != 200:
            raise SystemExit(f"set-up: {status} {data}")
        self.cookie = headers["Set-Cookie"].split(";")[0]
        self.csrf = json.loads(data)["csrfToken"]

    def sign_in(self, name="Anna", password="a long walk in spring"):
        status, headers, data = self.ask(
            "POST", "/api/v1/session", {"name": name, "password": password}, anonymous=True)
        if status == 200:
            self.cookie = headers["Set-Cookie"].split(";")[0]
            self.csrf = json.loads(data)["csrfToken"]
        return status

    def state(self):
        return self.json("GET", "/api/v1/station")

    def wait_ready(self):
        wait_for(lambda: self.state()["phase"] == "ready", 30, "the sensors send")


@contextlib.contextmanager
def station(program, rate=200, duration=7200, more=(), options=(), gains=None):
    """A station with two insoles in a folder of its own; everything ends with it."""
    wrong = [f"--gain-{foot}={gain}" for foot, gain in (gains or {}).items()]
    with tempfile.TemporaryDirectory(prefix="station-") as name:
        insoles = [Insole(program, foot, rate, duration, [*more, *wrong]) for foot in ("left", "right")]
        running = Station(program, pathlib.Path(name), insoles, more=options)
        try:
            yield running
        finally:
            if getattr(running, "process", None) and running.process.poll() is None:
                running.stop()
            for insole in insoles:
                insole.stop()
