"""What a run could not see because it stood still, as the whole machine may for seconds.

By its contract it fails and passes nothing then, and says so: no promise was broken, and none was kept.
"""

from collections.abc import Mapping
from typing import Any

_SAYS_SO = ("(this process stood still)", "(the machine slept, or its clock was set)")
_LATE = ("was seen only after", "reached too late")


def unseen(told: Mapping[str, Any]) -> frozenset[str]:
    """The steps of a report that are errors for that alone."""
    return frozenset(
        step["id"]
        for step in told["steps"]
        if step["outcome"] == "error" and _says_so(step["reason"])
    )


def seen_outcomes(told: Mapping[str, Any]) -> dict[str, str]:
    """What became of all other steps."""
    hidden = unseen(told)
    return {step["id"]: step["outcome"] for step in told["steps"] if step["id"] not in hidden}


def held_up(told: Mapping[str, Any]) -> frozenset[str]:
    """Of a run that stood still, the steps that came late: who had to keep them stood still with it."""
    if all(finding["code"] != "paused" for finding in told["findings"]):
        return frozenset()
    late = (step for step in told["steps"] if step["outcome"] == "failed")
    return frozenset(step["id"] for step in late if step["reason"].startswith(_LATE))


def is_told(said: str, begins: str) -> bool:
    """Whether an outcome and its reason begin so, unless it is an error for that alone."""
    return said.startswith(begins) or (said.startswith("error") and _says_so(said))


def _says_so(reason: str) -> bool:
    return any(why in reason for why in _SAYS_SO)
