"""Writes CHANGELOG.md (standard input) as a Debian changelog; the date is SOURCE_DATE_EPOCH's: debian_changelog.py VERSION"""

import os
import re
import sys
import textwrap
from email.utils import formatdate

version = sys.argv[1]
date = formatdate(int(os.environ["SOURCE_DATE_EPOCH"]))
# One entry a release of the file; what is not released yet is this version's.
releases: list[tuple[str, list[str]]] = []
for line in sys.stdin.read().splitlines():
    if heading := re.match(r"## \[(.+?)\]", line):
        releases.append((version if heading[1] == "Unreleased" else heading[1], []))
    elif releases and line.startswith("- "):
        releases[-1][1].append(line[2:])
    elif releases and releases[-1][1] and line.startswith("  "):
        releases[-1][1][-1] += " " + line.strip()
for release, points in releases:
    if not points:
        continue
    print(f"heelstrike ({release}) unstable; urgency=medium\n")
    for point in points:
        print(textwrap.fill(point, 78, initial_indent="  * ", subsequent_indent="    ", break_long_words=False))
    print(f"\n -- The Heelstrike authors <heelstrike@localhost.localdomain>  {date}\n")
