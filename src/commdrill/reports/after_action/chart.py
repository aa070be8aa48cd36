"""Time until people were told, drawn: a line for each promise, its limit dashed, oldest drill first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commdrill.reports.after_action.timings import Point, Timing
from commdrill.reports.phrasing import seconds

ROW, LEFT, WIDTH = 44, 200, 270  # in units of the drawing
_TOP, _HEIGHT = 10, 26  # the limit's line, and how far below it nothing has been waited for


@dataclass(frozen=True)
class Dot:
    """One drill of one promise; `mark`: `kept`, `broken` (late) or `untold`."""

    x: float
    y: float
    mark: str
    said: str


@dataclass(frozen=True)
class Line:
    """One promise over the drills. `last`: what the newest drill says of it."""

    name: str
    top: float
    dots: tuple[Dot, ...]
    last: str
    is_kept: bool

    @property
    def path(self) -> str:
        """Through all that was measured."""
        dots = [dot for dot in self.dots if dot.mark != "untold"]
        return "M" + "L".join(f"{dot.x:.0f} {dot.y:.1f}" for dot in dots) if len(dots) > 1 else ""


def lines(timings: tuple[Timing, ...]) -> Iterator[Line]:
    runs = _runs(timings)
    for number, timing in enumerate(timings):
        top = _TOP + number * ROW
        dots = tuple(_dot(point, timing, top, runs.index((point.on, point.run)), len(runs))
                     for point in timing.points)  # fmt: skip
        newest = timing.points[-1] if timing.points else None
        yield Line(timing.step, top, dots, _last(newest, timing), bool(newest and newest.is_kept))


def days(timings: tuple[Timing, ...]) -> Iterator[tuple[float, str]]:
    """Where the first drill and the last one stand, and when they were."""
    runs = _runs(timings)
    for number in sorted({0, len(runs) - 1}) if runs else ():
        yield _across(number, len(runs)), f"{runs[number][0]}"


def _runs(timings: tuple[Timing, ...]) -> list[tuple[date, str]]:
    return sorted({(point.on, point.run) for timing in timings for point in timing.points})


def _across(number: int, count: int) -> float:
    return LEFT + (WIDTH * number / (count - 1) if count > 1 else WIDTH / 2)


def _dot(point: Point, timing: Timing, top: float, number: int, count: int) -> Dot:
    x = _across(number, count)
    said = f"{point.on}: {_said(point)} of {seconds(timing.within)}"
    if point.took is None:
        return Dot(x, top + _HEIGHT / 2, "untold", said)
    left = max(-0.2, 1 - point.took / timing.within)  # late ones stand above the limit
    return Dot(x, top + left * _HEIGHT, "kept" if point.is_kept else "broken", said)


def _last(point: Point | None, timing: Timing) -> str:
    return "" if point is None else f"{_said(point)} of {seconds(timing.within)}"


def _said(point: Point) -> str:
    return "not told" if point.took is None else seconds(point.took)
