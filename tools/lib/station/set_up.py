"""Sets up a station that has just started elsewhere: set_up.py OUTPUT PORT TOKEN-FILE. Its output has the link; a token is kept."""

import pathlib
import re
import sys

import running


def main():
    output, port, token = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    station = running.Station(None, output.parent, [], port=port)
    # Emulated, its start and the password's hash take their time.
    link = running.wait_for(
        lambda: re.findall(r"/set-up\?link=(\S+)", output.read_text()), 120, "the station prints its set-up link")[-1]
    station.enter(link)
    token.write_text(station.json("POST", "/api/v1/tokens", {"name": "machine", "role": "admin"})["secret"])
    token.chmod(0o600)


main()
