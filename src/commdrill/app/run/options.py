"""`--set`, `--pace`, `--hold`: what the command line asks beyond the documents."""

import re
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TextIO

from commdrill.compile.asked import Asked
from commdrill.documents.patterns import VARIABLE
from commdrill.errors import UsageError
from commdrill.values import parse_duration

KEY = "key"  # --hold: until somebody presses one
_LONGEST_TAG = 100
_FASTEST = 100_000.0  # as environments have it


def asked_by(arguments: Namespace) -> Asked:
    """What they ask.

    Raises:
        UsageError: one of them is not what it should be.
    """
    return Asked(
        variables=_variables(arguments.set),
        pace=_pace(arguments.pace) if arguments.pace is not None else None,
        hold=_hold(arguments.hold) if arguments.hold not in (None, KEY) else None,
        until_asked=arguments.hold == KEY,
        only=frozenset(getattr(arguments, "only", ())),
    )


def _variables(given: Iterable[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not re.match(VARIABLE, name):
            raise UsageError(f"--set {text}: write NAME=VALUE, e.g. --set host=shop.example")
        if "${" in value:
            raise UsageError(f"--set {name}=…: a variable is plain, it holds no ${{…}}")
        found[name] = value
    return found


def _pace(text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        raise UsageError(f"--pace {text}: write a number, e.g. --pace 60") from None
    if not 1 <= pace <= _FASTEST:
        raise UsageError(f"--pace {text}: a pace is from 1 (as it is) to {_FASTEST:,.0f}")
    return pace


def _hold(text: str) -> timedelta:
    try:
        return parse_duration(text)
    except ValueError as why:
        raise UsageError(f"--hold: {why}") from None


def tags_of(given: Iterable[str]) -> tuple[str, ...]:
    """What the run is to be called, each word once.

    Raises:
        UsageError: one that is no word.
    """
    for text in given:
        if not text.strip() or len(text) > _LONGEST_TAG or not text.isprintable():
            raise UsageError(f"--tag {text!r}: write a word or a few, e.g. --tag release-14")
    return tuple(dict.fromkeys(given))


def check_terminal(asked: Asked, keys: TextIO) -> None:
    """Refuse to wait for a key where there is none to press.

    Raises:
        UsageError: nobody is there.
    """
    if asked.until_asked and not keys.isatty():
        raise UsageError("--hold key waits for Enter, and there is no terminal here: --hold 10m")
