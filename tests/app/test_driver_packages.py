"""Drivers of others' packages that do not load, are offered twice, or fail as they end."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.drivers.protocol import Look
from commdrill.sighting import Page
from tests.app.counted import OFFERS, CountedPage, project_in

OURS = "counted-page = tests.app.counted:CountedPage"


def test_lint_tells_a_package_that_does_not_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project_in(tmp_path, monkeypatch)
    offers = tmp_path / "site" / "counted-1.0.dist-info" / "entry_points.txt"
    offers.write_text(OFFERS.replace(OURS, "counted-page = tests.app.nowhere:CountedPage"))
    assert main(["--root", str(root), "lint"]) == 1
    assert (
        "error[D416]: the observer 'counted-page' of counted 1.0 does not load from "
        "tests.app.nowhere:CountedPage: ModuleNotFoundError" in capsys.readouterr().out
    )


def test_lint_tells_two_packages_that_offer_one_driver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project_in(tmp_path, monkeypatch)
    other = tmp_path / "site" / "other-2.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 2.0\n")
    (other / "entry_points.txt").write_text("[commdrill.observers]\ncounted-page = other:Page\n")
    assert main(["--root", str(root), "lint"]) == 1
    told = "error[D416]: counted 1.0 and other 2.0 both offer the observer 'counted-page'"
    assert told in capsys.readouterr().out


@contextmanager
def failing_to_close(eye: CountedPage) -> Iterator[Look]:
    yield lambda: Page("x:", 503 if eye.mark.exists() else 200, {}, "", "text/html")
    raise RuntimeError("the lease is not given back")


def test_an_observer_that_fails_as_it_ends_its_looks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project_in(tmp_path, monkeypatch)
    monkeypatch.setattr(CountedPage, "open", failing_to_close)
    assert main(["--root", str(root), "run"]) == 0
    (report,) = tmp_path.glob("reports/*/report.json")
    findings = [(one["code"], one["message"]) for one in json.loads(report.read_text())["findings"]]
    assert (
        "observer-not-closed",
        "page: its observer did not close: RuntimeError: the lease is not given back",
    ) in findings


def test_an_observer_that_does_not_end_its_looks_is_told_once_all_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it with the world broken, or without end."""
    root = project_in(tmp_path, monkeypatch)
    at_its_end: list[bool] = []
    never = threading.Event()

    @contextmanager
    def never_closing(eye: CountedPage) -> Iterator[Look]:
        with failing_to_close(eye) as look:
            yield look
            at_its_end.append(eye.mark.exists())
            never.wait()

    monkeypatch.setattr(CountedPage, "open", never_closing)
    monkeypatch.setattr("commdrill.engine.watchers._JOIN_SECONDS", 0.5)
    try:
        assert main(["--root", str(root), "run"]) == 0
    finally:
        never.set()
    assert at_its_end == [False]
    (report,) = tmp_path.glob("reports/*/report.json")
    findings = [(one["code"], one["message"]) for one in json.loads(report.read_text())["findings"]]
    told = "page: its observer did not close: it is still at it after 0.5s"
    assert ("observer-not-closed", told) in findings
