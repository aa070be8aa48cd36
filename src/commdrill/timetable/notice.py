"""What those who asked for it are told of a slot: ahead of it, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, assert_never
from zoneinfo import ZoneInfo

from commdrill.timetable.slot import Item, Settled, Slot, State
from commdrill.values import Json, utc

SCHEMA = "commdrill/notice/1"


class Occasion(StrEnum):
    """Why somebody is told."""

    REMINDER = "reminder"
    RUN = "run"
    MISSED = "missed"
    BLACKED_OUT = "blacked-out"


class News(Protocol):
    """What whoever is to be told is sent. `item`: the drill, whose receivers they are."""

    @property
    def item(self) -> Item: ...
    @property
    def name(self) -> str:
        """What it is known by: the same for whoever tells it."""
        ...

    @property
    def text(self) -> str:
        """One line."""
        ...

    @property
    def subject(self) -> str:
        """What a mail says first."""
        ...

    def as_json(self) -> dict[str, Json]:
        """For programs."""
        ...


@dataclass(frozen=True)
class RunNotice:
    """What became of a run that no slot asked for; `environment`: where it was, whatever the drill says."""

    item: Item
    run: str
    environment: str
    why: str

    @property
    def name(self) -> str:
        return f"{self.run}/{Occasion.RUN}"

    @property
    def text(self) -> str:
        drill = f"Drill {self.item.drill!r} ({self.item.title})"
        return f"{drill} was run in {self.environment}: {self.why}. Run: {self.run}"

    @property
    def subject(self) -> str:
        return f"[commdrill] {self.item.drill}: run: {self.why}"

    def as_json(self) -> dict[str, Json]:
        """As that of a slot, which is empty here."""
        slot: dict[str, Json] = {"slot": "", "slots": 0, "opens": "", "closes": ""}
        said: dict[str, Json] = {"schema": SCHEMA, "text": self.text, "occasion": Occasion.RUN}
        return {**said, **slot, **_drill(self.item, self.environment, self.run, self.why)}


@dataclass(frozen=True)
class Notice:
    """One thing to tell. `run`: the id of its run; `why`: its outcome, or why there was none.

    Of slots in a row that were not run, settled at once, it is one: `count` of them until `last`.
    """

    occasion: Occasion
    item: Item
    slot: Slot
    run: str = ""
    why: str = ""
    last: Slot | None = None
    count: int = 1

    @property
    def name(self) -> str:
        """What it is known by: the same for whoever tells it."""
        more = f"+{self.count - 1}" if self.count > 1 else ""
        return f"{self.slot}{more}/{self.occasion}"

    @property
    def text(self) -> str:
        drill = f"Drill {self.item.drill!r} ({self.item.title})"
        when = f"{self._when} in {self.item.environment}"
        match self.occasion:
            case Occasion.REMINDER:
                return f"{drill} is due on {when}. Owner: {self.item.owner or 'nobody'}"
            case Occasion.RUN:
                return f"{drill}, due on {when}, was run: {self.why}. Run: {self.run}"
            case Occasion.MISSED:
                return f"{drill}, due on {when}, was MISSED: {self.why}"
            case Occasion.BLACKED_OUT:
                return f"{drill}, due on {when}, was blacked out: {self.why}"
            case never:
                assert_never(never)

    @property
    def _when(self) -> str:
        if self.last is None or self.count == 1:
            return _at(self.slot, self.item)
        return f"{_at(self.slot, self.item)} and {self.count - 1:,} times more until {_at(self.last, self.item)}"

    @property
    def subject(self) -> str:
        """What a mail says first."""
        said = f"run: {self.why}" if self.occasion is Occasion.RUN else self.occasion
        return f"[commdrill] {self.item.drill}: {said}"

    def as_json(self) -> dict[str, Json]:
        """For programs; `text` is what chat services show."""
        return {
            "schema": SCHEMA,
            "text": self.text,
            "occasion": self.occasion,
            "slot": str(self.slot),
            "slots": self.count,
            "opens": utc(self.slot.opens),
            "closes": utc((self.last or self.slot).closes),
            **_drill(self.item, self.item.environment, self.run, self.why),
        }


def _drill(item: Item, environment: str, run: str, why: str) -> dict[str, Json]:
    return {
        "drill": item.drill,
        "title": item.title,
        "plan": item.plan,
        "scenario": item.scenario,
        "environment": environment,
        "owner": item.owner,
        "run": run,
        "why": why,
    }


def reminder(item: Item, slot: Slot) -> Notice:
    return Notice(Occasion.REMINDER, item, slot)


def news_of(item: Item, settled: Settled) -> Notice:
    """What became of slots of a drill."""
    entry = settled.first
    occasion = {
        State.RUN: Occasion.RUN,
        State.MISSED: Occasion.MISSED,
        State.BLACKED_OUT: Occasion.BLACKED_OUT,
    }[entry.state]
    return Notice(occasion, item, entry.slot, entry.run, entry.why, settled.last, settled.count)


def _at(slot: Slot, item: Item) -> str:
    local = slot.opens.astimezone(ZoneInfo(item.schedule.timezone))
    return f"{local:%Y-%m-%d %H:%M} ({item.schedule.timezone})"
