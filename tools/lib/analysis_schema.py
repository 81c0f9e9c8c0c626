"""Makes the JSON Schema of the analysis from the Swift types whose encoding it is: their doc comments are the descriptions.

Every number gets a unit ("x-unit"): the first one that its comment names, or the one given here. A property that neither
says what it is nor has a unit is an error, so that no key is published undescribed.
"""

import argparse
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "Sources" / name for name in ("GaitAnalysis", "SensorData", "SignalProcessing/Sampling")]

# Descriptions of properties whose names say everything to a reader of Swift, but not to one of JSON.
PLAIN = {
    "side": "The foot.",
    "strides": "Number of counted strides behind it.",
    "measure": "Name of the measure.",
    "pattern": "Name of the pattern.",
    "kind": "Which kind it is.",
    "reason": "Why.",
    "start": "Seconds from the first sample.",
    "end": "Seconds from the first sample.",
    "lower": "Lower end.",
    "upper": "Upper end.",
    "value": "The number itself.",
    "mean": "Arithmetic mean.",
    "interval": "95 % confidence interval.",
    "unit": "Unit of the numbers beside it.",
    "name": "Name.",
    "samples": "Number of samples.",
    "source": "Where it comes from.",
    "version": "Version.",
    "region": "Region of the sole.",
    "subject": "Which load the curve shows.",
    "people": "Number of people in the study.",
    "footwear": "What the person wore on the feet, in the operator's words.",
    "notes": "The operator's notes.",
    "events": "Every contact that was found, in order of time.",
    "activities": "What the person did, in order of time.",
    "symmetry": "Left against right, one entry for each measure that the recording can give.",
    "trends": "How measures change within the recording.",
    "curves": "Mean load over stance.",
    "findings": "Compensatory patterns that were found, the most telling first.",
    "notTold": "What the recording could not answer, and why.",
    "evidence": "What the finding rests on.",
    "streams": "One entry for each stream of samples.",
    "stridesCounted": "Strides of both feet that entered the figures.",
    "dated": "Day on which the limits were set.",
    "fromRegion": "The region that sheds; null for the whole foot.",
    "toRegion": "The region that took over; null for the whole foot.",
}
# Units that the comments leave to the type or the place, by Type.property: a unit, or a unit with a description.
UNITS_FILE = pathlib.Path(__file__).with_name("analysis_units.json")

UNIT_WORDS = [
    (r"percent points per minute", "%/min"), (r"body weights? per second", "1/s"), (r"[Pp]ercent points|[Pp]ercent\b|(?<![0-9]) ?%", "%"),
    (r"m/s²|m/s\^2", "m/s²"), (r"rad/s|[Rr]adians per second", "rad/s"), (r"°/s|degrees per second", "°/s"),
    (r"[Rr]adians?\b|\brad\b", "rad"), (r"[Dd]egrees\b", "°"), (r"m/s\b|[Mm]etres per second", "m/s"),
    (r"N·s\b|newton seconds", "N·s"), (r"\bN/s\b", "N/s"), (r"Pa·s\b", "Pa·s"), (r"\bPa\b", "Pa"), (r"\bN\b|[Nn]ewtons?\b", "N"),
    (r"\bHz\b|[Hh]ertz", "Hz"), (r"[Ss]teps per minute", "1/min"), (r"[Nn]anoseconds", "ns"), (r"[Mm]illiseconds|\bms\b", "ms"),
    (r"[Mm]inutes?\b", "min"), (r"[Ss]econds?\b|\bs;", "s"), (r"[Cc]entimetres|\bcm\b", "cm"), (r"[Mm]etres?\b|\bm;", "m"),
    (r"[Kk]ilograms?\b|\bkg\b", "kg"), (r"0…1|[Ss]hares?\b|[Pp]arts?\b|[Ff]raction|[Tt]imes\b|[Mm]ultiple|[Rr]atio", "1"),
]
BASE = {"Double": "number", "Float": "number", "Int": "integer", "Int64": "integer", "UInt64": "integer",
        "UInt32": "integer", "UInt8": "integer", "Int32": "integer", "Bool": "boolean", "String": "string"}


