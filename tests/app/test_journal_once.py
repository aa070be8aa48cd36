"""A command reads a run's journal once, and one that writes it need not read it at all."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.private_files import read_private
from commdrill.record.folder import JOURNAL
from tests.app.counted import project_in
from tests.reports import story
from tests.reports.anew import write_anew


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each run's journal was read."""
    counted = Counter[str]()

    def counting(path: Path, largest: int) -> bytes:
        counted[path.parent.name] += path.name == JOURNAL
        return read_private(path, largest)

    monkeypatch.setattr("commdrill.record.folder.read_private", counting)
    return counted


def ended(reports: Path) -> Path:
    folder = story.write(reports, story.passed())
    write_anew(folder)
    return folder


def not_restored(reports: Path) -> Path:
    folder = story.write(reports, story.not_restored())
    write_anew(folder)
    return folder


def test_a_run_is_told_by_who_wrote_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Counter[str]
) -> None:
    assert main(["--root", str(project_in(tmp_path, monkeypatch)), "run"]) == 0
    (folder,) = (one.parent for one in tmp_path.glob("reports/*/report.html"))
    assert read == {}, folder


@pytest.mark.parametrize(
    ("made", "command"),
    [
        (ended, "sign-off RUN --by Kim"),
        (ended, "attest RUN call-partners --by Kim --passed"),
        (ended, "report RUN --format markdown"),
        (not_restored, "recover --resolved RUN --by Kim"),
    ],
)
def test_a_command_on_a_run_reads_it_once(
    made: Callable[[Path], Path], command: str, tmp_path: Path, read: Counter[str]
) -> None:
    (tmp_path / "plans").mkdir()
    folder = made(tmp_path)
    read.clear()
    assert main(command.replace("RUN", str(folder)).split()) == 0
    assert read == {folder.name: 1}
