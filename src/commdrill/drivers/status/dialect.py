"""What a dialect of status pages is, what a page is asked at a look, and the reading that all dialects share."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from commdrill.drivers.http.answer import HttpAnswer, KeptAnswers
from commdrill.drivers.http.driver import Headers, HttpRequest
from commdrill.drivers.status.report import StatusReport
from commdrill.errors import CannotLook
from commdrill.sighting import Vocabulary

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

_OUR_SIDE = (401, 403, 407, 429)  # not let in, or asked too often: other readers are better off
_LOOKS_AFTER_A_CHANGE = 3
_NOW_AND_THEN = 10  # looks


class NoPage(Exception):
    """A page that customers cannot read either; its text says why."""


class StatusRequest:
    """Asks a page, for one look after the other.

    The first answer of a look says whether anything has changed. A page in front of which something
    caches may change its history a little later, hence more than one look at that; and now and then
    one without a reason. `answers`: all that this look rests on, by the `paths` they stand at.
    """

    def __init__(self, url: str, headers: Headers, http: "HttpSession") -> None:
        self.url = url
        self.answers: list[HttpAnswer] = []
        self.paths: list[str] = []
        self._headers = headers
        self._http = http
        self._kept = KeptAnswers(http)
        self._asked: dict[str, HttpAnswer] = {}
        self._history: dict[str, HttpAnswer] = {}
        self._first = b""
        self._unchanged = 0  # looks since the first answer was another one

    def begin(self) -> None:
        """Another look."""
        self._http.forget()
        self._asked, self.answers, self.paths = {}, [], []

    def forget(self) -> None:
        """A look that came to nothing: at the next, all is asked for again."""
        self._first = b""

    def peek(self, path: str) -> HttpAnswer:
        """The answer, whatever its status; asked for once a look."""
        if path not in self._asked:
            request = HttpRequest(url=self._address(path), headers=self._headers)
            self._asked[path] = self._kept.ask(request)
        return self._asked[path]

    def require_let_in(self) -> None:
        """Raises CannotLook: something that was asked for at this look is not for us to read."""
        for path, answer in self._asked.items():
            if answer.status in _OUR_SIDE:
                raise answer.refusal(HttpRequest(url=self._address(path)).name)

    def now(self, path: str) -> HttpAnswer:
        """What the page shows there at this look.

        Raises:
            CannotLook: we are not let in, or another kind of page has it than this.
            NoPage: it is not there.
        """
        answer = self.peek(path)
        if self.answers and 400 <= answer.status < 500:  # the page itself is there
            raise answer.refusal(HttpRequest(url=self._address(path)).name)
        answer = self._good(answer, path)
        if not self.answers:
            self._unchanged = self._unchanged + 1 if answer.body == self._first else 0
            self._first = answer.body
        self._rest_on(answer, path)
        return answer

    def now_if_there(self, path: str) -> HttpAnswer | None:
        """The same of what not every page has."""
        return None if _is_missing(self.peek(path)) else self.now(path)

    def history(self, path: str) -> HttpAnswer:
        """What it shows there, asked for again where it may be another now."""
        answer = self._good(self._past(path), path)
        self._rest_on(answer, path)
        return answer

    def history_if_there(self, path: str) -> HttpAnswer | None:
        """The same of what not every page has."""
        return None if _is_missing(self._past(path)) else self.history(path)

    def _rest_on(self, answer: HttpAnswer, path: str) -> None:
        self.answers.append(answer)
        self.paths.append(path)

    def _past(self, path: str) -> HttpAnswer:
        is_due = self._unchanged < _LOOKS_AFTER_A_CHANGE or self._unchanged % _NOW_AND_THEN == 0
        if is_due or path not in self._history:
            self._history[path] = self.peek(path)
        return self._history[path]

    def _good(self, answer: HttpAnswer, path: str) -> HttpAnswer:
        if answer.status in _OUR_SIDE:
            raise answer.refusal(HttpRequest(url=self._address(path)).name)
        if answer.status != 200:
            raise NoPage(f"{answer.url} answered {answer}")
        return answer

    def _address(self, path: str) -> str:
        """Below the page's root; one that begins with `//` below that of its host; none: itself."""
        if path.startswith("//"):
            parts = urlsplit(self.url)
            return f"{parts.scheme}://{parts.netloc}{path[1:]}"
        return f"{self.url.rstrip('/')}{path}" if path else self.url


class Dialect(ABC):
    """One kind of status page, called as its module is.

    `look`: the path at which it shows itself, as to `peek` so to a look; `other_looks`: where it may,
    if no page of another kind is there. `turn`: those that are met more often are asked for first.
    `is_told_by_bodies`: its reading asks in one order, and for no header, so that the bodies of its
    answers alone tell a look again.
    """

    terms: ClassVar[Vocabulary]
    look: ClassVar[str]
    other_looks: ClassVar[tuple[str, ...]] = ()
    turn: ClassVar[int] = 50
    is_told_by_bodies: ClassVar[bool] = False

    @property
    def name(self) -> str:
        return type(self).__module__.rpartition(".")[2].replace("_", "-")

    def look_of(self, url: str) -> str:  # noqa: ARG002  # most have it at the same place everywhere
        return self.look

    @abstractmethod
    def knows(self, answer: HttpAnswer) -> bool:
        """Whether what stands there is of this dialect."""

    @abstractmethod
    def read(self, asking: StatusRequest) -> StatusReport:
        """What the page tells. CannotLook: it cannot be read; NoPage: it is not there."""


def json_of(answer: HttpAnswer) -> Any:
    """The JSON of a good answer, None for anything else: for telling dialects apart."""
    if answer.status != 200:
        return None
    try:
        return answer.json()
    except CannotLook:
        return None


def has(value: Any, *names: str) -> bool:
    """Whether it is a mapping with all these."""
    return isinstance(value, Mapping) and all(name in value for name in names)


def listed(value: Any, answer: HttpAnswer, what: str) -> Sequence[Mapping[str, Any]]:
    """A list of mappings, null for an empty one.

    Raises:
        CannotLook: it is something else, with the bytes.
    """
    items = () if value is None else value
    if not isinstance(items, Sequence) or not all(isinstance(one, Mapping) for one in items):
        raise CannotLook(f"{answer.url} has no list of {what} where one should be", answer.body)
    return items


def part(value: Any, name: str) -> Mapping[str, Any]:
    """The mapping of this name within another; empty where there is none."""
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def clock_of(answer: HttpAnswer) -> datetime | None:
    """What time it is by the page's own clock."""
    try:
        return parsedate_to_datetime(answer.headers["date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None


def stage_of_work(starts: datetime | None, ends: datetime | None, now: datetime | None) -> str:
    """Of a maintenance that has a window alone: by the page's own clock."""
    if now is None or starts is None:
        return "unknown"
    if ends is not None and ends <= now:
        return "completed"
    return "in_progress" if starts <= now else "scheduled"


def _is_missing(answer: HttpAnswer) -> bool:
    return 400 <= answer.status < 500 and answer.status not in _OUR_SIDE
