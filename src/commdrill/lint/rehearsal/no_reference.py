"""A setting that reads as a reference whose `$` was forgotten.

Why: it is taken as it stands. A token that is `{env:TOKEN}` to the letter lets nobody in, or whoever reads the file.

Bad:

    with: {listen: "127.0.0.1:8085", require: {header: {X-Token: "{env:TOKEN}"}}}

Good:

    with: {listen: "127.0.0.1:8085", require: {header: {X-Token: "${env:TOKEN}"}}}
"""

import re
from collections.abc import Iterator
from itertools import chain

from commdrill.lint.rule import EnvironmentRule, Remark, on_value
from commdrill.lint.views import EnvironmentView
from commdrill.lint.written_settings import actions, faults, observers, texts

_BARE = re.compile(
    r"(?<![$\w])\{(?:env|file|var|ssm|secretsmanager|sandbox|run|component):[\w./-]{1,200}\}"
)


def _look(view: EnvironmentView) -> Iterator[Remark]:
    environment = view.environment
    for route, use in chain(observers(environment), faults(environment), actions(environment)):
        for at, text in texts(use, route):
            if found := _BARE.search(text):
                message = f"{found[0]} is no reference, and is sent as it stands"
                yield on_value(at, message, f"write ${found[0]}")


RULE = EnvironmentRule.warning("CD444", _look, __doc__)
