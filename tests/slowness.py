"""How much slower this machine is at the moment: its cores may be shared with others."""

import os
import time

_TO, _TAKES = 200_000, 0.008  # numbers added up, and CPU seconds, where deadlines have been tried

_CORES = os.cpu_count() or 1
_WAIT = 6  # for each core while the suite runs alone, at most


def slowness() -> float:
    """How many times as long it takes; 1 where it is as quick, or quicker."""
    return max(1.0, min(_added_up() for _ in range(3)) / _TAKES)


def crowding() -> float:
    """How many times as many wait for each core as where the suite runs alone; 1 if no more do."""
    return max(1.0, os.getloadavg()[0] / (_WAIT * _CORES))


def _added_up() -> float:
    began, total = time.process_time(), 0
    for number in range(_TO):
        total += number
    return time.process_time() - began
