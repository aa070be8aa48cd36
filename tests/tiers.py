"""Which kinds of tests are dear: `-m "not e2e and not slow"` leaves them out between two changes.

`e2e`: the command, or a company, is a process of its own. `slow`: a counterpart answers that is more than a
server in this process, such as Chromium or an AWS. Marked by what a test takes and what it is made of, so that
none is forgotten; by hand only where a test begins a cold Python of its own.
"""

import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest

TAKEN = {
    **dict.fromkeys(("chromium", "dovecot", "maildev", "aws_on_this_machine"), "slow"),
    "sound": "slow",  # what forgers get at: bash proves each folder
}
MADE_OF = {
    "tests.forge": "e2e",
    "tests.drivers.aws.local_aws": "slow",
    "commdrill_sandbox.aws.embedded": "slow",
    "commdrill_sandbox.company.company": "slow",
    "venv": "slow",  # a Python that lacks something
}


def tiers_of(item: pytest.Function) -> frozenset[str]:
    """The names of the marks that a test has by its kind."""
    fixtures = item._fixtureinfo.name2fixturedefs
    makers = {one.func.__module__ for made in fixtures.values() for one in made}
    known = {name for module in (item.module.__name__, *makers) for name in made_of(module)}
    taken = {TAKEN[name] for name in TAKEN.keys() & fixtures.keys()}
    return frozenset(taken | {MADE_OF[name] for name in MADE_OF.keys() & known})


@cache
def made_of(module: str) -> frozenset[str]:
    """The modules that a module of tests has names from, and those of tests among them in turn."""
    known, new = set[str](), {module}
    while new:
        known |= new
        new = {name for one in new if one.startswith("tests.") for name in _named_in(one)} - known
    return frozenset(known)


def _named_in(module: str) -> Iterator[str]:
    for value in vars(sys.modules[module]).values():
        name = value.__name__ if isinstance(value, ModuleType) else _home(value)
        if name in sys.modules:
            yield name


def _home(value: object) -> str:
    return str(getattr(value, "__module__", ""))
