"""What a run leaves to be done in the days after it, from the plan to the after-action report."""

import json
from pathlib import Path

import pytest

from commdrill.app.cli import main

from .test_free_words import DRILL, PLAN
from .test_sabotages import PROJECT, drilled, opened

REPORT = """\
      - {id: regulator-has-a-report, phase: follow-up, channel: desk, title: "Does the regulator have the report?", within: 5d}
"""


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_it_stands_in_due_until_somebody_attests_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "project"
    environments = folder / "drills" / "environments"
    environments.mkdir(parents=True)
    for name in ("sandbox-plain.yaml", "subscribers.csv"):
        (environments / name).write_bytes((PROJECT / "drills/environments" / name).read_bytes())
    plan = PLAN.replace("placeholders:", "  desk: {type: manual}\nplaceholders:") + REPORT
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    (folder / "drill.yaml").write_text(DRILL, encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with opened(folder, "sandbox-plain"):
        code, report = drilled(folder, "free-outage", "--strict")
    (step,) = (one for one in report["steps"] if one["phase"] == "follow-up")
    assert (code, step["outcome"]) == (0, "skipped")
    assert "within 5d of the run's end" in step["reason"]

    root = ("--root", str(folder))
    assert main([*root, "due", "--json"]) == 0
    (waiting,) = json.loads(told(capsys))["follow_ups"]
    assert (waiting["run"], waiting["step"]) == (report["run"], step["id"])
    assert waiting["due"][:10] > report["finished"][:10]
    assert not waiting["overdue"]
    assert main([*root, "coverage"]) == 0
    assert "1 step to be done after a run" in told(capsys)
    assert main([*root, "aar", "free-outage", "--format", "markdown"]) == 0
    assert "waits for a person's word" in told(capsys)

    word = ("attest", report["run"], step["id"], "--by", "Kim", "--passed")
    assert main([*root, *word]) == 0
    told(capsys)
    assert main([*root, "due", "--json"]) == 0
    assert json.loads(told(capsys))["follow_ups"] == []
    assert main([*root, "aar", "free-outage", "--format", "markdown"]) == 0
    assert "Kim attests that it was so" in told(capsys)
