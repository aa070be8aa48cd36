"""No secret gets out, in whatever way somebody echoes it."""

import base64
import binascii
import gzip
import html
import json
import quopri
import random
import unicodedata
from collections.abc import Callable
from email.header import Header
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.drivers.masking.secrets import Secrets
from tests.each import each

TOKEN = "${env:PASSWORD}"
SECRETS = (
    "hunter2-Tr0ub4dor",
    "k/9+A==q:~x@1",
    "pä55wörd für Ana",
    "a\"b\\c'd&e<f>g",
    "0123456789abcdef0123456789abcdef01234567",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
)

Encode = Callable[[str], str]


def by_letter(form: Callable[[str], str]) -> Encode:
    return lambda secret: "".join(map(form, secret))


def b64(secret: str, code: str = "utf-8") -> str:
    return base64.b64encode(secret.encode(code)).decode()


def folded(text: str, width: int, seam: str) -> str:
    return seam.join(text[at : at + width] for at in range(0, len(text), width))


def quoted(secret: str) -> str:
    return "".join(f"={byte:02X}" for byte in secret.encode())


ENCODINGS: dict[str, Encode] = {
    "as it is": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "percent": lambda s: quote(s, safe=""),
    "percent, lower hex": lambda s: "".join(f"%{byte:02x}" for byte in s.encode()),
    "percent, every byte": lambda s: "".join(f"%{byte:02X}" for byte in s.encode()),
    "percent twice": lambda s: quote(quote(s, safe=""), safe=""),
    "percent three times": lambda s: quote(quote(quote(s, safe=""), safe=""), safe=""),
    "of a form": quote_plus,
    "path of a URL": quote,
    "percent-u": by_letter(lambda c: f"%u{ord(c):04x}"),
    "HTML": html.escape,
    "HTML, quotes kept": lambda s: html.escape(s, quote=False),
    "HTML twice": lambda s: html.escape(html.escape(s)),
    "decimal entities": by_letter(lambda c: f"&#{ord(c)};"),
    "decimal entities, zeros": by_letter(lambda c: f"&#{ord(c):07};"),
    "hexadecimal entities": by_letter(lambda c: f"&#x{ord(c):X};"),
    "entities in text": by_letter(lambda c: f"&amp;#{ord(c)};"),
    "JSON": lambda s: json.dumps(s)[1:-1],
    "JSON, UTF-8": lambda s: json.dumps(s, ensure_ascii=False)[1:-1],
    "JSON, slash escaped": lambda s: json.dumps(s)[1:-1].replace("/", "\\/"),
    "JSON in JSON": lambda s: json.dumps(json.dumps(s))[3:-3],
    "JSON thrice": lambda s: json.dumps(json.dumps(json.dumps(s))),
    "JSON, every letter": by_letter(lambda c: f"\\u{ord(c):04x}"),
    "JavaScript": by_letter(lambda c: f"\\u{{{ord(c):x}}}"),
    "Python": lambda s: repr(s)[1:-1],
    "hexadecimal escapes": lambda s: "".join(f"\\x{byte:02x}" for byte in s.encode()),
    "octal escapes": lambda s: "".join(f"\\{byte:03o}" for byte in s.encode()),
    "style sheet": by_letter(lambda c: f"\\{ord(c):06x}"),
    "long escapes": by_letter(lambda c: f"\\U{ord(c):08x}"),
    "quoted-printable": lambda s: quopri.encodestring(s.encode()).decode().rstrip("\n"),
    "quoted-printable, every byte": quoted,
    "quoted-printable, folded": lambda s: folded(s, 5, "=\r\n") if s.isascii() else quoted(s),
    "encoded word, Q": lambda s: "=?utf-8?Q?" + quoted(s) + "?=",
    "encoded words, Q": lambda s: "=?utf-8?Q?" + folded(quoted(s), 9, "?=\r\n =?utf-8?Q?") + "?=",
    "encoded word, B": lambda s: f"=?utf-8?B?{b64(s)}?=",
    "a header": lambda s: Header(s, "utf-8", maxlinelen=40).encode(),
    "base64": b64,
    "base64 of a URL": lambda s: base64.urlsafe_b64encode(s.encode()).decode().rstrip("="),
    "base64 of user and password": lambda s: b64(f"drill:{s}"),
    "base64 within text": lambda s: b64(f"well, {s}, you know"),
    "base64 in lines": lambda s: folded(b64(f"{'x' * 50}{s}{'y' * 60}"), 76, "\r\n"),
    "base64 in short lines, in JSON": lambda s: folded(b64(s), 7, "\\n"),
    "base64 of JSON": lambda s: b64(json.dumps({"password": s})),
    "base64, percent": lambda s: quote(b64(s), safe=""),
    "base64, quoted-printable": lambda s: b64(s).replace("=", "=3D"),
    "base64 of UTF-16": lambda s: b64(s, "utf-16-le"),
    "base64 of big-endian UTF-16": lambda s: b64(f"is {s}", "utf-16-be"),
    "base64 twice": lambda s: b64(b64(s)),
    "base64 of gzip": lambda s: base64.b64encode(gzip.compress(f"it is {s}".encode())).decode(),
    "base32": lambda s: base64.b32encode(s.encode()).decode(),
    "base32 within text": lambda s: base64.b32encode(f"so {s}!".encode()).decode().lower(),
    "hexadecimal": lambda s: s.encode().hex(),
    "hexadecimal, upper": lambda s: s.encode().hex().upper(),
    "hexadecimal with spaces": lambda s: s.encode().hex(" "),
    "hexadecimal with colons": lambda s: s.encode().hex(":"),
    "hexadecimal numbers": lambda s: ", ".join(f"0x{byte:02x}" for byte in s.encode()),
    "numbers": lambda s: ", ".join(str(byte) for byte in s.encode()),
    "folded": lambda s: folded(s, 6, "\r\n\t"),
    "broken by a page": lambda s: folded(s, 4, "<wbr>"),
    "in bold": lambda s: f"{s[:3]}<b>{s[3:7]}</b>{s[7:]}" if "<" not in s else s,
    "zero-width": "\u200b".join,
    "soft hyphens": lambda s: folded(s, 3, "\u00ad"),
    "soft hyphens, named": lambda s: folded(html.escape(s), 30, "&shy;"),
    "wide letters": by_letter(lambda c: chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c),
    "decomposed": lambda s: unicodedata.normalize("NFD", s),
    "spaced": " ".join,
    "Markdown": by_letter(lambda c: c if c.isalnum() or c.isspace() else f"\\{c}"),
    "a shell": lambda s: "\\\n".join((s[:5], s[5:])),
    "a parameter that goes on": lambda s: f"{s[:4]};\r\n filename*1*={s[4:]}",
}


