"""`--set`, `--pace`, `--hold`: what the command line asks beyond the documents."""

import re
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import timedelta

from commdrill.compile.asked import Asked
from commdrill.documents.patterns import VARIABLE
from commdrill.errors import UsageError
from commdrill.values import parse_duration

_FASTEST = 100_000.0  # as environments have it


def asked_by(arguments: Namespace) -> Asked:
    """What they ask.

    Raises:
        UsageError: one of them is not what it should be.
    """
    return Asked(
        variables=_variables(arguments.set),
        pace=_pace(arguments.pace) if arguments.pace is not None else None,
        hold=_hold(arguments.hold) if arguments.hold is not None else None,
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
