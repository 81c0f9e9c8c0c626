"""What somebody in the clinic's network may try, and what each got."""

import concurrent.futures
import pathlib
import re
import socket
import ssl
import sys
import time
import warnings

import running

SQL = "x'; DROP TABLE patient; --"
HTML = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'"


class Attacks:
    def __init__(self, station):
        self.station, self.rows, self.failed = station, [], 0

    def note(self, what, got, holds):
        self.rows.append((what, got, "holds" if holds else "FAILS"))
        self.failed += not holds

    def status(self, what, expected, *arguments, **more):
        status, _, data = self.station.ask(*arguments, **more)
        expected = expected if isinstance(expected, tuple) else (expected,)
        self.note(what, str(status), status in expected)
        return data


def raw(station, data, pause=0.0, timeout=40, pieces=None):
    """Sends bytes over TLS; what came back, and after how many seconds the server closed."""
    began = time.monotonic()
    plain = socket.create_connection(("localhost", station.port), timeout=timeout)
    secured = station.tls.wrap_socket(plain)
    received = b""
    try:
        secured.sendall(data)
        for piece in pieces or []:
            time.sleep(pause)
            secured.sendall(piece)
        while True:
            got = secured.recv(4096)
            if not got:
                break
            received += got
            if not pieces and b"\r\n\r\n" in received:
                break
    except (OSError, ssl.SSLError) as error:
        if isinstance(error, TimeoutError):
            return received, None
    finally:
        secured.close()
    return received, time.monotonic() - began


def first_line(data):
    return data.split(b"\r\n")[0].decode(errors="replace") or "closed"


def paths(station):
    description = station.json("GET", "/api/v1/openapi.json")
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            if operation.get("security") != []:
                yield method.upper(), "/api/v1" + path.replace("{id}", "0123456789abcdef")


def sessions(attacks):
    station = attacks.station
    got = {station.ask(method, path, {} if method in ("POST", "PATCH") else None, anonymous=True)[0]
           for method, path in paths(station)}
    attacks.note("no cookie, every operation", f"{sorted(got)}", got == {401})
    pages = {station.ask("GET", page, anonymous=True)[0] for page in ("/", "/live", "/patients", "/settings", "/calibration")}
    attacks.note("no cookie, every page", f"{sorted(pages)} to /sign-in", pages == {303})
    mine = station.cookie
    for what, cookie in (("a made-up session", "__Host-session=" + "A" * 43), ("a session that is no token", "__Host-session=' OR 1=1 --")):
        station.cookie = cookie
        attacks.status(what, 401, "GET", "/api/v1/patients")
    station.cookie = mine
    attacks.status("a made-up token", 401, "GET", "/api/v1/patients", headers={"Authorization": "Bearer " + "A" * 43})
    # Another's session: signed out by its owner, then used.
    csrf = station.csrf
    station.json("POST", "/api/v1/users", {"name": "Ben", "role": "therapist", "password": "another long walk"})
    station.sign_in("Ben", "another long walk")
    for method, path in (("GET", "/api/v1/users"), ("GET", "/api/v1/audit"), ("GET", "/api/v1/tokens")):
        attacks.status(f"a therapist asks {method} {path}", 403, method, path)
    attacks.status("a therapist makes a token", 403, "POST", "/api/v1/tokens", {"name": "x", "role": "admin"})
    attacks.status("a therapist says what rows mean", 403, "POST", "/api/v1/station/sensors/mapping", {"address": "x", "mapping": "{}"})
    attacks.status("a therapist deletes a patient", 403, "DELETE", "/api/v1/patients/0123456789abcdef", {"code": "x"})
    theirs, their_csrf = station.cookie, station.csrf
    station.csrf = csrf
    attacks.status("another's CSRF token with one's own session", 403, "POST", "/api/v1/patients", {})
    station.csrf = their_csrf
    station.json("DELETE", "/api/v1/session")
    attacks.status("a session after signing out", 401, "GET", "/api/v1/patients")
    station.cookie, station.csrf = mine, csrf
    return theirs


