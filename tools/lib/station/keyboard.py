"""Every page with the keyboard alone: Tab, Shift-Tab, Enter, Space and arrows, from the set-up link to the deletion of a patient.

On each page everything interactive must be reached, in the order in which it stands there, with a focus that can be seen, and the
way on must lead out again. What is done here is done without a mouse, also saying what the rows of a sensor mean.
"""

import re
import subprocess
import sys
import time

from playwright.sync_api import expect, sync_playwright

import running

# A debug build on a busy machine hashes a password in half a minute.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)
# Stops of one page, with those inside a report's frame.
MOST_STOPS = 250

# What can be reached on a page; of radio buttons with one name, the one that is chosen or the first.
REACHABLE = """() => {
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
    const all = [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]')];
    const radios = {};
    for (const one of all) {
        if (one.type === "radio" && (one.checked || !(one.name in radios))) radios[one.name] = one;
    }
    return all.filter((one) => shown(one) && !one.disabled && (one.type !== "radio" || radios[one.name] === one));
}"""
NAMES = """() => {
    // Rows of sensors are made anew while one looks.
    window.list = LIST;
    window.reachable = window.list();
    return window.reachable.map((one) => (one.labels?.[0]?.textContent || one.getAttribute("aria-label") || one.textContent
        || one.title || one.name || one.tagName).trim().slice(0, 40));
}"""
# Where the focus is: its place among those, whether it shows, whether it is on the screen.
FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    // Within a frame the browser's own ring shows.
    const shows = one.tagName === "IFRAME" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
        || style.boxShadow !== "none";
    const isThere = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    if (window.reachable && !window.reachable.includes(one)) window.reachable = window.list();
    return { place: window.reachable ? window.reachable.indexOf(one) : -1, shows, isThere, isFrame: one.tagName === "IFRAME",
             isSkip: one.classList.contains("skip"), tabindex: one.tabIndex, what: one.outerHTML.slice(0, 90) };
}"""


class Keyboard:
    def __init__(self, page, base):
        self.page, self.base = page, base
        self.problems, self.counts = [], {}
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))

    def key(self, *names):
        for name in names:
            self.page.keyboard.press(name)

    def type(self, text):
        self.page.keyboard.type(text)

    def focus(self):
        return self.page.evaluate(FOCUS)

    def open(self, path):
        """A new page, as after typing its address."""
        self.page.goto(self.base + path)

    def walk(self, name):
        """Tab from the beginning to the end of the page as it is, then back by one."""
        page = self.page
        page.evaluate("() => { document.activeElement?.blur?.(); getSelection().removeAllRanges(); scrollTo(0, 0); }")
        # From the top, wherever the focus was.
        page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }")
        names = page.evaluate(NAMES.replace("LIST", REACHABLE))
        stops, inFrame = [], 0
        for _ in range(MOST_STOPS):
            self.key("Tab")
            now = self.focus()
            if now is None:
                # The end; or on its way into a frame, which is a document of another process.
                page.wait_for_timeout(200)
                now = self.focus()
            if now is None:
                continue
            if stops and now["place"] == stops[0]:
                break
            if now["isFrame"] and stops and stops[-1] == now["place"]:
                inFrame += 1
                continue
            if not stops and not now["isSkip"]:
                self.problems.append(f"{name}: the first stop is no way to the content: {now['what']}")
            if now["place"] < 0:
                self.problems.append(f"{name}: the focus is on what is not reachable: {now['what']}")
            if now["tabindex"] > 0:
                self.problems.append(f"{name}: a tabindex above 0: {now['what']}")
            if not now["shows"]:
                self.problems.append(f"{name}: the focus does not show on {now['what']}")
            if not now["isThere"]:
                self.problems.append(f"{name}: the focus is off the screen on {now['what']}")
            stops.append(now["place"])
        else:
            self.problems.append(f"{name}: the focus does not leave the page after {MOST_STOPS} stops (a trap?)")
        missed = [names[place] for place in range(len(names)) if place not in stops]
        if missed:
            self.problems.append(f"{name}: not reached: {missed}")
        if stops != sorted(stops):
            self.problems.append(f"{name}: not in the page's order: {[names[place] for place in stops]}")
        # Backwards from the end, which shows a trap in that direction.
        back = []
        for _ in range(min(4, len(stops))):
            self.key("Shift+Tab")
            now = self.focus()
            if now and (not back or now["place"] != back[-1]):
                back.append(now["place"])
        if back != sorted(back, reverse=True):
            self.problems.append(f"{name}: backwards not in order: {back}")
        self.counts[name] = len(stops)
        self.skip(name)

    def skip(self, name):
        """The first stop leads past the bar to the content."""
        page = self.page
        page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }")
        self.key("Tab", "Enter", "Tab")
        inside = page.evaluate("() => document.activeElement === document.body || !document.activeElement.closest('header')")
        if not inside:
            self.problems.append(f"{name}: the way to the content leads into the bar")

    def reach(self, selector, backwards=False):
        """Tab until that has the focus."""
        page = self.page
        page.locator(selector).first.wait_for(state="visible")
        isThere = lambda: page.evaluate("(selector) => document.activeElement?.matches(selector)", selector)
        for _ in range(MOST_STOPS):
            if isThere():
                # A step into a report's frame or out of it, made faster than a hand makes it, may arrive only now.
                page.wait_for_timeout(60)
                if isThere():
                    return True
            self.key("Shift+Tab" if backwards else "Tab")
        self.problems.append(f"{page.url}: {selector} is not reached")
        page.locator(selector).first.focus()
        return False

    def fill(self, selector, text):
        self.reach(selector)
        self.key("Control+a")
        self.type(text)

    def press(self, selector, key="Enter"):
        self.reach(selector)
        self.key(key)

    def focused(self, selector, what):
        """The focus must be there again, where the way goes on."""
        try:
            self.page.wait_for_function(
                "(selector) => document.activeElement?.matches(selector)", arg=selector, timeout=PATIENCE)
        except Exception:
            self.problems.append(f"{what}: the focus is on {self.focus()}, not on {selector}")


def settings(board, page, station):
    """What the rows of both sensors mean, said without a mouse: chosen, tried, wrong, read from a file, kept."""
    offered = station.json("GET", "/api/v1/mappings")[0]
    for index, letter in ((0, "L"), (1, "R")):
        side, begin, area = f"#field-side-{index}", f"#begin-{index}", f"#mapping-{index}"
        card = f"section.rows-sensor:nth-of-type({index + 1})"
        board.reach(side)
        board.type(letter)
        board.reach(begin)
        board.type("I")
        expect(page.locator(area)).to_have_value(offered["mapping"])
        if index == 0:
            # Wrong first: the line and the field are named, and the focus stays where the way goes on.
            board.fill(area, '{\n "name": "x",\n "table": {"delimiter": "pipe"},\n "time": {"kind": "rows"},\n "streams": []}')
            board.press(f"{card} [data-try]", "Space")
            expect(page.locator(f"{card} .problem[role=alert]")).to_contain_text("line 3, “table.delimiter”: “pipe” is none of comma")
            board.focused("[data-try]", "a mapping that was refused")
            file = station.folder / "mapping.json"
            file.write_text(offered["mapping"].replace("Insole with 16 cells", "From a file"))
            board.reach(f"#file-{index}", backwards=True)
            chosen = []
            page.on("filechooser", lambda one: chosen.append(one))
            # The browser may be told of the listener only after the first key.
            for _ in range(5):
                page.wait_for_timeout(300)
                board.key("Space")
                page.wait_for_timeout(700)
                if chosen:
                    break
            chosen[0].set_files(file)
            expect(page.locator(area)).to_have_value(re.compile("From a file"))
        board.press(f"{card} [data-try]")
        expect(page.locator(f"{card} .reading .good")).to_contain_text("rows read")
        expect(page.locator(f"{card} .reading tbody tr")).to_have_count(22)
        if index == 0:
            board.walk("settings-mapping")
        with page.expect_navigation():
            board.press(f"{card} button[type=submit]")
        name = "From a file" if index == 0 else offered["name"]
        expect(page.locator(card)).to_contain_text(f"In use: {name}")
        board.focused(f"{card} button[type=submit]", "a mapping that was kept")
    foot = running.wait_for(
        lambda: {one["side"] for one in station.state()["sensors"] if one["isConnected"]} == {"left", "right"}, 60, "both feet")
    assert foot


def main():
    options = running.arguments(seconds=8)
    boards = []
    try:
        day(options, boards)
    finally:
        for board in boards:
            for problem in board.problems:
                print(f"    {problem}", file=sys.stderr)
    sys.exit(1 if boards[0].problems else 0)


def day(options, boards):
    began = time.monotonic()
    with running.station(options.program, rate=100, more=["--protocol", "linetable"]) as station, sync_playwright() as playwright:
        recordings = station.folder / "data" / "recordings"
        recordings.mkdir(parents=True)
        for name, seed in (("0123456789abcdef", "22"), ("0123456789abcdeg", "23")):
            subprocess.run([options.program, "simulate", "--seed", seed, "--duration", "45", "--rate", "100", "-o",
                            recordings / f"{name}.gait"], check=True, stdout=subprocess.DEVNULL)
        link = station.start()
        base = f"https://localhost:{station.port}"
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(ignore_https_errors=True, viewport={"width": 1280, "height": 900}).new_page()
        board = Keyboard(page, base)
        boards.append(board)

        # Set up, sign out, be refused, sign in.
        board.open(f"/set-up?link={link}")
        board.walk("set-up")
        board.fill("#field-name", "Anna")
        board.fill("#field-password", "a long walk in spring")
        board.press("main button")
        expect(page.get_by_role("heading", name="Today")).to_be_visible()
        board.walk("today-without-sensors")
        board.press(".who button", "Space")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        board.walk("sign-in")
        board.fill("#field-name", "Anna")
        board.fill("#field-password", "not the password")
        board.press("main button", "Space")
        expect(page.get_by_role("alert").get_by_text("wrong")).to_be_visible()
        board.focused("main button", "a sign-in that was refused")
        board.reach("#field-password", backwards=True)
        board.key("Control+a")
        board.type("a long walk in spring")
        board.key("Enter")
        expect(page.get_by_role("heading", name="Today")).to_be_visible()
        station.sign_in()

        # Settings: mappings, a user and their removal, a token, the language.
        board.press("nav a[href='/settings']")
        expect(page.get_by_role("heading", name="Settings")).to_be_visible()
        expect(page.locator("section.rows-sensor")).to_have_count(2)
        board.walk("settings")
        settings(board, page, station)
        # Kept by pages that come again: the sections that were opened.
        board.press("#new-user > summary", "Space")
        board.press("#users > summary")
        board.press("#tokens > summary")
        board.press("#password > summary")
        board.walk("settings-open")
        board.fill("#field-name", "Ben")
        board.fill("form[data-api='POST /api/v1/users'] #field-password", "another long walk")
        with page.expect_navigation():
            board.press("form[data-api='POST /api/v1/users'] button")
        expect(page.get_by_role("rowheader", name="Ben")).to_be_visible()
        board.focused("form[data-api='POST /api/v1/users'] button", "a user who was added")
        with page.expect_navigation():
            board.press("button[aria-label='Remove Ben']", "Space")
        expect(page.get_by_role("rowheader", name="Ben")).to_have_count(0)
        board.focused("main", "a user who was removed")
        board.fill("#token-name", "study")
        board.press("form[data-api='POST /api/v1/tokens'] button[type=submit]")
        board.focused("#secret", "a token that is shown once")

        # A stored walk is assigned; the other one too, so that there is something to compare.
        station.json("POST", "/api/v1/patients", {"code": "K17"})
        running.wait_for(
            lambda: all(station.json("GET", f"/api/v1/recordings/{one['id']}")["analyses"]
                        for one in station.json("GET", "/api/v1/recordings")), 90, "the analyses")
        board.open("/")
        expect(page.get_by_role("button", name="Start recording")).to_be_enabled()
        board.walk("today")
        # A sensor that was put on the wrong foot, and back again.
        for side, other in (("Left", "right"), ("Right", "left")):
            board.press(f"#sensors tr:has(.tag.{side.lower()}) button[aria-label*='{other}']", "Space")
            board.focused("#sensor-card form button", "a foot that was said")
            count = 0 if other == "right" else 1
            expect(page.locator("#sensors .tag.left")).to_have_count(count)
            expect(page.get_by_role("button", name="Start recording")).to_be_enabled()
        board.press("main ul.plain a")
        expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
        board.walk("recording-without-patient")
        # The keys that scroll do so on the whole page, also within the report.
        board.reach("iframe")
        board.key("PageDown")
        try:
            page.wait_for_function("scrollY > 200")
        except Exception:
            board.problems.append("recording: Page Down within the report does not move the page")
        board.fill("#field-patientCode", "K17")
        with page.expect_navigation():
            board.key("Enter")
        expect(page.get_by_role("heading", name="Recording of K17")).to_be_visible()
        board.press("main summary", "Space")
        expect(page.get_by_role("button", name="Delete for good")).to_be_visible()
        board.walk("recording")
        for one in station.json("GET", "/api/v1/recordings?unassigned=true"):
            station.json("PATCH", f"/api/v1/recordings/{one['id']}", {"patientCode": "K17"})

        # Record: calibration, live, stop.
        board.open("/")
        expect(page.get_by_role("button", name="Start recording")).to_be_enabled()
        board.fill("#field-patientCode", "K18")
        board.press("input[name=isNewPatient]", "Space")
        board.press("#begin summary")
        board.fill("#field-footwear", "barefoot")
        board.press("#begin button[type=submit]")
        expect(page.get_by_role("heading", name="Calibration")).to_be_visible()
        board.walk("calibration")
        for _ in range(5):
            board.press("#next")
        expect(page.get_by_role("heading", name="Live")).to_be_visible()
        expect(page.locator("#state")).to_contain_text("Recording K18")
        page.wait_for_timeout(1000 * options.seconds)
        board.walk("live")
        board.press("#stop button")
        page.wait_for_url(re.compile("/recordings/"))

        # Patients: find, compare with the arrows, trend, notes, delete.
        board.open("/patients")
        board.walk("patients")
        board.fill("#field-filter", "k17")
        board.press("#patients a")
        expect(page.get_by_role("heading", name="Patient K17")).to_be_visible()
        board.walk("patient")
        board.reach("input[name=before]")
        board.key("ArrowUp", "ArrowDown")
        board.press("form[action='/compare'] button[type=submit]")
        expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
        board.walk("comparison")
        board.press("main a")
        expect(page.get_by_role("heading", name="Patient K17")).to_be_visible()
        board.press("a[href$='/trend']")
        expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
        board.walk("trend")
        board.press("main a")
        expect(page.get_by_role("heading", name="Patient K17")).to_be_visible()
        board.fill("#field-text", "walks with a stick")
        with page.expect_navigation():
            board.press("form[data-api$='/notes'] button", "Space")
        expect(page.get_by_text("walks with a stick")).to_be_visible()
        board.press("main details summary")
        board.walk("delete-patient")
        board.fill("#field-confirm", "K18")
        board.key("Enter")
        expect(page.get_by_role("alert").get_by_text("nothing was deleted")).to_be_visible()
        board.key("Control+a")
        board.type("K17")
        board.key("Enter")
        page.wait_for_url(re.compile("/patients$"))
        expect(page.get_by_role("link", name="K17")).to_have_count(0)
        board.open("/nowhere")
        board.walk("nothing-here")
        browser.close()
        if station.stop() != 0:
            board.problems.append("the server did not end in order")
        board.problems += [f"the server says: {line}" for line in station.text().splitlines() if re.search(r"error|Fatal", line)]
    print(f"    {sum(board.counts.values())} stops on {len(board.counts)} pages ({', '.join(f'{name} {count}' for name, count in board.counts.items())}) "
          f"in {time.monotonic() - began:.0f} s")


main()
