"""The `commdrill` command: choose what was asked for, and turn every ending into an exit code.

Nothing is imported here that a command may not need: the start counts.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from commdrill.app import output
from commdrill.app.command_line import check_command, parser_of, top_parser
from commdrill.app.commands import command_named
from commdrill.app.garbage import collect_no_more
from commdrill.app.own_streams import own_streams
from commdrill.errors import CommdrillError, UsageError, lacking

INTERRUPTED = 130
COULD_NOT_BE_TOLD = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    output.prepare()
    with own_streams():
        code = _ended(argv)
    if argv is None:
        collect_no_more()
    return code


def _ended(argv: Sequence[str] | None) -> int:
    try:
        return _perform(sys.argv[1:] if argv is None else argv)
    except CommdrillError as error:
        output.complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        output.complain("commdrill: interrupted")
        return INTERRUPTED
    except SystemExit as ending:  # argparse, once it has printed the help or the version
        return int(ending.code or 0)
    except Exception as error:  # noqa: BLE001 whatever else it is, people get a sentence
        return _crashed(error)
    finally:
        output.finish()


def _perform(argv: Sequence[str]) -> int:
    top = top_parser()
    asked, unknown = top.parse_known_args(argv)
    top.refuse_unknown(unknown)
    if asked.command is None:
        top.print_help()
        return 0
    check_command(asked.command)
    _check_manuals()
    _check_folder()
    arguments = _arguments(asked)
    if arguments.policy is not None:  # whatever is started from here keeps to it, too
        os.environ["COMMDRILL_POLICY"] = str(arguments.policy.resolve())
    if files := getattr(arguments, "env_file", None):
        from commdrill.app.env_file import name_files

        name_files(files)
    return command_named(asked.command).execute(arguments)


def _check_manuals() -> None:
    """Docstrings are what people are shown of commands, rules and drivers."""
    if __doc__ is None:
        raise UsageError(
            "Python runs without docstrings here (-OO, or PYTHONOPTIMIZE=2), and commdrill's manual is"
            " in them: leave it out; -O is fine"
        )


def _check_folder() -> None:
    """Whoever removes the folder that a shell is in leaves it nowhere."""
    try:
        Path.cwd()
    except OSError as why:
        raise UsageError(f"the folder that you are in is gone ({why.strerror}): go to one") from why


def _arguments(asked: Namespace) -> Namespace:
    parser = parser_of(asked.command)
    given = Namespace(root=getattr(asked, "root", None), policy=getattr(asked, "policy", None))
    arguments, unknown = parser.parse_known_intermixed_args(asked.rest, given)
    parser.refuse_unknown(unknown)
    return arguments


def _crashed(error: Exception) -> int:
    try:
        from commdrill.app.crash import keep_log

        output.complain(keep_log(error))
    except MemoryError as short:  # there may be none left to import more
        output.complain(f"commdrill: {lacking(short)}\nIf a drill was running: commdrill recover")
    return COULD_NOT_BE_TOLD
