"""The banners that are up in the store, put there by the responder."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass

from commdrill.documents.plan import Step
from commdrill_sandbox.company.responder.case import Case


@dataclass(frozen=True)
class Sign:
    """A banner: what a step of a case says, up since a moment."""

    step: Step
    case: Case
    since: float

    @property
    def age(self) -> float:
        return time.monotonic() - self.since


class Signage:
    """All signs, by scenario; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._signs: dict[str, tuple[Sign, ...]] = {}

    def put_up(self, case: Case, steps: Iterable[Step]) -> None:
        """In place of what the same scenario had up before."""
        signs = tuple(Sign(step, case, time.monotonic()) for step in steps)
        if signs:
            with self._lock:
                self._signs[case.scenario] = signs

    def take_down(self, scenario: str) -> None:
        with self._lock:
            self._signs.pop(scenario, None)

    def signs(self) -> tuple[Sign, ...]:
        with self._lock:
            return tuple(sign for signs in self._signs.values() for sign in signs)