class Source:
    """The structures and enumerations of the Swift sources: what of them is encoded, with the comments."""

    def __init__(self, folders):
        self.structs, self.enums = {}, {}
        for folder in folders:
            for path in sorted(folder.rglob("*.swift")):
                self._read(path)

    def _read(self, path):
        stack, depth, comment, previous = [], 0, [], None
        for line in path.read_text().splitlines():
            text = line.strip()
            code = re.sub(r'"(?:\\.|[^"\\])*"', '""', re.sub(r"//.*", "", line))
            opened = re.match(r"(?:public |private |fileprivate )?(struct|enum|extension|final class|class|actor) ([\w.]+)", text)
            if text.startswith("///"):
                comment.append(text[3:].strip())
            elif opened and "{" in code:
                kind, name = opened.groups()
                full = ".".join([entry[0] for entry in stack] + [name])
                stack.append((name, depth, kind))
                if kind == "struct":
                    self.structs.setdefault(full, ([], paragraphs(comment)))
                if kind == "enum":
                    self.enums.setdefault(full, [])
                comment, previous = [], None
            else:
                inside = bool(stack) and depth == stack[-1][1] + 1
                full = ".".join(entry[0] for entry in stack)
                stored = re.match(r"public (?:internal\(set\) |private\(set\) )?var (\w+)\s*(?::\s*([^={]+?))?\s*(=.*)?(\{.*)?$", text)
                if inside and stored and full in self.structs and not stored[4]:
                    name, kind, default = stored[1], stored[2], stored[3]
                    if kind is None:
                        kind = default.lstrip("= ").split("(")[0]
                        kind = "ClosedRange<Double>" if "..." in kind else kind
                        literal = {'"': "String", "true": "Bool", "false": "Bool"}.get(kind if kind in ("true", "false") else kind[:1])
                        number = re.match(r"-?\d", kind)
                        whole = re.match(r"-?[\d_]+$", kind)
                        if "<" not in kind:
                            kind = literal or ("Int" if whole else "Double" if number or kind.startswith("Double.") else kind)
                    # A comment holds for the properties of the same type right below it, too.
                    words = paragraphs(comment) or (previous[1] if previous and previous[0] == kind else "")
                    self.structs[full][0].append((name, kind.strip(), words))
                    previous = (kind, words)
                case = re.match(r"case (\w+)(?: = \"([^\"]+)\")?$", text)
                if inside and case and full in self.enums:
                    self.enums[full].append((case[2] or case[1], paragraphs(comment)))
                if text and not text.startswith("//"):
                    comment = []
                elif not text:
                    comment, previous = [], None
            depth += code.count("{") - code.count("}")
            while stack and depth <= stack[-1][1]:
                stack.pop()

    def find(self, name, scope, table):
        """A type as it is seen from within another."""
        parts = scope.split(".")
        for length in range(len(parts), -1, -1):
            full = ".".join(parts[:length] + [name])
            if full in table:
                return full
        return None


def paragraphs(comment):
    text = re.sub(r"\s+", " ", " ".join(comment).replace("`", "")).strip()
    return re.sub(r"\bnil\b", "null", text)


