"""Validates the forms of the report with libraries that are not ours, and compares the numbers of all of them.

jsonschema judges the JSON against the published schema, Python's csv module reads the tables, fhir.resources (R4B) reads the
bundle and the CodeSystem. Then every number of the tables, the bundle and the page must be the JSON's, and the events of C3D and
BIDS too (sample_forms.py). PDFs are looked into with pikepdf and pdffonts.
"""

import argparse
import csv
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

import jsonschema
import pikepdf
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.codesystem import CodeSystem

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import sample_forms  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "Formats/analysis-1.schema.json").read_text())
CODES = json.loads((ROOT / "Formats/fhir-codesystem.json").read_text())
TABLES = ["codebook", "events", "findings", "parameters", "strides"]
HL7 = {
    "http://terminology.hl7.org/CodeSystem/observation-category": {"procedure"},
    "http://terminology.hl7.org/CodeSystem/data-absent-reason": {"unknown", "not-performed", "not-a-number"},
    "http://loinc.org": {"29463-7", "8302-2"},
}


class Case:
    """One analysis in all its forms."""

    def __init__(self, name, folder):
        self.name, self.folder, self.failures, self.compared = name, folder, [], {}
        self.json = json.loads((folder / "report.json").read_text("utf-8"))
        self.fhir = json.loads((folder / "report.fhir.json").read_text("utf-8"))
        self.tables = {name: self.read(name) for name in TABLES}
        self.samples = None

    def check(self):
        self.schema()
        self.codebook()
        self.bundle()
        self.compare_tables()
        self.compare_fhir()
        if (self.folder / "report.html").exists():
            self.compare_page(words((self.folder / "report.html").read_text("utf-8")), "HTML")
        if (self.folder / "report.pdf").exists():
            made = subprocess.run(["pdftotext", "-layout", self.folder / "report.pdf", "-"], capture_output=True, check=True)
            self.compare_page(spaced(made.stdout.decode()), "PDF")
            self.pdf(self.folder / "report.pdf")
        if self.samples:
            self.failures += self.samples.failures
            self.compared |= self.samples.compared
        return not self.failures

    def expect(self, holds, text):
        if not holds:
            self.failures.append(text)

    def same(self, form, one, other, where):
        self.compared[form] = self.compared.get(form, 0) + 1
        self.expect(one == other, f"{form}: {where}: {one!r} is not the JSON's {other!r}")

    # Each form by itself

    def schema(self):
        for error in list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(self.json))[:5]:
            self.failures.append(f"JSON Schema: {error.json_path}: {error.message[:200]}")

    def read(self, name):
        raw = (self.folder / "csv" / f"{name}.csv").read_bytes()
        text = raw.decode("utf-8")
        bare = re.sub(r'"(?:[^"]|"")*"', "", text)
        self.expect(raw.endswith(b"\r\n") and "\n" not in bare.replace("\r\n", ""), f"{name}.csv: lines must end in CR LF")
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
        self.expect(all(len(row) == len(rows[0]) for row in rows), f"{name}.csv: rows of different lengths")
        self.expect(len(set(rows[0])) == len(rows[0]), f"{name}.csv: a column twice")
        return [dict(zip(rows[0], row)) for row in rows[1:]], rows[0]

    def codebook(self):
        rows, _ = self.tables["codebook"]
        for name in TABLES:
            listed = {row["column"]: row for row in rows if row["file"] == f"{name}.csv"}
            self.expect(list(listed) == self.tables[name][1], f"{name}.csv: its columns are not those of the codebook")
            for column, row in listed.items():
                self.expect(bool(row["definition"]), f"codebook: {name}.{column} has no definition")
                self.expect(bool(row["unit"]) == (row["type"] in ("number", "integer")), f"codebook: {name}.{column}: unit")
                read = {"number": float, "integer": int, "boolean": ["true", "false"].index, "text": str}[row["type"]]
                for line in self.tables[name][0]:
                    if line[column]:
                        try:
                            read(line[column])
                        except ValueError:
                            self.failures.append(f"{name}.csv: {column}: {line[column]!r} is no {row['type']}")
                            break

    def bundle(self):
        try:
            self.failures += [f"FHIR: {text}" for text in outside_value_sets(Bundle.parse_obj(self.fhir))]
        except Exception as error:
            self.failures.append(f"FHIR: {str(error)[:600]}")
        urls = [entry["fullUrl"] for entry in self.fhir["entry"]]
        self.expect(len(set(urls)) == len(urls), "FHIR: a full URL twice")
        own = {concept["code"]: concept["display"] for concept in CODES["concept"]}

        def walk(value):
            if isinstance(value, list):
                self.expect(bool(value), "FHIR: an empty list")
                [walk(one) for one in value]
            elif isinstance(value, dict):
                self.expect(bool(value), "FHIR: an empty object")
                if "reference" in value:
                    self.expect(value["reference"] in urls, f"FHIR: {value['reference']} is not in the bundle")
                if value.get("system") == CODES["url"]:
                    self.expect(own.get(value["code"]) == value["display"], f"FHIR: {value} is not in our CodeSystem")
                elif value.get("system") in HL7:
                    self.expect(value["code"] in HL7[value["system"]], f"FHIR: {value} is not a code that we know")
                elif "system" in value and "code" in value:
                    self.expect(value["system"] == "http://unitsofmeasure.org", f"FHIR: {value}: unknown system")
                [walk(one) for one in value.values()]
            else:
                self.expect(value is not None, "FHIR: a null")

        walk(self.fhir)
        for one in self.observations():
            self.expect(("valueQuantity" in one) != ("dataAbsentReason" in one), f"FHIR: {one['code']['text']}: value and reason")

    def observations(self):
        return [entry["resource"] for entry in self.fhir["entry"] if entry["resource"]["resourceType"] == "Observation"]

    def pdf(self, path):
        """Tagged, with a language and a title; every picture has a text, every font is inside."""
        fonts = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
        self.expect(fonts and all(line.split()[-5] == "yes" for line in fonts), f"PDF: a font is not embedded: {fonts}")
        with pikepdf.open(path) as document:
            root, kinds = document.Root, {}
            self.expect(bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root, "PDF: not tagged")
            self.expect(str(root.get("/Lang", "")) in ("en", "de"), "PDF: no language")
            self.expect(bool(str(document.docinfo.get("/Title", ""))), "PDF: no title")

            def walk(node):
                if isinstance(node, pikepdf.Array):
                    [walk(one) for one in node]
                elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                    kinds.setdefault(str(node.S), []).append(str(node.get("/Alt", "")))
                    walk(node.get("/K"))

            walk(root.StructTreeRoot.K)
        self.expect(len(kinds.get("/H1", [])) == 1 and "/H2" in kinds and ("/TH" in kinds) == ("<table" in (self.folder / "report.html").read_text("utf-8")), f"PDF: headings and tables: {sorted(kinds)}")
        self.expect(all(kinds.get("/Figure", [])), "PDF: a picture without a text")

    # All forms against the JSON

    def figures(self):
        """(group, name, side, statistic) → (value, estimate) as the JSON holds them."""
        found = {}

        def add(group, name, side, statistic, value):
            estimate = value if isinstance(value, dict) else {"value": value}
            if value is not None:
                found[group, name, side, statistic] = estimate

        add("recording", "duration", "", "value", self.json["duration"])
        for name, value in self.json["metrics"].items():
            side = "left" if "Left" in name else "right" if "Right" in name else ""
            if name != "footStrikeAnglePlace":
                add("recording", name, side, "value", value)
        for entry in self.json["symmetry"]:
            name = entry["measure"]
            for side in ("left", "right"):
                for statistic in ("mean", "standardDeviation", "coefficientOfVariation"):
                    add("symmetry", name, side, statistic, (entry[side] or {}).get(statistic))
            for statistic in ("symmetryIndex", "difference", "symmetryRatio", "symmetryAngle", "gaitAsymmetry",
                              "minimalDetectableChange", "bothFeet"):
                add("symmetry", name, "", statistic, entry[statistic])
        regularity = self.json["regularity"] or {}
        for name, side in (("", ""), ("Left", "left"), ("Right", "right")):
            add("regularity", f"strideTimeVariation{name}", side, "value", regularity.get(f"strideTimeVariation{name}"))
        for part, names in (("coordination", {"index": "phaseCoordinationIndex", "variation": "phaseVariation",
                                              "deviation": "phaseDeviation", "phase": "phase"}),
                            ("harmonics", {"ratio": "harmonicRatio", "improvedRatio": "improvedHarmonicRatio"})):
            for key, name in names.items():
                add("regularity", name, "", "value", (regularity.get(part) or {}).get(key))
        for trend in self.json["trends"]:
            add("trend", trend["measure"], "", "changePerMinute", trend["mean"])
            add("trend", trend["measure"], "", "asymmetryChangePerMinute", trend["asymmetry"])
            add("trend", trend["measure"], "", "differenceChangePerMinute", trend["difference"])
        for region in self.json["regions"]:
            for statistic in ("impulse", "share", "peak", "contactTime", "peakPressure", "pressureTimeIntegral"):
                add("region", region["region"], region["side"], statistic, region[statistic])
        return found

    def compare_tables(self):
        rows = {(row["group"], row["name"], row["side"], row["statistic"]): row for row in self.tables["parameters"][0]}
        self.expect(len(rows) == len(self.tables["parameters"][0]), "parameters.csv: a number twice")
        figures = self.figures()
        for key, row in rows.items():
            estimate = figures.get(key, {})
            interval = estimate.get("interval") or {}
            for column, value in (("value", estimate.get("value")), ("lower", interval.get("lower")), ("upper", interval.get("upper")),
                                  ("standardError", estimate.get("standardError")), ("degreesOfFreedom", estimate.get("degreesOfFreedom"))):
                self.same("CSV", number(row[column]), value, f"parameters.csv {key} {column}")
        for key in figures:
            self.expect(key in rows, f"parameters.csv lacks {key}")
        for name, columns in (("events", ["side", "kind", "time", "source", "disagreement"]),
                              ("strides", [c for c in self.tables["strides"][1] if c != "strideTime"])):
            table = self.tables[name][0]
            self.expect(len(table) == len(self.json[name]), f"{name}.csv: number of rows")
            for row, entry in zip(table, self.json[name]):
                entry = {**(entry.get("load") or {}), **(entry.get("motion") or {}), **entry}
                for column in columns:
                    value = entry.get("length" if column == "strideLength" else column)
                    self.same("CSV", row[column] if isinstance(value, str) else number(row[column]), value, f"{name}.csv {column}")
        known = {key for entry in self.json["strides"][:1] for part in (entry, entry["load"] or {}, entry["motion"] or {}) for key in part}
        self.expect(known - {"load", "motion", "length"} <= set(self.tables["strides"][1]), "strides.csv lacks a column")
        mains = [row for row in self.tables["findings"][0] if row["role"] == "main"]
        self.expect([row["pattern"] for row in mains] == [one["pattern"] for one in self.json["findings"]], "findings.csv: patterns")
        for row, finding in zip(mains, self.json["findings"]):
            for column in ("value", "limit", "strides", "probability"):
                self.same("CSV", number(row[column]), finding[column], f"findings.csv {column}")
            for column in ("lower", "upper"):
                self.same("CSV", number(row[column]), (finding["interval"] or {}).get(column), f"findings.csv {column}")
        reasons = {row["reason"] for row in self.tables["findings"][0] if row["role"] == "notTold"}
        self.expect(reasons == {one["reason"] for one in self.json["notTold"]}, "findings.csv: what could not be told")

    def compare_fhir(self):
        figures = self.figures()
        found, statistics = {}, {}
        for one in self.observations():
            codes = [coding["code"] for coding in one["code"]["coding"]]
            side = next((coding["code"][5:] for coding in one.get("bodySite", {}).get("coding", [])), "")
            found.setdefault((codes[0], codes[1][10:] if len(codes) > 1 else "value", side), []).append(one)
            for part in one.get("component", []):
                code = part["code"]["coding"][0]["code"]
                if code.startswith("statistic-"):
                    statistics[codes[0], code[10:], side] = part["valueQuantity"]["value"]
        prefix = {"recording": "figure-", "regularity": "figure-", "symmetry": "measure-", "trend": "measure-", "region": "region-"}
        for (group, name, side, statistic), estimate in figures.items():
            key = (prefix[group] + name, statistic, side)
            if key in found:
                one = found[key][0]
                self.same("FHIR", one.get("valueQuantity", {}).get("value"), estimate["value"], str(key))
                parts = {part["code"]["coding"][0]["code"]: part["valueQuantity"]["value"] for part in one.get("component", [])}
                interval = estimate.get("interval") or {}
                for code, value in (("interval-lower", interval.get("lower")), ("interval-upper", interval.get("upper")),
                                    ("standard-error", estimate.get("standardError"))):
                    self.same("FHIR", parts.get(code), value, f"{key} {code}")
            else:
                hit = [value for (code, own, _), value in statistics.items() if (code, own) == key[:2]]
                self.same("FHIR", estimate["value"] in hit, True, f"{key} as a component")
        for finding in self.json["findings"]:
            values = [one.get("valueQuantity", {}).get("value") for key, all in found.items() for one in all
                      if key[0] == "pattern-" + finding["pattern"]]
            self.same("FHIR", finding["value"] in values, True, f"finding {finding['pattern']}")
        report = self.fhir["entry"][0]["resource"]
        self.expect(len(report.get("result", [])) == len(self.observations()), "FHIR: the report does not name every observation")

    def compare_page(self, text, form):
        """The page's rounded numbers, as rounding the JSON's half away from zero gives them."""
        for finding in self.json["findings"]:
            between = finding["measure"].endswith((".symmetryIndex", ".difference")) and finding["unit"] == "%"
            if between:
                self.same(form, shown(abs(finding["value"]), 1, text), True, f"finding {finding['pattern']} {finding['value']}")
        for entry in self.json["symmetry"]:
            index = entry["symmetryIndex"]
            if index and entry["measure"] in ("stanceTime", "swingTime", "stepTime", "impulse", "peakForce", "heelShare"):
                self.same(form, shown(index["value"], 1, text), True, f"{entry['measure']} index {index['value']}")
                for side in ("left", "right"):
                    factor, places = {"s": (1000, 0), "1": (100, 1)}.get(UNITS.get(entry["measure"]), (1, 0))
                    self.same(form, shown(entry[side]["mean"] * factor, places, text), True, f"{entry['measure']} {side} {entry[side]['mean']}")
        cadence = self.json["metrics"]["cadence"]
        if cadence is not None:
            self.same(form, any(shown(cadence, places, text) for places in (0, 1)), True, f"cadence {cadence}")


