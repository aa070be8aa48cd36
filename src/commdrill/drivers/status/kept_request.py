"""What a look at a status page rested on, given once more in the order it was asked for."""

from collections.abc import Iterable
from typing import NoReturn

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.request import StatusRequest
from commdrill.errors import CannotLook


class KeptRequest(StatusRequest):
    """Asks nobody: answers that were kept, of which only the bodies are known."""

    def __init__(self, url: str, bodies: Iterable[bytes]) -> None:  # it opens no line
        self.url = url
        self.answers: list[HttpAnswer] = []
        self._left = [HttpAnswer(url, 200, "", {}, body, "") for body in bodies]

    @property
    def first(self) -> HttpAnswer:
        """By which the kind of page is known.

        Raises:
            CannotLook: nothing is kept.
        """
        return self._left[0] if self._left else self._nothing()

    def now(self, path: str) -> HttpAnswer:
        return self.now_if_there(path) or self._nothing()

    def now_if_there(self, path: str) -> HttpAnswer | None:  # noqa: ARG002 they come in its order
        if not self._left:
            return None
        self.answers.append(self._left.pop(0))
        return self.answers[-1]

    def history(self, path: str) -> HttpAnswer:
        return self.now(path)

    def history_if_there(self, path: str) -> HttpAnswer | None:
        return self.now_if_there(path)

    def peek(self, path: str) -> NoReturn:  # noqa: ARG002 likewise
        self._nothing()

    @staticmethod
    def _nothing() -> NoReturn:
        raise CannotLook("not all that the look rested on is kept")
