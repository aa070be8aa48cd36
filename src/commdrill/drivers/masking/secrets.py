"""What must never get out: every secret a run was given, and the reference it came from."""

import base64
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.drivers.masking.byte_pattern import BytePattern
from commdrill.drivers.masking.forms import parts_of, pattern_of, spelled
from commdrill.drivers.masking.views import readings_of, views_of

SHORTEST = 4  # characters: masking less would take half the alphabet out of every text
_DEEPEST = 2  # a wrapping within a wrapping
_MOST_HARMLESS, _LONGEST_HARMLESS = 4096, 80  # texts that are remembered, and their characters
_FEWEST_CUT = 6  # fewer letters at a cut that are those of a secret tell nothing of it
_CUTS = (b"...", "…".encode(), b"[cut")
_QUOTES = b"\"'`)]}> "
_RUN = BytePattern(
    rb"[A-Za-z0-9+/_-]{24,}(?:(?:[=\\]?\r?\n[ \t]*|\\r\\n|\\n)[A-Za-z0-9+/_-]+)*(?:=|%3D|=3D){0,2}"
)
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_OF_A_URL = bytes.maketrans(b"-_", b"+/")
_NO_LETTERS = bytes(byte for byte in range(256) if byte not in _LETTERS)
_COMPRESSED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")
_LARGEST = 2**20


@dataclass(frozen=True)
class _Secret:
    token: str
    letters: bytes
    pattern: BytePattern


class Secrets:
    """Remembers secrets, and masks them in all that is written, however they are written there."""

    def __init__(self) -> None:
        self._known: dict[str, _Secret] = {}
        self._too_short: dict[str, None] = {}
        self._harmless: set[str] = set()  # names and words that come with each event

    def remember(self, secret: str, token: str) -> None:
        """`token` is what stands in its place from now on, e.g. `${env:IMAP_PASSWORD}`."""
        if 0 < len(secret) < SHORTEST:
            self._too_short[token] = None
        for part in parts_of(secret):
            if len(part) >= SHORTEST and part not in self._known:
                self._known[part] = _Secret(token, spelled(part), BytePattern(pattern_of(part)))
        self._harmless = set()  # another one: who is still at it notes in the old one

    @property
    def too_short(self) -> tuple[str, ...]:
        """The references whose values cannot be masked."""
        return tuple(self._too_short)

    def mask(self, text: str) -> str:
        """The text with each secret replaced by the reference it came from."""
        harmless = self._harmless
        if not self._known or text in harmless:
            return text
        written = text.encode("utf-8", "surrogatepass")
        masked = self.mask_bytes(written)
        if masked is not written:
            return masked.decode("utf-8", "surrogatepass")
        if len(text) <= _LONGEST_HARMLESS and len(harmless) < _MOST_HARMLESS:
            harmless.add(text)
        return text

    def mask_bytes(self, content: bytes) -> bytes:
        """The same for bytes; they stay as they are where there is nothing to mask."""
        if not self._known or not content:
            return content
        secrets = tuple(self._known.values())
        if not _holds(content, secrets):
            return content
        return _replaced(content, sorted(_found(content, secrets)))


_Find = tuple[int, int, str]  # from, to, and what stands there instead


def _holds(content: bytes, secrets: tuple[_Secret, ...], depth: int = _DEEPEST) -> bool:
    if any(_says(reading, secrets) for reading in readings_of(content)):
        return True
    wrapped = (_unwrapped(content[start:end]) for start, end in _wrapped_in(content) if depth)
    return any(_holds(inside, secrets, depth - 1) for inside in wrapped if inside)


def _says(reading: bytes, secrets: tuple[_Secret, ...]) -> bool:
    lower = reading.lower()
    return any(
        secret.pattern.is_in(reading) or any(_cut(lower, secret.letters)) for secret in secrets
    )


def _found(content: bytes, secrets: tuple[_Secret, ...]) -> Iterator[_Find]:
    for view in views_of(content):
        lower = view.content.lower()
        for secret in secrets:
            for start, end in (*secret.pattern.spans(view.content), *_cut(lower, secret.letters)):
                yield (*view.span(start, end), secret.token)
    for start, end in _wrapped_in(content):
        inside = _unwrapped(content[start:end])
        for secret in secrets:
            if inside and _holds(inside, (secret,), _DEEPEST - 1):
                yield start, end, secret.token


def _cut(lower: bytes, letters: bytes) -> Iterator[tuple[int, int]]:
    """A secret's beginning where a text was cut off, its end where one was cut away."""
    sure = max(_FEWEST_CUT, len(letters) // 4)
    if len(letters) <= sure:
        return
    for start in _places(lower, letters[:sure]):
        end = start + _shared(lower[start : start + len(letters)], letters)
        if _is_cut(lower[end : end + 8].lstrip(_QUOTES)):
            yield start, end
    for end in (start + sure for start in _places(lower, letters[-sure:])):
        begin = end - _shared(lower[max(0, end - len(letters)) : end][::-1], letters[::-1])
        if _is_begun(lower[max(0, begin - 8) : begin].rstrip(_QUOTES)):
            yield begin, end


def _places(text: bytes, part: bytes) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_cut(rest: bytes) -> bool:
    return not rest or rest.startswith(_CUTS)


def _is_begun(before: bytes) -> bool:
    return not before or before.endswith(_CUTS[:2])


def _replaced(content: bytes, finds: list[_Find]) -> bytes:
    """What overlaps is one secret: the longest find names it."""
    pieces: list[bytes] = []
    last = 0
    for start, end, token in _apart(finds):
        pieces += (content[last:start], _written_like(content[start:end], token))
        last = end
    return b"".join((*pieces, content[last:]))


def _apart(finds: list[_Find]) -> Iterator[_Find]:
    start, end, token = finds[0]
    longest = end - start
    for begin, until, name in finds[1:]:
        if begin >= end:
            yield start, end, token
            start, end, token, longest = begin, until, name, until - begin
            continue
        if until - begin > longest:
            token, longest = name, until - begin
        end = max(end, until)
    yield start, end, token


def _written_like(secret: bytes, token: str) -> bytes:
    """Two bytes a letter where the secret has two: the text around it can still be read."""
    if secret[1:2] == b"\0":
        return token.encode("utf-16-le")[:-1]
    return token.encode()


def _wrapped_in(content: bytes) -> Iterator[tuple[int, int]]:
    """From where to where each long run goes."""
    return _RUN.spans(content)


def _unwrapped(run: bytes) -> bytes:
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
