"""`{{components}}`: several names in one breath, or each on a line of its own."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from commdrill.verdict import quoted
from commdrill.wording.languages import spoken
from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.set_aside import folded
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.placeholder_type import Reading

_MOST_SHUFFLED = 4  # of more only the order of the plan is tried


class ListedNames(ChoicePlaceholder):
    """All of some names, in whatever order; on lines of their own any bullets are set aside."""

    names: tuple[str, ...] = ()

    @classmethod
    def all_of(cls, names: Sequence[str], language: str) -> "ListedNames":
        """The list of all these."""
        shown = tuple(filter(None, map(folded, names)))
        return cls.model_construct(one_of=listings(names, language), names=shown)

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        in_one_breath = super().ends(seen, start, reading)
        end = self._end_of_lines(seen, start)
        return in_one_breath if end is None else sorted({*in_one_breath, end})

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:  # noqa: ARG002
        found = sorted({at for name in self.names for at in seen.occurrences(name)})
        return [at for at in found if not splits_word(seen.flat, at)]

    def may_be_in(self, seen: SeenText, language: str) -> bool:  # noqa: ARG002
        return bool(self.names) and all(name in seen.flat for name in self.names)

    @property
    def expected(self) -> str:
        in_any_order = ", in whatever order" if len(self.names) > 1 else ""
        return f"{quoted((self.one_of or ('',))[0])}{in_any_order}"

    def _end_of_lines(self, seen: SeenText, start: int) -> int | None:
        """Where the last of the lines ends that begin here; None where one of the names is missing."""
        left, at = sorted(self.names, key=len, reverse=True), start
        while name := next((each for each in left if seen.flat.startswith(each, at)), None):
            left.remove(name)
            if not left:
                return at + len(name)
            at += len(name) + 1
            if seen.line_start(at) != at:
                return None
        return None


def listings(names: Sequence[str], language: str) -> tuple[str, ...]:
    """All ways to list `names` in a language, in whatever order."""
    if not names:
        return ()
    few = len(names) <= _MOST_SHUFFLED
    orders = permutations(names) if few else iter([tuple(names)])
    return tuple(dict.fromkeys(one for order in orders for one in _listed(order, language)))


def _listed(names: Sequence[str], language: str) -> Iterator[str]:
    *first, last = names
    if not first:
        yield last
        return
    start = ", ".join(first)
    for word in (word for known in spoken(language) for word in known.conjunctions):
        yield f"{start} {word} {last}"
        if len(first) > 1:
            yield f"{start}, {word} {last}"
    yield f"{start}, {last}"
