"""Reads back the forms of the report that hold the recording's samples, with libraries that are not ours.

C3D is read by ezc3d and by c3d, which have nothing in common, BIDS by bids-validator-deno and Python's csv. All of them must give the
same samples, and the events of the JSON.
"""

import csv
import json
import pathlib
import subprocess
import sys
import warnings

import c3d
import ezc3d
import numpy as np

# What only the person who publishes the data can say; anything else that the validator warns of is looked at.
EXPECTED = {"TOO_FEW_AUTHORS", "NO_AUTHORS", "HEDVersion", "License", "SourceDatasets", "StimulusPresentation", "InstitutionName",
            "InstitutionAddress", "InstitutionalDepartmentName", "Instructions", "SubjectArtefactDescription",
            "Manufacturer", "ManufacturersModelName", "DeviceSerialNumber", "SoftwareVersions", "SINGLE_SUBJECT"}
KINDS = {"Foot Strike": "initialContact", "Foot Off": "finalContact"}


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", strict=True))


def texts(group, name):
    """A parameter's texts, those too that go on in NAME2, NAME3."""
    found, number = [], 1
    while (key := name if number == 1 else f"{name}{number}") in group:
        found += [str(text).strip() for text in group[key]["value"]]
        number += 1
    return found


def columns(group, name):
    found, number = [], 1
    while (key := name if number == 1 else f"{name}{number}") in group:
        found.append(np.asarray(group[key]["value"], dtype=float))
        number += 1
    return np.concatenate(found, axis=1) if found else np.zeros((2, 0))


