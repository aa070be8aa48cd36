"""Header fields of a mail as a reader sees them: decoded words, plain addresses."""

import base64
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import Compat32
from email.quoprimime import header_decode
from itertools import groupby, islice
from operator import itemgetter

from commdrill.drivers.http.charset import decode
from commdrill.drivers.mail.address import addresses_in, normal_address
from commdrill.drivers.mail.transfer import plain_parameters
from commdrill.values import grouped

_SAY_HOW_TO_READ = frozenset({"content-type", "content-transfer-encoding"})
_MOST_HEADERS = 1_000  # a mail that came a long way has a hundred
# where the receiving server says for whom it took a mail: the surest words first
_BOX = (
    ("delivered-to", "x-original-to", "envelope-to", "x-delivered-to"),
    ("x-envelope-to", "x-rcpt-to", "x-original-recipient"),
    ("x-forwarded-to",),
    ("resent-to", "resent-cc", "resent-bcc"),
)
_FOR = re.compile(r"\bfor\s{1,5}(<[^<>\s]{3,300}>|[^\s<>;]{1,200}@[^\s<>;]{1,200})")
_LAST_HOPS = 3  # an earlier one had it for somebody who passed it on
_FOLD = re.compile(r"[\r\n]+")
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_ENCODED_WORDS = re.compile(r"\?=[ \t]+=\?")


class HeadersAsTheyCame(Compat32):
    """A parser's policy: header values untouched, bytes that are not ASCII kept as surrogates.

    But for those that say how a part is to be read: a boundary may be folded.
    """

    def header_fetch_parse(self, name: str, value: str) -> str:
        return plain_parameters(value) if name.lower() in _SAY_HOW_TO_READ else value


def decoded_header(value: str) -> str:
    """One header value: unfolded, raw bytes and `=?utf-8?q?…?=` words decoded (RFC 2047)."""
    text = _unfolded(value).strip()
    return _decoded_words(text) if "=?" in text else text


def decoded_headers(mail: Message) -> dict[str, str]:
    """Every header by its name in lower case; a repeated one's values joined by a comma."""
    first = islice(mail.items(), _MOST_HEADERS)
    headers = grouped((name.lower(), decoded_header(value)) for name, value in first)
    return {name: ", ".join(values) for name, values in headers.items()}


def addresses(mail: Message, *names: str) -> tuple[str, ...]:
    """The addresses in the headers `names`, each once, in the order in which they stand."""
    values = (_unfolded(value) for name in names for value in mail.get_all(name, ()))
    found = (normal_address(address) for value in values for address in addresses_in(value))
    return tuple(dict.fromkeys(address for address in found if "@" in address))


def delivered_to(mail: Message) -> tuple[str, ...]:
    """Whose box it was put in, as the last server says it: servers have many words for that."""
    for names in _BOX:
        if found := addresses(mail, *names):
            return found
    last_hops = (_FOR.search(_unfolded(hop)) for hop in mail.get_all("received", ())[:_LAST_HOPS])
    named = next((hop[1] for hop in last_hops if hop), "")
    return tuple(normal_address(one) for one in addresses_in(named))


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
