"""The command line as typed: commands, options, and what was probably meant."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from commdrill import __version__
from commdrill.errors import UsageError


@dataclass(frozen=True)
class Command:
    """One word of the command line, and what it does; its module is read when it is chosen."""

    name: str
    does: str


GROUPS: dict[str, tuple[Command, ...]] = {
    "drilling": (
        Command("run", "break, look, judge, restore: run drills (none named: all)"),
        Command("preflight", "check that drills could run now; changes nothing"),
        Command("doctor", "every obstacle of a drill in one list; changes nothing"),
        Command("watch", "the live page of a run, for everybody who watches"),
        Command("resume", "go on with a run whose process died"),
        Command("recover", "put back what an interrupted run left broken"),
    ),
    "again and again": (
        Command("due", "what is due when in the next year, what was missed"),
        Command("tick", "run what is due now, once; for cron and CI"),
        Command("scheduler", "run what is due, for ever"),
    ),
    "on more than one machine": (
        Command("worker", "perform drills of a fleet (Temporal), and put back what others left"),
        Command("fleet", "apply schedules to a fleet, its status, and what nobody sees to"),
    ),
    "after a run": (
        Command("report", "any report of a run, again, from its journal"),
        Command("verify", "prove that a run's evidence is whole and unchanged"),
        Command("sign-off", "stand by what a run shows, as somebody who did not run it"),
        Command("seal", "sign a run folder, have it time-stamped"),
        Command("prune", "let evidence go that need not be kept any longer"),
        Command("attest", "give a person's word on a manual step"),
        Command("aar", "the after-action report of a drill, over its runs"),
        Command("compare", "say what two runs differ in"),
        Command("coverage", "which steps of which plans were drilled, when, how it ended"),
    ),
    "writing": (
        Command("init", "write a first plan, environment and drill, to edit"),
        Command("match", "try a text, mail or page against a message of a plan"),
        Command("lint", "review plans, environments and drills as a good reviewer would"),
        Command("schema", "print the JSON Schema of a document, for editors"),
        Command("drivers", "list the drivers, or print the manual of one"),
        Command("explain", "explain a word of documents, reports or findings"),
        Command("sandbox", "start the embedded environment alone, to look at"),
        Command("completion", "print what completes this command line in a shell"),
    ),
}
NAMES = tuple(command.name for group in GROUPS.values() for command in group)

_EXAMPLES = """\
Examples:
  commdrill init                            write a first plan, environment and drill
  commdrill run                             run every drill of this project
  commdrill run checkout-outage --environment aws-dev --junit junit.xml

Exit codes:
  0  all passed                 3  could not be told: preflight refused, an observer failed
  1  a plan step failed         4  THE ENVIRONMENT IS NOT RESTORED
  2  a file or the command      130  interrupted, and restored
     line is wrong
"""


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


def top_parser() -> Parser:
    """Everything before the command's own arguments."""
    parser = Parser("commdrill", _description(), _EXAMPLES)
    parser.usage = "commdrill [--root DIR] [--policy FILE] COMMAND …"
    parser.add_argument("--version", action="version", version=f"commdrill {__version__}")
    add_root(parser)
    add_policy(parser)
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


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
    """Which drills, and where."""
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
    """Which run."""
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


def check_command(name: str) -> None:
    """Refuse a command that does not exist.

    Raises:
        UsageError: none has this name.
    """
    if name not in NAMES:
        from commdrill.documents.suggestion import did_you_mean

        raise UsageError(
            f"commdrill: there is no command {name!r}{did_you_mean(name, NAMES)}\n"
            f"The commands are {', '.join(NAMES)}. See commdrill --help."
        )


def _description() -> str:
    lines = [
        "Drills outage communication plans: breaks a dev environment on purpose, looks at every",
        "channel as people outside do, and says for each step of the plan whether the right",
        "person was told the right thing in time.",
    ]
    for title, commands in GROUPS.items():
        lines += ["", f"{title}:"]
        lines += [f"  {command.name:<11} {command.does}" for command in commands]
    lines += ["", "commdrill COMMAND --help says more of one."]
    return "\n".join(lines)