class Samples:
    """One recording as C3D and BIDS."""

    def __init__(self, program, recording, folder, report):
        self.failures, self.compared, self.report = [], {}, report
        self.c3d, self.bids = folder / "samples.c3d", folder / "bids"
        made = [subprocess.run([program, "report", recording, "--format", form, "-o", path], capture_output=True, text=True)
                for form, path in (("c3d", self.c3d), ("bids", self.bids))]
        self.is_there = all(one.returncode == 0 for one in made)
        if not self.is_there:
            for one in made:
                self.expect(one.returncode == 1 and "no samples" in one.stderr, f"samples: refused with: {one.stderr[-300:]}")

    def expect(self, holds, text):
        if not holds:
            self.failures.append(text)

    def count(self, form, number):
        self.compared[form] = self.compared.get(form, 0) + int(number)

    def check(self, validate):
        if not self.is_there:
            return
        rows, rate = self.check_c3d()
        self.check_bids(rows, rate)
        if validate:
            self.validate()

    def check_c3d(self):
        whole = ezc3d.c3d(str(self.c3d))
        parameters = whole["parameters"]
        analog, event = parameters["ANALOG"], parameters["EVENT"]
        rows = whole["data"]["analogs"][0]
        self.labels = texts(analog, "LABELS")
        if len(rows) <= 255:
            # More channels go on in SCALE2 and OFFSET2, which c3d does not know.
            self.compare_readers(rows, analog)
        self.expect(len(self.labels) == rows.shape[0] == analog["USED"]["value"][0], "C3D: number of channels")
        self.expect(len(texts(analog, "UNITS")) == len(self.labels), "C3D: number of units")
        self.expect(rows.shape[1] == int(parameters["POINT"]["LONG_FRAMES"]["value"][0]), "C3D: number of frames")
        self.count("C3D samples", rows.size)
        times = columns(event, "TIMES")
        seconds = times[0] * 60 + times[1]
        start = parameters["HEELSTRIKE"]["START"]["value"][0]
        events = self.report["events"]
        self.expect(len(seconds) == len(events) == event["USED"]["value"][0], "C3D: number of events")
        self.expect([KINDS[label] for label in texts(event, "LABELS")] == [one["kind"] for one in events], "C3D: kinds of events")
        self.expect([context.lower() for context in texts(event, "CONTEXTS")] == [one["side"] for one in events], "C3D: sides")
        # Floats: seconds under 60 to 2 µs, where they count from to 1e-7 of it.
        wrong = [one["time"] for one, at in zip(events, seconds) if abs(at + start - one["time"]) > 4e-6 + 1e-7 * abs(start)]
        self.expect(not wrong, f"C3D: times of events: {wrong[:3]}")
        self.count("C3D events", len(events))
        return rows, analog["RATE"]["value"][0]

    def compare_readers(self, rows, analog):
        with warnings.catch_warnings(), open(self.c3d, "rb") as file:
            warnings.simplefilter("ignore")  # that there are no markers
            reader = c3d.Reader(file)
            other = np.concatenate([analog_ for _, _, analog_ in reader.read_frames()], axis=1)
            self.expect(reader.analog_rate == analog["RATE"]["value"][0], "C3D: the readers differ in the rate")
            self.expect([str(label).strip() for label in reader.analog_labels] == self.labels, "C3D: the readers differ in the labels")
        self.expect(np.array_equal(rows, other, equal_nan=True), "C3D: ezc3d and c3d read different samples")

    def check_bids(self, rows, rate):
        motion = next(self.bids.glob("sub-*/motion/*_motion.tsv"))
        with open(motion, encoding="ascii") as file:
            values = np.array([[np.nan if field == "n/a" else float(field) for field in line.rstrip("\n").split("\t")] for line in file])
        self.expect(values.shape == rows.T.shape and np.array_equal(values.astype(np.float32), rows.T.astype(np.float32), equal_nan=True),
                    "BIDS: the samples are not those of the C3D file")
        self.count("BIDS samples", values.size)
        channels = table(next(self.bids.glob("sub-*/motion/*_channels.tsv")))
        self.expect([one["name"] for one in channels] == self.labels, "BIDS: the channels are not those of the C3D file")
        about = json.loads(motion.with_suffix(".json").read_text("utf-8"))
        self.expect(np.float32(about["SamplingFrequency"]) == np.float32(rate), "BIDS: rate")
        events = table(next(self.bids.glob("sub-*/motion/*_events.tsv")))
        found = [(one["side"], one["trial_type"], one["source"]) for one in events]
        self.expect(found == [(one["side"], one["kind"], one["source"]) for one in self.report["events"]], "BIDS: the events")
        offsets = {round(one["time"] - float(line["onset"]), 6) for one, line in zip(self.report["events"], events)}
        self.expect(len(offsets) <= 1 and all(abs(offset - self.report["start"]) < 60 for offset in offsets), f"BIDS: onsets: {offsets}")
        self.count("BIDS events", len(events))

    def validate(self):
        validator = pathlib.Path(sys.executable).with_name("bids-validator-deno")
        made = subprocess.run([validator, self.bids, "--format", "json"], capture_output=True, text=True)
        if not made.stdout.startswith("{"):
            self.failures.append(f"BIDS: the validator said: {made.stderr[-300:]}")
            return
        for issue in json.loads(made.stdout)["issues"]["issues"]:
            names = {issue["code"], issue.get("subCode")}
            self.expect(issue["severity"] != "error" and names & EXPECTED, f"BIDS: {issue['severity']}: {names} in {issue.get('location')}")
        self.count("BIDS data sets validated", 1)


def differs_from_source(samples, path):
    """Whether a C3D file of gaitpdb's CSV has other samples than numpy's straight lines between the rows of that table."""
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    rows = ezc3d.c3d(str(samples.c3d))["data"]["analogs"][0]
    times = np.array([float(line["Time(sec)"]) for line in lines])
    grid = times[0] + np.arange(rows.shape[1]) / 100
    for foot, side in (("left", "L"), ("right", "R")):
        for cell in range(1, 9):
            source = np.interp(grid, times, [float(line[f"VGRF_{foot}_s{cell}"]) for line in lines])
            if not np.allclose(source, rows[samples.labels.index(f"{side}.Cell.{cell:02}")], rtol=1e-6, atol=1e-4):
                return True
    return False
