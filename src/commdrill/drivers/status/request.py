"""What a status page is asked at a look: what it shows now, and its history where that may differ."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.http.kept import KeptAnswers
from commdrill.drivers.http.request import Headers, HttpRequest

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


def _is_missing(answer: HttpAnswer) -> bool:
    return 400 <= answer.status < 500 and answer.status not in _OUR_SIDE
