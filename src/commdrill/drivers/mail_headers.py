"""Header fields of a mail as a reader sees them: decoded words, plain addresses."""

import base64
import re
from collections.abc import Iterable, Iterator
from email.message import Message
from email.policy import Compat32
from email.quoprimime import header_decode
from email.utils import getaddresses
from itertools import groupby, islice
from operator import itemgetter

from commdrill.drivers.charset import decode

_MOST_HEADERS = 1_000  # a mail that came a long way has a hundred
_FOLD = re.compile(r"[\r\n]+")
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?([^?]*)\?=")
# `ana@x.example` or `Ana <ana@x.example>`, which nearly all are, without anything to be careful of.
_PLAIN_ADDRESS = re.compile(
    r"""(?:[^<>()\[\]:;,"\\@]*<)?([^\s<>()\[\]:;,"\\@]+@[^\s<>()\[\]:;,"\\@]+)>?"""
)
_BETWEEN_ENCODED_WORDS = re.compile(r"\?=[ \t]+=\?")


class HeadersAsTheyCame(Compat32):
    """A parser's policy: header values untouched, bytes that are not ASCII kept as surrogates."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002  the parser's call
        return value


def decoded_header(value: str) -> str:
    """One header value: unfolded, raw bytes and `=?utf-8?q?…?=` words decoded (RFC 2047)."""
    text = _unfolded(value).strip()
    return _decoded_words(text) if "=?" in text else text


def decoded_headers(mail: Message) -> dict[str, str]:
    """Every header by its name in lower case; a repeated one's values joined by a comma."""
    headers: dict[str, list[str]] = {}
    for name, value in islice(mail.items(), _MOST_HEADERS):
        headers.setdefault(name.lower(), []).append(decoded_header(value))
    return {name: ", ".join(values) for name, values in headers.items()}


def addresses(mail: Message, *names: str) -> tuple[str, ...]:
    """The addresses in the headers `names`, each once, in the order in which they stand."""
    values = (_unfolded(value) for name in names for value in mail.get_all(name, ()))
    found = (normal_address(address) for value in values for address in _addresses_in(value))
    return tuple(dict.fromkeys(address for address in found if "@" in address))


def normal_address(address: str) -> str:
    """An address with its domain in lower case; the part before the @ is the receiver's affair."""
    local, at, domain = address.strip().rpartition("@")
    return f"{local}{at}{domain.lower()}"


def _addresses_in(value: str) -> Iterable[str]:
    """By the book, which finds no address at all where one is broken; then leniently."""
    if plain := _PLAIN_ADDRESS.fullmatch(value.strip()):
        return (plain[1],)
    try:
        by_the_book = [address for _, address in getaddresses([value])]
    except RecursionError:  # comments in comments in comments
        by_the_book = []
    if any("@" in address for address in by_the_book):
        return by_the_book
    pieces = value.replace(";", ",").split(",")
    return (piece.rpartition("<")[2].partition(">")[0] for piece in pieces)


def _unfolded(value: str) -> str:
    unfolded = _FOLD.sub("", value)
    if unfolded.isascii():
        return unfolded
    return decode(unfolded.encode("utf-8", "surrogateescape"), "text/plain")


def _decoded_words(text: str) -> str:
    chunks = _chunks(_BETWEEN_ENCODED_WORDS.sub("?==?", text))
    return "".join(
        decode(b"".join(content for _, content in same), f"text/plain; charset={charset}")
        for charset, same in groupby(chunks, key=itemgetter(0))
    )


def _chunks(text: str) -> Iterator[tuple[str, bytes]]:
    """The text as bytes with their character sets: one letter may be cut in two by two words."""
    end = 0
    for word in _ENCODED_WORD.finditer(text):
        if between := text[end : word.start()]:
            yield "utf-8", between.encode()
        yield _word_content(word)
        end = word.end()
    yield "utf-8", text[end:].encode()


def _word_content(word: re.Match[str]) -> tuple[str, bytes]:
    charset, encoding, encoded = word.groups()
    if encoding in "qQ":
        return charset.lower(), header_decode(encoded).encode("latin-1", "replace")
    try:
        return charset.lower(), base64.b64decode(encoded + "==")
    except ValueError:
        return "utf-8", word[0].encode()
