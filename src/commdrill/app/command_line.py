"""The parsers of the command line: what stands before a command, and what its module describes."""

import argparse

from commdrill import __version__
from commdrill.app.command import Group, Parser, add_policy, add_root
from commdrill.app.commands import NAMES, command_named, commands
from commdrill.errors import UsageError

_PURPOSE = """\
Drills outage communication plans: breaks a dev environment on purpose, looks at every
channel as people outside do, and says for each step of the plan whether the right
person was told the right thing in time."""
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


class _TopParser(Parser):
    """Tells every command, and reads their modules for it only once it is asked."""

    def format_help(self) -> str:
        self.description = "\n".join((_PURPOSE, *_groups(), "", _MORE))
        return super().format_help()


_MORE = "commdrill COMMAND --help says more of one."


def top_parser() -> Parser:
    """Everything before the command's own arguments."""
    parser = _TopParser("commdrill", _PURPOSE, _EXAMPLES)
    parser.usage = "commdrill [--root DIR] [--policy FILE] COMMAND …"
    parser.add_argument("--version", action="version", version=f"commdrill {__version__}")
    add_root(parser)
    add_policy(parser)
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def parser_of(name: str) -> Parser:
    """What may be written behind a command's name."""
    command = command_named(name)
    description, _, examples = command.__doc__.partition("\n\nExamples:")
    parser = Parser(f"commdrill {name}", description, f"Examples:{examples}")
    add_root(parser)
    add_policy(parser)
    command.describe(parser)
    return parser


def check_command(name: str) -> None:
    """Refuse a command that does not exist.

    Raises:
        UsageError: none has this name.
    """
    if name not in NAMES:
        from commdrill.documents.suggestion import did_you_mean

        raise UsageError(
            f"commdrill: there is no command {name!r}{did_you_mean(name, NAMES)}\n"
            f"The commands are {', '.join(commands())}. See commdrill --help."
        )


def _groups() -> list[str]:
    known, lines = commands(), []
    for group in Group:
        lines += ["", f"{group}:"]
        lines += [f"  {name:<11} {one.does}" for name, one in known.items() if one.group is group]
    return lines
