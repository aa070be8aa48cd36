"""How much slower this machine is at the moment: its cores may be shared with others."""

import time

_TO, _TAKES = 200_000, 0.008  # numbers added up, and CPU seconds, where deadlines have been tried


def slowness() -> float:
    """How many times as long it takes; 1 where it is as quick, or quicker."""
    return max(1.0, min(_added_up() for _ in range(3)) / _TAKES)


def _added_up() -> float:
    began, total = time.process_time(), 0
    for number in range(_TO):
        total += number
    return time.process_time() - began
