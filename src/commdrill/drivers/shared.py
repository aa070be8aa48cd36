"""What several drivers of a run use together, such as a browser: made once, closed with the run."""

import threading
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, ExitStack
from typing import Any, Self, TypeVar, cast

_Made = TypeVar("_Made")


class Shared:
    """Holds what was made until it is left; for all threads of a run."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}
        self._stack = ExitStack()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._made.clear()
            self._stack.close()

    def once(self, name: Hashable, make: Callable[[], AbstractContextManager[_Made]]) -> _Made:
        """What goes by this name, made and entered by whoever asks for it first."""
        with self._lock:
            if name not in self._made:
                self._made[name] = self._stack.enter_context(make())
            return cast("_Made", self._made[name])
