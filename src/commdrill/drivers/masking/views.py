"""What others wrote, as a reader decodes it: escapes resolved, folds and unseen characters gone.

A view remembers where each of its bytes stood, so that what is found in it can be taken out of
what was written.
"""

import html
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from commdrill.drivers.masking.byte_pattern import BytePattern

_DEEPEST = 3  # an escape of an escape of an escape: nobody wraps a text further by accident

_UNSEEN = tuple(mark.encode() for mark in "\u00ad\u200b\u200c\u200d\u2060\ufeff")
BLANKS = b" \n\r\t\x0b\x0c\0"
_FOLDS = (
    rb"[=\\]\r?\n"  # of quoted-printable, of a shell
    rb"|\?=\s+=\?[\w-]{1,20}(?:\*[\w-]{0,8})?\?[QqBb]\?"  # the seam of two encoded words
    rb"""|"?;\s{1,8}[\w-]{1,20}\*[0-9]{1,2}\*?="?"""  # a parameter that goes on (RFC 2231)
    rb"|" + b"|".join(_UNSEEN)
)
_ESCAPES = (
    rb"%u[0-9a-fA-F]{4}|%[0-9a-fA-F]{2}|=[0-9a-fA-F]{2}"
    rb"|&#[0-9]{1,8};?|&#[xX][0-9a-fA-F]{1,8};?|&[A-Za-z][A-Za-z0-9]{1,31};"
    rb"|\\+u[0-9a-fA-F]{4}|\\+u\{[0-9a-fA-F]{1,8}\}|\\+U[0-9a-fA-F]{8}"
    rb"|\\00[0-9a-fA-F]{2,4}"  # of a style sheet
    rb"|\\+[xX][0-9a-fA-F]{2}|\\+[0-3][0-7]{2}"
    rb"|\\[nrtfbv]|\\[^0-9A-Za-z\s]"
)
_LARGEST_CODE = 0x10FFFF

_Text = TypeVar("_Text")


class _Step:
    """What one step of reading resolves, or takes away."""

    def __init__(self, pattern: bytes, reading: Callable[[re.Match[bytes]], bytes]) -> None:
        self.pattern = re.compile(pattern)
        self.reading = reading
        self._quick = BytePattern(pattern)

    def read(self, text: bytes) -> bytes:
        # most texts hold nothing of the kind, and RE2 tells so in no time
        return self.pattern.sub(self.reading, text) if self._quick.is_in(text) else text


class _Blanks(_Step):
    """White space goes, by a table."""

    def read(self, text: bytes) -> bytes:
        return text.translate(None, BLANKS)


@dataclass(frozen=True)
class View:
    """Bytes as read; for each of them, where that began and ended which it was read from."""

    content: bytes
    starts: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where that stands in what was written which is read from `start` to `end`."""
        return self.starts[start], self.ends[end - 1]


def readings_of(written: bytes) -> Iterator[bytes]:
    """Each way to read it, the plainest first: markup in it or not, each escape resolved."""
    return _read(written, lambda text, step: step.read(text), bytes)


def views_of(written: bytes) -> Iterator[View]:
    """The same, and where each byte of them stands: slower."""
    size = len(written)
    plain = View(written, array("I", range(size)), array("I", range(1, size + 1)))
    return _read(plain, _reread, lambda view: view.content)


def decoded(text: bytes) -> bytes:
    """A text with its escapes resolved and its folds gone, as in a view."""
    return _WITHOUT_ESCAPES.read(unfolded(text))


def without_markup(text: bytes) -> bytes:
    """A text without what a browser takes for markup, as in a view."""
    return _WITHOUT_MARKUP.read(text)


def unfolded(text: bytes) -> bytes:
    """A text without what no reader sees, as in a view."""
    return _WITHOUT_FOLDS.read(text).translate(None, BLANKS)


def _read(
    written: _Text, take: Callable[[_Text, "_Step"], _Text], content: Callable[[_Text], bytes]
) -> Iterator[_Text]:
    yield written
    starts = [written]
    if b"<" in content(written):
        starts.append(take(written, _WITHOUT_MARKUP))
    for start in starts:
        yield take(start, _WITHOUT_BLANKS)
        text = take(take(start, _WITHOUT_FOLDS), _WITHOUT_BLANKS)
        yield text
        for _ in range(_DEEPEST):
            deeper = take(text, _WITHOUT_ESCAPES)
            if len(content(deeper)) == len(content(text)):  # an escape is longer than its letter
                break
            yield deeper
            text = deeper


def _reread(view: View, step: "_Step") -> View:
    """The view with each find of the step's pattern read as something else."""
    content, starts, ends = bytearray(), array("I"), array("I")
    last = 0
    for found in step.pattern.finditer(view.content):
        begin, end = found.span()
        instead = step.reading(found)
        content += view.content[last:begin] + instead
        starts += view.starts[last:begin]
        starts.extend([view.starts[begin]] * len(instead))
        ends += view.ends[last:begin]
        ends.extend([view.ends[end - 1]] * len(instead))
        last = end
    content += view.content[last:]
    return View(bytes(content), starts + view.starts[last:], ends + view.ends[last:])


def _resolved(found: re.Match[bytes]) -> bytes:
    """What an escape stands for, without white space."""
    meaning = _meaning(found[0])
    return b"" if meaning in _UNSEEN else meaning.translate(None, BLANKS)


def _meaning(escape: bytes) -> bytes:
    text = escape.decode("latin-1")
    if text.startswith("&#"):
        return _character(text[2:].rstrip(";"))
    if text.startswith("&"):
        return html.unescape(text).encode("utf-8", "surrogatepass")
    if text[:2] == "%u":
        return _character(f"x{text[2:]}")
    if text[0] in "%=":
        return bytes.fromhex(text[1:])
    return _after_backslash(text.lstrip("\\"))


def _after_backslash(text: str) -> bytes:
    if not text:
        return b"\\"
    if text[0] in "uU":
        return _character(f"x{text[1:].strip('{}')}")
    if text[0] in "xX":
        return bytes.fromhex(text[1:])
    if re.fullmatch("00[0-9a-fA-F]{2,4}", text):
        return _character(f"x{text}")
    if re.fullmatch("[0-3][0-7]{2}", text):
        return bytes([int(text, 8)])
    return b"" if text in "nrtfbv" else text.encode("latin-1")


def _character(code: str) -> bytes:
    """By its number: decimal, or hexadecimal behind an `x`."""
    number = int(code[1:], 16) if code[:1] in "xX" else int(code)
    return chr(number).encode("utf-8", "surrogatepass") if number <= _LARGEST_CODE else b""


def _nothing(_: re.Match[bytes]) -> bytes:
    return b""


_WITHOUT_MARKUP = _Step(rb"<[!/?A-Za-z][^<>]*>", _nothing)
_WITHOUT_FOLDS = _Step(_FOLDS, _nothing)
_WITHOUT_BLANKS = _Blanks(b"[" + re.escape(BLANKS) + b"]+", _nothing)
_WITHOUT_ESCAPES = _Step(_ESCAPES, _resolved)
