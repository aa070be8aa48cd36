"""Whether what a fault broke is again as it was before."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest
from typing import Annotated

from pydantic import Field

from commdrill.clock import Clock, SystemClock
from commdrill.errors import DriverError
from commdrill.model import Duration
from commdrill.values import Json, format_duration

_SHOWN = 2000
_LOOK_AGAIN = 0.2

Down = Annotated[
    str,
    Field(
        description="text that `state` has in it while it is broken: where it is there before, by "
        "somebody else's drill or an outage, nothing is broken on top (needs `state`)",
        examples=['"mode": "outage"'],
    ),
]
Settle = Annotated[Duration, Field(description="how long `state` may take to be as before")]
SETTLE = timedelta(seconds=10)


def check_has_state(down: str, state: object | None) -> None:
    """The settings of a fault: what it looks for, it has to have.

    Raises:
        ValueError: there is no `state` in which `down` could be.
    """
    if down and state is None:
        raise ValueError("`down` is looked for in `state`: say what that is, too")


def snapshot(state: str) -> Json:
    """What later states are compared with.

    The digest decides; the text is there to tell differences by, and by the time it is read again
    a secret in it may have been masked.
    """
    return {"sha256": _digest(state), "begins": state[:_SHOWN]}


@dataclass
class AtRest:
    """The state as one driver has seen it: before the outage it is the same each time.

    One that moves by itself would never be as before again.
    """

    _first: str | None = None

    def snapshot(self, state: str) -> Json:
        """What later states are compared with.

        Raises:
            DriverError: it is not as it was when it was read first.
        """
        if self._first is not None and self._first != state:
            raise DriverError(
                f"its state moves by itself ({_difference(self._first, state)}): choose a `state` "
                "that only the outage changes, or none"
            )
        self._first = state
        return snapshot(state)


def while_up(state: str, down: str) -> str:
    """The state, once it is not that of an outage: what is broken already would be "as before".

    Raises:
        DriverError: it has `down` in it.
    """
    if down and down in state:
        raise DriverError(
            f"it is broken already: its state has {down!r} in it, so drilling it shows nothing, and "
            "broken is how it would be left: put it back, or wait for whoever drills it"
        )
    return state


def require_restored(
    before: Json, read: Callable[[], str], settle: timedelta, clock: Clock | None = None
) -> None:
    """Read the state until it is as in the snapshot, for as long as it may take to settle.

    A `before` that holds no snapshot asks for nothing.

    Raises:
        DriverError: it is not as before, with the first difference.
    """
    if not isinstance(before, Mapping):
        return
    clock = clock or SystemClock()
    ends = clock.monotonic() + settle.total_seconds()
    while _digest(now := read()) != before["sha256"]:
        if clock.monotonic() >= ends:
            what = f"the state is not as before, {format_duration(settle)} after the restore"
            raise DriverError(f"{what}: {_difference(str(before['begins']), now)}")
        clock.wait(threading.Event(), _LOOK_AGAIN)


def is_as_before(before: Json, read: Callable[[], str]) -> bool:
    """Whether the state is as in the snapshot right now; without a snapshot nobody can say."""
    return isinstance(before, Mapping) and _digest(read()) == before.get("sha256")


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()


def _difference(before: str, now: str) -> str:
    pairs = zip_longest(before.splitlines(), now[:_SHOWN].splitlines(), fillvalue="")
    for number, (was, is_now) in enumerate(pairs, start=1):
        if was != is_now:
            return f"line {number} was {was[:200]!r}, is {is_now[:200]!r}"
    return f"it differs after its first {_SHOWN} characters"
