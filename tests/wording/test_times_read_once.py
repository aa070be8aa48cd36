"""How often a sentence full of times is read."""

import pytest

from commdrill.wording.plain import Stretch, plain
from commdrill.wording.times import reading
from commdrill.wording.times.chain import Chain, chain_at
from commdrill.wording.times.grammar import Grammar


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
