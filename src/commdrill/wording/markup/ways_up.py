"""What a selector finds on a deep page, where the parser, which tries every way up, may come to no end."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MANY = 3  # parts of a selector: with fewer there is one way
_DEEP = ">".join("*" * 31)  # elements within each other
_OTHERWISE = re.compile(r"[\"'\\]")
_SIGN = re.compile(r"[(\[]|[)\]]|\s*[>+~,]\s*|\s+")

_Step = tuple[str, str]  # how it is related to the one before it, and a compound


@dataclass(frozen=True)
class Elements:
    """Those of a page."""

    root: "LexborNode"

    def found(self, selector: str) -> "Sequence[LexborNode]":
        """In order; none where the parser does not know the selector."""
        try:
            steps = _steps(selector)
            if len(steps) < _MANY or not self._are_deep:
                return self.root.css(selector)
            return _step_by_step(self.root, steps)
        except Exception:  # noqa: BLE001  # the parser has no class of its own for what it does not know
            return ()

    def with_all_in_them(self, selector: str) -> frozenset[int]:
        """What the selector finds, and all that is in it, by `mem_id`."""
        found = self.found(selector)
        return frozenset(one.mem_id for one in chain(found, _within(found)))

    @cached_property
    def _are_deep(self) -> bool:
        return self.root.css_first(_DEEP) is not None


def _step_by_step(root: "LexborNode", steps: tuple[_Step, ...]) -> "list[LexborNode]":
    """Each among what is so related to those before it: nothing is tried twice."""
    (_, first), *others = steps
    found = root.css(first)
    for relation, compound in others:
        related = {one.mem_id for one in _RELATED[relation](found)}
        found = [one for one in root.css(compound) if one.mem_id in related]
    return found


def _within(found: "Iterable[LexborNode]") -> "Iterator[LexborNode]":
    seen = set[int]()
    for node in found:
        if node.mem_id not in seen:
            below = [one for one in node.traverse() if one.mem_id != node.mem_id]
            seen.update(one.mem_id for one in below)
            yield from below


def _children(found: "Iterable[LexborNode]") -> "Iterator[LexborNode]":
    for node in found:
        yield from node.iter()


def _next(found: "Iterable[LexborNode]") -> "Iterator[LexborNode]":
    for node in found:
        yield from islice(_siblings(node), 1)


def _after(found: "Iterable[LexborNode]") -> "Iterator[LexborNode]":
    seen = set[int]()
    for node in found:
        for one in _siblings(node):
            if one.mem_id in seen:
                break
            seen.add(one.mem_id)
            yield one


def _siblings(node: "LexborNode") -> "Iterator[LexborNode]":
    following = node.next
    while following is not None:
        if following.is_element_node:
            yield following
        following = following.next


_RELATED: "Mapping[str, Callable[[Iterable[LexborNode]], Iterator[LexborNode]]]" = {
    " ": _within, ">": _children, "+": _next, "~": _after,
}  # fmt: skip


@lru_cache(maxsize=2048)
def _steps(selector: str) -> tuple[_Step, ...]:
    """From the outermost on; none where that cannot be told simply."""
    steps = () if _OTHERWISE.search(selector) else tuple(_split(selector.strip()))
    return () if any(relation == "," for relation, _ in steps) else steps


def _split(selector: str) -> Iterator[_Step]:
    relation, start, depth = " ", 0, 0
    for sign in _SIGN.finditer(selector):
        depth += (sign[0] in "([") - (sign[0] in ")]")
        if not depth and sign[0] not in ")]":
            yield relation, selector[start : sign.start()]
            relation, start = sign[0].strip() or " ", sign.end()
    yield relation, selector[start:]
