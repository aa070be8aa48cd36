"""The members of a structure: what each is called on the wire, and where it travels."""

from collections.abc import Iterator
from typing import Any


def inside(shape: Any) -> Iterator[tuple[str, str, Any]]:
    """Those that travel in a body: their name, their name on the wire, their shape."""
    for name, member in shape.members.items():
        if "location" not in member.serialization:
            yield name, member.serialization.get("name", name), member


def outside(shape: Any) -> Iterator[tuple[str, str, str, Any]]:
    """Those that travel elsewhere: the same, and where: `uri`, `querystring` or `header` first."""
    for name, member in shape.members.items():
        if (location := member.serialization.get("location")) is not None:
            yield location, name, member.serialization.get("name", name), member
