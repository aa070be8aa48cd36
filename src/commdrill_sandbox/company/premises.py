"""What of the company works at the moment: set by its operators, met by its visitors."""

import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

REGIONS = ("us-east-1", "us-west-2")  # primary, secondary


class Mode(StrEnum):
    """How a component is."""

    NORMAL = "normal"
    OUTAGE = "outage"
    DEGRADED = "degraded"
    MAINTENANCE = "maintenance"


class RegionMode(StrEnum):
    """How a Region is."""

    NORMAL = "normal"
    LOST = "lost"


@dataclass(frozen=True)
class Condition:
    """How a component is, how it was before, and for how many seconds."""

    mode: Mode = Mode.NORMAL
    before: Mode = Mode.NORMAL
    since: float = 0.0

    @property
    def age(self) -> float:
        return time.monotonic() - self.since


class Premises:
    """The components and Regions of the company; safe to use from any thread."""

    def __init__(self, components: Iterable[str]) -> None:
        self._lock = threading.Lock()
        self._components = dict.fromkeys(components, Condition())
        self._regions = dict.fromkeys(REGIONS, RegionMode.NORMAL)
        self._primary = Condition()

    @property
    def components(self) -> Mapping[str, Condition]:
        with self._lock:
            return dict(self._components)

    @property
    def regions(self) -> Mapping[str, RegionMode]:
        with self._lock:
            return dict(self._regions)

    def set_component(self, component: str, mode: Mode) -> None:
        """Break or mend a component. Twice is the same as once."""
        with self._lock:
            self._components[component] = _changed(self._components[component], mode)

    def set_region(self, region: str, mode: RegionMode) -> None:
        """Lose or regain a Region. The store runs in the primary one."""
        with self._lock:
            self._regions[region] = mode
            lost = self._regions[REGIONS[0]] is RegionMode.LOST
            self._primary = _changed(self._primary, Mode.OUTAGE if lost else Mode.NORMAL)

    def condition(self, *components: str) -> Condition:
        """How the worst of `components` is, as visitors meet it."""
        with self._lock:
            known = [self._components[name] for name in components if name in self._components]
            return max((self._primary, *known), key=_weight)

    @property
    def trouble(self) -> Condition:
        """How the worst of all is."""
        return self.condition(*self.components)

    def region_is_up(self, region: str) -> bool:
        """Whether it is; a Region that the company has nothing in is never lost."""
        with self._lock:
            return self._regions.get(region) is not RegionMode.LOST


_WEIGHTS = {Mode.NORMAL: 0, Mode.DEGRADED: 1, Mode.MAINTENANCE: 2, Mode.OUTAGE: 3}


def _weight(condition: Condition) -> tuple[int, float]:
    return _WEIGHTS[condition.mode], condition.since


def _changed(condition: Condition, mode: Mode) -> Condition:
    if condition.mode is mode:
        return condition
    return Condition(mode, condition.mode, time.monotonic())
