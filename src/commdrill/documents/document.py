"""A typed document and the source it was read from: what it says, and where it says it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from commdrill.documents.problem import Position, Problem, Route
from commdrill.documents.source import Source
from commdrill.model import Model

M_co = TypeVar("M_co", bound=Model, covariant=True)


@dataclass(frozen=True)
class Document(Generic[M_co]):
    """A document that could be read; `source` knows the place of every value by its route."""

    model: M_co
    source: Source

    def position(self, route: Route = ()) -> Position:
        """Where the value at `route` stands, e.g. `("channels", "store-page", "use")`."""
        return self.source.position(route)

    def problem(self, route: Route, code: str, message: str, hint: str = "") -> Problem:
        """A mistake in the value at `route`."""
        return self.source.value_problem(route, code, message, hint)

    def key_problem(self, route: Route, code: str, message: str, hint: str = "") -> Problem:
        """A mistake in the key that ends `route`, or in what is missing from its mapping."""
        return self.source.key_problem(route, code, message, hint)