UNITS = {"stanceTime": "s", "swingTime": "s", "stepTime": "s", "heelShare": "1"}


def outside_value_sets(model):
    """Codes outside the value sets that FHIR requires; the models know these, but do not refuse others themselves."""
    wrong = []
    for name, field in model.__fields__.items():
        value = getattr(model, name)
        allowed = field.field_info.extra.get("enum_values")
        for one in value if isinstance(value, list) else [value]:
            if hasattr(one, "__fields__"):
                wrong += outside_value_sets(one)
            elif one is not None and allowed and one not in allowed:
                wrong.append(f"{type(model).__name__}.{name} cannot be {one}")
    return wrong


def number(text):
    return None if text == "" else float(text)


def rounded(value, places):
    """As the page writes it: half away from zero, a true minus sign."""
    digits = Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return ("−" if value < 0 and digits != 0 else "") + str(digits)


def shown(value, places, text):
    """Whether the rounded number stands in the text as a number of its own."""
    return re.search(r"(?<![\d.,])" + re.escape(rounded(value, places)) + r"(?![\d]|[.,]\d)", text) is not None


def spaced(text):
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def words(page):
    """The page's text, grouped digits joined."""
    page = re.sub(r"<style.*?</style>", "", page, flags=re.S).replace("\u202f", "")
    return spaced(html.unescape(re.sub(r"<[^>]*>", " ", page)))


