"""Two commands of one user on one machine, and one shelf: what one writes the other leaves as it is."""

from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.shelf.place import copies_of
from commdrill.journal.fetching import fetch
from commdrill.shelf.folder import FolderShelf
from tests.app.counted import project_in


def test_a_run_that_lays_its_reports_out_is_not_brought_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by `run --fleet`, which waits for its end and shows it, beside the worker."""
    shelf, brought = FolderShelf(tmp_path / "shelf"), list[Path]()
    address = (tmp_path / "shelf").as_uri()
    replace = FolderShelf.replace

    def meanwhile(laid: FolderShelf, key: str, content: bytes) -> None:
        if not brought:
            brought.append(fetch(shelf, key.split("/")[1], copies_of(address)))
        replace(laid, key, content)

    monkeypatch.setattr(FolderShelf, "replace", meanwhile)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = ("--root", str(project_in(tmp_path, monkeypatch)))
    assert main([*root, "run", "--report-dir", address]) == 0
    assert (brought[0] / "report.html").exists()
    assert main([*root, "verify", brought[0].name, "--report-dir", address]) == 0
