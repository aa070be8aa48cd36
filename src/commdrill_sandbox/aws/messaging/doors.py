"""Where messages leave AWS and reach people."""

from collections.abc import Callable
from dataclasses import dataclass


def _everywhere(region: str) -> bool:  # noqa: ARG001 - asked of every Region
    return True


def _at_once(number: str) -> float:  # noqa: ARG001 - asked of every number
    return 0.0


@dataclass(frozen=True)
class Doors:
    """What the company lends to the messaging services.

    `mail` takes (recipient, mail); `phone` takes (to, words, sms|push|voice, Region). `is_up` says
    whether a Region's messaging can be reached; `delay` how many seconds a carrier needs to
    reach a number.
    """

    mail: Callable[[str, bytes], object]
    phone: Callable[[str, str, str, str], object]
    is_up: Callable[[str], bool] = _everywhere
    delay: Callable[[str], float] = _at_once
