"""What a look at a status page rested on, given once more to who asks for it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NoReturn

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import StatusRequest
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence

ASKED = ".asked.json"
_CLOCK = "date"


@dataclass(frozen=True)
class Asked:
    """Beside the bodies of a look, what tells it again: the kind of page, where each stood, its clock."""

    dialect: str
    paths: tuple[str, ...]
    dates: tuple[str, ...]

    @classmethod
    def of(cls, dialect: str, asking: StatusRequest) -> "Asked":
        """What a look has asked for."""
        dates = (answer.headers.get(_CLOCK, "") for answer in asking.answers)
        return cls(dialect, tuple(asking.paths), tuple(dates))

    @property
    def kept(self) -> Evidence:
        return Evidence(json.dumps(asdict(self)).encode(), ASKED)

    @classmethod
    def read(cls, kept: bytes) -> "Asked":
        """Raises CannotLook: it tells nothing."""
        try:
            document = json.loads(kept)
            return cls(
                str(document["dialect"]),
                tuple(map(str, document["paths"])),
                tuple(map(str, document["dates"])),
            )
        except (ValueError, TypeError, LookupError, RecursionError):
            raise CannotLook("what was asked for at a look is not kept as it should be") from None


class KeptRequest(StatusRequest):
    """Asks nobody: answers that were kept, in the order in which they were asked for."""

    def __init__(self, url: str, bodies: Iterable[bytes]) -> None:  # it opens no line
        self.url = url
        self.answers: list[HttpAnswer] = []
        self.paths: list[str] = []
        self._left = [_answer(url, body) for body in bodies]

    @property
    def first(self) -> HttpAnswer:
        """By which the kind of page is known.

        Raises:
            CannotLook: nothing is kept.
        """
        return self._left[0] if self._left else self._nothing()

    def now(self, path: str) -> HttpAnswer:
        return self.now_if_there(path) or self._nothing()

    def now_if_there(self, path: str) -> HttpAnswer | None:
        if not self._left:
            return None
        self._rest_on(self._left.pop(0), path)
        return self.answers[-1]

    def history(self, path: str) -> HttpAnswer:
        return self.now(path)

    def history_if_there(self, path: str) -> HttpAnswer | None:
        return self.now_if_there(path)

    def peek(self, path: str) -> HttpAnswer:  # noqa: ARG002 a feed stands where it was found
        return self.first

    @staticmethod
    def _nothing() -> NoReturn:
        raise CannotLook("not all that the look rested on is kept")


class PlacedRequest(KeptRequest):
    """The same where it is known what each answered to, and when."""

    def __init__(self, url: str, bodies: Sequence[bytes], asked: Asked) -> None:
        super().__init__(url, ())
        answers = (
            _answer(url, body, {_CLOCK: date} if date else {})
            for body, date in zip(bodies, asked.dates, strict=False)
        )
        self._by_path = dict(zip(asked.paths, answers, strict=False))

    def now_if_there(self, path: str) -> HttpAnswer | None:
        if (answer := self._by_path.get(path)) is not None:
            self._rest_on(answer, path)
        return answer


def _answer(url: str, body: bytes, headers: Mapping[str, str] | None = None) -> HttpAnswer:
    return HttpAnswer(url, 200, "", headers or {}, body, "")
