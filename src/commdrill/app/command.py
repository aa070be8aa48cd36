"""What a command's module says of it: where it stands in the help, and what it does."""

from argparse import Namespace
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from commdrill.app.arguments import Parser


class Group(StrEnum):
    """The parts of the help, in its order."""

    DRILLING = "drilling"
    AGAIN = "again and again"
    MACHINES = "on more than one machine"
    AFTER = "after a run"
    WRITING = "writing"


@dataclass(frozen=True)
class Command:
    """One word of the command line: its group, which one of it, and what it does in a line."""

    group: Group
    place: int
    does: str


class CommandModule(Protocol):
    """What each module of `app.commands` offers; its docstring is its help, examples included."""

    __doc__: str
    COMMAND: Command

    def describe(self, parser: Parser) -> None: ...
    def execute(self, arguments: Namespace) -> int: ...
