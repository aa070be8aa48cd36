"""A provider's list of messages, page by page, and what a second request tells of one."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from commdrill.drivers.http.answer import HttpAnswer, KeptAnswers
from commdrill.drivers.http.driver import HttpRequest, origin
from commdrill.drivers.json_path import JsonPath
from commdrill.errors import CannotLook
from commdrill.sighting import read_json
from commdrill.values import Json

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

_MOST_PAGES = 1_000  # of 50 messages each, as some providers have it, they hold 50,000
_HOLE = re.compile(r"\{(\$[^{}]{1,200})\}")


@dataclass(frozen=True)
class ListPage:
    """A page of a list, and where the next one is (or by what it is asked for); `digest`: of the bytes that it came in.

    `messages`: those delivered, by identity, in order. `pending`: those that were not.
    """

    url: str
    digest: bytes
    messages: tuple[tuple[str, Json], ...]
    pending: frozenset[str]
    following: str | None

    def is_of(self, answer: HttpAnswer) -> bool:
        """Whether this answer says nothing else."""
        return self.digest == digest_of(answer)


def digest_of(answer: HttpAnswer) -> bytes:
    """What tells its bytes from others."""
    return hashlib.sha256(answer.body).digest()


def pages(
    answers: KeptAnswers,
    first: HttpRequest,
    turn: Callable[[str], HttpRequest],
    read: Callable[[str, HttpAnswer], ListPage],
) -> Iterator[ListPage]:
    """Each page of a list, as `read` reads what its address answered; `turn`: how the next is asked for.

    Raises:
        CannotLook: a page is not there or cannot be read, or there is no end of them.
    """
    request, here, seen = first, first.url, {first.url}
    while True:
        answer = good(answers.ask(request), request)
        page = read(here, answer)
        yield page
        if page.following is None or page.following in seen:  # a last page may name itself
            return
        here = page.following
        if len(seen) >= _MOST_PAGES:
            raise CannotLook(
                f"{first.name} has more than {_MOST_PAGES} pages: ask for fewer messages"
            )
        seen.add(here)
        request = turn(here)


def good(answer: HttpAnswer, request: HttpRequest) -> HttpAnswer:
    """The answer, if it is one.

    Raises:
        CannotLook: it is a refusal.
    """
    if not 200 <= answer.status < 300:
        raise answer.refusal(request.name)
    return answer


def document_of(answer: HttpAnswer) -> Json:
    """Its JSON; of several documents, one a line (NDJSON), the list of them."""
    try:
        return answer.json()
    except CannotLook:
        lines = [line for line in answer.text().splitlines() if line.strip()]
        is_said = any(word in answer.media_type for word in ("ndjson", "jsonl", "json-seq"))
        if not is_said and len(lines) < 2:
            raise
        try:
            return [read_json(line) for line in lines]
        except (ValueError, RecursionError):
            pass
        raise


def detailed(
    http: "HttpSession", listing: HttpRequest, where: str, item: Json, host: str | None = None
) -> Json:
    """The message with what a second request tells of it: JSON beside its own, other text as `detail`.

    `host`: below this, too, it may be asked for.

    Raises:
        CannotLook: it tells nothing.
        ValueError: the message lacks what the address is made of.
    """
    request = along(listing, urljoin(listing.url, _filled(where, item)), host)
    answer = good(http.ask(request), request)
    own = item if isinstance(item, Mapping) else {"item": item}
    try:
        document = answer.json()
    except CannotLook:
        if "json" in answer.media_type:
            raise
        return {**own, "detail": answer.text()}
    return {**own, **document} if isinstance(document, Mapping) else {**own, "detail": document}


def _filled(where: str, item: Json) -> str:
    def value(hole: re.Match[str]) -> str:
        found = [one for one in JsonPath(hole[1]).find(item) if one not in (None, "")]
        if not found:
            raise ValueError(f"a message has nothing at {hole[1]}, which its address is made of")
        text = str(found[0])
        return text if hole[0] == where else quote(text, safe="")

    return _HOLE.sub(value, where)


def following_page(following: JsonPath | None, page: Json, here: str | None) -> str | None:
    """Where a page says that the next one is: absolute, or seen from `here`; as it is said, without that."""
    found = following.find(page) if following else ()
    address = found[0] if found else None
    if not isinstance(address, str) or not address:
        return None
    return address if here is None else urljoin(here, address)


def asking_in(listing: HttpRequest, member: str, token: str) -> HttpRequest:
    """The same request, but for this member of its JSON."""

    def changed(body: Json, names: Sequence[str]) -> Json:
        if not names:
            return token
        own = body if isinstance(body, Mapping) else {}
        return {**own, names[0]: changed(own.get(names[0]), names[1:])}

    return HttpRequest(
        url=listing.url,
        method=listing.method,
        json_=changed(listing.json_, member.split(".")),
        headers=listing.headers,
        follow_redirects=listing.follow_redirects,
    )


def along(listing: HttpRequest, address: str, host: str | None = None) -> HttpRequest:
    """Another request there: what the first is told to say goes to its own host and below it alone.

    `host`: and below this one.
    """
    ours, theirs = origin(listing.url), origin(address)
    is_below = theirs[1].endswith(tuple(f".{one}" for one in (ours[1], host) if one))
    if theirs != ours and not (is_below and theirs[0] == ours[0]):
        raise CannotLook(f"{listing.name} leads to another host, {theirs[1]!r}: it is not followed")
    return HttpRequest(
        url=address, headers=listing.headers, follow_redirects=listing.follow_redirects
    )
