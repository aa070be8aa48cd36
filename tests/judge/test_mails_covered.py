"""Mails as mail programs write them: the approved message, or not."""

import base64
import quopri
import textwrap
import unicodedata
from datetime import UTC, datetime, timedelta

from commdrill.documents.plan import ChannelType
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.message_matches import MessageMatches, matches_of
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)
TYPES: dict[str, PlaceholderType] = {
    "component": ChoicePlaceholder.of("Checkout", "Pago"),
    "eta": TimePlaceholder(at_most=timedelta(hours=8)),
    "status_url": UrlPlaceholder(),
}
TEXTS = {
    "en": "{{component}} isn't available right now. We expect it back {{eta}}.\n\n"
    "You can keep browsing; your basket is safe. Follow progress at {{status_url}}",
    "es": "{{component}} no está disponible ahora mismo. Esperamos que vuelva {{eta}}.\n\n"
    "Puede seguir mirando; su cesta está a salvo. Más en {{status_url}}",
}
SUBJECTS = {"en": "{{component}} is unavailable", "es": "{{component}} no está disponible"}
WORDINGS = tuple(
    ApprovedText(
        "outage",
        language,
        compile_wording(text, TYPES, language),
        compile_wording(SUBJECTS[language], TYPES, language),
    )
    for language, text in TEXTS.items()
)
URL = "https://status.anycompany.example/i/1"
EN = (
    "Checkout isn't available right now. We expect it back within 45 minutes.\n\n"
    f"You can keep browsing; your basket is safe. Follow progress at {URL}"
)
ES = (
    "Pago no está disponible ahora mismo. Esperamos que vuelva en 45 minutos.\n\n"
    f"Puede seguir mirando; su cesta está a salvo. Más en {URL}"
)
ES_SUBJECT = "=?utf-8?q?Pago_no_est=C3=A1_disponible?="
HTML = EN.replace("\n\n", "<br><br>")
LINES = textwrap.wrap(" ".join(EN.split()), 60)