def forgery(attacks):
    station = attacks.station
    csrf, station.csrf = station.csrf, ""
    attacks.status("a cookie without the CSRF token", 403, "POST", "/api/v1/patients", {})
    station.csrf = "0" * 32
    attacks.status("a wrong CSRF token", 403, "POST", "/api/v1/patients", {})
    station.csrf = csrf
    attacks.status("from another origin", 403, "POST", "/api/v1/patients", {}, headers={"Origin": "https://evil.example"})
    attacks.status("Sec-Fetch-Site: cross-site", 403, "POST", "/api/v1/patients", {}, headers={"Sec-Fetch-Site": "cross-site"})
    attacks.status("signing in from another origin", 403, "POST", "/api/v1/session", {"name": "Anna", "password": "x"},
                   headers={"Origin": "https://evil.example"}, anonymous=True)
    attacks.status("a form instead of JSON", 415, "POST", "/api/v1/patients", "code=x",
                   headers={"Content-Type": "application/x-www-form-urlencoded"})


def traversal(attacks):
    station = attacks.station
    places = ["../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fheelstrike.sqlite", "....//....//etc/passwd",
              "..%5c..%5cwindows", "0123456789abcdef%00.gait", "0123456789abcdef/../../../key.pem", "%252e%252e%252fkey.pem"]
    for root in ("/api/v1/recordings/", "/assets/", "/"):
        got = set()
        for place in places:
            for end in ("", "/file"):
                status, _, data = station.ask("GET", root + place + end)
                got.add(status)
                if b"root:" in data or b"PRIVATE KEY" in data or b"SQLite format" in data:
                    attacks.note(f"traversal {root}{place}", "the file", False)
        attacks.note(f"path traversal below {root}", f"{sorted(got)}", got <= {400, 404, 303})
    before = sorted((station.folder / "data").rglob("*.json"))
    for address in ("../../../../tmp/x", "/etc/passwd", SQL, "x" * 5000):
        attacks.status(f"a mapping for {address[:20]}", 404, "POST", "/api/v1/station/sensors/mapping", {"address": address, "mapping": "{}"})
    if sorted((station.folder / "data").rglob("*.json")) != before:
        attacks.note("a mapping for a path", "a file", False)


