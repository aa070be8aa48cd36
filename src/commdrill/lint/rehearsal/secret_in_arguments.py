"""A secret among the arguments of a program.

Why: while a program runs, everybody on the machine can read its arguments (`ps`); CI systems and
process accounting keep them. An environment variable is the program's own.

Bad:

    announce: {use: command, with: {run: [./announce.sh, --token, "${env:ANNOUNCE_TOKEN}"]}}

Good:

    announce: {use: command, with: {run: [./announce.sh], env: {TOKEN: "${env:ANNOUNCE_TOKEN}"}}}
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from commdrill.documents.problem import Route
from commdrill.lint.rule import EnvironmentRule, Remark, on_words
from commdrill.lint.views import EnvironmentView
from commdrill.lint.written_settings import actions, faults
from commdrill.wording.lazy_pattern import LazyPattern

_ARGUMENTS = ("break", "restore", "state", "run")  # the settings of `command` that hold them
_SECRET = LazyPattern(r"\$\{(?:env|file|ssm|secretsmanager):[^}]{1,500}\}")


def _look(view: EnvironmentView) -> Iterator[Remark]:
    for route, use in chain(faults(view.environment), actions(view.environment)):
        for name in _ARGUMENTS if use.use == "command" else ():
            yield from _secrets((*route, "with", name), use.with_.get(name))


def _secrets(route: Route, arguments: Any) -> Iterator[Remark]:
    for number, text in enumerate(arguments if isinstance(arguments, list) else ()):
        if found := _SECRET.search(str(text)):
            message = f"{found[0]} is among a program's arguments, which everybody here can read"
            hint = "hand it over as a variable: env: {NAME: " + f'"{found[0]}"' + "}"
            yield on_words((*route, number), found[0], message, hint)


RULE = EnvironmentRule.warning("CD440", _look, __doc__)
