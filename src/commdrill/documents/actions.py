"""Actions: what is being done about promises that a drill saw broken, by whom, and by when."""

from typing import Literal

from pydantic import Field

from commdrill.documents.patterns import Id, Words
from commdrill.model import Date, Model


class BrokenPromise(Model):
    """The step that was not kept."""

    plan: Id = Field(description="id of the plan")
    scenario: Id | None = Field(None, description="id of its scenario, where several have the step")
    step: Id = Field(description="id of the step")


class CorrectiveAction(Model):
    """One thing that somebody does about it; closed by a later run alone, in which the step passed."""

    id: Words = Field(description="what people call it, e.g. A-31")
    finding: BrokenPromise = Field(description="what it mends")
    text: Words = Field(description="what is done")
    owner: Words = Field(description="who does it")
    began: Date | None = Field(None, description="since when; what a run showed before is no proof")
    due: Date = Field(description="the day by which it is done")
    ticket: Words | None = Field(None, description="where it is worked on, e.g. a number or a link")


class Actions(Model):
    """What follows from drills; version control is its history."""

    kind: Literal["actions"]
    id: Id = Field("actions", description="its name among several such documents")
    actions: tuple[CorrectiveAction, ...] = Field(description="each of them, closed ones included")
