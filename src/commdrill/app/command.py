"""A command: its place in the help, its parser, and the arguments that commands share."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, Protocol

from commdrill.app.own_streams import results
from commdrill.errors import UsageError


class Parser(argparse.ArgumentParser):
    """An argument parser that raises, never abbreviates, and says what was probably meant."""

    def __init__(self, prog: str, description: str, examples: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=examples,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def _print_message(self, message: str, file: Any = None) -> None:
        """What is asked for on standard output is a result."""
        super()._print_message(message, results() if file is sys.stdout else file)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}\n{self.format_usage()}See {self.prog} --help.")

    def refuse_unknown(self, rest: Sequence[str]) -> None:
        """Complain of the first word that nothing here takes.

        Raises:
            UsageError: there is one.
        """
        if not rest:
            return
        word = rest[0].split("=")[0]
        if not word.startswith("-"):
            self.error(f"does not know what to do with {word!r}")
        from commdrill.documents.suggestion import did_you_mean

        known = [name for name in self._option_string_actions if name.startswith("--")]
        self.error(f"there is no option {word!r}{did_you_mean(word, known)}")


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


def add_root(parser: argparse.ArgumentParser) -> None:
    """`--root`, before or after the command; absent where it was not given."""
    parser.add_argument(
        "--root",
        metavar="DIR",
        type=Path,
        default=argparse.SUPPRESS,
        help="the project's root (default: the nearest folder upwards that holds documents)",
    )


def add_policy(parser: argparse.ArgumentParser) -> None:
    """`--policy`, before or after the command; absent where it was not given."""
    parser.add_argument(
        "--policy",
        metavar="FILE",
        type=Path,
        default=argparse.SUPPRESS,
        help="the owner's policy: what documents may use (default: COMMDRILL_POLICY)",
    )


def add_env_file(parser: argparse.ArgumentParser) -> None:
    """`--env-file`: more of what `${env:NAME}` sees."""
    parser.add_argument(
        "--env-file",
        metavar="FILE",
        type=Path,
        action="append",
        help="NAME=VALUE lines that ${env:NAME} sees, too (may be repeated)",
    )


def add_report_dir(parser: argparse.ArgumentParser) -> None:
    """`--report-dir`: where run folders are."""
    parser.add_argument(
        "--report-dir",
        metavar="DIR",
        type=report_dir,
        help="the folder that holds run folders (default: reports, in the project's root); or"
        " s3://BUCKET/PREFIX, a shelf that several hosts share",
    )


def report_dir(text: str) -> Path:
    """A folder of runs, or that of the copies of a shelf's. Only who names a shelf pays for what it takes."""
    if "://" not in text:
        return Path(text)
    from commdrill.app.shelf.place import copies_of

    return copies_of(text)


def add_store(parser: argparse.ArgumentParser) -> None:
    """`--store`: where it is remembered what became of each slot."""
    parser.add_argument(
        "--store",
        metavar="DIR",
        type=Path,
        help="where it is remembered what became of each slot (default: .commdrill/timetable,"
        " in the project's root); on a disk of this machine",
    )


def add_drills(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "drill", metavar="DRILL", nargs="*", help="an id, a file or a folder (default: all)"
    )
    parser.add_argument(
        "--environment", metavar="ID", help="drill here, instead of where the drills say"
    )


def add_asking(parser: argparse.ArgumentParser) -> None:
    """What is asked of drills beyond their documents."""
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="the plain value of ${var:NAME} in the environment's settings (may be repeated)",
    )
    parser.add_argument(
        "--pace",
        metavar="N",
        help="run the plan's minutes N times as fast, whatever the environment",
    )
    parser.add_argument(
        "--hold",
        metavar="TIME|key",
        help="how long the outage lasts once its steps are settled; key: until you press Enter",
    )


def add_listening(parser: argparse.ArgumentParser) -> None:
    """`--listen`, `--host-name`, `--seats`: of the live page."""
    parser.add_argument(
        "--listen",
        metavar="HOST:PORT",
        default="127.0.0.1:0",
        help="where the live page is served (default: this machine alone, any free port)",
    )
    parser.add_argument(
        "--host-name",
        metavar="NAME",
        action="append",
        default=[],
        help="a name that the live page may be called by, e.g. behind a proxy (may be repeated)",
    )
    parser.add_argument(
        "--seats", metavar="N", default="100", help="how many may watch (default: 100)"
    )


def add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("run", metavar="RUN", help="a run's id, its folder, or latest")


def add_sabotage(parser: argparse.ArgumentParser) -> None:
    """Ways to spoil the sandbox's communication."""
    parser.add_argument(
        "--sabotage",
        metavar="NAME",
        action="append",
        default=[],
        help="spoil the sandbox's communication in this way (may be repeated)",
    )
