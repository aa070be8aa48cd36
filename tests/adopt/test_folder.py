"""`init --from FOLDER`: three documents of a folder of templates."""

import json
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.documents.links.linked_documents import link
from commdrill.documents.open_questions import open_questions
from commdrill.documents.project import Project, load_project

FILES = {
    "outage-notice-en.txt": "Subject: [component] is unavailable\n[component] is not available right now. "
    "Back *|ETA|*.\nFollow %status_url% or [our blog](https://blog.anycompany.example)",
    "outage-notice-es.txt": "Subject: [component] no está disponible\n[component] no está disponible ahora. "
    "Vuelve *|ETA|*.\nMira %status_url%",
    "restored.eml": "Subject: Checkout is back\nContent-Type: text/plain\n\nCheckout works again. Thank you.\n",
    "503.html": "<html lang=en><script>var x</script><p>The shop is not available right now.</p></html>",
    "order-shipped.json": '{"name": "order-shipped", "subject": "On its way", "html_content": "<p>Your order</p>"}',
    "502.html": "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.25.3</center>",
    "program.txt": "Subject: Outage\nThe shop is down. *|IF:VIP|*Call us.*|END:IF|*",
    "broken-outage.txt": "Subject: Outage\nThe shop is down. {{#if eta}}Back {{eta}}",
}


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def drafted(folder: str = "ours") -> Project:
    project = load_project(Path(folder))
    assert link(project).problems == ()
    return project


def test_both_languages_are_one_message_whose_words_are_as_they_were(templates: Path) -> None:
    assert main(["init", "ours", "--from", "templates"]) == 0
    plan = drafted().plans["drafted"].model
    notice = plan.messages["outage-notice"]
    assert notice.subject == "{{component}} is unavailable"
    assert notice.text.splitlines() == [
        "{{component}} is not available right now. Back {{eta}}.",
        "Follow {{status_url}} or [our blog](https://blog.anycompany.example)",
    ]
    assert notice.languages["es"].subject == "{{component}} no está disponible"
    assert set(plan.messages) == {"outage-notice", "restored", "error-503"}
    assert plan.messages["error-503"].text == "The shop is not available right now."


def test_words_in_an_old_encoding_are_words_too(templates: Path) -> None:
    spanish = templates / "outage-notice-es.txt"
    spanish.write_bytes(spanish.read_text().encode("latin-1"))
    assert main(["init", "ours", "--from", "templates"]) == 0
    notice = drafted().plans["drafted"].model.messages["outage-notice"]
    assert notice.languages["es"].subject == "{{component}} no está disponible"


@pytest.mark.parametrize(
    "answer",
    [
        {"type": "about:blank", "status": 503, "detail": "Search is unavailable until {{eta}}."},
        {"error": {"code": 7, "message": "Search is unavailable until {{eta}}."}},
    ],
)
def test_an_error_answer_of_an_api_is_wording_too(
    templates: Path, answer: dict[str, object]
) -> None:
    (templates / "search-api.json").write_text(json.dumps(answer))
    assert main(["init", "ours", "--from", "templates"]) == 0
    plan = drafted().plans["drafted"].model
    assert plan.messages["search-api"].text == "Search is unavailable until {{eta}}."
    assert plan.channels["store-api"].type == "api-error"


def test_what_is_not_drafted_is_told_with_its_reason(
    templates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "ours", "--from", "templates"]) == 0
    told = capsys.readouterr().out
    assert "not drafted: templates/order-shipped.json: it is not about an outage" in told
    assert "not drafted: templates/502.html: it is a server's own page" in told
    assert "not drafted: templates/program.txt: it holds what no reader is shown" in told
    assert "not drafted: templates/broken-outage.txt: its blocks cannot be read" in told


def test_a_time_that_may_lie_either_way_is_not_called_past(templates: Path) -> None:
    (templates / "outage-since-en.txt").write_text(
        "Subject: Outage\nCheckout is down since *|SINCE|*."
    )
    assert main(["init", "ours", "--from", "templates"]) == 0
    written = Path("ours/plans/drafted.yaml").read_text()
    (line,) = (
        line for line in written.splitlines() if line.strip().startswith(("SINCE:", "since:"))
    )
    assert "lies: any" in line
    assert line.endswith("# derived: a time, ahead or past, by its name")


def test_what_is_open_is_counted_and_lint_tells_each(
    templates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "ours", "--from", "templates"]) == 0
    project = drafted()
    documents = (*project.plans.values(), *project.environments.values(), *project.drills.values())
    count = sum(len(open_questions(document.source)) for document in documents)
    assert f"{count} open questions" in capsys.readouterr().out
    assert main(["lint", "--root", "ours"]) == 1
    assert capsys.readouterr().out.count("error[CD004]") == count


def test_it_writes_the_same_again_and_nothing_over_what_is_there(templates: Path) -> None:
    assert main(["init", "ours", "--from", "templates"]) == 0
    assert main(["init", "again", "--from", "templates"]) == 0
    first = {file.relative_to("ours"): file.read_bytes() for file in Path("ours").rglob("*.yaml")}
    assert len(first) == 3
    assert all(Path("again", name).read_bytes() == content for name, content in first.items())
    assert main(["init", "ours", "--from", "templates"]) == 2
    assert all(Path("ours", name).read_bytes() == content for name, content in first.items())


def test_a_run_is_refused_while_a_question_is_open(
    templates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "ours", "--from", "templates"]) == 0
    assert main(["preflight", "--root", "ours"]) == 3
    assert "open: Who approved these words, and when?" in capsys.readouterr().out


def test_answers_close_what_they_answer(templates: Path) -> None:
    Path("answers.yaml").write_text(
        "audiences: {customers: {relation: external, languages: [en, es]}}\n"
        "approved: {by: Head of Customer Care, on: 2026-11-02}\n"
        "within: 15m\n"
        "stage: dev\n"
        'guard: {hosts: ["127.0.0.1"], recipients: ["*@drill.anycompany.example"]}\n'
        "subscribers: [{id: ana, audience: customers, email: ana@drill.anycompany.example}]\n"
        "inbox: {use: maildir, with: {path: /var/mail/drill}}\n"
        "sends: the duty manager\n"
    )
    assert main(["init", "ours", "--from", "templates", "--answers", "answers.yaml"]) == 0
    project = drafted()
    plan = project.plans["drafted"].model
    steps = {step.id: step for step in plan.scenarios["unplanned-outage"].steps}
    assert steps["outage-notice-is-seen"].to == ("customers",)
    assert steps["restored-is-seen"].phase == "recovery"
    assert project.environments["drafted"].model.stage == "dev"


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ("deadline: 15m", "'deadline', which is not asked"),
        ("within: soon", "'soon' is not a duration"),
        ("stage: production", "production"),
        ("guard: everything", "guard is 'everything'"),
        ("[1, 2]", "holds no answers"),
    ],
)
def test_an_answer_that_does_not_fit_writes_nothing(
    templates: Path, capsys: pytest.CaptureFixture[str], answers: str, why: str
) -> None:
    Path("answers.yaml").write_text(answers)
    assert main(["init", "ours", "--from", "templates", "--answers", "answers.yaml"]) == 2
    assert why in capsys.readouterr().err
    assert not Path("ours").exists()


def test_a_source_that_is_none_is_refused_by_name(
    templates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "ours", "--from", "sess"]) == 2
    assert "--from 'sess' is no source and no folder" in capsys.readouterr().err
