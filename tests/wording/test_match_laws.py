"""Laws that hold for every wording, and agreement with a matcher that tries everything.

Without deadlines: a language's patterns are compiled when they are asked for first.
"""

import re
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from commdrill.wording.match import Match, match_whole, match_within
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.types import PlaceholderType, Reading
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.number import NumberPlaceholder
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import Field, Part, Wording, compile_wording

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)
TYPES: dict[str, PlaceholderType] = {
    "eta": TimePlaceholder(at_most=timedelta(hours=8)),
    "url": UrlPlaceholder(),
    "count": NumberPlaceholder(at_least=1),
    "length": DurationPlaceholder(),
    "component": ChoicePlaceholder.of("Checkout", "Product catalog"),
    "reference": TextPlaceholder(),
}
VALUES = {
    "eta": ["by 16:30 UTC", "within 45 minutes", "in half an hour", "at 4:30 pm (CET)"],
    "url": ["https://status.anycompany.example/x", "http://a.example"],
    "count": ["1", "1,234", "37.5"],
    "length": ["45 minutes", "2 h", "1 hour and 30 minutes"],
    "component": ["Checkout", "Product catalog"],
    "reference": ["AC-17", "a b. c", "order 7 of 9"],
}
WORDS = [
    "Checkout",
    "is",
    "not available.",
    "We expect it",
    "(again)",
    "so – so",
    "Follow us:",
    "no",
]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
names = st.sampled_from(sorted(TYPES))
frames = st.sampled_from(["", "Home\n\nBasket\n\n", "Menu (3) · ", "\n\nImprint", ". "])


@st.composite
def templates(draw: st.DrawFn) -> tuple[str, str, dict[str, str]]:
    """A template, an instance of it, and what fills it."""
    pieces, filled, values = [draw(words)], [], dict[str, str]()
    filled.append(pieces[0])
    for name in draw(st.lists(names, max_size=4)):
        value = values.setdefault(name, draw(st.sampled_from(VALUES[name])))
        after = draw(words)
        pieces.append(f" {{{{{name}}}}} {after}")
        filled.append(f" {value} {after}")
    return "".join(pieces), "".join(filled), values


@settings(deadline=None)
@given(templates())
def test_an_instance_matches_whole_and_its_values_come_back(
    case: tuple[str, str, dict[str, str]],
) -> None:
    template, instance, values = case
    outcome = match_whole(compile_wording(template, TYPES), SeenText.of(instance), NOW)
    assert isinstance(outcome, Match)
    assert set(outcome.captured) == set(values)


def test_a_placeholder_that_could_begin_sooner_is_found_where_it_says_the_same_twice() -> None:
    template = "Checkout {{component}} Checkout {{reference}} Checkout {{reference}} Checkout"
    instance = "Checkout Checkout Checkout AC-1 Checkout AC-1 Checkout"
    types = {"component": TextPlaceholder(), "reference": TextPlaceholder()}
    seen = SeenText.of(f"Checkout {instance}")
    assert isinstance(match_within(compile_wording(template, types), seen, NOW), Match)


@settings(deadline=None)
@given(templates(), frames, frames)
def test_an_instance_matches_within_any_frame(
    case: tuple[str, str, dict[str, str]], before: str, after: str
) -> None:
    template, instance, _ = case
    seen = SeenText.of(f"{before} {instance} {after}")
    assert isinstance(match_within(compile_wording(template, TYPES), seen, NOW), Match)


