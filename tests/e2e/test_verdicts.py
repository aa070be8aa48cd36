"""Whole runs against a company that is not the sandbox: each way of going wrong is told right."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .conftest import SECRET, Project
from .stood_still import seen_outcomes, unseen

MakeProject = Callable[..., Project]


def report(project: Project) -> dict[str, Any]:
    (folder,) = project.runs
    loaded: dict[str, Any] = json.loads((folder / "report.json").read_text())
    return loaded


def step(told: dict[str, Any], step_id: str) -> dict[str, Any]:
    return next(one for one in told["steps"] if one["id"] == step_id)


def bad_steps(told: dict[str, Any]) -> dict[str, str]:
    return {step: was for step, was in seen_outcomes(told).items() if was != "passed"}


def test_a_healthy_company_passes_and_leaves_what_auditors_need(project: MakeProject) -> None:
    shop = project()
    run = shop.run("run")
    assert run.returncode == 0, run.stderr
    told = report(shop)
    assert (told["outcome"], told["restored"], told["exit_code"]) == ("passed", True, 0)
    email = step(told, "email-tells")
    assert email["captured"]["eta"] in {"within 45 minutes", "en 45 minutos"}
    assert email["recipients"] == {"expected": 2, "reached": 2, "missing": []}
    assert all((shop.runs[0] / path).is_file() for path in email["evidence"])
    assert 0 <= email["took_s"] <= email["within_s"]
    assert shop.run("verify", told["run"], "--replay").returncode == 0
    assert not shop.broken.exists()


@dataclass(frozen=True)
class Blame:
    """What a way of going wrong does to which steps; the first one's reason names `word`."""

    way: str
    steps: Mapping[str, str]
    word: str


TOLD = ("email-tells", "sms-tells")
EVERY_MESSAGE = dict.fromkeys(("email-tells", "sms-tells", "email-restored"), "failed")
TOGETHER: list[list[Blame]] = [  # in one run: no one of them hides another
    [
        Blame("page-200", {"page-tells": "failed"}, "200"),
        Blame("api-html", {"api-tells": "failed"}, "JSON"),
        Blame("silent", dict.fromkeys(TOLD, "failed"), "ana, bo"),
        Blame("no-restored-notice", {"email-restored": "failed"}, "not received"),
        Blame("no-updates", {"updates-come": "failed"}, "no new update"),
    ],
    [
        Blame("blank-page", {"page-tells": "failed"}, "not available right now"),
        Blame("ana-forgotten", EVERY_MESSAGE, "ana"),
        Blame("stuck-incident", {"status-is-back": "failed"}, "resolved"),
    ],
    [
        Blame("page-no-eta", {"page-tells": "failed"}, "soon"),
        Blame("wrong-language", EVERY_MESSAGE, "ana reads es"),
        Blame(
            "broken-json",
            dict.fromkeys(("status-tells", "updates-come", "status-is-back"), "error"),
            "JSON",
        ),
    ],
    [
        Blame("stack-trace", {"page-tells": "failed"}, "a stack trace"),
        Blame("extra-words", EVERY_MESSAGE, "Extra words"),
    ],
    [Blame("twice", EVERY_MESSAGE, "second copy")],
    [Blame("restored-early", {"email-restored": "failed"}, "before the recovery")],
]


@pytest.mark.parametrize(
    "blames", TOGETHER, ids=lambda blames: "+".join(blame.way for blame in blames)
)
def test_what_goes_wrong_is_told_where_a_person_would_look(
    project: MakeProject, blames: list[Blame]
) -> None:
    ways = {blame.way for blame in blames}
    shop = project(*ways)
    run = shop.run("run")
    told, bad = report(shop), dict[str, str]()
    for blame in blames:
        bad |= {name: was for name, was in blame.steps.items() if name not in unseen(told)}
    assert bad_steps(told) == bad
    for blame in blames:
        first = step(told, next(iter(blame.steps)))
        said = first["reason"] + json.dumps(first["differences"], ensure_ascii=False)
        assert blame.word in said or first["id"] in unseen(told), blame.way
    again = shop.run("verify", told["run"], "--replay")
    assert again.returncode == 0, again.stdout
    still_shown = ways & {"stuck-incident", "broken-json"}
    found_out = 1 if "failed" in bad.values() else 3
    assert run.returncode == (4 if still_shown else found_out)
    assert not shop.broken.exists()