def size_and_time(attacks):
    station = attacks.station
    attacks.status("a body of 1 MB", 413, "POST", "/api/v1/patients", b'{"code":"' + b"x" * 1_000_000 + b'"}',
                   headers={"Content-Type": "application/json"})
    host = f"Host: localhost:{station.port}\r\n".encode()
    chunked = b"POST /api/v1/session HTTP/1.1\r\n" + host + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    data, _ = raw(station, chunked + (b"4000\r\n" + b"x" * 0x4000 + b"\r\n") * 8 + b"0\r\n\r\n")
    attacks.note("a chunked body of 128 KB", first_line(data), b" 413" in data[:16] or data == b"")
    data, _ = raw(station, b"GET / HTTP/1.1\r\n" + host + b"X: " + b"y" * 100_000 + b"\r\n\r\n")
    attacks.note("a header of 100 KB", first_line(data), b"200" not in data[:16])
    data, _ = raw(station, b"GET / HTTP/1.1\r\n" + host + b"".join(b"X%d: y\r\n" % n for n in range(500)) + b"\r\n")
    attacks.note("500 headers", first_line(data), b"200" not in data[:16])
    data, _ = raw(station, b"POST /api/v1/session HTTP/1.1\r\n" + host + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    attacks.note("Content-Length and chunked at once", first_line(data), b"200" not in data[:16])
    data, after = raw(station, b"GET / HTTP/1.1\r\n", pause=2, pieces=[b"X: y\r\n"] * 14)
    attacks.note("headers, a line every 2 s", f"closed after {after:.0f} s" if after else "open", after is not None and after < 35)
    body = b"POST /api/v1/session HTTP/1.1\r\n" + host + b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    data, after = raw(station, body, pause=2, pieces=[b"{"] * 12)
    attacks.note("a body, a byte every 2 s", f"{first_line(data)} after {after:.0f} s" if after else "open", after is not None and after < 35)
    plain = socket.create_connection(("localhost", station.port), timeout=30)
    plain.sendall(b"GET / HTTP/1.1\r\n" + host + b"\r\n")
    try:
        got = plain.recv(100)
    except OSError:
        got = b""
    attacks.note("without TLS", repr(got[:20]), b"HTTP" not in got)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    try:
        old.wrap_socket(socket.create_connection(("localhost", station.port), timeout=10)).close()
        attacks.note("TLS 1.1", "accepted", False)
    except (ssl.SSLError, OSError) as error:
        attacks.note("TLS 1.1", type(error).__name__, True)
    idle = [socket.create_connection(("localhost", station.port), timeout=10) for _ in range(200)]
    status = station.ask("GET", "/health", anonymous=True)[0]
    attacks.note("200 connections that say nothing", f"/health {status}", status == 200)
    for connection in idle:
        connection.close()


def uploads(attacks):
    """Files that are no recordings, too long, cut off, slow, or sent many times at once; nothing of them may stay."""
    station = attacks.station
    folder = station.folder / "data" / "recordings"
    before = sorted(file.name for file in folder.iterdir())
    path, kind = "/api/v1/recordings", {"Content-Type": "application/octet-stream"}
    walk = station.folder / "walk.gait"
    running.subprocess.run([station.program, "simulate", "--seed", "31", "--duration", "60", "--rate", "200", "-o", walk],
                           check=True, stdout=running.subprocess.DEVNULL)
    whole = walk.read_bytes()
    csrf, station.csrf = station.csrf, ""
    attacks.status("a file without the CSRF token", 403, "POST", path, whole, headers=kind)
    station.csrf = csrf
    attacks.status("a file as a form sends it", 415, "POST", path, whole, headers={"Content-Type": "multipart/form-data"})
    attacks.status("a table instead of a recording", 422, "POST", path, b"time,left\n1,2\n" * 500_000, headers=kind)
    attacks.status("the header of a recording and noise", 422, "POST", path, whole[:16] + b"\xff" * 3_000_000, headers=kind)
    attacks.status("a file for a patient “../x”", 404, "POST", path + "?patient=../../etc/passwd", whole, headers=kind)
    head = (f"POST {path} HTTP/1.1\r\nHost: localhost:{station.port}\r\nCookie: {station.cookie}\r\nX-CSRF-Token: {csrf}\r\n"
            "Content-Type: application/octet-stream\r\n")
    data, _ = raw(station, f"{head}Content-Length: 1000000001\r\n\r\n".encode())
    attacks.note("a file of more than 1 GB", first_line(data), b" 413" in data[:16])
    data, _ = raw(station, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + b"4\r\nxxxx\r\n0\r\n\r\n")
    attacks.note("a file of unknown length", first_line(data), b" 411" in data[:16])
    stated = f"{head}Content-Length: {len(whole)}\r\n\r\n".encode()
    for share in (0, 0.3, 0.999):
        plain = socket.create_connection(("localhost", station.port), timeout=20)
        secured = station.tls.wrap_socket(plain)
        secured.sendall(stated + whole[:int(len(whole) * share)])
        time.sleep(0.5)
        plain.close()
        secured.close()
    data, after = raw(station, stated + whole[:5000], pause=2, timeout=60, pieces=[b"x"] * 20)
    attacks.note("a file, a byte every 2 s", f"{first_line(data)} after {after:.0f} s" if after else "open", after is not None and after < 50)

    def left():
        return sorted(file.name for file in folder.iterdir()) == before

    running.wait_for(left, 30, "what was cut off goes")
    attacks.note("what stays of files that were cut off", "nothing" if left() else "something", left())
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda _: station.ask("POST", path, whole, kind)[0], range(8)))
    there = len(list(folder.iterdir())) - len(before)
    attacks.note("one recording eight times at once", f"{sorted(got)}, {there} there", there == 1 and set(got) <= {200, 201, 429})