@settings(deadline=None)
@given(templates(), st.data())
def test_without_one_of_the_fixed_words_it_does_not_match_and_says_so(
    case: tuple[str, str, dict[str, str]], data: st.DataObject
) -> None:
    template, instance, _ = case
    assume("reference" not in template)  # free text may well hold what stood elsewhere
    split = instance.split()
    index = data.draw(st.integers(0, len(split) - 1))
    assume(split[index] in " ".join(WORDS).split())
    less = SeenText.of(" ".join(split[:index] + split[index + 1 :]))
    wording = compile_wording(template, TYPES)
    assume(not backtracking_whole(wording, less))  # 'no no' may be two words or a word too many
    outcome = match_whole(wording, less, NOW)
    assert isinstance(outcome, Mismatch)
    assert outcome.differences
    assert 0 <= outcome.closeness < 1


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_any_two_texts_are_told_apart_with_a_reason(template: str, text: str) -> None:
    assume("{{" not in template and "}}" not in template)
    assume(SeenText.of(template).flat)
    wording, seen = compile_wording(template, {}), SeenText.of(text)
    outcome = match_whole(wording, seen, NOW)
    if isinstance(outcome, Mismatch):
        assert outcome.differences
        assert wording.parts != (seen.flat,)
    else:
        assert wording.parts == (seen.flat,)


small_parts = st.lists(
    st.sampled_from(["a", " ", " b ", "a.", "{{text}}", "{{count}}", "{{pick}}", "{{url}}", "1"]),
    min_size=1,
    max_size=6,
).map("".join)
small_texts = st.lists(
    st.sampled_from(["a", "b", " ", ".", "1", "12", ",", "ab", "None", "http://a.b", "\n\n"]),
    max_size=9,
).map("".join)
SMALL_TYPES: dict[str, PlaceholderType] = {
    "text": TextPlaceholder(max_length=4),
    "count": NumberPlaceholder(at_most=12),
    "pick": ChoicePlaceholder.of("a", "a b", "ab"),
    "url": UrlPlaceholder(),
}


@settings(max_examples=400, deadline=None)
@given(small_parts, small_texts)
def test_it_agrees_with_a_matcher_that_tries_everything(template: str, text: str) -> None:
    try:
        wording = compile_wording(template, SMALL_TYPES)
    except ValueError:
        assume(False)  # noqa: FBT003 as Hypothesis has it
    seen = SeenText.of(text)
    assert isinstance(match_whole(wording, seen, NOW), Match) is backtracking_whole(wording, seen)
    assert isinstance(match_within(wording, seen, NOW), Match) is backtracking_within(wording, seen)


def backtracking_whole(wording: Wording, seen: SeenText) -> bool:
    return len(seen.flat) in _all_ends(wording, wording.parts, seen, 0, {}, on_page=False)


def backtracking_within(wording: Wording, seen: SeenText) -> bool:
    return any(
        _all_ends(wording, wording.parts, seen, start, {}, on_page=True)
        for start in range(len(seen.flat))
        if not splits_word(seen.flat, start) and not _ends_a_word(wording, seen.flat[:start])
    )


def _ends_a_word(wording: Wording, before: str) -> bool:
    """Whether a placeholder that begins a message would begin with the mark after a word."""
    return isinstance(wording.parts[0], Field) and re.search(r"\w$", before) is not None


def _all_ends(
    wording: Wording,
    parts: tuple[Part, ...],
    seen: SeenText,
    start: int,
    values: dict[str, str],
    *,
    on_page: bool,
) -> set[int]:
    """Every place where `parts` may end."""
    if not parts:
        return set() if on_page and splits_word(seen.flat, start) else {start}
    part, rest = parts[0], parts[1:]
    if isinstance(part, str):
        after = start + len(part)
        fits = seen.flat.startswith(part, start)
        return _all_ends(wording, rest, seen, after, values, on_page=on_page) if fits else set()
    reading = Reading(NOW, wording.language)
    whole = on_page and not rest and part.name not in wording.repeated
    ends = part.kind.whole_ends if whole else part.kind.ends
    found = ends(seen, start, reading)
    reached: set[int] = set()
    for end in found:
        value = seen.flat[start:end].strip()
        if values.get(part.name, value) == value:
            more = {**values, part.name: value}
            reached |= _all_ends(wording, rest, seen, end, more, on_page=on_page)
    return reached
