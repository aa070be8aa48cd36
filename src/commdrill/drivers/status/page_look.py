"""Looks at a status page in the dialect that it speaks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from commdrill.drivers.masking.shown import shown_url
from commdrill.drivers.network.transport import Unanswered
from commdrill.drivers.status.board import board_of
from commdrill.drivers.status.dialect import Dialect, NoPage, StatusRequest
from commdrill.drivers.status.discovery import DIALECTS, dialects_of_kept, find_dialect
from commdrill.drivers.status.kept_request import ASKED, Asked, KeptRequest, PlacedRequest
from commdrill.drivers.status.report import StatusReport
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, StatusBoard

_ODD = (ValidationError, AttributeError, TypeError, KeyError, IndexError)  # of what is none


class PageLook:
    """Looks at a page in the dialect it was found to speak."""

    def __init__(
        self, asking: StatusRequest, components: Mapping[str, str], dialect: str | None
    ) -> None:
        self._asking, self._components = asking, components
        self._url = shown_url(asking.url)
        self._dialect: Dialect | None = DIALECTS[dialect] if dialect else None

    def __call__(self) -> StatusBoard:
        self._asking.begin()
        try:
            return self._board()
        except (Unanswered, NoPage) as nobody:
            self._asking.forget()
            return StatusBoard(self._url, "unknown", {}, unanswered=str(nobody))
        except CannotLook:
            self._asking.forget()
            raise

    def _board(self) -> StatusBoard:
        if self._dialect is None:
            self._dialect = find_dialect(self._asking)
            self._require_kind()
        dialect = self._dialect or DIALECTS["statuspage"]  # which says what is missing
        report = self._told(dialect)
        board = board_of(report, self._components, self._url, dialect.terms, self._asking.answers)
        if dialect.is_told_by_bodies:
            return board
        asked = Asked.of(dialect.name, self._asking).kept
        return replace(board, evidence=(*board.evidence, asked))

    def _require_kind(self) -> None:
        """A page that is there and is of no kind that is known may say all that it should."""
        root = self._asking.peek("") if self._dialect is None else None
        if root is not None and root.status == 200:
            kinds = ", ".join(DIALECTS)
            what = f"{self._url} is there, but is no status page of a kind known here ({kinds})"
            raise CannotLook(f"{what}: look at it with `browser` or `web-page`", root.body)

    def _told(self, dialect: Dialect) -> StatusReport:
        try:
            return dialect.read(self._asking)
        except _ODD as why:
            answer = self._asking.answers[-1]
            what = f"{answer.url} is not as {dialect.terms.page} has it"
            raise CannotLook(f"{what}: {type(why).__name__}", answer.body) from why


def board_again(settings: Mapping[str, Any], kept: Sequence[Evidence]) -> StatusBoard:
    """What the answers of a look come to, asked for in the order they are kept in."""
    url, named = str(settings.get("url", "")), settings.get("components", {})
    why = "this kind of page is not told by bodies alone"
    for dialect, asking in _told_by(url, settings.get("dialect"), kept):
        try:
            report = dialect.read(asking)
        except (CannotLook, NoPage, *_ODD) as wrong:  # two kinds may begin alike
            why = str(wrong)
            continue
        return board_of(report, named, url, dialect.terms, asking.answers)
    raise CannotLook(f"what is kept of a look is not all that it saw: {why}")


def _told_by(
    url: str, named: object, kept: Sequence[Evidence]
) -> Iterator[tuple[Dialect, KeptRequest]]:
    """The kinds of page that evidence of a look may be of, each with what is to be asked."""
    bodies = [one.content for one in kept if one.suffix != ASKED]
    if noted := next((one for one in kept if one.suffix == ASKED), None):
        asked = Asked.read(noted.content)
        if asked.dialect in DIALECTS:
            yield DIALECTS[asked.dialect], PlacedRequest(url, bodies, asked)
        return
    for dialect in dialects_of_kept(named, KeptRequest(url, bodies).first):
        yield dialect, KeptRequest(url, bodies)
