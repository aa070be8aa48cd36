"""What is left of a document that has a wrong value: enough to tell the mistakes that lie behind."""

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from commdrill.documents.decode import ours
from commdrill.documents.document import Document
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.shape import spot
from commdrill.documents.source import Source
from commdrill.model import Model

M = TypeVar("M", bound=Model)

_ROUNDS = 5  # taking one thing out may leave another incomplete
_STAND_INS = {
    **dict.fromkeys(("id", "title", "version", "plan", "scenario", "environment"), "x"),
    "stage": "dev",
    "starts": "sandbox",
}


@dataclass(frozen=True)
class Remains(Generic[M]):
    """A document without its wrong values. `gone`: the names that were taken out with them."""

    document: Document[M]
    gone: frozenset[str]

    def told(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Those that do not come of what was taken out."""
        return (problem for problem in problems if not self._comes_of_it(problem))

    def _comes_of_it(self, problem: Problem) -> bool:
        named, _, _ = problem.message.partition(" (did you mean")
        return any(quoted(name) in named for name in self.gone)


def remains_as(model: type[M], source: Source) -> tuple[Remains[M], ...]:
    """A source as this model, without what is wrong in it; nothing where too little is left."""
    left, gone = deepcopy(ours(source.data)), set[str]()
    for _ in range(_ROUNDS):
        try:
            document = Document(model.model_validate_json(json.dumps(left)), source)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                gone.update(_take_out(left, _wrong(model, detail)))
        else:
            return (Remains(document, frozenset(gone)),)
    return ()


def _wrong(model: type[Model], detail: ErrorDetails) -> Route:
    """What is of no use: the item of a list, the entry of a mapping, or a key of the document."""
    route, holder = spot(model, detail["loc"])
    item = next((n for n, part in enumerate(route) if isinstance(part, int)), None)
    if item is not None:
        return route[: item + 1]
    return route[:-1] if holder is not None and len(route) > 1 else route


def _take_out(data: Any, route: Route) -> Iterator[str]:
    """Names of all that went; of a list what comes behind goes, too: places stay what they are."""
    *way, last = route or ("",)
    for part in way:
        try:
            data = data[part]
        except (LookupError, TypeError):  # gone already
            return
    match data, last:
        case list(), int():
            yield from (
                item["id"] for item in data[last:] if isinstance(item, dict) and "id" in item
            )
            del data[last:]
        case dict(), str():
            yield last
            value = data.pop(last, None)
            if not way:
                yield from value if isinstance(value, dict) else ()
                yield from _stand_in(data, last)


def _stand_in(data: dict[str, Any], key: str) -> Iterator[str]:
    """What a document cannot be without is there, and tells nothing."""
    if key in _STAND_INS:
        data[key] = _STAND_INS[key]
        yield _STAND_INS[key]
