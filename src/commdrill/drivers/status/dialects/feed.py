"""RSS and Atom: the updates that a page has posted, and their stages where words say them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint
from xml.etree import ElementTree as ET

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, NoPage, StatusRequest
from commdrill.drivers.status.report import Post, Reported, StatusReport
from commdrill.errors import CannotLook
from commdrill.sighting import SHARED_TERMS, Vocabulary
from commdrill.wording.markup.visible import visible_text

_STAGES = {
    **dict.fromkeys(("investigating", "identified", "monitoring", "resolved", "postmortem")),
    "watching": "monitoring",
    "fixed": "resolved",
    **dict.fromkeys(("scheduled", "in progress", "verifying", "completed")),
}
_WORDS = "|".join(_STAGES)
_BEFORE = re.compile(rf"(?i)\s{{0,5}}(?:\[({_WORDS})\]|({_WORDS})\s{{0,3}}[-–—:]\s)\s{{0,5}}")
_WITHIN = re.compile(
    rf"(?i)\s{{0,5}}(?:\[({_WORDS})\]|(?:\(({_WORDS})\)|\s[-–—]\s{{1,3}}({_WORDS}))\s{{0,5}}$)\s{{0,5}}"
)
_POST = re.compile(
    rf"(?im)^[ \t]{{0,5}}(?:.{{0,40}}\d:\d\d.{{0,12}}\s)?({_WORDS}|update)\s{{1,3}}[-–—]\s{{1,3}}"
)
_DATED = re.compile(  # Cachet's
    r"(?m)^(?:\[([^\]\n]{1,40})\] )?(\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [-+]\d{4}):\s"
)
_HEADING = re.compile(
    rf"(?i)\s{{0,9}}status:\s{{0,5}}({_WORDS})[ \t]{{0,5}}(?:\n|$)"
)  # incident.io's
_PLANNED = re.compile(r"\s{0,9}THIS IS A SCHEDULED EVENT[^\n]{0,200}\n")  # Statuspage's
_AFFECTED = re.compile(r"(?i)\n[ \t]{0,5}affected components:?[ \t]{0,5}\n")
_STAMP = re.compile(r"(?:\n.{0,40}\d:\d\d.{0,12}|\s\(\d{1,2}:\d\d [-–—] \w{3,9} \d{1,2}\))\s{0,9}$")
_STAMP_ALONE = re.compile(r"\s{0,20}(?:.{0,40}\d:\d\d.{0,12})?\s{0,20}")
_HTML_ENTITY = re.compile(rb"&([A-Za-z]{2,31});")
_WORKS = SHARED_TERMS.maintenance
# a type of its own may hold entities; null bytes are of UTF-16, which would hide it
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY", b"\0")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_USUAL_PATHS = ("/history.atom", "/history.rss", "/feed.rss", "/feed/rss", "/index.xml", "/rss")
_ADDRESSES = (*_USUAL_PATHS, "")


class Feed(Dialect):
    """The last resort: updates alone. Of an item whose words say no stage, none is told."""

    turn = 99
    is_told_by_bodies = True
    look = ""  # the page's address itself
    other_looks = _USUAL_PATHS
    terms = Vocabulary("a feed", indicator=frozenset(), component=frozenset())

    def knows(self, answer: HttpAnswer) -> bool:
        return _is_feed(answer)

    def read(self, asking: StatusRequest) -> StatusReport:
        found = [path for path in _ADDRESSES if _is_feed(asking.peek(path))]
        if not found:
            raise NoPage(f"{asking.url} has no feed at {', '.join(filter(None, _ADDRESSES))}")
        reports = reports_in(asking.now(found[0]))
        return StatusReport(
            incidents=tuple(one for one in reports if one.status not in _WORKS),
            maintenances=tuple(one for one in reports if one.status in _WORKS),
        )


DIALECT = Feed()


def with_feed(report: StatusReport, answer: HttpAnswer | None) -> StatusReport:
    """What a page tells now, with the words and the ends that its feed has.

    An item belongs to what is open by its address or its name. What is not open any more is over
    only where the feed says so.
    """
    if answer is None or not _is_feed(answer):
        return report
    items = reports_in(answer)
    is_work = [
        one.status in _WORKS or any(_is_of(one, work) for work in report.maintenances)
        for one in items
    ]
    planned = [one for one, work in zip(items, is_work, strict=True) if work]
    others = [one for one, work in zip(items, is_work, strict=True) if not work]
    return StatusReport(
        report.indicator,
        report.components,
        tuple(_joined(report.incidents, others)),
        tuple(_joined(report.maintenances, planned)),
    )


def _joined(open_now: tuple[Reported, ...], items: list[Reported]) -> Iterator[Reported]:
    left = list(items)
    for report in open_now:
        item = next((one for one in left if _is_of(one, report)), None)
        if item is None:
            yield report
            continue
        left.remove(item)
        words = max(report.incident_updates, item.incident_updates, key=len)  # its own, if as many
        yield report.model_copy(update={"id": item.id, "incident_updates": words})
    yield from left


def _is_of(item: Reported, report: Reported) -> bool:
    """By its address or its name, before which OpenStatus says that it is a maintenance."""
    return item.id == report.id or item.name in (report.name, f"Maintenance - {report.name}")


def reports_in(answer: HttpAnswer) -> list[Reported]:
    """The items of a feed.

    Raises:
        CannotLook: it is no feed, with the bytes.
    """
    if any(mark in answer.body for mark in _ENTITIES):
        raise CannotLook(f"{answer.url} is a feed with entities of its own: not read", answer.body)
    try:
        root = ET.fromstring(_well_formed(answer.body))  # noqa: S314 without entities of its own # nosec B314
    except ET.ParseError as why:
        raise CannotLook(f"{answer.url} is no feed: {why}", answer.body) from None
    found = [_report(node) for node in root.iter() if _name(node) in ("item", "entry")]
    links = Counter(one.id for one in found)
    return [
        one if links[one.id] == 1 else one.model_copy(update={"id": f"{one.id} {one.name}"})
        for one in found
    ]  # where all lead to the page itself, what happened is known by its name


def _well_formed(feed: bytes) -> bytes:
    """Without blanks before it, and with HTML's entities as numbers, which XML does not know by name."""
    return _HTML_ENTITY.sub(
        lambda found: _numbered(found[1].decode()) or found[0], feed.lstrip(b" \t\r\n")
    )


