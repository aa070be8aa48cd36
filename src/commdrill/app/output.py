"""Results to stdout, complaints to stderr; a reader that has left is no error of ours.

Nor is one that was never there (`>&-`), or a disk that is full: the exit code still says it all.
"""

import os
import sys
from typing import TextIO

from commdrill.app.ci_safe import defused, defused_json
from commdrill.app.own_streams import results
from commdrill.reports.printable import printable, printable_json


def prepare() -> None:
    """A character the terminal cannot show becomes a question mark, never a traceback."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def say(text: str) -> None:
    """A result, on a line of its own; names of files and others' words in it can do nothing."""
    _write(results(), as_text(text))


def say_json(text: str) -> None:
    """A result for programs, which a terminal may show as well."""
    _write(results(), as_json(text))


def complain(text: str) -> None:
    """Progress, or what is wrong."""
    _write(sys.stderr, as_text(text))


def as_text(text: str) -> str:
    """As a terminal and the log of a CI service may show it."""
    return printable(defused(text))


def as_json(text: str) -> str:
    """Likewise JSON, which says the same."""
    return defused_json(printable_json(text))


def say_bytes(content: bytes) -> None:
    """A result that is a file: byte by byte as it is."""
    stream = results()
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    except OSError:
        _drop(stream)


def finish() -> None:
    """Hand over what is still buffered, while a reader that left can still be told apart."""
    for stream in (results(), sys.stderr):
        try:
            stream.flush()
        except OSError:
            _drop(stream)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text + "\n")
        stream.flush()
    except OSError:
        _drop(stream)


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 as long as we live


def _drop(stream: TextIO) -> None:
    """Let the rest go nowhere: the exit code still says what came of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