# Real recordings that lack something: what they are, and how they are imported.
REAL = {
    "moticon": ["moticon_opengo/230927_102114.txt"],
    "pressure only": ["gaitpdb_insole_8cell/csv/SiPt24_01.csv"],
    "inertial only": [
        "--left", "movingreality_stroke_foot_imu/1019_pp01/Xsens/exported000/MT_012000E0_000-000_00B4778E.txt",
        "--right", "movingreality_stroke_foot_imu/1019_pp01/Xsens/exported000/MT_012000E0_000-000_00B47793.txt", "--rate", "100"],
    "one foot only": [
        "--left", "movingreality_stroke_foot_imu/1019_pp01/Xsens/exported000/MT_012000E0_000-000_00B4778E.txt", "--rate", "100"],
}


# The validator takes some seconds for each.
VALIDATED = ["antalgic-right-01", "moticon", "one foot only"]


def data():
    return pathlib.Path(os.environ.get("HEELSTRIKE_DATA", ROOT / "../shared/data"))


def recordings(program, temporary):
    """Names and files: the stored walks, one of them cut off and one cut to nothing, and the real ones that are here."""
    stored = sorted((ROOT / "Fixtures/recordings").glob("*/recording.gait"))
    found = [(path.parent.name, path) for path in stored]
    whole = stored[0].read_bytes()
    for name, part in (("cut off", len(whole) // 3), ("cut to a second", 6000), ("empty", 0)):
        path = temporary / f"{name}.gait"
        # The header is whole in all of them: what ends it is looked for with the program itself.
        path.write_bytes(whole[:part])
        if part == 0:
            path.write_bytes(whole[:header(program, whole, path)])
        found.append((name, path))
    for name, words_ in REAL.items():
        files = [word if word.startswith("--") or word.isdigit() else str(data() / word) for word in words_]
        if all(pathlib.Path(file).exists() for file in files if "/" in file):
            path = temporary / f"{name}.gait"
            subprocess.run([program, "import", *files, "-o", path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            found.append((name, path))
        else:
            print(f"!!! NOT RUN: the forms of a real recording ({name}), which is not on this machine.", file=sys.stderr)
    return found


def header(program, whole, path):
    """The length of the shortest beginning that the program takes for a recording."""
    low, high = 0, len(whole)
    while low + 1 < high:
        middle = (low + high) // 2
        path.write_bytes(whole[:middle])
        opened = subprocess.run([program, "info", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
        low, high = (low, middle) if opened else (middle, high)
    return high


def made(program, recording, folder):
    """Every form of one recording's report."""
    for form, name in (("json", "report.json"), ("csv", "csv"), ("fhir", "report.fhir.json"), ("html", "report.html")):
        subprocess.run([program, "report", recording, "--format", form, "-o", folder / name], check=True, stdout=subprocess.DEVNULL)
    browser = any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome", "weasyprint"))
    if browser and shutil.which("pdftotext"):
        subprocess.run([program, "report", recording, "-o", folder / "report.pdf"], check=True, stdout=subprocess.DEVNULL)
        return True
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path, nargs="?", help="forms of analyses, a folder each")
    arguments = parser.parse_args()
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    if wrong := outside_value_sets(CodeSystem.parse_obj(CODES)):
        sys.exit("\n".join(wrong))
    failed, without_pdf, recorded = 0, False, {}
    with tempfile.TemporaryDirectory() as temporary:
        cases = [(path.name, path) for path in sorted(arguments.folder.iterdir())] if arguments.folder else []
        for name, recording in recordings(arguments.program, pathlib.Path(temporary)):
            folder = pathlib.Path(temporary) / name
            folder.mkdir()
            without_pdf |= not made(arguments.program, recording, folder)
            cases.append((name, folder))
            recorded[folder] = recording
        if not cases:
            sys.exit("There is nothing to check.")
        for name, folder in cases:
            case = Case(name, folder)
            if folder in recorded:
                case.samples = sample_forms.Samples(arguments.program, recorded[folder], folder, case.json)
                case.samples.check(validate=name in VALIDATED)
                if name == "pressure only" and sample_forms.differs_from_source(case.samples, data() / REAL[name][0]):
                    case.failures.append("C3D: the samples are not those of the imported file")
            holds = case.check()
            failed += not holds
            print(f"    {name}: " + ", ".join(f"{count} {form}" if " " in form else f"{count} numbers in {form}" for form, count in case.compared.items())
                  + ("" if holds else "; WRONG:"))
            for failure in case.failures[:20]:
                print(f"        {failure}", file=sys.stderr)
    if without_pdf:
        print("!!! NOT RUN: the numbers of the PDF; they need Chromium or WeasyPrint, and pdftotext (poppler-utils).", file=sys.stderr)
        if os.environ.get("CI"):
            failed += 1
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