def words(attacks):
    """SQL and HTML in every field; all of it must come back as text."""
    station = attacks.station
    identifiers = []
    for text in (SQL, HTML):
        patient = station.json("POST", "/api/v1/patients", {"code": text})
        identifiers.append(patient["id"])
        station.json("PATCH", f"/api/v1/patients/{patient['id']}", {"displayName": text, "notes": text})
        station.json("POST", f"/api/v1/patients/{patient['id']}/notes", {"text": text})
        station.json("POST", "/api/v1/tokens", {"name": text, "role": "therapist"})
        station.json("POST", "/api/v1/users", {"name": text, "role": "therapist", "password": "a long password"})
    recording = station.json("POST", "/api/v1/station/recording",
                             {"patientCode": HTML, "label": HTML, "footwear": HTML, "notes": SQL})["id"]
    station.json("POST", "/api/v1/station/recording/marks", {"text": HTML})
    time.sleep(8)
    station.json("POST", "/api/v1/station/recording/stop", {})
    running.wait_for(lambda: station.json("GET", f"/api/v1/recordings/{recording}")["analyses"], 60, "the analysis")
    pages = ["/", "/live", "/patients", "/settings", *(f"/patients/{one}" for one in identifiers), f"/recordings/{recording}",
             f"/api/v1/recordings/{recording}/report"]
    bad, policies = [], []
    for page in pages:
        status, headers, data = station.ask("GET", page)
        if status != 200 or b"<script>alert" in data or b"<img src=x" in data:
            bad.append((page, status))
        policy = headers["Content-Security-Policy"] or ""
        if "default-src 'none'" not in policy or "script-src 'unsafe" in policy or headers["X-Content-Type-Options"] != "nosniff":
            policies.append(page)
    attacks.note("SQL and HTML in every field, then every page", "text on all of them" if not bad else str(bad), not bad)
    attacks.note("Content-Security-Policy and nosniff on every page", "there" if not policies else str(policies), not policies)
    there = len(station.json("GET", "/api/v1/patients"))
    attacks.note("patients after “DROP TABLE”", str(there), there == 2)
    attacks.status("a patient code of 65 characters", 422, "POST", "/api/v1/patients", {"code": "x" * 65})
    attacks.status("a code with a line feed", 422, "POST", "/api/v1/patients", {"code": "x\ny"})
    attacks.status("a weight of 1e308", 422, "PATCH", f"/api/v1/patients/{identifiers[0]}", {"bodyMass": 1e308})
    attacks.status("deep JSON", (400, 413), "POST", "/api/v1/patients", b"[" * 60_000, headers={"Content-Type": "application/json"})
    attacks.status("an audit page before “1 OR 1=1”", 400, "GET", "/api/v1/audit?before=1%20OR%201=1")


def passwords(attacks, times):
    station = attacks.station
    counts, began = {}, time.monotonic()
    for number in range(times):
        status, _, _ = station.ask("POST", "/api/v1/session", {"name": "Anna", "password": f"guess number {number}"}, anonymous=True)
        counts[status] = counts.get(status, 0) + 1
    seconds = time.monotonic() - began
    attacks.note(f"{times} wrong passwords in {seconds:.0f} s", str(counts), counts.get(401, 0) <= 15 and set(counts) <= {401, 429})
    mine = station.cookie, station.csrf
    attacks.note("the right password right after", str(status := station.sign_in()), status == 429)
    station.cookie, station.csrf = mine
    attacks.status("who is signed in already", 200, "GET", "/api/v1/session")
    refused = [entry for entry in station.json("GET", "/api/v1/audit") if entry["action"] == "signInRefused"]
    attacks.note("the audit log", f"{len(refused)} refused sign-ins", bool(refused))


