"""The hosts that an environment's drivers speak to, as far as documents tell."""

from collections.abc import Iterator
from itertools import chain

from commdrill.documents.environment import Environment
from commdrill.documents.problem import Route
from commdrill.lint.written_settings import actions, faults, observers, texts
from commdrill.wording.lazy_pattern import LazyPattern

_URL = LazyPattern(r"(?i)https?://(?:[^\s/@?#]*@)?(?P<host>\[[0-9a-f:.]+\]|[^\s/:?#\[\]]+)")
_HOST = LazyPattern(r"(?i)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def hosts(environment: Environment) -> Iterator[tuple[Route, str]]:
    """Each host and where it is named; addresses that a reference fills in are not known here."""
    for route, use in chain(observers(environment), faults(environment), actions(environment)):
        for where, text in texts(use, route):
            if found := _URL.match(text):
                host = found["host"].strip("[]").lower()
            elif where[-1] == "host" and _HOST.fullmatch(text):
                host = text.lower()
            else:
                continue
            if host not in LOOPBACK and "$" not in host and "{" not in host:
                yield where, host
