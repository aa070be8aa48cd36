"""Questions to the person at the terminal, who may not answer: every wait ends on `stop`."""

import os
import select
import threading
from collections.abc import Callable
from typing import TextIO

_BETWEEN_TWO_GLANCES_AT_STOP = 0.1  # seconds
_READ_AT_ONCE = 4096  # bytes


class EnterKey:
    """Enter at the terminal, however long it takes: asked for when it is first looked for."""

    def __init__(self, keys: int, prompt: Callable[[], None]) -> None:
        self._keys = keys
        self._prompt: Callable[[], None] | None = prompt

    def is_pressed(self) -> bool:
        """Whether it was, since it was asked for; an input that has ended says no more."""
        if self._prompt is not None:
            self._prompt()
            self._prompt = None
        ready, _, _ = select.select([self._keys], [], [], 0)
        return bool(ready) and b"\n" in (os.read(self._keys, _READ_AT_ONCE) or b"\n")


class Keyboard:
    """Reads whole lines, by itself: a buffer of Python's would hide from `select` what is there."""

    def __init__(self, keys: int, screen: TextIO) -> None:
        self._keys = keys
        self._screen = screen
        self._typed = b""

    def ask(self, prompt: str, stop: threading.Event) -> str:
        """The line typed after the prompt.

        Raises:
            EOFError: nobody answers: the input ended, or `stop` was set.
        """
        self._screen.write(prompt)
        self._screen.flush()
        while b"\n" not in self._typed:
            self._typed += self._more(stop)
        line, _, self._typed = self._typed.partition(b"\n")
        return line.decode(errors="replace").rstrip("\r")

    def _more(self, stop: threading.Event) -> bytes:
        while not stop.is_set():
            ready, _, _ = select.select([self._keys], [], [], _BETWEEN_TWO_GLANCES_AT_STOP)
            if ready:
                if typed := os.read(self._keys, _READ_AT_ONCE):
                    return typed
                break
        self._screen.write("\n")
        raise EOFError
