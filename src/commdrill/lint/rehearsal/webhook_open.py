"""A webhook that listens beyond this machine and asks nobody to prove who they are.

Why: whoever can reach it can post the approved words, and the drill passes though nobody was told.
`require` or `hmac` lets the sender's posts alone count.

Bad:

    support-chat: {use: webhook, with: {listen: "0.0.0.0:8085"}}

Good:

    support-chat: {use: webhook, with: {listen: "0.0.0.0:8085", hmac: {secret: "${env:HOOK_KEY}", preset: slack}}}
"""

from collections.abc import Iterator

from commdrill.documents.host import Host
from commdrill.lint.rule import EnvironmentRule, Remark, on_value
from commdrill.lint.views import EnvironmentView
from commdrill.lint.written_settings import observers


def _look(view: EnvironmentView) -> Iterator[Remark]:
    for route, use in observers(view.environment):
        listen = str(use.with_.get("listen", ""))
        if (
            use.use == "webhook"
            and _is_reached(listen)
            and not {"require", "hmac"} & set(use.with_)
        ):
            message = f"{listen} is reached from other machines, and any of them may post to it"
            hint = 'add require: {header: {X-Token: "${env:…}"}} or hmac: {secret: "${env:…}", header: …}'
            yield on_value((*route, "with", "listen"), message, hint)


def _is_reached(listen: str) -> bool:
    """Where a reference says where, nobody knows yet."""
    host = listen.rpartition(":")[0]
    if not host or "$" in listen:
        return False
    try:
        return not Host.parse(host).is_this_machine
    except ValueError:
        return False


RULE = EnvironmentRule.warning("CD441", _look, __doc__)
