"""What happened when, channel by channel, as swim-lanes: places on a drawing, nothing drawn yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from commdrill.record import events as e
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import seconds
from commdrill.reports.source import Source

WIDTH = 1000.0
LEFT = 216.0  # where time begins; names stand before it
RIGHT = 16.0
TOP = 56.0
ROW = 22.0
MOST_ROWS = 150
_MOST_MARKS = 400
_LABEL = 110.0  # the room a label needs
_NICE = (
    0.1,
    0.2,
    0.5,
    1,
    2,
    5,
    10,
    20,
    30,
    60,
    120,
    300,
    600,
    1200,
    1800,
    3600,
    7200,
    14400,
    43200,
)


@dataclass(frozen=True)
class Row:
    """One step: from where its time began, by when it was due, between which looks it was seen."""

    step: StepResult
    y: float
    began: float
    ends: float  # of the bar
    never: bool
    whisker: float | None  # the last look that missed it
    deadline: float | None
    beyond: bool  # its limit lies after the end of the axis
    is_late: bool

    @property
    def label_x(self) -> float:
        """Where what was measured is written: behind the bar, or behind a limit close by."""
        drawn = max(self.ends, self.whisker or 0.0)
        limit = self.deadline or 0.0
        return (limit if drawn - 2 <= limit < drawn + _LABEL else drawn) + 6

    @property
    def label_fits(self) -> bool:
        """Whether it can stand there."""
        return self.label_x < WIDTH - RIGHT - _LABEL


@dataclass(frozen=True)
class Unreached:
    """One step whose phase never began."""

    step: StepResult
    y: float


@dataclass(frozen=True)
class Mark:
    """One moment on a lane or across all of them."""

    x: float
    y: float
    kind: str
    label: str


@dataclass(frozen=True)
class Lane:
    """One channel."""

    channel: str
    type: str
    y: float
    height: float
    rows: tuple[Row | Unreached, ...]
    marks: tuple[Mark, ...]
    marks_y: float


@dataclass(frozen=True)
class Band:
    """A part of the run."""

    name: str
    x: float
    width: float


@dataclass(frozen=True)
class Tick:
    """A place on the time axis."""

    x: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """All of it, in drawing units."""

    width: float
    height: float
    bottom: float
    left: float
    right: float
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    faults: tuple[Mark, ...]
    broken: tuple[Band, ...]
    left_out: int


def timeline(source: Source) -> Timeline | None:
    """The drawing; None where nothing was drilled."""
    result = source.result
    if not result.stages or not result.preflight_passed:
        return None
    return _Drawing(source).timeline()


class _Drawing:
    def __init__(self, source: Source) -> None:
        self._result = source.result
        self._begins = {span.stage.value: span.began for span in self._result.stages}
        self._end = self._last_moment()
        self._tick = _nice_step(self._end - self._first_moment())
        self._start = self._first_moment() // self._tick * self._tick
        self._scale = (WIDTH - LEFT - RIGHT) / (self._end - self._start)
        self._steps = self._chosen()

    def timeline(self) -> Timeline:
        lanes = tuple(self._lanes())
        bottom = lanes[-1].y + lanes[-1].height if lanes else TOP
        return Timeline(
            width=WIDTH,
            height=bottom + 30,
            bottom=bottom,
            left=LEFT,
            right=WIDTH - RIGHT,
            lanes=lanes,
            bands=tuple(self._bands()),
            ticks=tuple(self._ticks()),
            faults=tuple(self._faults()),
            broken=tuple(self._broken()),
            left_out=len(self._result.steps) - len(self._steps),
        )

    def _first_moment(self) -> float:
        """Where the axis begins: what it took to get ready is no part of what people were told."""
        return min(*self._begins.values(), self._end - 1.0)

    def _last_moment(self) -> float:
        """Where the axis ends: a recovery hours later would leave the run itself a hair's width."""
        if self._result.died_at is not None:
            return max(1.0, self._result.died_at)
        said = (step.decided_at or 0.0 for step in self._result.steps)
        reverted = (fault.reverted_at or 0.0 for fault in self._result.faults)
        stages = (span.began for span in self._result.stages)
        messages = (message.ended for message in self._result.messages)
        last = max((*said, *reverted, *stages, *messages, 1.0))
        return last if self._result.finish else max(last, self._result.elapsed)

    def _chosen(self) -> list[StepResult]:
        """All steps, or those that matter most where they are too many to see."""
        steps = self._result.steps
        if len(steps) <= MOST_ROWS:
            return list(steps)
        worst = sorted(steps, key=lambda step: step.outcome is e.StepOutcome.PASSED)
        chosen = {step.ref.id for step in worst[:MOST_ROWS]}
        return [step for step in steps if step.ref.id in chosen]

    def _x(self, moment: float) -> float:
        within = min(max(moment, self._start), self._end)
        return round(LEFT + (within - self._start) * self._scale, 2)

    def _lanes(self) -> Iterator[Lane]:
        y = TOP
        by_channel = sorted(self._steps, key=lambda step: self._first_place(step.ref.channel))
        for channel, group in groupby(by_channel, key=lambda step: step.ref.channel):
            steps = list(group)
            marks = tuple(islice(self._marks(channel, y + ROW / 2 + 4), _MOST_MARKS))
            first = y + ROW + 4
            rows = tuple(self._row(step, first + n * ROW) for n, step in enumerate(steps))
            height = ROW * (len(rows) + 1) + 12
            yield Lane(channel, steps[0].ref.channel_type, y, height, rows, marks, y + ROW / 2 + 4)
            y += height

    def _first_place(self, channel: str) -> int:
        return next(n for n, step in enumerate(self._steps) if step.ref.channel == channel)

    def _row(self, step: StepResult, y: float) -> Row | Unreached:
        start = self._begins.get(step.ref.phase)
        if start is None:
            return Unreached(step, y)
        seen = step.seen_between
        due = None if step.ref.within is None else start + step.ref.within
        lasts = seen is None or step.ref.every is not None  # from beginning to end of its phase
        return Row(
            step=step,
            y=y,
            began=self._x(start),
            ends=self._x(self._end_of(start) if lasts else start + (seen or (None, 0.0))[1]),
            never=seen is None and step.outcome is not e.StepOutcome.PASSED,
            whisker=self._x(start + seen[0]) if seen and seen[0] is not None else None,
            beyond=due is not None and due > self._end,
            deadline=self._x(due) if due is not None and due <= self._end else None,
            is_late=seen is not None and due is not None and due < min(start + seen[1], self._end),
        )

    def _end_of(self, began: float) -> float:
        """Where the phase that began there ends."""
        return min((later for later in self._begins.values() if later > began), default=self._end)

    def _marks(self, channel: str, y: float) -> Iterator[Mark]:
        for look in self._result.looks:
            if look.channel != channel or look.ended > self._end:
                continue
            is_clear = isinstance(look, e.Looked)
            text = look.summary if isinstance(look, e.Looked) else f"cannot look: {look.cause}"
            kind = "look" if is_clear else "blind"
            yield Mark(self._x(look.ended), y, kind, f"{seconds(look.ended)}: {text}"[:200])
        for message in self._result.messages:
            if message.channel == channel and message.ended <= self._end:
                to = ", ".join(message.to[:3]) or "nobody known"
                text = f"{seconds(message.ended)}: {message.subject or 'message'} to {to}"
                yield Mark(self._x(message.ended), y, "message", text[:200])

    def _bands(self) -> Iterator[Band]:
        spans = [*((span.stage.value, span.began) for span in self._result.stages), ("", self._end)]
        for (name, began), (_, ended) in pairwise(spans):
            x, width = self._x(began), self._x(ended) - self._x(began)
            yield Band(name, x, max(width, 0.0))

    def _faults(self) -> Iterator[Mark]:
        for fault in self._result.faults:
            what = fault.armed.name
            if fault.injected_at is not None:
                at = seconds(fault.injected_at)
                yield Mark(self._x(fault.injected_at), TOP, "in", f"{at}: {what} is broken")
            if fault.reverted_at is not None and fault.reverted_at <= self._end:
                at = seconds(fault.reverted_at)
                yield Mark(self._x(fault.reverted_at), TOP, "out", f"{at}: {what} is put back")

    def _broken(self) -> Iterator[Band]:
        for fault in self._result.faults:
            if fault.injected_at is None:
                continue
            began = self._x(fault.injected_at)
            ended = self._x(self._end if fault.reverted_at is None else fault.reverted_at)
            yield Band(fault.armed.component, began, max(ended - began, 1.0))

    def _ticks(self) -> Iterator[Tick]:
        first, last = round(self._start / self._tick), int(self._end / self._tick)
        for moment in (number * self._tick for number in range(first, last + 1)):
            yield Tick(self._x(moment), seconds(moment) if moment else "0")


def _nice_step(length: float) -> float:
    """A round distance between ticks, for at most ten of them."""
    return next((step for step in _NICE if length / step <= 10), length)
