"""What a browser showed, as it is kept: its status, its headers, and the words that could be seen."""

from collections.abc import Sequence
from dataclasses import replace

from commdrill.drivers.http.browser_links import reread as links_of
from commdrill.drivers.http.charset import media_type
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Page
from commdrill.wording.written_links import with_written_links

SEEN = ".seen.txt"
_STATUS, _UNANSWERED = "status: ", "unanswered: "


def with_seen(page: Page) -> Page:
    """The page, with that in its evidence."""
    first = (
        f"{_UNANSWERED}{page.unanswered}" if page.unanswered else f"{_STATUS}{page.status or ''}"
    )
    heads = (f"{name}: {value}" for name, value in page.headers.items())
    text = "\n".join(
        (first, *(" ".join(head.split()) for head in heads), "", with_written_links(page.text))
    )
    return replace(page, evidence=(*page.evidence, Evidence(text.encode(errors="replace"), SEEN)))


def reread(url: str, kept: Sequence[Evidence]) -> Page:
    """The page once more.

    Raises:
        CannotLook: what it showed is not kept.
    """
    seen = next((one.content.decode("utf-8", "replace") for one in kept if one.suffix == SEEN), "")
    head, _, text = seen.partition("\n\n")
    first, *lines = head.split("\n")
    if first.startswith(_UNANSWERED):
        return Page(url, None, {}, "", "", unanswered=first.removeprefix(_UNANSWERED))
    status = first.removeprefix(_STATUS)
    if not first.startswith(_STATUS) or not (status.isdecimal() or not status):
        raise CannotLook("what the browser showed is kept as a picture alone")
    headers = {name: value for name, _, value in (line.partition(": ") for line in lines)}
    kind = media_type(headers.get("content-type", ""))
    return Page(url, int(status) if status else None, headers, links_of(text), kind)
