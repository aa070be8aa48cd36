"""A part's bytes, out of what mail servers may carry, as mail programs take them out (RFC 2045)."""

import base64
import quopri
import re
from collections.abc import Iterator
from email.message import Message as Mail

_LONGEST = 2**14  # characters of such a header: many file names in many letters
_UNFOLD = re.compile(r"[\r\n]+(?=[ \t])")
_COMMENT = re.compile(r'(?P<kept>"(?:[^"\\]|\\.){0,256}")|(?<![^\s;])\([^()]{0,256}\)')
_WORD = re.compile(r"[\w-]+")
_RUN = re.compile(rb"[A-Za-z0-9+/]+")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")


def plain_parameters(value: str) -> str:
    """A header that says how a part is to be read: on one line, without comments."""
    return _COMMENT.sub(
        lambda found: found["kept"] or "", _UNFOLD.sub("", value[:_LONGEST])
    ).strip()


def carried(part: Mail) -> bytes:
    """The bytes of a part that has no parts."""
    encoding = _WORD.search(str(part.get("content-transfer-encoding", "")).lower())
    match encoding and encoding[0]:
        case "quoted-printable":
            return quopri.decodestring(_without_padding(_raw(part)))
        case "base64":
            return b"".join(_runs(_raw(part)))
        case _:
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""


def _raw(part: Mail) -> bytes:
    content = part.get_payload()
    return content.encode("utf-8", "surrogateescape") if isinstance(content, str) else b""


def _without_padding(raw: bytes) -> bytes:
    """Blanks at a line's end were put there by a server: content has them encoded."""
    return b"\n".join(line.rstrip() for line in raw.split(b"\n"))


def _runs(raw: bytes) -> Iterator[bytes]:
    """Encoded piece by piece, each with an end of its own: read as one text."""
    for run in _RUN.findall(_NO_BASE64.sub(b"", raw)):
        whole = run[:-1] if len(run) % 4 == 1 else run  # the last letter alone says nothing
        yield base64.b64decode(whole + b"=" * (-len(whole) % 4))