def network(options):
    """Before it is set up, the station is on loopback only; afterwards on the network."""
    address = None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: it only asks which of this machine's addresses would be used.
            probe.connect(("192.0.2.1", 9))
            address = probe.getsockname()[0]
        except OSError:
            print("    this machine has no network: what another machine could reach is not tried")
    with running.station(options.program, options=["--address", "0.0.0.0"]) as station:
        link = station.start()
        attacks = Attacks(station)

        def reach():
            try:
                socket.create_connection((address, station.port), timeout=3).close()
                return True
            except OSError:
                return False

        if address:
            attacks.note("the network before set-up", "answers" if reach() else "refused", not reach())
        station.enter(link)
        running.time.sleep(2)
        status = station.ask("GET", "/api/v1/session")[0]
        attacks.note("the session after moving to the network", str(status), status == 200)
        if address:
            attacks.note("the network after set-up", "answers" if reach() else "refused", reach())
        attacks.note("metrics from this machine", str(got := station.ask("GET", "/metrics", anonymous=True)[0]), got == 200)
        if address:
            elsewhere = running.http.client.HTTPSConnection(address, station.port, context=station.tls, timeout=10)
            elsewhere.request("GET", "/metrics")
            attacks.note("metrics over the network without a token", str(got := elsewhere.getresponse().status), got in (303, 401))
        return attacks


def main():
    options = running.arguments(seconds=0, times=1000)
    with running.station(options.program) as station:
        link = station.start()
        attacks = Attacks(station)
        attacks.status("a made-up set-up link", 403, "POST", "/api/v1/set-up",
                       {"link": "A" * 43, "name": "Eve", "password": "let me in please"}, anonymous=True)
        attacks.status("a password of 9 characters", 422, "POST", "/api/v1/set-up",
                       {"link": link, "name": "Anna", "password": "123456789"}, anonymous=True)
        status, headers, data = station.ask(
            "POST", "/api/v1/set-up", {"link": link, "name": "Anna", "password": "a long walk in spring"}, anonymous=True)
        cookie = headers["Set-Cookie"] or ""
        attacks.note("the cookie", re.sub("=[^;]*;", "=…;", cookie, count=1),
                     all(part in cookie for part in ("__Host-", "Secure", "HttpOnly", "SameSite=Strict", "Path=/")))
        station.cookie, station.csrf = cookie.split(";")[0], running.json.loads(data)["csrfToken"]
        attacks.status("the set-up link again", 403, "POST", "/api/v1/set-up",
                       {"link": link, "name": "Eve", "password": "let me in please"}, anonymous=True)
        station.wait_ready()
        sessions(attacks)
        forgery(attacks)
        traversal(attacks)
        uploads(attacks)
        words(attacks)
        size_and_time(attacks)
        passwords(attacks, options.times)
        station.stop()
        log = station.text()
        secrets = [text for text in (link, station.cookie.split("=")[1], "a long walk in spring") if text in log.replace(
            f"link={link}", "")]
        attacks.note("secrets in the log", str(len(secrets)), not secrets)
        modes = {oct(path.stat().st_mode & 0o777) for path in pathlib.Path(station.folder / "data").rglob("*") if path.is_file()}
        attacks.note("rights of the station's files", str(sorted(modes)), modes <= {"0o600"})
    outside = network(options)
    rows, failed = attacks.rows + outside.rows, attacks.failed + outside.failed
    width = max(len(what) for what, _, _ in rows)
    for what, got, holds in rows:
        print(f"    {holds:5}  {what:{width}}  {got}")
    print(f"    {len(rows)} attacks, {failed} got through")
    sys.exit(1 if failed else 0)


main()
