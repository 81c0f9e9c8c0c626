"""Runs axe-core on pages in Chromium, on a phone and on a desk, and looks whether they fit without scrolling sideways.

check_axe.py PAGE...
"""
import pathlib
import shutil
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 1000)


def main():
    script = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js")
    wrong = checked = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in sys.argv[1:]:
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(pathlib.Path(name).resolve().as_uri())
                # What is folded is read too.
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    wrong += 1
                    print("%s at %d px: %d px wide, so it scrolls sideways" % (name, width, wide))
                page.add_script_tag(path=str(script))
                result = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
                if not result["passes"]:
                    sys.exit("axe looked at nothing in %s" % name)
                checked += len(result["passes"])
                for violation in result["violations"]:
                    wrong += 1
                    node = violation["nodes"][0]
                    print("%s at %d px: %s (%s), %d places, first: %s" % (
                        name, width, violation["id"], violation["impact"], len(violation["nodes"]), node["html"][:200]))
                    print("    " + node["failureSummary"].replace("\n", " "))
                page.close()
        browser.close()
    print("    %d pages at %s px: %d rules held, %d did not" % (
        len(sys.argv) - 1, " and ".join(map(str, WIDTHS)), checked, wrong))
    sys.exit(1 if wrong else 0)


main()
