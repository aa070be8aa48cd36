"""From a folder of templates and a status page to a first drill that passes: drafted, finished by hand, drilled."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from commdrill.app.cli import main

from .test_sabotages import drilled

PAGE = {
    "page": {"url": "https://status.dev.anycompany.example"},
    "components": [{"id": "c1", "name": "Checkout"}, {"id": "c2", "name": "Search"}],
    "incident_templates": [
        {
            "name": "We look into it",
            "body": "[component] is not available. We expect it back [eta]. You can keep browsing.",
            "update_status": "investigating",
        },
        {"name": "It is over", "body": "[component] works again.", "update_status": "resolved"},
    ],
}
TEMPLATES = {
    "outage-en.txt": "Subject: {{component}} is not available\n\nWe expect {{component}} back {{eta}}. "
    "You can keep browsing. Follow progress at {{status_url}}\n",
    "outage-es.txt": "Asunto: {{component}} no está disponible\n\nEsperamos que {{component}} vuelva {{eta}}. "
    "Puedes seguir mirando. Sigue las novedades en {{status_url}}\n",
    "restored-en.txt": "Subject: {{component}} is back\n\n{{component}} is available again.\n",
    "restored-es.txt": "Asunto: {{component}} ha vuelto\n\n{{component}} vuelve a estar disponible.\n",
    "error-page.html": '<html lang="en"><body><p>{{component}} is not available right now. We expect it '
    "back {{eta}}. You can keep browsing.</p></body></html>",
    "incident-policy.txt": "Incident policy\n\nThe duty manager shall tell of an outage.\n",
}
ANSWERS = """\
audiences: {customers: {relation: external, languages: [en, es]}}
approved: {by: Head of Customer Care, on: 2026-11-02}
within: 15m
every: 30m
subscribers:
  - {id: ana, audience: customers, language: es, email: ana@drill.anycompany.example}
  - {id: ben, audience: customers, language: en, email: ben@drill.anycompany.example}
inbox: {use: maildir, with: {path: "${sandbox:mail}"}}
"""
BREAKS = """\
components:
  checkout:
    outage:
      use: http
      with:
        break: {url: "${sandbox:control}/components/checkout", method: PUT, json: {mode: outage}}
        restore: {url: "${sandbox:control}/components/checkout", method: PUT, json: {mode: normal}}
        state: {url: "${sandbox:control}/components/checkout"}
channels:
  store-page: {use: web-page, with: {url: "${sandbox:store}/checkout"}}
"""
STEPS = """\
      - {id: page-tells, phase: outage, channel: store-page, message: error-page, expect: {status: 503}, within: 5m}
      - {id: page-is-back, phase: recovery, channel: store-page, expect: {status: 200, absent: [error-page]}, within: 5m}
"""


def finished(file: Path, changes: Iterable[tuple[str, str]]) -> None:
    """As somebody does by hand: each part is there once, and becomes another; answered questions go."""
    text = file.read_text(encoding="utf-8")
    for part, other in changes:
        assert text.count(part) == 1, part
        text = text.replace(part, other)
    lines = (line for line in text.splitlines() if not line.strip().startswith(("# ?", "#   -")))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_draft_that_is_finished_by_hand_is_clean_and_drills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, templates = tmp_path / "ours", tmp_path / "templates"
    page, answers = tmp_path / "page.json", tmp_path / "answers.yaml"
    templates.mkdir()
    for name, text in TEMPLATES.items():
        (templates / name).write_text(text, encoding="utf-8")
    page.write_text(json.dumps(PAGE))
    answers.write_text(ANSWERS)
    sources = ("--from", str(templates), f"statuspage:{page}")
    assert main(["init", str(ours), *sources, "--answers", str(answers)]) == 0
    assert "not drafted: templates/incident-policy.txt" in capsys.readouterr().out
    finished(
        ours / "plans/drafted.yaml",
        (
            ("{name: Checkout}", "{name: Checkout, es: El pago}"),
            ("{name: Search}", "{name: Search, es: El buscador}"),
            (" # ? Which of the components is lost in this scenario?", ""),
            ("    steps:\n", f"    steps:\n{STEPS}"),
        ),
    )
    finished(
        ours / "drills/environments/drafted.yaml",
        (
            (
                "stage: sandbox # ? Which stage is this environment: dev, test or staging? (answer stage: dev)",
                "stage: sandbox\nstarts: sandbox\npace: 150",
            ),
            ("channels:\n", BREAKS),
            ("https://status.dev.anycompany.example", "${sandbox:status}"),
        ),
    )
    finished(
        ours / "drills/first-drill.yaml",
        (("environment: drafted\n", "environment: drafted\ntake_down: {checkout: outage}\n"),),
    )
    assert main(["lint", "--root", str(ours)]) == 0
    code, report = drilled(ours, "first-drill")
    assert (code, report["outcome"]) == (0, "passed"), report
    assert {step["id"] for step in report["steps"]} == {
        "page-tells",
        "page-is-back",
        "outage-is-seen",
        "restored-is-seen",
        "we-look-into-it-is-seen",
        "it-is-over-is-seen",
        "news-keeps-coming",
    }
