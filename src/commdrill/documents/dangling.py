"""Names that point at something: the one way to say that they do not."""

from collections.abc import Iterable, Iterator

from commdrill.documents.decode import AnyDocument
from commdrill.documents.files import KINDS
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.suggestion import did_you_mean, listed


def dangling(
    document: AnyDocument, route: Route, name: str, what: str, known: Iterable[str]
) -> Iterator[Problem]:
    """A mistake in the value at `route`, where no known thing has this name."""
    names = known if isinstance(known, set | frozenset | dict) else list(known)
    if name not in names:
        message = f"there is no {what} {quoted(name)}{did_you_mean(name, names)}"
        made = f"; `kind: {what}` makes a file one" if what in KINDS and not names else ""
        yield document.problem(route, "D301", message, f"there are: {listed(names)}{made}")


def dangling_key(
    document: AnyDocument, route: Route, what: str, known: Iterable[str]
) -> Iterator[Problem]:
    """A mistake in the key that ends `route`, where no known thing has this name."""
    names, name = list(known), str(route[-1])
    if name not in names:
        message = f"there is no {what} {quoted(name)}{did_you_mean(name, names)}"
        yield document.key_problem(route, "D301", message, f"there are: {listed(names)}")


def all_dangling(
    document: AnyDocument, route: Route, names: Iterable[str], what: str, known: Iterable[str]
) -> Iterator[Problem]:
    """The same for each name in the list at `route`."""
    for index, name in enumerate(names):
        yield from dangling(document, (*route, index), name, what, known)
