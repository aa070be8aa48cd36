"""A stack as it stands, and what happened to it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.cloudformation.kind import Made
from commdrill_sandbox.aws.cloudformation.template import Template

OF_STACK = "AWS::CloudFormation::Stack"


@dataclass(frozen=True)
class Event:
    """One line of its history; `id` is the resource's, empty before it has one."""

    logical: str
    type: str
    status: str
    reason: str
    id: str
    at: datetime


@dataclass(frozen=True)
class Resource:
    """One that is there, and the properties it was made with."""

    type: str
    properties: Mapping[str, Any]
    made: Made


@dataclass(frozen=True)
class Order:
    """What a stack is to be."""

    template: Template
    parameters: Mapping[str, str]
    tags: Mapping[str, str]
    capabilities: frozenset[str]


@dataclass
class Stack:
    """`told` are its parameters as they were handed over; `resources` stand in the order they were made."""

    name: str
    region: str
    order: Order
    created: datetime
    status: str = "CREATE_IN_PROGRESS"
    reason: str = ""
    updated: datetime | None = None
    resources: dict[str, Resource] = field(default_factory=dict)
    outputs: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # value, why, export
    events: list[Event] = field(default_factory=list)
    number: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def id(self) -> str:
        return f"arn:aws:cloudformation:{self.region}:{ACCOUNT}:stack/{self.name}/{self.number}"

    @property
    def is_gone(self) -> bool:
        return self.status == "DELETE_COMPLETE"

    def note(self, at: datetime, status: str, reason: str = "") -> None:
        """What it is from now on."""
        self.status, self.reason = status, reason
        self.events.append(Event(self.name, OF_STACK, status, reason, self.id, at))

    def note_of(self, logical: str, kind: str, status: str, at: datetime, why: str = "") -> None:
        """What a resource of its own is from now on."""
        known = self.resources.get(logical)
        named = known.made.id if known else ""
        self.events.append(Event(logical, kind, status, why, named, at))


@dataclass(frozen=True)
class Proposal:
    """A change set. `told`: what it would do, as the stack was when somebody proposed it."""

    stack: Stack
    order: Order
    told: Mapping[str, Any]

    def is_called(self, name: str, stack: str | None) -> bool:
        """By its own ARN, or by its name and its stack's."""
        if name == self.told["ChangeSetId"]:
            return True
        is_of_stack = stack in (self.stack.name, self.stack.id)
        return is_of_stack and name == self.told["ChangeSetName"]

    def executed(self) -> "Proposal":
        return replace(self, told={**self.told, "ExecutionStatus": "EXECUTE_COMPLETE"})
