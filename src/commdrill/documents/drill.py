"""The drill: which scenario of which plan, what is taken down, when it is due."""

from typing import Literal

from pydantic import Field

from commdrill.documents.patterns import Id, Words
from commdrill.documents.plan import Phase
from commdrill.documents.receiver import ReceiverEntry
from commdrill.model import Date, DayOrMoment, Duration, Model


class Schedule(Model):
    """When a drill is due, as an RFC 5545 recurrence in a time zone."""

    rrule: Words = Field(description="recurrence, e.g. FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU")
    timezone: Words = Field("UTC", description="e.g. Europe/Madrid")
    start: Date = Field(description="the first day it can be due")
    exdate: tuple[DayOrMoment, ...] = Field(
        (), description="what the rule gives and is not meant: days, or times on that zone's clock"
    )
    window: Duration | None = Field(
        None, description="how long after it is due it may still be run"
    )
    remind: Duration | None = Field(
        None, description="how long before it is due those under notify are reminded"
    )
    notify: tuple[ReceiverEntry, ...] = Field(
        (), description="who is reminded, and told what became of it"
    )


class Drill(Model):
    """One rehearsal of one scenario."""

    kind: Literal["drill"]
    id: Id = Field(description="what the command line and reports call this drill")
    title: Words = Field(description="one line for people")
    plan: Id = Field(description="id of the plan")
    scenario: Id = Field(description="id of its scenario")
    severity: Id | None = Field(
        None, description="one of the plan's severities; default: its first"
    )
    environment: Id = Field(description="id of the environment, unless --environment names another")
    owner: Words | None = Field(None, description="who runs it")
    take_down: dict[Id, Id] = Field(
        default_factory=dict, description="component → the way it is broken here"
    )
    actions: dict[Phase, tuple[Id, ...]] = Field(
        default_factory=dict, description="phase → actions performed when it begins"
    )
    values: dict[str, str] = Field(
        default_factory=dict, description="placeholders this drill knows exactly"
    )
    hold: Duration | None = Field(
        None, description="how long the outage lasts once its steps are settled"
    )
    schedule: Schedule | None = Field(None, description="when it is due")
