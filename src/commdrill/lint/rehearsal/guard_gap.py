"""An environment whose guard leaves out something that a drill touches.

Why: the guard is what stands between a drill and the world it must not touch. Outside a sandbox it
names the hosts and recipients that may be met, and the AWS account. (No guard at all is a mistake of
its own, D312.)

Bad:

    guard: {aws_account: "111122223333"}
    subscribers: [{id: ana, audience: customers, email: ana@drill.anycompany.example}]

Good:

    guard: {aws_account: "111122223333", recipients: ["*@drill.anycompany.example"]}
"""

from collections.abc import Iterator

from commdrill.documents.environment import ADDRESSES, Tier
from commdrill.lint.hosts import hosts
from commdrill.lint.rule import EnvironmentRule, Remark, on_key
from commdrill.lint.views import EnvironmentView


def _look(view: EnvironmentView) -> Iterator[Remark]:
    place = view.environment
    guard = place.guard
    if place.stage is Tier.SANDBOX or guard is None:
        return
    reachable = any(entry.subscriber.address(kind) for entry in view.enrolled for kind in ADDRESSES)
    if reachable and guard.recipients is None:
        message = "the guard does not say who may be written to, and there are subscribers"
        yield on_key(("guard",), message, 'add recipients: ["*@drill.…"]')
    if guard.hosts is None and any(hosts(place)):
        message = "the guard does not say which hosts may be spoken to"
        yield on_key(("guard",), message, 'add hosts: ["*.dev.…"]')
    if place.aws is not None and guard.aws_account is None:
        message = "the guard does not say which AWS account may be touched"
        yield on_key(("guard",), message, 'add aws_account: "…"')


RULE = EnvironmentRule.error("CD410", _look, __doc__)
