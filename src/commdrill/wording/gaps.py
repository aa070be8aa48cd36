"""Which fixed words are missing and which words are extra, told by aligning word with word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice, pairwise

from commdrill.verdict import Difference, quoted
from commdrill.wording.alignment import Word, align, words_of
from commdrill.wording.objection import objection, own_start
from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.types import Reading
from commdrill.wording.wording import Field, Wording

_MOST_WORDS = 1_500
_MOST_STARTS = 200  # words of a gap at which what fills a field is looked for, to tell what is left
_MOST_ENDS = 2_000
_EDGE = 120  # so much of a page is quoted where a placeholder at the edge is not filled


@dataclass(frozen=True)
class Gap:
    """What lies between two fixed words that were found: fields, missing words, a stretch seen."""

    fields: tuple[Field, ...]
    missing: str
    start: int
    end: int
    words: int


@dataclass(frozen=True)
class WordByWord:
    """An approved message and a stretch of text, aligned."""

    wording: Wording
    seen: SeenText
    bounds: tuple[int, int]

    @cached_property
    def written(self) -> str:
        """The approved message on one line, placeholders in braces."""
        parts = self.wording.parts
        return "".join(part if isinstance(part, str) else _braces(part) for part in parts)

    @cached_property
    def approved(self) -> tuple[Word | Field, ...]:
        """The fixed words in order, with the fields between them; places are those in `written`."""
        items: list[Word | Field] = []
        position = 0
        for part in self.wording.parts:
            length = len(part if isinstance(part, str) else _braces(part))
            if isinstance(part, str):
                items += words_of(self.written, position, position + length)
            else:
                items.append(part)
            position += length
        return tuple(items[:_MOST_WORDS])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words_of(self.seen.flat, *self.bounds)[:_MOST_WORDS]

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Index of an approved word, index of the seen word that is the same."""
        fixed = [index for index, item in enumerate(self.approved) if isinstance(item, Word)]
        texts = [item.text for item in self.approved if isinstance(item, Word)]
        found = align(texts, [word.text for word in self.words])
        return [(fixed[index], at) for index, at in found]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Before, between and after the words found."""
        edges = [(-1, -1), *self.pairs, (len(self.approved), len(self.words))]
        return tuple(
            self._gap(self.approved[left + 1 : right], seen_left, seen_right)
            for (left, seen_left), (right, seen_right) in pairwise(edges)
            if right - left > 1 or seen_right - seen_left > 1
        )

    def gaps_on_page(self, reading: Reading) -> tuple[Gap, ...]:
        """As `gaps`, and the frame around the message is not held against it."""
        framed = (self._without_frame(gap, reading) for gap in self.gaps)
        return tuple(gap for gap in framed if gap.missing or gap.fields or gap.words)

    def _without_frame(self, gap: Gap, reading: Reading) -> Gap:
        """A gap at the edge holds no more of the page than its field does."""
        if gap.end == self.bounds[1] and not self._found_after(gap):
            end = gap.start if gap.missing else self._filled_until(gap, reading)
            return replace(gap, end=end, words=0)
        if gap.start == self.bounds[0] and not self._found_before(gap):
            start = gap.end if gap.missing else self._filled_from(gap, reading)
            return replace(gap, start=start, words=0)
        return gap

    def _found_before(self, gap: Gap) -> bool:
        return bool(self.pairs) and self.words[self.pairs[0][1]].start < gap.start

    def _found_after(self, gap: Gap) -> bool:
        return bool(self.pairs) and self.words[self.pairs[-1][1]].start >= gap.end

    def _filled_until(self, gap: Gap, reading: Reading) -> int:
        start = gap.start + self.seen.flat.startswith(" ", gap.start)
        fitting = [
            end for field in gap.fields for end in field.kind.whole_ends(self.seen, start, reading)
        ]
        return max(fitting, default=min(self.seen.line_end(start), start + _EDGE, self.bounds[1]))

    def _filled_from(self, gap: Gap, reading: Reading) -> int:
        end = gap.end - self.seen.flat.startswith(" ", gap.end - 1)
        fitting = [
            start
            for field in gap.fields
            for start in field.kind.starts(self.seen, [end], reading.language)
            if field.kind.ends_among((end,), self.seen, start, reading)
        ]
        return min(fitting, default=max(self.seen.line_start(end), end - _EDGE, self.bounds[0]))

    def _gap(self, items: Sequence[Word | Field], left: int, right: int) -> Gap:
        missing = [item for item in items if isinstance(item, Word)]
        return Gap(
            fields=tuple(item for item in items if isinstance(item, Field)),
            missing=self.written[missing[0].start : missing[-1].end] if missing else "",
            start=self.words[left].end if left >= 0 else self.bounds[0],
            end=self.words[right].start if right < len(self.words) else self.bounds[1],
            words=right - left - 1,
        )


def _braces(field: Field) -> str:
    return f"{{{{{field.name}}}}}"


def gap_difference(gap: Gap, seen: SeenText, reading: Reading) -> Difference | None:
    """What one gap has to say; None where its field is filled as it should be."""
    if gap.missing:
        rest = " … ".join(seen.flat[slice(*span)] for span in unfilled(gap, seen, reading))
        what = "capitals" if _is_in_capitals(gap.missing, rest) else "fixed words"
        return Difference(what, quoted(gap.missing), quoted(rest) if rest else "nothing")
    if len(gap.fields) == 1:
        return objection(gap.fields[0], seen.part(gap.start, gap.end), reading)
    content = seen.flat[gap.start : gap.end].strip()
    return _of_several(gap, seen, reading) if gap.fields else _extra(content)


def _is_in_capitals(approved: str, shown: str) -> bool:
    """Whether these are the same words, but for small and capital letters; `ss` is no small `ß`."""
    return approved.lower() == shown.lower() or approved.upper() == shown


def _of_several(gap: Gap, seen: SeenText, reading: Reading) -> Difference | None:
    """Each field begins where the one before may end; the first that nothing fills is to blame."""
    ends = [gap.start]
    for field in gap.fields:
        starts = sorted({at + seen.flat.startswith(" ", at) for at in ends})[:_MOST_STARTS]
        found = chain.from_iterable(field.kind.ends(seen, at, reading) for at in starts)
        within = {end for end in islice(found, _MOST_ENDS) if end <= gap.end}
        ends = [end for end in within if not splits_word(seen.flat, end)]
        if not ends:
            start = own_start(field, seen, (starts[0], starts[-1]), reading)
            content = seen.part(start, gap.end)
            return objection(field, content, reading) or _extra(content.flat)
    left = seen.flat[max(ends) : gap.end].strip()
    return _extra(left) if left else None


def _extra(words: str) -> Difference:
    return Difference("extra words", "nothing here", quoted(words))


def unfilled(gap: Gap, seen: SeenText, reading: Reading) -> tuple[tuple[int, int], ...]:
    """The stretches of a gap that no field in it accounts for."""
    starts = [word.start for word in words_of(seen.flat, gap.start, gap.end)]
    left, position = list[tuple[int, int]](), gap.start
    for field in gap.fields:
        ahead = islice((at for at in starts if at >= position), _MOST_STARTS)
        found = ((at, _last_end(field.kind.ends(seen, at, reading), seen)) for at in ahead)
        at, filled = next(((at, end) for at, end in found if end), (position, position))
        left.append((position, at))
        position = min(filled, gap.end)
    spans = (_stripped(seen.flat, *span) for span in (*left, (position, gap.end)))
    return tuple((start, end) for start, end in spans if start < end)


def misfilled(gap: Gap, seen: SeenText, reading: Reading) -> tuple[tuple[int, int], ...]:
    """The stretch that should fill the last of several fields, and that free words before it swallow."""
    if gap.missing or len(gap.fields) < 2:
        return ()
    start, end = _stripped(seen.flat, gap.start, gap.end)
    return ((own_start(gap.fields[-1], seen, (start + 1, end), reading), end),)


def _last_end(ends: Sequence[int], seen: SeenText) -> int | None:
    """The last one that cuts no word or number in two."""
    return next((end for end in reversed(ends) if not splits_word(seen.flat, end)), None)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    first = start + len(inside) - len(inside.lstrip())
    return first, first + len(inside.strip())
