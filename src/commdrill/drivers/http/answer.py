"""An answer to an HTTP request, whole; and those that have not changed, which are not sent again."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from commdrill.drivers.http.again_after import again_after
from commdrill.drivers.http.charset import decode, media_type
from commdrill.drivers.http.driver import HttpRequest
from commdrill.errors import CannotLook, TooOften
from commdrill.sighting import read_json
from commdrill.values import Json

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession


_NOT_MODIFIED = 304
_MOST_BYTES = 128 * 2**20  # that are kept; beyond that, an address answers anew
_MARKS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


@dataclass(frozen=True)
class Head:
    """A status line and its headers, which have lower-case names."""

    status: int
    headers: Mapping[str, str]


def last_head(text: str) -> Head:
    """The last of the heads that an answer's `head` tells.

    Raises:
        CannotLook: it is none.
    """
    _, _, last = f"\n{text}".rpartition("\nHTTP/")
    first, *lines = last.split("\n")
    status = first.partition(" ")[2][:3]
    if not status.isdecimal():
        raise CannotLook(f"this is no head of an answer: {text[:60]!r}")
    named = (line.partition(": ") for line in lines)
    return Head(int(status), {name.lower(): value for name, colon, value in named if colon})


@dataclass(frozen=True)
class HttpAnswer:
    """An HTTP answer; `headers` has lower-case names.

    `url` is where it came from in the end, without what opens doors; `head` is the status line and
    headers of every answer on the way there, as text.
    """

    url: str
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes
    head: str

    @property
    def media_type(self) -> str:
        """Such as `text/html`, lower case, empty where nothing is said."""
        return media_type(self.headers.get("content-type", ""))

    def text(self) -> str:
        """The body, decoded; bytes that are no characters become U+FFFD."""
        return decode(self.body, self.headers.get("content-type", ""))

    def json(self) -> Json:
        """The body, read as JSON.

        Raises:
            CannotLook: it is no JSON, with the bytes.
        """
        try:
            read: Json = read_json(self.body.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            what = f"{self.url} answered {self.status} with what is no JSON"
            raise CannotLook(f"{what} ({error}): {self.excerpt()}", self.body) from error
        return read

    def refusal(self, name: str) -> CannotLook:
        """It is none that tells anything; `name`: what was asked for."""
        asked = again_after(self.status, self.headers)
        kind = TooOften if self.status == HTTPStatus.TOO_MANY_REQUESTS else CannotLook
        return kind(f"{name} answered {self}", self.body, asked)

    def excerpt(self) -> str:
        """The beginning of the body, quoted, on one line."""
        text = " ".join(self.text()[:1000].split())
        return repr(text if len(text) <= 200 else f"{text[:200]}…")

    def __str__(self) -> str:
        return f"{self.status} {self.reason}".rstrip() + f": {self.excerpt()}"


class KeptAnswers:
    """What was answered last at each address, while the server says that it is so still."""

    def __init__(self, http: "HttpSession") -> None:
        self._http = http
        self._kept: dict[str, HttpAnswer] = {}

    def ask(self, request: HttpRequest) -> HttpAnswer:
        """As `HttpSession.ask`: the whole answer, sent anew or not."""
        known = self._kept.pop(request.url, None)
        answer = self._http.ask(request if known is None else _if_changed(request, known))
        if known is not None and answer.status == _NOT_MODIFIED:
            answer = known
        is_marked = bool(_MARKS.keys() & answer.headers.keys())
        if request.verb == "GET" and answer.status == 200 and is_marked:
            self._keep(request.url, answer)
        return answer

    def _keep(self, url: str, answer: HttpAnswer) -> None:
        room = _MOST_BYTES - sum(len(kept.body) for kept in self._kept.values())
        if len(answer.body) <= room:
            self._kept[url] = answer


def _if_changed(request: HttpRequest, known: HttpAnswer) -> HttpRequest:
    marks = {
        theirs: known.headers[ours] for ours, theirs in _MARKS.items() if ours in known.headers
    }
    return request.model_copy(update={"headers": {**request.headers, **marks}})
