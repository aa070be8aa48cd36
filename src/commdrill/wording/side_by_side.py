"""The whole approved text beside the whole of what was seen, what differs marked word by word.

`[-words-]` are approved and not there, `{+words+}` are there and not approved; placeholders are named on the
one side and filled on the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from commdrill.verdict import WHOLE_TEXT, Difference
from commdrill.wording.alignment import Word
from commdrill.wording.gaps import Gap, WordByWord, gap_difference, misfilled, unfilled
from commdrill.wording.seen import SeenText
from commdrill.wording.types import Reading

_LONGEST = 4_000


def side_by_side(aligned: WordByWord, gaps: Sequence[Gap], reading: Reading) -> Difference:
    """Both texts, marked."""
    approved = _marked(aligned.written, _missing(aligned), "[-", "-]", (0, len(aligned.written)))
    wrong = [gap for gap in gaps if not _is_filled(gap, aligned, reading)]
    extra = (span for gap in wrong for span in _unapproved(gap, aligned.seen, reading))
    seen = aligned.seen.shown or aligned.seen.flat
    bounds = _bounds(aligned, gaps)
    return Difference(WHOLE_TEXT, approved, _marked(seen, extra, "{+", "+}", bounds))


def _unapproved(gap: Gap, seen: SeenText, reading: Reading) -> tuple[tuple[int, int], ...]:
    return unfilled(gap, seen, reading) or misfilled(gap, seen, reading)


def _bounds(aligned: WordByWord, gaps: Sequence[Gap]) -> tuple[int, int]:
    """Of a page no more than what the message takes."""
    places = [at for gap in gaps for at in (gap.start, gap.end)]
    places += [at for _, index in aligned.pairs for at in _of(aligned.words[index])]
    return min(places, default=aligned.bounds[0]), max(places, default=aligned.bounds[1])


def _of(word: Word) -> tuple[int, int]:
    return word.start, word.end


def _is_filled(gap: Gap, aligned: WordByWord, reading: Reading) -> bool:
    """Whether what stands there is a placeholder filled as it should be."""
    is_of_fields = gap.fields and not gap.missing
    return bool(is_of_fields) and gap_difference(gap, aligned.seen, reading) is None


def _missing(aligned: WordByWord) -> Iterator[tuple[int, int]]:
    found = {index for index, _ in aligned.pairs}
    lost = (
        (index, item)
        for index, item in enumerate(aligned.approved)
        if index not in found and isinstance(item, Word)
    )
    for _, run in groupby(enumerate(lost), lambda each: each[1][0] - each[0]):
        words = [item for _, (_, item) in run]
        yield words[0].start, words[-1].end


def _marked(
    text: str, spans: Iterable[tuple[int, int]], opens: str, closes: str, bounds: tuple[int, int]
) -> str:
    pieces, position = list[str](), bounds[0]
    for start, end in spans:
        if start < end:
            pieces += [text[position:start], opens, text[start:end], closes]
            position = end
    whole = "".join((*pieces, text[position : bounds[1]])).strip()
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]} …"
