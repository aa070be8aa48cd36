"""What planes have read of each other's configuration, kept until anybody changes anything."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_Read = TypeVar("_Read")


class Memory:
    """Safe from any thread: what is being read while something changes is not kept."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def remembered(self, key: Hashable, read: Callable[[], _Read]) -> _Read:
        """What `read` says, or said before."""
        known = self._known
        if key not in known:
            known[key] = read()
        told: _Read = known[key]
        return told

    def forget(self) -> None:
        self._known = {}  # a new one: whoever is reading just now writes into the old one