@pytest.fixture(scope="module", params=SECRETS)
def secret(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@each("name", ENCODINGS)
def test_a_secret_is_masked_however_it_is_written(name: str, secret: str) -> None:
    secrets = Secrets()
    secrets.remember(secret, TOKEN)
    written = ENCODINGS[name](secret)
    masked = secrets.mask(f'<p class="x">before</p> {{"is": "{written}"}}, after')
    assert written not in masked
    assert TOKEN in masked
    assert masked.startswith('<p class="x">before</p>')
    assert masked.endswith(", after")


@each("code", ["utf-8", "utf-16-le", "utf-16", "utf-32-le", "latin-1"])
def test_a_secret_is_masked_in_any_charset(code: str, secret: str) -> None:
    secrets = Secrets()
    secrets.remember(secret, TOKEN)
    masked = secrets.mask_bytes(f"it is {secret}!".encode(code))
    assert secret.encode(code)[2:] not in masked
    if code in ("utf-8", "utf-16-le", "utf-16", "latin-1"):
        assert TOKEN in masked.decode(code)


@each("kept", [0.3, 0.6, 0.9])
@each("cut", ["", "…", "...", "'", '"…', "\n[cut here: 12 bytes left out]"])
def test_what_is_left_of_a_secret_at_a_cut_is_masked(cut: str, kept: float, secret: str) -> None:
    secrets = Secrets()
    secrets.remember(secret, TOKEN)
    rest = secret[: max(7, int(len(secret) * kept))]
    assert rest not in secrets.mask(f"it answered {rest}{cut}")
    tail = secret[-max(7, int(len(secret) * kept)) :]
    assert tail not in secrets.mask(f"…{tail} and so on")


def test_a_text_that_only_begins_like_a_secret_stays() -> None:
    secrets = Secrets()
    secrets.remember("checkout-is-a-secret", TOKEN)
    assert secrets.mask("the checkout is down…") == "the checkout is down…"
    assert secrets.mask("checkout") == "checkout" or len("checkout") >= 6


def test_each_line_of_a_key_and_each_text_of_a_json_is_a_secret() -> None:
    secrets = Secrets()
    key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n"
    secrets.remember(key, "${file:key.pem}")
    secrets.remember(json.dumps({"user": "drill", "password": "correct horse"}), TOKEN)
    secrets.remember("https://hooks.anycompany.example/T0123/B4567/x9y8z7", "${env:HOOK}")
    text = secrets.mask(
        "POST /T0123/B4567/x9y8z7: hkiG9w0BAQEFAASC, correct horse\n-----BEGIN PRIVATE KEY-----"
    )
    assert text == (
        "POST ${env:HOOK}: ${file:key.pem}, ${env:PASSWORD}\n-----BEGIN PRIVATE KEY-----"
    )


def test_of_two_secrets_of_which_one_holds_the_other_the_longer_is_named() -> None:
    secrets = Secrets()
    secrets.remember("hunter2", "${env:SHORT}")
    secrets.remember("hunter2-and-more", "${env:LONG}")
    assert secrets.mask("x hunter2-and-more y hunter2 z") == "x ${env:LONG} y ${env:SHORT} z"


def test_what_holds_no_secret_is_the_same_object() -> None:
    secrets = Secrets()
    secrets.remember("hunter2-Tr0ub4dor", TOKEN)
    content = random.Random(1).randbytes(20_000)
    assert secrets.mask_bytes(content) is content
    assert Secrets().mask_bytes(content) is content


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=4, max_size=40))
def test_whatever_stands_beside_it_a_secret_is_gone_and_nothing_breaks(
    before: str, after: str, secret: str
) -> None:
    secrets = Secrets()
    secrets.remember(secret, TOKEN)
    masked = secrets.mask(before + secret + after)
    assert secret not in masked.replace(TOKEN, "\n")


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(content: bytes) -> None:
    secrets = Secrets()
    secrets.remember("hunter2-Tr0ub4dor", TOKEN)
    assert binascii.crc32(secrets.mask_bytes(content)) == binascii.crc32(content)


