"""Long lists, a page at a time."""

from collections.abc import Sequence
from typing import Any

from commdrill_sandbox.aws.messaging.eum.account import invalid
from commdrill_sandbox.aws.wire.call import Asked, Output


def page(asked: Asked, member: str, items: Sequence[Any]) -> Output:
    """`items` from where `NextToken` points, at most `MaxResults` of them."""
    token = asked.input.get("NextToken", "0")
    if not token.isdecimal():
        raise invalid("INVALID_NEXT_TOKEN", f"NextToken {token!r} is not one of ours")
    start, size = int(token), asked.input.get("MaxResults", 100)
    more = {"NextToken": str(start + size)} if start + size < len(items) else {}
    return {member: list(items[start : start + size]), **more}
