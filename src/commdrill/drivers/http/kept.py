"""Answers that have not changed are not sent again: they are kept, as every client keeps them."""

from typing import TYPE_CHECKING

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.http.driver import HttpRequest

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

_NOT_MODIFIED = 304
_MOST_BYTES = 128 * 2**20  # that are kept; beyond that, an address answers anew
_MARKS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


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
