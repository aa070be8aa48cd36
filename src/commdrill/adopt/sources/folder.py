"""A folder of files: pages (.html), mails (.eml), texts (.txt), and .json: exported templates, an API's error answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from commdrill.adopt.foreign import in_our_braces
from commdrill.adopt.found import FOLDER, Found, FoundSource, FoundText, Reach, left_out
from commdrill.documents.plan import ChannelType
from commdrill.drivers.http.charset import decode
from commdrill.drivers.mail.parsing import parse_mail
from commdrill.errors import UsageError
from commdrill.values import Json
from commdrill.wording.markup.visible import html_language, visible_text

_PAGES = (".html", ".htm")
_ENDINGS = (*_PAGES, ".eml", ".txt", ".json")
_MOST = 2_000_000  # bytes of one file
_SMS = 480  # characters: what three segments hold
_SUBJECT = re.compile(r"(?:subject|asunto) ?: ?", re.IGNORECASE)
_TEXT_KEYS = ("plain_content", "TextBody", "text", "Text", "TextPart", "body", "template_text")
_HTML_KEYS = ("html_content", "HtmlBody", "html", "Html", "HtmlPart", "source", "template_html")
_SUBJECT_KEYS = ("subject", "Subject", "SubjectPart", "subject_line", "default_subject")
_ANSWER_KEYS = ("message", "detail", "error_description", "description")  # RFC 9457, OAuth, habit
_NAME_KEYS = ("name", "Name", "TemplateName", "Alias", "title", "slug", "id")


def _read(folder: str, reach: Reach) -> Found:
    root, found = reach.here / folder, Found()
    for file in sorted(path for path in root.rglob("*") if path.suffix.lower() in _ENDINGS):
        shown = f"{Path(folder).name}/{file.relative_to(root).as_posix()}"
        if file.is_symlink() or not file.is_file():
            continue
        try:
            content = file.read_bytes()[: _MOST + 1]
        except OSError as why:
            raise UsageError(f"commdrill init: {file} cannot be read: {why.strerror}") from why
        found += _file(content, shown, file.relative_to(root))
    return found


def _file(content: bytes, source: str, file: Path) -> Found:
    if len(content) > _MOST:
        return left_out(source, f"it is larger than {_MOST:,} bytes")
    name, suffix = file.with_suffix("").as_posix().replace("/", "-"), file.suffix.lower()
    if suffix == ".json":
        return _export(decode(content, "text/plain; charset=utf-8"), source, name)
    if suffix == ".eml":
        return _mail(content, source, name)
    if suffix in _PAGES:
        return _page(decode(content, "text/html"), source, name)
    text = decode(content, "text/plain")
    subject, _, rest = text.partition("\n")
    if subject_mark := _SUBJECT.match(subject):
        return _found(
            source, name, rest.strip(), ChannelType.EMAIL, subject[subject_mark.end() :].strip()
        )
    kind = ChannelType.SMS if "sms" in name.lower() and len(text) <= _SMS else ChannelType.EMAIL
    return _found(source, name, text.strip(), kind)


def _page(markup: str, source: str, name: str) -> Found:
    kind = ChannelType.EMAIL if "mail" in name.lower() else ChannelType.ERROR_PAGE
    changes = ("its words as a visitor reads them",)
    language = (html_language(markup) or "").partition("-")[0]
    return _found(source, name, visible_text(markup), kind, changes=changes, language=language)


def _mail(content: bytes, source: str, name: str) -> Found:
    mail = parse_mail(content, name, None)
    text = mail.bodies[0] if mail.bodies else ""
    return _found(source, name, text.strip(), ChannelType.EMAIL, mail.subject or "")


def _export(text: str, source: str, name: str) -> Found:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return left_out(source, "it is no JSON")
    entries, found = tuple(_entries(data, name)), Found()
    for own, entry in entries:
        where = source if len(entries) == 1 else f"{source}:{own}"
        subject, body = _of(entry, _SUBJECT_KEYS), _of(entry, _TEXT_KEYS)
        changes: tuple[str, ...] = ()
        if not body.strip() and (markup := _of(entry, _HTML_KEYS)):
            body, changes = visible_text(markup), ("its words as its HTML shows them",)
        found += _found(where, own, body.strip(), ChannelType.EMAIL, subject, changes=changes)
    return found if entries else _answer(data, source, name)


def _answer(data: Json, source: str, name: str) -> Found:
    """What an API answers when it cannot: the words for whoever called it, at its top or under `error`."""
    top = data if isinstance(data, dict) else {}
    inner = top.get("error")
    said = _of(top, _ANSWER_KEYS) or _of(inner if isinstance(inner, dict) else {}, _ANSWER_KEYS)
    if not said:
        return left_out(source, "it holds no template and no error answer that is known here")
    return _found(source, name, said.strip(), ChannelType.API_ERROR)


def _entries(data: Json, name: str) -> Iterator[tuple[str, dict[str, Json]]]:
    """Templates in an export, wherever they lie in it: whatever has a body."""
    if isinstance(data, list):
        for entry in data:
            yield from _entries(entry, name)
    elif isinstance(data, dict):
        own = _of(data, _NAME_KEYS) or name
        if _of(data, _TEXT_KEYS) or _of(data, _HTML_KEYS):
            yield own, data
            return
        for entry in data.values():
            yield from _entries(entry, own)


def _of(entry: dict[str, Json], keys: tuple[str, ...]) -> str:
    values = (entry.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _found(
    source: str,
    name: str,
    text: str,
    kind: ChannelType,
    subject: str = "",
    *,
    changes: tuple[str, ...] = (),
    language: str = "",
) -> Found:
    if not text.strip():
        return left_out(source, "it has no words")
    text, changed = in_our_braces(text)
    subject, changed_too = in_our_braces(subject)
    changes = tuple(dict.fromkeys((*changes, *changed, *changed_too)))
    return Found((FoundText(source, name, text, kind, subject, language, changes=changes),))


SOURCE = FoundSource(FOLDER, "", _read)
