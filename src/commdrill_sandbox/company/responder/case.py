"""A case: one occurrence of a scenario, from its announcement or its first sign to its end."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

_FIRST_REFERENCE = 2041


@dataclass(frozen=True)
class Case:
    """What the messages of one occurrence have in common.

    `updates`: how many times people were told more since the beginning.
    """

    scenario: str
    component: str
    reference: str
    updates: int = 0
    starts: datetime | None = None
    lasts: timedelta = timedelta(minutes=45)


class Casebook:
    """The open cases, by scenario; read by whatever shows words, written by the responder."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, Case] = {}
        self._next = _FIRST_REFERENCE

    def find(self, scenario: str) -> Case | None:
        with self._lock:
            return self._open.get(scenario)

    def foresee(self, scenario: str, component: str) -> Case:
        """The open case of a scenario, or the one that would be opened for it."""
        with self._lock:
            return self._open.get(scenario) or self._new(scenario, component)

    def open(self, scenario: str, component: str) -> Case:
        """The open case of a scenario; opens one where there is none."""
        with self._lock:
            if scenario not in self._open:
                self._open[scenario] = self._new(scenario, component)
                self._next += 1
            return self._open[scenario]

    def update(self, case: Case) -> Case:
        """People are being told more."""
        told = replace(case, updates=case.updates + 1)
        self.keep(told)
        return told

    def keep(self, case: Case) -> None:
        with self._lock:
            self._open[case.scenario] = case

    def close(self, scenario: str) -> None:
        with self._lock:
            self._open.pop(scenario, None)

    def _new(self, scenario: str, component: str) -> Case:
        return Case(scenario, component, f"AC-{self._next}")
