"""A plane, and what passes between the front and it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # at run time it is imported with the first request
    from werkzeug.wrappers import Request, Response

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Plane(Protocol):
    """A part of AWS that answers for itself."""

    def answer(self, request: "Request") -> "Response | None":
        """The answer; None where the request is for somebody else."""
        ...
