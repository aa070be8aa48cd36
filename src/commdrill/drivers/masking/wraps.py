"""Runs of base64, and what they wrap: a text, another wrapping, something compressed."""

import base64
import zlib
from collections.abc import Iterator

from commdrill.drivers.masking.byte_pattern import BytePattern

_RUN = BytePattern(
    rb"[A-Za-z0-9+/_-]{24,}(?:(?:[=\\]?\r?\n[ \t]*|\\r\\n|\\n)[A-Za-z0-9+/_-]+)*(?:=|%3D|=3D){0,2}"
)
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_OF_A_URL = bytes.maketrans(b"-_", b"+/")
_NO_LETTERS = bytes(byte for byte in range(256) if byte not in _LETTERS)
_COMPRESSED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")
_LARGEST = 2**20


def wrapped_in(content: bytes) -> Iterator[tuple[int, int]]:
    """From where to where each long run goes."""
    return _RUN.spans(content)


def unwrapped(run: bytes) -> bytes:
    """What it holds, as far as it is whole; nothing of a run that is just long."""
    letters = run.replace(b"\\r\\n", b"").replace(b"\\n", b"")
    letters = letters.translate(_OF_A_URL).translate(None, _NO_LETTERS)
    content = base64.b64decode(letters[: len(letters) // 4 * 4])
    if content.startswith(_COMPRESSED):
        return _inflated(content)
    return content


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=32 + zlib.MAX_WBITS).decompress(content, _LARGEST)
    except zlib.error:
        return b""
