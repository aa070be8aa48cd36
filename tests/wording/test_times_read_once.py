"""How often a sentence full of times is read."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import cast

import pytest

from commdrill.wording.match import match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.plain import Stretch, plain
from commdrill.wording.seen import SeenText
from commdrill.wording.times import reading
from commdrill.wording.times.chain import Chain, chain_at
from commdrill.wording.times.grammar import Grammar
from commdrill.wording.times.statement import Agreed
from commdrill.wording.types import Reading
from commdrill.wording.types.placeholder_type import ends_of
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.window import WindowPlaceholder
from commdrill.wording.wording import compile_wording

NOW = datetime(2026, 11, 12, 15, 10, tzinfo=UTC)


def test_what_may_say_a_time_again_is_read_once_though_many_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def counted(words: Stretch, before: str, grammar: Grammar) -> Chain | None:
        read.append(words.raw)
        return chain_at(words, before, grammar)

    monkeypatch.setattr(reading, "chain_at", counted)
    text = ", ".join(f"en {2 + n} horas, a las {5 + n}:07 UTC" for n in range(15))
    places = [at.start() for at in reading.time_beginning("es").finditer(plain(text))]
    for place in places:
        reading.stated_at(text, place, "es")
    assert len(read) == len(places)


class Noted(WindowPlaceholder):
    """A window that notes where it is asked for."""

    _asked: list[int] = []

    def ends_from(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:
        self._asked.append(start)
        return super().ends_from(seen, start, reading)


def test_a_place_is_asked_for_a_window_once_though_it_is_asked_for_in_two_rounds() -> None:
    window = Noted()
    kinds = {"closed": window, "why": TextPlaceholder(max_length=10_000, max_lines=100)}
    wording = compile_wording("{{closed}} {{why}} {{closed}}", kinds)
    found = match_whole(wording, SeenText.of("from 14:00 to 16:00 UTC " * 10 + "END"), NOW)
    assert isinstance(found, Mismatch)
    assert found.differences
    assert len(window._asked) == len(set(window._asked)) > 10


def test_of_many_ends_of_one_statement_it_is_asked_once() -> None:
    asked: list[str] = []

    def fits(stated: str) -> bool:
        asked.append(stated)
        return stated == "noon"

    noon, night = "noon", "night"
    assert ends_of([(1, noon), (4, noon), (9, night), (12, noon)], fits) == [1, 4, 12]
    assert asked == [noon, night]


def test_the_same_time_told_over_and_over_has_to_agree_once() -> None:
    _, stated = reading.times_at("at 14:00 UTC " * 9, 0, "en")[-1]
    assert isinstance(stated, Agreed)
    assert len(stated.others) == 1


class Counted:
    """A pattern that counts how often it is looked for."""

    pattern = r"(?<!\w)(?=\d)"
    asked = 0

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        self.asked += 1
        return re.compile(self.pattern).finditer(text, *bounds)


def test_where_times_begin_is_asked_of_a_stretch_once_and_told_as_if_each_place_were() -> None:
    text, counted = SeenText.of("x 5 back at 14:00 UTC, 10pm " * 60), Counted()
    every = text.plain_beginnings(re.compile(counted.pattern))
    ranges = [(start, start + 60) for start in range(-60, len(text.flat), 7)]
    pattern = cast("re.Pattern[str]", counted)
    told = [text.plain_beginnings_between(pattern, start, end) for start, end in ranges]
    assert told == [[at for at in every if start <= at < end] for start, end in ranges]
    assert any(told)
    assert counted.asked < len(ranges) / 20
