"""A secret in the forms in which a view of what others wrote may hold it.

Views have escapes resolved and white space gone; what is left are letters of the other case or
width, and encodings of the whole: base64, base32, hexadecimal, numbers.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Iterator

from commdrill.drivers.masking.views import BLANKS, decoded, unfolded, without_markup

_LONG_ENOUGH_TO_ENCODE = 4
_LONG_ENOUGH_ALONE = 8  # of a part of a secret: a line of a key, a word of a JSON
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#\s]+(/[^\s]*)", re.IGNORECASE)
_ARMOUR = re.compile(r"-{3,}[A-Z0-9 ]*-{3,}|-{3,}")  # of a key's first and last line: no secret
_WIDE = 0xFEE0  # from "A" to the letter that is as wide as a Chinese one
_IN_BASE64 = {ord("+"): b"[+-]", ord("/"): b"[/_]"}


def parts_of(secret: str) -> Iterator[str]:
    """The secret, and what of it is one alone: a line of a key, a text in JSON, a URL's path."""
    yield secret
    parts = [line.strip() for line in secret.splitlines()] if "\n" in secret.strip() else []
    parts += _texts_in_json(secret)
    if address := _ADDRESS.fullmatch(secret.strip()):
        parts.append(address[1])
    for part in parts:
        if len(part) >= _LONG_ENOUGH_ALONE and not _ARMOUR.fullmatch(part):
            yield part


def pattern_of(secret: str) -> bytes:
    """What finds it in a view: for RE2, without regard to case."""
    spelled = dict.fromkeys(_spelled(secret))
    encoded = dict.fromkeys(_encoded(secret)) if len(secret) >= _LONG_ENOUGH_TO_ENCODE else ()
    return b"|".join([*(re.escape(form) for form in spelled if form), *encoded])


def spelled(secret: str) -> bytes:
    """Its letters as a view has them, in lower case; none of a key, whose lines are secrets."""
    if "\n" in secret.strip():
        return b""
    return unfolded(secret.encode("utf-8", "surrogatepass")).lower()


def _texts_in_json(secret: str) -> list[str]:
    if not secret.lstrip().startswith(("{", "[")):
        return []
    try:
        return list(_texts(json.loads(secret)))
    except (ValueError, RecursionError):
        return []


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _spelled(secret: str) -> Iterator[bytes]:
    for text in (secret, *(unicodedata.normalize(form, secret) for form in ("NFC", "NFD", "NFKC"))):
        for case in (text, text.lower(), text.upper()):
            raw = case.encode("utf-8", "surrogatepass")
            yield raw
            yield raw.translate(None, BLANKS)
            yield unfolded(raw)
            yield unfolded(without_markup(raw))
            yield decoded(raw)
            yield decoded(decoded(raw))
            yield from (unfolded(case.encode(code, "replace")) for code in ("latin-1", "utf-16-le"))
    for blank in "+_":  # of a form, of an encoded word
        yield secret.replace(" ", blank).encode("utf-8", "surrogatepass")
    yield "".join(chr(ord(c) + _WIDE) if "!" <= c <= "~" else c for c in secret).encode(
        "utf-8", "surrogatepass"
    )


def _encoded(secret: str) -> Iterator[bytes]:
    for raw in dict.fromkeys(_as_bytes(secret)):
        yield rb"[:,;-]?(?:0x|\\x)?".join(b"%02x" % byte for byte in raw)
        yield rb"[,;-]".join(b"0*%d" % byte for byte in raw)
        yield from (_in_base64(raw, lead) for lead in range(3))
        yield from (_in_base32(raw, lead) for lead in range(5))


def _as_bytes(secret: str) -> Iterator[bytes]:
    for text in (secret, json.dumps(secret)[1:-1]):
        yield text.encode("utf-8", "surrogatepass")
    for code in ("utf-16-le", "utf-16-be"):
        yield secret.encode(code, "surrogatepass")


def _in_base64(raw: bytes, lead: int) -> bytes:
    """What of its base64 stays the same whatever stands beside it, and the letters it shares."""
    encoded = base64.b64encode(b"\0" * lead + raw).rstrip(b"=")
    is_whole = (lead + len(raw)) % 3 == 0
    inner = encoded[(0, 2, 3)[lead] : None if is_whole else -1]
    shared = rb"[A-Za-z0-9+/_-]?"
    letters = b"".join(_IN_BASE64.get(letter, bytes([letter])) for letter in inner)
    return (shared if lead else b"") + letters + (b"" if is_whole else shared)


def _in_base32(raw: bytes, lead: int) -> bytes:
    """Likewise: a letter for each five bits."""
    encoded = base64.b32encode(b"\0" * lead + raw).rstrip(b"=")
    first, behind = -(-8 * lead // 5), 8 * (lead + len(raw)) // 5
    return rb"[A-Za-z2-7]?" + encoded[first:behind] + rb"[A-Za-z2-7]?"
