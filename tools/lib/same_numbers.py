"""Compares two JSON documents: same_numbers.py ONE TWO [RELATIVE]: the same shape and texts, numbers equal within RELATIVE (1e-9).

A number is measured against itself, or against a thousandth of the largest of its name where it is smaller than that.
"""

import json
import sys

one, two = (json.load(open(path)) for path in sys.argv[1:3])
relative = float(sys.argv[3]) if len(sys.argv) > 3 else 1e-9
differences: list[str] = []
counts = {"numbers": 0, "identical": 0}
worst = (0.0, "")
largest: dict[str, float] = {}


def sizes(value, name: str) -> None:
    if isinstance(value, dict):
        for key, entry in value.items():
            sizes(entry, key)
    elif isinstance(value, list):
        for entry in value:
            sizes(entry, name)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        largest[name] = max(largest.get(name, 0.0), abs(value))


def compare(left, right, path: str, name: str) -> None:
    global worst
    if isinstance(left, bool) or isinstance(right, bool) or not isinstance(left, (int, float)) or not isinstance(right, (int, float)):
        if type(left) is not type(right):
            differences.append(f"{path}: {left!r} and {right!r}")
        elif isinstance(left, dict):
            for key in sorted(left.keys() | right.keys()):
                if key not in left or key not in right:
                    differences.append(f"{path}.{key}: only in one")
                else:
                    compare(left[key], right[key], f"{path}.{key}", key)
        elif isinstance(left, list):
            if len(left) != len(right):
                differences.append(f"{path}: {len(left)} and {len(right)} entries")
            for index, (a, b) in enumerate(zip(left, right)):
                compare(a, b, f"{path}[{index}]", name)
        elif left != right:
            differences.append(f"{path}: {left!r} and {right!r}")
        return
    counts["numbers"] += 1
    if left == right:
        counts["identical"] += 1
        return
    off = abs(left - right) / max(abs(left), abs(right), largest.get(name, 0.0) * 1e-3)
    worst = max(worst, (off, path))
    if off > relative:
        differences.append(f"{path}: {left!r} and {right!r} ({off:.1e})")


sizes(one, "")
sizes(two, "")
compare(one, two, "$", "")
print(f"{counts['numbers']} numbers, {counts['identical']} identical, largest difference {worst[0]:.1e} {worst[1]}")
for difference in differences[:20]:
    print("   ", difference)
if len(differences) > 20:
    print(f"    and {len(differences) - 20} more")
sys.exit(1 if differences else 0)
