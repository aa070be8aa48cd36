"""What a sentence beside the news is worth to its reader, and what a time in it is the time of."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from commdrill.wording.policy.expected_time import names_time
from commdrill.wording.policy.next_step import names_next_step
from tests.each import each

FILE = Path(__file__).parents[1] / "cases" / "words" / "sentences.yaml"
AFFECTED = {"en": "Checkout", "es": "El pago", "pt": "O pagamento", "de": "Die Bezahlung"}
LOST = {
    "en": "Checkout is not available. %s Follow progress",
    "es": "El pago no está disponible. %s Siga las novedades",
    "pt": "O pagamento não está disponível. %s Acompanhe as novidades",
    "de": "Die Bezahlung ist nicht verfügbar. %s Neuigkeiten finden Sie hier",
}
LOST_UNTIL = {
    "en": "Checkout is not available. We expect it back within 45 minutes. %s",
    "es": "El pago no está disponible. Esperamos que vuelva dentro de 45 minutos. %s",
    "pt": "O pagamento não está disponível. Esperamos que volte dentro de 45 minutos. %s",
    "de": "Die Bezahlung ist nicht verfügbar. Wir erwarten die Rückkehr innerhalb von 45 Minuten. %s",
}


def cases(*kinds: str) -> Iterator[tuple[str, str, str]]:
    read = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)
    for language, known in read.items():
        for kind in kinds:
            for sentence in known[kind]:
                yield language, kind, sentence


@each(("language", "kind", "sentence"), cases("mere news", "help"))
def test_help_is_told_from_mere_news(language: str, kind: str, sentence: str) -> None:
    text = LOST_UNTIL[language] % sentence
    assert names_next_step(text, language, [AFFECTED[language]]) is (kind == "help")


@each(("language", "kind", "sentence"), cases("return", "another time"))
def test_a_time_of_return_is_told_from_others(language: str, kind: str, sentence: str) -> None:
    assert names_time(LOST[language] % sentence, language, None) is (kind == "return")


def test_there_are_more_than_seven_hundred_of_them() -> None:
    assert len(set(cases("mere news", "help", "return", "another time"))) > 700