def test_a_secret_too_short_to_be_masked_is_named() -> None:
    secrets = Secrets()
    secrets.remember("", "${env:EMPTY}")
    secrets.remember("993", "${env:PORT}")
    secrets.remember("hunter2", "${env:PASSWORD}")
    assert secrets.too_short == ("${env:PORT}",)
    assert secrets.mask("port 993") == "port 993"


def test_what_was_harmless_is_masked_once_it_is_known_for_a_secret() -> None:
    secrets = Secrets()
    secrets.remember("correct horse", "${env:OTHER}")
    assert secrets.mask("hunter2-Tr0ub4dor") == "hunter2-Tr0ub4dor"
    secrets.remember("hunter2-Tr0ub4dor", TOKEN)
    assert secrets.mask("hunter2-Tr0ub4dor") == TOKEN


class Overtaken(Secrets):
    """Another thread is told a secret while a text is looked through."""

    def mask_bytes(self, content: bytes) -> bytes:
        masked = super().mask_bytes(content)
        self.remember("hunter2-Tr0ub4dor", TOKEN)
        return masked


def test_what_was_looked_through_before_its_secret_was_known_is_not_taken_for_harmless() -> None:
    secrets = Overtaken()
    secrets.remember("correct horse", "${env:OTHER}")
    secrets.mask("hunter2-Tr0ub4dor")
    assert secrets.mask("hunter2-Tr0ub4dor") == TOKEN
