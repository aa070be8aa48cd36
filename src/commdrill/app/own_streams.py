"""Standard output holds our results alone, and no stream a secret, whatever drivers print themselves.

A driver's own print, its library's log, or a program that it starts: all of it goes to standard error.
"""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

from commdrill.app.ci_safe import defused

Mask = Callable[[str], str]

_RUNS_REMEMBERED = 8  # a driver may print after its run has ended
_STDOUT, _STDERR = 1, 2


class MaskedStream:
    """A stream on which no secret is shown; in all else it is what it was."""

    def __init__(self, stream: TextIO, masks: deque[Mask]) -> None:
        self._stream = stream
        self._masks = masks

    def hide(self, mask: Mask) -> None:
        """From now on this hides secrets, too."""
        self._masks.append(mask)

    def write(self, text: str) -> int:
        """Whoever prints hands over a text as a whole: it is masked before any of it is shown."""
        for mask in tuple(self._masks):
            text = mask(text)
        return self._to().write(text)

    def writelines(self, lines: Iterator[str]) -> None:
        """Likewise, line by line."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._to(), name)

    def _to(self) -> TextIO:
        return self._stream


class StrayStream(MaskedStream):
    """What others take for standard output: it goes where complaints go. `results` is the real one."""

    @property
    def results(self) -> TextIO:
        """Where our own results go."""
        return self._stream

    def write(self, text: str) -> int:
        """No line of it is a command to a CI service."""
        return super().write(defused(text))

    def _to(self) -> TextIO:
        return sys.stderr


@contextmanager
def own_streams() -> Iterator[None]:
    """While inside, standard output is for `results` alone."""
    out, err, masks = sys.stdout, sys.stderr, deque[Mask](maxlen=_RUNS_REMEMBERED)
    with _own_descriptor(out) as results:
        sys.stderr = cast(TextIO, MaskedStream(err, masks))
        sys.stdout = cast(TextIO, StrayStream(results, masks))
        try:
            yield
        finally:
            sys.stdout, sys.stderr = out, err


def results() -> TextIO:
    """Standard output, for what a command was asked for."""
    stream: object = sys.stdout
    return stream.results if isinstance(stream, StrayStream) else sys.stdout


def hide(mask: Mask) -> None:
    """Nothing that is printed from now on shows what this hides."""
    stream: object = sys.stdout
    if isinstance(stream, StrayStream):
        stream.hide(mask)


@contextmanager
def _own_descriptor(out: TextIO) -> Iterator[TextIO]:
    """Programs that drivers start inherit a standard output, too: it is standard error."""
    if not _is_standard_output(out):
        yield out
        return
    own = os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    results = open(own, "w", encoding=out.encoding, errors="replace")  # noqa: PTH123, SIM115 closed below
    try:
        yield results
    finally:
        os.dup2(own, _STDOUT)
        with suppress(OSError):  # its reader has left
            results.close()


def _is_standard_output(out: TextIO) -> bool:
    try:
        return out.fileno() == _STDOUT
    except (OSError, ValueError):  # it is none of the system's
        return False