def test_a_fault_that_cannot_go_in_passes_nothing(project: MakeProject) -> None:
    shop = project("unbreakable")
    assert shop.run("run").returncode == 3
    assert "passed" not in {one["outcome"] for one in report(shop)["steps"]}


def test_a_world_that_cannot_be_put_back_is_shouted(project: MakeProject) -> None:
    shop = project("unrestorable")
    run = shop.run("run")
    assert run.returncode == 4
    assert (report(shop)["outcome"], report(shop)["restored"]) == ("not-restored", False)
    assert "/restore" in run.stdout + run.stderr


def test_nothing_more_is_broken_on_top_of_what_could_not_be_put_back(project: MakeProject) -> None:
    shop = project("unrestorable")
    again = (shop.root / "drill.yaml").read_text().replace("id: checkout-outage", "id: the-next")
    (shop.root / "next.yaml").write_text(again)
    run = shop.run("run", "checkout-outage", "the-next")
    assert run.returncode == 4
    assert "not drilled: the-next, because checkout-outage left something broken" in run.stderr
    assert len(shop.runs) == 1


def test_a_secret_is_nowhere_though_the_company_echoes_it(project: MakeProject) -> None:
    shop = project("page-200")
    run = shop.run("run")
    assert SECRET not in run.stdout + run.stderr
    for file in _files(shop.root):
        assert SECRET.encode() not in file.read_bytes(), file


def test_a_secret_too_short_to_be_masked_is_told(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIN", "12")
    shop = project()
    environment = shop.root / "environment.yaml"
    text = environment.read_text().replace(
        '/checkout"', '/checkout", headers: {X-Pin: "${env:PIN}"}'
    )
    environment.write_text(text)
    assert shop.run("run").returncode == 0
    found = {finding["code"]: finding["message"] for finding in report(shop)["findings"]}
    assert "${env:PIN} stands for has fewer than 4 characters" in found["short-secret"]


def test_a_secret_that_is_not_set_is_refused_before_anything_is_touched(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = project()
    text = (shop.root / "environment.yaml").read_text().replace("SHOP_TOKEN", "NOT_SET_ANYWHERE")
    (shop.root / "environment.yaml").write_text(text)
    run = shop.run("run")
    assert run.returncode == 3
    assert "${env:NOT_SET_ANYWHERE}" in run.stdout + run.stderr
    assert not shop.broken.exists()


@pytest.mark.parametrize(
    ("guarded", "instead", "word"),
    [
        ('hosts: ["127.0.0.1"]', 'hosts: ["*.dev.anycompany.example"]', "127.0.0.1"),
        ('"+1555*"]', '"+1999*"]', "+1555"),
    ],
)
def test_a_world_that_is_not_the_guarded_one_is_not_even_looked_at(
    project: MakeProject, guarded: str, instead: str, word: str
) -> None:
    shop = project()
    text = (shop.root / "environment.yaml").read_text()
    assert guarded in text
    (shop.root / "environment.yaml").write_text(text.replace(guarded, instead))
    run = shop.run("run")
    assert run.returncode == 3
    assert word in run.stdout + run.stderr


def test_several_drills_leave_one_junit_file(project: MakeProject, tmp_path: Path) -> None:
    shop = project()
    again = (shop.root / "drill.yaml").read_text().replace("id: checkout-outage", "id: again")
    (shop.root / "again.yaml").write_text(again)
    run = shop.run("run", "--junit", str(tmp_path / "all.xml"))
    assert run.returncode == 0, run.stderr
    assert len(shop.runs) == 2
    assert (tmp_path / "all.xml").read_text().count('name="email-tells"') == 2


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_an_action_that_fails_is_told_though_every_step_passes(project: MakeProject) -> None:
    shop = project()
    environment, drill = shop.root / "environment.yaml", shop.root / "drill.yaml"
    nobody = f"http://127.0.0.1:{shop.port}/no-such-door"
    announce = f"actions: {{announce: {{use: http, with: {{url: '{nobody}', method: POST}}}}}}\n"
    environment.write_text(environment.read_text() + announce)
    drill.write_text(drill.read_text() + "actions: {outage: [announce]}\n")
    assert shop.run("run").returncode == 0
    told = report(shop)
    assert {one["outcome"] for one in told["steps"]} == {"passed"}
    (finding,) = [one for one in told["findings"] if one["code"] == "action-failed"]
    assert finding["severity"] == "warning"
    assert "announce" in finding["message"]
