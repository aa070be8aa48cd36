"""What organisations write about trouble, in our words: what lint finds in it, and what it leaves alone."""

import json
from collections.abc import Iterator
from pathlib import Path

from commdrill.documents.links.linked_documents import link
from commdrill.documents.project import load_project
from commdrill.lint.review import review
from commdrill.lint.world import World
from tests.each import each
from tests.lint.lint_cases import TODAY
from tests.once_keyed import once_keyed

FILE = Path(__file__).parents[1] / "cases" / "words" / "templates.yaml"
PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
language: {language}
components: {{checkout: {{name: Checkout, es: Pago}}}}
audiences: {{customers: {{relation: external}}}}
channels: {{page: {{type: error-page}}}}
placeholders: {{eta: {{type: time, at_most: 8h}}, status_url: {{type: url}}}}
messages: {{said: {{text: {text}}}}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps: [{{id: told, phase: outage, channel: page, message: said, within: 2m}}]
"""
# a message that says all but the one thing
AROUND = {
    ("en", "CD201"): "{{component}} is not available. %s Follow progress at {{status_url}}",
    ("es", "CD201"): "{{component}} no está disponible. %s Siga las novedades en {{status_url}}",
    ("en", "CD203"): "{{component}} is not available right now. We expect it back {{eta}}. %s",
    ("es", "CD203"): "{{component}} no está disponible. Esperamos que vuelva {{eta}}. %s",
    (
        "pt",
        "CD201",
    ): "{{component}} não está disponível. %s Acompanhe as novidades em {{status_url}}",
    ("pt", "CD203"): "{{component}} não está disponível. Esperamos que volte {{eta}}. %s",
    (
        "de",
        "CD201",
    ): "{{component}} ist nicht verfügbar. %s Neuigkeiten finden Sie unter {{status_url}}",
    ("de", "CD203"): "{{component}} ist nicht verfügbar. Wir erwarten die Rückkehr {{eta}}. %s",
}


def cases() -> Iterator[tuple[str, str, str]]:
    for language, kinds in once_keyed(FILE).items():
        for kind, texts in kinds.items():
            for text in texts:
                yield language, kind, text


@each(("language", "kind", "text"), cases())
def test_lint_finds_what_is_missing(language: str, kind: str, text: str, tmp_path: Path) -> None:
    code = kind.rsplit(maxsplit=1)[-1]
    whole = AROUND.get((language, code), "%s") % text
    plan = PLAN.format(language=language, text=json.dumps(whole))
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    found = {finding.code for finding in review(World(link(load_project(tmp_path)), TODAY))}
    assert (code in found) is (kind == code)


def test_there_are_more_than_five_hundred_of_them() -> None:
    assert len(set(cases())) > 500
