"""Write Fixtures/vectors/stride_tables.json: what SciPy makes of the gaitndd stride tables.

Run from anywhere: python3 tools/vectors/stride_tables.py FOLDER, the folder of gaitndd's *_combined_data.csv.
Strides outside 40 to 172.9 steps/min (0.694 to 3 s), and those without a stance or swing, are left out, as in the analysis.
"""

import csv
import json
import math
import sys
from pathlib import Path

import numpy as np
from scipy import stats

OUTPUT = Path(__file__).resolve().parents[2] / "Fixtures/vectors/stride_tables.json"
MEASURES = {"strideTime": "Stride", "stanceTime": "Stance", "swingTime": "Swing"}


def foot(rows, side):
    """The plausible strides of a foot: one column for each measure."""
    columns = np.array([[float(row[f"{side} {name} Interval (sec)"]) for name in MEASURES.values()] for row in rows])
    stride, stance, swing = columns.T
    plausible = (stride >= max(0.46, 120 / 172.9)) & (stride <= 3.0) & (stance > 0) & (swing > 0)
    return columns[plausible]


def summary(values):
    return {
        "strides": len(values), "mean": float(np.mean(values)), "standardDeviation": float(stats.tstd(values)),
        "coefficientOfVariation": 100 * float(stats.variation(values, ddof=1)),
    }


def main():
    folder = Path(sys.argv[1])
    subjects = []
    for file in sorted(folder.glob("*_combined_data.csv")):
        tables = {}
        for row in csv.DictReader(file.open()):
            tables.setdefault(row["Subject"], []).append(row)
        for subject, rows in sorted(tables.items()):
            feet = [foot(rows, side) for side in ("Left", "Right")]
            measures = {}
            for index, measure in enumerate(MEASURES):
                if min(map(len, feet)) < 3:
                    continue
                left, right = (summary(values[:, index]) for values in feet)
                a, b = left["mean"], right["mean"]
                measures[measure] = {
                    "left": left, "right": right, "symmetryIndex": 200 * (a - b) / (a + b), "symmetryRatio": a / b,
                    "symmetryAngle": 100 * (45 - math.degrees(math.atan2(b, a))) / 90,
                    "gaitAsymmetry": 100 * abs(math.log(a / b)),
                }
            subjects.append({"file": file.name, "subject": subject, "measures": measures})
    OUTPUT.write_text(json.dumps(subjects, indent=0) + "\n")


main()
