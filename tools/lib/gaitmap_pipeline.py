"""gaitmap's usual pipeline over one table of both feet, from the file to the parameters of every stride.

usage: gaitmap_pipeline.py FILE.csv RATE [PASSES]

Prints one JSON line: per pass the seconds of each step, and the strides. The first pass pays for gaitmap's
compiling at first use; a second one in the same process does not.
"""

import sys
import time

clock = time.perf_counter
began = clock()

import json  # noqa: E402

import pandas  # noqa: E402
from gaitmap.event_detection import RamppEventDetection  # noqa: E402
from gaitmap.parameters import SpatialParameterCalculation, TemporalParameterCalculation  # noqa: E402
from gaitmap.stride_segmentation import BarthDtw  # noqa: E402
from gaitmap.trajectory_reconstruction import StrideLevelTrajectory  # noqa: E402
from gaitmap.utils.coordinate_conversion import convert_to_fbf  # noqa: E402

importing = clock() - began


def one_pass(path, rate):
    """Runs every step with gaitmap's defaults; m/s2 and deg/s are the units it expects, so none are converted."""
    steps = {}
    last = clock()

    def done(step):
        nonlocal last
        now = clock()
        steps[step] = round(now - last, 4)
        last = now

    cpu = time.process_time()
    data = pandas.read_csv(path, header=[0, 1], index_col=0)
    done("load")
    body = convert_to_fbf(data, left_like="left_", right_like="right_")
    done("body frame")
    segments = BarthDtw().segment(data=body, sampling_rate_hz=rate).stride_list_
    done("segmentation")
    events = RamppEventDetection().detect(data=body, stride_list=segments, sampling_rate_hz=rate).min_vel_event_list_
    done("events")
    path_of_foot = StrideLevelTrajectory().estimate(data=data, stride_event_list=events, sampling_rate_hz=rate)
    done("trajectory")
    temporal = TemporalParameterCalculation().calculate(stride_event_list=events, sampling_rate_hz=rate).parameters_
    spatial = (
        SpatialParameterCalculation()
        .calculate(
            events,
            positions=path_of_foot.position_,
            orientations=path_of_foot.orientation_,
            sampling_rate_hz=rate,
        )
        .parameters_
    )
    done("parameters")
    measured = pandas.concat(
        [pandas.concat([temporal[foot], spatial[foot]], axis=1, join="inner") for foot in sorted(spatial)]
    )
    return {
        "cpu": time.process_time() - cpu,
        "wall": sum(steps.values()),
        "steps": steps,
        "segments": {foot: len(table) for foot, table in segments.items()},
        "strides": {foot: len(table) for foot, table in spatial.items()},
        "stride_time": float(measured["stride_time"].median()),
        "stride_length": float(measured["stride_length"].median()),
    }


path, rate = sys.argv[1], float(sys.argv[2])
passes = [one_pass(path, rate) for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 1)]
print(json.dumps({"importing": round(importing, 4), "passes": passes}))