def _numbered(entity: str) -> bytes:
    known = entity not in _OF_XML and entity in name2codepoint
    return b"&#%d;" % name2codepoint[entity] if known else b""


def _told_by_title(title: str) -> tuple[str, str]:
    """The stage that a title begins or ends with, or has in brackets; and the title without it."""
    if found := _BEFORE.match(title):
        return _stage(found[1] or found[2]), title[found.end() :]
    if found := _WITHIN.search(title):
        word = next(filter(None, found.groups()))
        return _stage(word), f"{title[: found.start()]} {title[found.end() :]}".strip()
    return "", title


def _told_by_heading(words: str) -> tuple[str, str]:
    """The stage that the words have as a heading; and the words without it, and without whom it affects."""
    if planned := _PLANNED.match(words):
        return "", words[planned.end() :]
    found = _HEADING.match(words)
    if found is None:
        return "", words
    return _stage(found[1]), _AFFECTED.split(words[found.end() :], maxsplit=1)[0]


def _stage_as_category(node: ET.Element) -> str:
    word = _text(node, "category").lower()
    return _stage(word) if word in _STAGES else ""


def _report(node: ET.Element) -> Reported:
    named, name = _told_by_title(_text(node, "title"))
    named = named or _stage_as_category(node)
    link = _text(node, "link") or _href(node)
    at = _time(_text(node, "pubDate") or _text(node, "updated") or _text(node, "published"))
    body = (
        _text(node, "encoded")
        or _text(node, "content")
        or _text(node, "description")
        or _text(node, "summary")
    )
    heading, words = _told_by_heading(visible_text(body))
    named = named or heading
    posts = tuple(_posts(words, named, _text(node, "guid") or link, at))
    status = named or next((post.status for post in posts if post.status), "unknown")
    return Reported(
        id=link or _text(node, "guid") or _text(node, "id"),
        name=name,
        status=status,
        created_at=at,
        incident_updates=posts,
    )


def _posts(words: str, stage: str, item: str, at: datetime | None) -> Iterator[Post]:
    """The updates in an item: each begins with its stage or its time; none of them does: it is all one."""
    if dated := list(_DATED.finditer(words)):
        yield from _dated_posts(words, dated, item)
        return
    starts = list(_POST.finditer(words))
    if len(starts) < 2:
        own = _stage(starts[0][1]) if starts and starts[0][1].lower() != "update" else stage
        text = (
            words[starts[0].end() :]
            if starts and _STAMP_ALONE.fullmatch(words[: starts[0].start()])
            else words
        )
        if body := _STAMP.sub("", text).strip():
            yield Post(id=f"{item} {at}", status=own, body=body, created_at=at)
        return
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(words)
        named = "" if start[1].lower() == "update" else _stage(start[1])
        body = _STAMP.sub("", words[start.end() : end]).strip()
        yield Post(id=f"{item} {body[:80]}", status=named, body=body)


def _dated_posts(words: str, starts: list[re.Match[str]], item: str) -> Iterator[Post]:
    """Those that begin with a time; a word before that is one of ours only in English."""
    ends = [*(start.start() for start in starts[1:]), len(words)]
    for start, end in zip(starts, ends, strict=True):
        word = str(start[1] or "").lower()
        stage, body = _stage(word) if word in _STAGES else "", words[start.end() : end].strip()
        yield Post(id=f"{item} {start[2]}", status=stage, body=body, created_at=_time(start[2]))


def _stage(word: str) -> str:
    word = word.lower()
    return (_STAGES.get(word) or word).replace(" ", "_")


def _is_feed(answer: HttpAnswer) -> bool:
    start = answer.body[:2000].lower()
    return answer.status == 200 and (b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start)


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _text(node: ET.Element, name: str) -> str:
    found = (child for child in node if _name(child) == name)
    return next((("".join(child.itertext())).strip() for child in found), "")


def _href(node: ET.Element) -> str:
    links = (child.get("href", "") for child in node if _name(child) == "link")
    return next(filter(None, links), "")


def _time(text: str) -> datetime | None:
    for reading in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            read = reading(text)
        except ValueError:
            continue
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    return None
