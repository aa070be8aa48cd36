"""What an expectation asks of a status page that this kind of page has no words for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from commdrill.documents.fitting import MISSING, fits
from commdrill.documents.matcher import AnyMatcher
from commdrill.judge.expectation import BoardExpectation
from commdrill.judge.matching import described
from commdrill.sighting import Incident, StatusBoard

_STAGES = ("investigating", "identified", "monitoring")
_UNKNOWN = "unknown"


@dataclass(frozen=True)
class Tellable:
    """What of an expectation the page can tell, and why it cannot tell the rest."""

    expectation: BoardExpectation
    why_not: tuple[str, ...]


def fits_status(matcher: AnyMatcher, status: str) -> bool:
    """Whether an incident's status fits; one that is open may be at any of its stages."""
    if status == "open" and all(fits(matcher, stage) for stage in _STAGES):
        return True
    return fits(matcher, status)


def tellable(expectation: BoardExpectation, board: StatusBoard) -> Tellable:
    """Part by part: what it has words for, and shows in them, can be judged."""
    untold = dict(_untold(expectation, board))
    components = {
        name: matcher
        for name, matcher in (expectation.components or {}).items()
        if name not in untold
    }
    kept = replace(
        expectation,
        incident=None if "incident" in untold else expectation.incident,
        maintenance=None if "maintenance" in untold else expectation.maintenance,
        indicator=None if "indicator" in untold else expectation.indicator,
        components=components,
        says=() if "update" in untold else expectation.says,
        must_say=None if "update" in untold else expectation.must_say,
    )
    return Tellable(kept, tuple(untold.values()))


def is_beyond(expectation: BoardExpectation, board: StatusBoard) -> bool:
    """Whether it asks for a part of which such a page never tells anything: that none is there, too, is nothing seen."""
    terms = board.terms
    asked = (
        (expectation.incident, terms.incident),
        (expectation.maintenance, terms.maintenance),
        (expectation.indicator, terms.indicator),
        (expectation.components, terms.component),
        (expectation.says or expectation.must_say, terms.update),
    )
    return any(wanted and not known for wanted, known in asked)


def _untold(expected: BoardExpectation, board: StatusBoard) -> Iterator[tuple[str, str]]:
    terms = board.terms
    for part, matcher, known, seen in (
        ("incident", expected.incident, terms.incident, _statuses(board.incidents)),
        ("maintenance", expected.maintenance, terms.maintenance, _statuses(board.maintenances)),
        ("indicator", expected.indicator, terms.indicator, (board.indicator,)),
    ):
        if matcher and (why := _why(part, matcher, known, seen, terms.page)):
            yield part, why
    for name, matcher in (expected.components or {}).items():
        seen_there = (board.components.get(name, ""),)
        if why := _why(f"component {name}", matcher, terms.component, seen_there, terms.page):
            yield name, why
    if (expected.says or expected.must_say) and not terms.update:
        yield "update", f"{terms.page} cannot tell the words of an update"


def _statuses(posts: tuple[Incident, ...]) -> tuple[str, ...]:
    return tuple(post.status for post in posts)


def _why(
    part: str, matcher: AnyMatcher, known: frozenset[str], seen: tuple[str, ...], page: str
) -> str:
    if not any(fits_status(matcher, term) for term in known) and not _is_absence(matcher, known):
        terms = ", ".join(sorted(known)) or "nothing"
        return f"{page} cannot tell {part} {described(matcher)}: of it, it tells {terms}"
    if _UNKNOWN in seen:
        return f"{page} says of {part} what is none of the shared terms"
    return ""


def _is_absence(matcher: AnyMatcher, known: frozenset[str]) -> bool:
    return bool(known) and fits(matcher, MISSING)
