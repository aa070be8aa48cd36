"""A stack as it stands, and what happened to it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.cloudformation.kind import Made
from commdrill_sandbox.aws.cloudformation.template import Template

OF_STACK = "AWS::CloudFormation::Stack"
Outputs = Mapping[str, tuple[str, str, str]]  # by name: value, why, export
_SETTLED = "_COMPLETE"


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
    """What a stack is to be. `settings`: what is told back as it was said."""

    template: Template
    parameters: Mapping[str, str]
    tags: Mapping[str, str]
    capabilities: frozenset[str]
    settings: Mapping[str, Any] = field(default_factory=dict)


class OnFailure(StrEnum):
    """What is done about a stack that cannot be made."""

    ROLLBACK = "ROLLBACK"
    DELETE = "DELETE"
    DO_NOTHING = "DO_NOTHING"


@dataclass
class Stack:
    """`resources` stand in the order they were made; `on_failure`: what is done if it cannot be made.

    `is_protected`: it cannot be deleted.
    """

    name: str
    region: str
    order: Order
    created: datetime
    status: str = "CREATE_IN_PROGRESS"
    reason: str = ""
    updated: datetime | None = None
    resources: dict[str, Resource] = field(default_factory=dict)
    outputs: Outputs = field(default_factory=dict)
    imports: frozenset[str] = frozenset()
    on_failure: OnFailure = OnFailure.ROLLBACK
    is_protected: bool = False
    events: list[Event] = field(default_factory=list)
    number: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def id(self) -> str:
        return f"arn:aws:cloudformation:{self.region}:{ACCOUNT}:stack/{self.name}/{self.number}"

    @property
    def is_gone(self) -> bool:
        return self.status == "DELETE_COMPLETE"

    @property
    def is_updatable(self) -> bool:
        """What was never made is not; what failed and was left as it is, is."""
        is_settled = self.status.endswith(_SETTLED) and self.status != "ROLLBACK_COMPLETE"
        return is_settled or self.status == "CREATE_FAILED"

    def note(self, at: datetime, status: str, reason: str = "") -> None:
        """What it is from now on."""
        self.status, self.reason = status, reason
        self.events.append(Event(self.name, OF_STACK, status, reason, self.id, at))

    def note_of(self, logical: str, kind: str, status: str, at: datetime, why: str = "") -> None:
        """What a resource of its own is from now on."""
        known = self.resources.get(logical)
        named = known.made.id if known else ""
        self.events.append(Event(logical, kind, status, why, named, at))


def exported(outputs: Outputs) -> Mapping[str, str]:
    """Values by the names that they are exported under."""
    return {export: value for value, _, export in outputs.values() if export}


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

    @property
    def is_executed(self) -> bool:
        return bool(self.told["ExecutionStatus"] == "EXECUTE_COMPLETE")

    def executed(self) -> "Proposal":
        return replace(self, told={**self.told, "ExecutionStatus": "EXECUTE_COMPLETE"})
