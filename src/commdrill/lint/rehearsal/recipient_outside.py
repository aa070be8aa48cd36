"""A test subscriber, or a host, that the guard does not allow.

Why: the drill is refused at preflight, on the day it is due. What the guard allows and what the
environment names must fit.

Bad:

    guard: {recipients: ["*@drill.anycompany.example"]}
    subscribers: [{id: ana, audience: customers, email: ana@anycompany.example}]

Good:

    subscribers: [{id: ana, audience: customers, email: ana@drill.anycompany.example}]
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from commdrill.documents.allowed_hosts import AllowedHosts
from commdrill.documents.environment import ADDRESSES, Tier
from commdrill.documents.host import Host
from commdrill.lint.hosts import hosts
from commdrill.lint.rule import EnvironmentRule, Remark, on_person, on_value
from commdrill.lint.views import EnvironmentView


def _look(view: EnvironmentView) -> Iterator[Remark]:
    guard = view.environment.guard
    if view.environment.stage is Tier.SANDBOX or guard is None:
        return
    if guard.recipients is not None:
        yield from _people(view, guard.recipients)
    for route, host in hosts(view.environment) if guard.hosts is not None else ():
        if not _may_be_met(host, guard.hosts or ()):
            message = f"{host!r} is not among the guard's hosts"
            yield on_value(route, message, "add it to the guard, or speak to another host")


def _people(view: EnvironmentView, allowed: tuple[str, ...]) -> Iterator[Remark]:
    for entry in view.enrolled:
        for kind in ADDRESSES:
            address = entry.subscriber.address(kind)
            if address and not _fits(address, allowed):
                message = f"{address!r} is not among the guard's recipients"
                hint = "give this person an address that the guard allows"
                yield on_person(entry, kind, message, hint)


def _may_be_met(host: str, allowed: tuple[str, ...]) -> bool:
    try:
        return AllowedHosts.of(allowed).allow(Host.parse(host))
    except ValueError:
        return False


def _fits(text: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(text.lower(), pattern.lower()) for pattern in patterns)


RULE = EnvironmentRule.error("CD411", _look, __doc__)