def mail(
    body: str | bytes,
    kind: str = "text/plain; charset=utf-8",
    subject: str = "Checkout is unavailable",
    encoding: str = "8bit",
) -> bytes:
    content = body.encode() if isinstance(body, str) else body
    if encoding == "quoted-printable":
        content = quopri.encodestring(content)
    if encoding == "base64":
        content = base64.encodebytes(content)
    head = (
        f"To: bo@x.example\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode() + content


def html(inner: str) -> bytes:
    return mail(f"<html><body>{inner}</body></html>", "text/html; charset=utf-8")


def parts(kind: str, *bodies: tuple[str, str]) -> bytes:
    """A multipart of (media type and further headers, body)."""
    written = "".join(f"--b\r\nContent-Type: {head}\r\n\r\n{body}\r\n" for head, body in bodies)
    return mail(f"{written}--b--\r\n", f"multipart/{kind}; boundary=b")


PLAIN, RICH = "text/plain; charset=utf-8", "text/html; charset=utf-8"
LOG = "text/plain\r\nContent-Disposition: attachment; filename=orders.log"

APPROVED = [
    ("plain", mail(EN)),
    ("quoted-printable", mail(EN, encoding="quoted-printable")),
    ("base64", mail(EN, encoding="base64")),
    ("wrapped lines", mail("\n".join(LINES))),
    ("flowed", mail(" \n".join(LINES), "text/plain; format=flowed")),
    ("flowed with delsp", mail("  \n".join(LINES), "text/plain; format=flowed; delsp=yes")),
    ("latin-1", mail(ES.encode("latin-1"), "text/plain; charset=iso-8859-1", ES_SUBJECT)),
    ("utf-16", mail(ES.encode("utf-16"), "text/plain; charset=utf-16", ES_SUBJECT, "base64")),
    ("no charset", mail(ES, "text/plain", ES_SUBJECT)),
    ("untrue charset", mail(ES, "text/plain; charset=us-ascii", ES_SUBJECT)),
    ("unknown charset", mail(EN, "text/plain; charset=unknown-8bit")),
    ("decomposed letters", mail(unicodedata.normalize("NFD", ES), PLAIN, ES_SUBJECT)),
    ("subject not encoded", mail(ES, PLAIN, "Pago no está disponible")),
    ("subject in two words", mail(ES, PLAIN, "=?utf-8?q?Pago_no_est?=\r\n =?utf-8?q?=C3=A1_disponible?=")),
    ("subject folded", mail(EN, PLAIN, "Checkout is\r\n unavailable")),
    ("typographic apostrophe", mail(EN.replace("'", "\u2019"))),
    ("apostrophe as entity", html(HTML.replace("'", "&rsquo;"))),
    ("byte order mark", mail("\ufeff" + EN)),
    ("soft hyphen", html(HTML.replace("browsing", "brow&shy;sing"))),
    ("zero-width space", html(HTML.replace("browsing", "brow&#8203;sing"))),
    ("hard spaces", html(HTML.replace(" ", "&nbsp;"))),
    ("markup in a word", html(HTML.replace("browsing", "<b>brow</b>s<wbr>ing"))),
    ("a table", html(f"<table><tr><td>{HTML.replace('<br><br>', '</td></tr><tr><td>')}</table>")),
    ("a link wrapped for tracking", html(HTML.replace(URL, f"<a href='https://t.example/1'>{URL}</a>"))),
    ("hidden preheader", html(f"<div style='display:none'>In short</div>{HTML}")),
    ("preheader without height", html(f"<p style='max-height:0px; overflow:hidden'>Short</p>{HTML}")),
    ("comments for one program", html(f"<!--[if mso]><p>Outlook</p><![endif]-->{HTML}")),
    ("alternatives", parts("alternative", (PLAIN, EN), (RICH, HTML))),
    ("an attachment", parts("mixed", (PLAIN, EN), (LOG, "Traceback"))),
    ("a signature file", parts("signed", (PLAIN, EN), ("application/pgp-signature", "x"))),
    ("link in angle brackets", mail(EN.replace(URL, f"<{URL}>"))),
    ("a link under other words", html(HTML.replace(URL, f"<a href='{URL}'>our page</a>"))),
]  # fmt: skip

NOT_APPROVED = [
    ("another subject", mail(EN, subject="Problem"), "subject"),
    ("forwarded", mail(EN, subject="Fwd: Checkout is unavailable"), "Fwd:"),
    ("an empty subject", mail(EN, subject=""), "subject"),
    ("no subject", mail(EN).replace(b"Subject: Checkout is unavailable\r\n", b""), "subject"),
    ("subject in the other language", mail(ES, subject="Checkout is unavailable"), "disponible"),
    ("another name in the subject", mail(EN, subject="Pago is unavailable"), "Pago"),
    ("a sentence before", mail(f"Hi Bo, {EN}"), "Hi Bo"),
    ("a sentence within", mail(EN.replace("You can", "Sorry. You can")), "Sorry"),
    ("a footer", mail(f"{EN}\n-- \nSent from my phone"), "Sent from"),
    ("a sentence less", mail(EN.replace("; your basket is safe", "")), "your basket is safe"),
    ("sentences in another order", mail("\n\n".join(reversed(EN.split("\n\n")))), "Checkout"),
    ("another case", mail(EN.replace("You can", "you can")), "you"),
    ("a typing error", mail(EN.replace("basket", "baskt")), "baskt"),
    ("half in another language", mail(EN.replace("You can keep browsing", "Puede seguir")), "Puede"),
    ("unfilled", mail(EN.replace("within 45 minutes", "{{eta}}")), "unfilled"),
    ("filled with nothing", mail(EN.replace("within 45 minutes", "None")), "unfilled"),
    ("no time", mail(EN.replace("within 45 minutes", "soon")), "soon"),
    ("a link that lacks a value", mail(EN.replace("/i/1", "/undefined")), "lacks a value"),
    ("a link under other words that lacks a value", html(HTML.replace(URL, f"<a href='{URL}/undefined'>our page</a>")), "our page"),
    ("only the HTML says it", parts("alternative", (PLAIN, "See the HTML."), (RICH, HTML)), "HTML"),
    ("the HTML has no time", parts("alternative", (PLAIN, EN), (RICH, HTML.replace("within 45 minutes", "soon"))), "soon"),
    ("the HTML has another time", parts("alternative", (PLAIN, EN), (RICH, HTML.replace("45", "50"))), "50"),
    ("a list's footer", parts("mixed", (PLAIN, EN), (PLAIN, "You are on our list.")), "our list"),
]  # fmt: skip


def covered(raw: bytes) -> MessageMatches:
    return matches_of(parse_mail(raw, "1", None), WORDINGS, ChannelType.EMAIL, None, NOW)


@each("raw", [raw for _, raw in APPROVED])
def test_however_it_is_written_it_is_the_message(raw: bytes) -> None:
    matches = covered(raw)
    assert matches.approved, matches.nearest


@each(("raw", "word"), [row[1:] for row in NOT_APPROVED])
def test_what_is_not_the_message_is_told_in_words(raw: bytes, word: str) -> None:
    matches = covered(raw)
    assert matches.approved == ()
    assert matches.nearest is not None
    assert word in " ".join(map(str, matches.nearest.differences))