class Schema:
    def __init__(self, source, units):
        self.source, self.units, self.definitions, self.problems = source, units, {}, []

    def unit(self, words):
        found = [(match.start(), -len(match[0]), unit) for pattern, unit in UNIT_WORDS for match in [re.search(pattern, words)] if match]
        return min(found)[2] if found else None

    def value(self, kind, scope):
        """The schema of a Swift type; numbers are marked by having "type" number or integer."""
        if kind.endswith("?"):
            inner = self.value(kind[:-1], scope)
            if "$ref" in inner:
                return {"anyOf": [inner, {"type": "null"}]}
            if "enum" in inner:
                return {**inner, "enum": inner["enum"] + [None]}
            return {**inner, "type": [inner["type"], "null"]}
        if kind.startswith("[") and kind.endswith("]"):
            return {"type": "array", "items": self.value(kind[1:-1], scope)}
        ranged = re.match(r"(?:Closed)?Range<(\w+)>$", kind)
        if ranged:
            return {"type": "array", "items": self.value(ranged[1], scope), "minItems": 2, "maxItems": 2}
        if kind == "StrideList":
            return {"type": "array", "items": self.reference("Stride")}
        if kind == "Duration":
            return {"type": "integer"}
        if kind in BASE:
            return {"type": BASE[kind]}
        name = self.source.find(kind, scope, self.source.enums)
        if name and self.source.enums[name]:
            return {"enum": [case for case, _ in self.source.enums[name]]}
        name = self.source.find(kind, scope, self.source.structs)
        if name:
            return self.reference(name)
        self.problems.append(f"unknown type {kind} in {scope}")
        return {"type": "object"}

    def reference(self, name):
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.object(name)
        return {"$ref": f"#/$defs/{name}"}

    def object(self, owner):
        properties, about = self.source.structs[owner]
        members = {}
        for name, kind, words in properties:
            schema = self.value(kind, owner)
            given = self.units.get(f"{owner}.{name}", [])
            given = [given] if isinstance(given, str) else given
            words = (given[1] if len(given) > 1 else words) or PLAIN.get(name, "") or self.about(kind, owner)
            if not words:
                self.problems.append(f"{owner}.{name}: no description")
            cases = self.cases(kind, owner)
            if cases:
                words += " One of: " + " ".join(cases)
            numeric = self.is_number(schema) or kind.rstrip("?") in ("Estimate", "ConfidenceInterval", "ReferenceInterval")
            entry = {"description": words, **schema}
            if numeric:
                counts = kind.strip("[]?") == "Int"
                unit = given[0] if given else "1" if counts else self.unit(words)
                if unit is None:
                    self.problems.append(f"{owner}.{name}: no unit: {words}")
                entry["x-unit"] = unit
            members[name] = entry
        return {"description": about, "type": "object", "additionalProperties": False,
                "required": sorted(members), "properties": dict(sorted(members.items()))}

    def about(self, kind, owner):
        name = self.source.find(kind.rstrip("?"), owner, self.source.structs)
        return self.source.structs[name][1] if name else ""

    def cases(self, kind, owner):
        name = self.source.find(kind.rstrip("?").strip("[]"), owner, self.source.enums)
        return [f"{case}: {words}" for case, words in self.source.enums.get(name, []) if words] if name else []

    def is_number(self, schema):
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if "array" in kinds:
            return self.is_number(schema["items"])
        return next((kind for kind in kinds if kind in ("number", "integer")), None)


def made():
    units = json.loads(UNITS_FILE.read_text())
    schema = Schema(Source(SOURCES), units)
    root = schema.object("SessionAnalysis")
    version = int(re.search(r"public var schema = (\d+)", (ROOT / "Sources/GaitAnalysis/Results/SessionAnalysis.swift").read_text())[1])
    root["properties"]["schema"]["const"] = version
    names = {f"{owner}.{name}" for owner in schema.source.structs for name, _, _ in schema.source.structs[owner][0]}
    schema.problems += [f"analysis_units.json names {key}, which does not exist" for key in units if key not in names]
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"analysis-{version}.schema.json",
        "title": f"Analysis of a walk by Heelstrike, structure {version}",
        **root,
        "$defs": dict(sorted(schema.definitions.items())),
    }
    return document, version, schema.problems


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="replace the published schema")
    arguments = parser.parse_args()
    document, version, problems = made()
    if problems:
        sys.exit("The schema of the analysis cannot be made:\n  " + "\n  ".join(problems))
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    path = ROOT / "Formats" / f"analysis-{version}.schema.json"
    if arguments.write:
        path.write_text(text)
    elif not path.exists() or path.read_text() != text:
        sys.exit(f"{path.relative_to(ROOT)} is not what the types say. After a change that readers can live with (a new key, clearer words) run\n"
                 "  tools/lib/analysis_schema.py --write\nand after any other raise SessionAnalysis.schema first.")
    print(f"    {path.relative_to(ROOT)}: {len(document['$defs']) + 1} objects")


if __name__ == "__main__":
    main()
