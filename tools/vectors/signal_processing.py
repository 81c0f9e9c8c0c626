"""Write Fixtures/vectors/signal_processing.json: what SciPy makes of seeded signals.

Run from anywhere: python3 tools/vectors/signal_processing.py
"""

import json
from pathlib import Path

import numpy as np
from scipy import signal

OUTPUT = Path(__file__).resolve().parents[2] / "Fixtures/vectors/signal_processing.json"
RATE = 200.0


def walk(rng, count):
    """A stride-like signal with noise and an offset."""
    t = np.arange(count) / RATE
    return 3 + np.sin(2 * np.pi * 0.9 * t) + 0.4 * np.sin(2 * np.pi * 2.7 * t + 1) + 0.3 * rng.standard_normal(count)


def main():
    rng = np.random.default_rng(20260101)
    x = walk(rng, 400)
    periodograms = []
    for count, nfft in [(400, 400), (399, 399), (399, 1600), (255, 1024), (2, 2), (8, 32)]:
        # One segment of welch is a periodogram, but its window keeps the segment's length before zero-padding.
        f, p = signal.periodogram(x[:count], RATE, window="hann", nfft=nfft)
        f2, p2 = signal.welch(x[:count], RATE, nperseg=count, nfft=nfft)
        assert np.allclose(p, p2, rtol=1e-12) and np.allclose(f, f2)
        periodograms.append({"count": count, "transformCount": nfft, "density": p})
    welches = []
    for nperseg in [64, 101]:
        _, p = signal.welch(x, RATE, nperseg=nperseg)
        welches.append({"segment": nperseg, "density": p})
    filters = []
    for kind, cutoff in [("lowpass", [6.0]), ("lowpass", [20.0]), ("highpass", [0.5]), ("bandpass", [0.5, 6.0]),
                         ("bandpass", [1.0, 90.0])]:
        for order in [1, 2, 3, 4, 5]:
            wn = cutoff[0] if len(cutoff) == 1 else cutoff
            sos = signal.butter(order, wn, kind, fs=RATE, output="sos")
            _, h = signal.sosfreqz(sos, np.linspace(0.1, 99, 12), fs=RATE)
            filters.append({
                "kind": kind, "cutoff": cutoff, "order": order, "re": h.real, "im": h.imag,
                "causal": signal.sosfilt(sos, x)[::9], "zeroPhase": signal.sosfiltfilt(sos, x)[::9],
            })
    smoothers = []
    for taps, cutoff in [(3, 20.0), (21, 6.0), (41, 15.0)]:
        c = signal.firwin(taps, cutoff, fs=RATE)
        padded = np.pad(x, taps // 2, mode="edge")
        smoothers.append({"taps": taps, "cutoff": cutoff, "output": np.convolve(padded, c, "valid")[::5]})
    derivatives = []
    for taps, order in [(3, 1), (5, 2), (5, 4), (11, 3), (21, 4)]:
        d = signal.savgol_filter(x, taps, order, deriv=1, delta=1 / RATE, mode="nearest")
        derivatives.append({"taps": taps, "order": order, "output": d[::5]})
    stepped = np.round(2 * x) / 2  # plateaus
    peaks = []
    for name, y in [("walk", x), ("stepped", stepped)]:
        cases = [{}, {"height": 3.2}, {"prominence": 0.5}, {"width": [2, 30]}, {"height": 2.5, "prominence": 0.3}]
        if name == "walk":  # among equal heights SciPy's order depends on its sort
            cases += [{"distance": 12.5}, {"distance": 7, "height": 3, "prominence": 0.2, "width": [1, 50]}]
        for case in cases:
            options = {"prominence": 0, "width": 0, **case}
            i, props = signal.find_peaks(y, **options)
            peaks.append({
                "signal": name, "options": case, "index": i, "prominence": props["prominences"],
                "leftBase": props["left_bases"], "rightBase": props["right_bases"],
                "left": props["left_ips"], "right": props["right_ips"],
            })
    result = {"signal": x, "stepped": stepped, "periodograms": periodograms, "welches": welches, "filters": filters,
              "smoothers": smoothers, "derivatives": derivatives, "peaks": peaks}
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(result, default=lambda a: a.tolist(), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
