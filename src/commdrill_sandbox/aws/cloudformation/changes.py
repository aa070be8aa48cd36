"""What an update makes of settings that have calls of their own: those no longer said go back to the usual."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from commdrill_sandbox.aws.cloudformation.kind import Properties


class Tags(NamedTuple):
    """`put`: as templates write them; `gone`: the keys of those that are to go."""

    put: list[dict[str, str]]
    gone: list[str]


def changed(was: Properties, given: Properties, usual: Properties) -> Iterator[tuple[str, Any]]:
    """Each setting that is not as it was, and what it is from now on."""
    for name, otherwise in usual.items():
        if was.get(name) != given.get(name):
            yield name, given.get(name, otherwise)


def is_moved(was: Properties, given: Properties, *fixed: str) -> bool:
    """Whether it is another resource, as one of these is for good."""
    return any(was.get(name) != given.get(name) for name in fixed)


def tags(was: Properties, given: Properties) -> Tags:
    before = {one["Key"]: one["Value"] for one in was.get("Tags", ())}
    wanted = {one["Key"]: one["Value"] for one in given.get("Tags", ())}
    put = [{"Key": key, "Value": one} for key, one in wanted.items() if before.get(key) != one]
    return Tags(put, sorted(before.keys() - wanted.keys()))
