"""What stacks of a Region export to each other: a name once, and for as long as somebody imports it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudformation.stack import Outputs, Stack, exported
from commdrill_sandbox.aws.cloudformation.template import invalid


@dataclass(frozen=True)
class Exports:
    """Of all stacks there are; those that are gone count for nothing."""

    stacks: Sequence[Stack]

    def of(self, region: str) -> Iterator[tuple[Stack, str, str]]:
        """Stack, name and value of each."""
        for stack in self._in(region):
            yield from ((stack, *pair) for pair in exported(stack.outputs).items())

    def value(self, region: str, name: str) -> str:
        """Raises: Refusal: nobody exports it."""
        for _, one, value in self.of(region):
            if one == name:
                return value
        raise invalid(f"No export named {name} found.")

    def importers(self, region: str, name: str) -> list[str]:
        return [stack.name for stack in self._in(region) if name in stack.imports]

    def check(self, stack: Stack, now: Outputs) -> None:
        """Raises: Refusal: another exports one of these, or another imports one that is none now."""
        new = exported(now)
        for other, name, _ in self.of(stack.region):
            if other is not stack and name in new:
                raise invalid(f"Export with name {name} is already exported by stack {other.name}.")
        for name, value in exported(stack.outputs).items():
            users = self.importers(stack.region, name)
            if users and name not in new:
                raise invalid(_canceled(name, users))
            if users and new[name] != value:
                raise invalid(f"Cannot update export {name} as it is in use by {_listed(users)}.")

    def in_use(self, stack: Stack) -> str:
        """Why a stack cannot be deleted; nothing where it can."""
        for name in exported(stack.outputs):
            if users := self.importers(stack.region, name):
                return _canceled(name, users)
        return ""

    def told(self, region: str) -> list[Mapping[str, Any]]:
        return [
            {"ExportingStackId": stack.id, "Name": name, "Value": value}
            for stack, name, value in self.of(region)
        ]

    def _in(self, region: str) -> Iterator[Stack]:
        return (one for one in self.stacks if one.region == region and not one.is_gone)


def _canceled(name: str, users: Sequence[str]) -> str:
    return f"Delete canceled. Cannot delete export {name} as it is in use by {_listed(users)}."


def _listed(users: Sequence[str]) -> str:
    return " and ".join(users)
