"""A machine that has brought nothing from a shelf as yet knows of the runs there all the same."""

from pathlib import Path

import pytest

from commdrill.app.lint import LintRequest, earlier_runs
from commdrill.app.run.earlier_runs import earlier_runs as runs_before
from commdrill.app.shelf.place import copies_of, shared_run
from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.journal.book import Journal
from commdrill.journal.publishing import publish
from commdrill.record.events import RunFinished, RunOutcome
from commdrill.record.index.source import RunFolders
from tests.app import story

RUN = "20261123T100000Z-checkout-outage-7f3a"


def leave(address: str) -> None:
    """A run on this shelf, by a machine that keeps its state where it does now."""
    folder = copies_of(address) / RUN
    shared = shared_run(folder)
    assert shared is not None
    folder.mkdir(parents=True)
    with Journal.create(folder, RUN, SystemClock(), Secrets(), shared) as journal:
        journal.append(story.started())
        journal.append(story.passed(story.PAGE, 1.0))
        journal.append(RunFinished(RunOutcome.PASSED, 0, restored=True))
        publish(shared, folder, journal.result)


def test_lint_with_a_shelf_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = (tmp_path / "shelf").as_uri()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-of-one"))
    leave(address)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-of-two"))
    found = earlier_runs(LintRequest(root=tmp_path, report_dir=copies_of(address)))
    assert [run.run for run in found.runs] == [RUN]


def test_a_run_notes_those_before_it_that_another_machine_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = (tmp_path / "shelf").as_uri()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-of-one"))
    leave(address)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-of-two"))
    noted = runs_before(
        RunFolders(copies_of(address)), "checkout-outage", RUN.replace("20261123", "20261124")
    )
    assert noted is not None
    assert [(run.run, run.steps[0].outcome) for run in noted.runs] == [(RUN, "passed")]
    assert runs_before(RunFolders(copies_of(address)), "checkout-outage", RUN) is None


def test_a_shelf_that_says_that_a_run_ended_and_has_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "shelf" / "ended").mkdir(parents=True)
    (tmp_path / "shelf" / "ended" / f"20261123T100500Z-{RUN}").touch(mode=0o600)
    copies = copies_of((tmp_path / "shelf").as_uri())
    assert earlier_runs(LintRequest(root=tmp_path, report_dir=copies)).runs == ()
