"""Notes of runs that this machine cannot read: nobody says then that all is put back."""

from pathlib import Path

import pytest

from commdrill.app.cli import main
from tests.app.counted import project_in

UNREADABLE = [b"", b"{}\n", b'{"run": "of another version"}\n', b"\0" * 100]


def test_whoever_is_about_to_drill_hears_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project_in(tmp_path, monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    notes = tmp_path / "state" / "commdrill" / "open"
    notes.mkdir(parents=True)
    (notes / "20261130T100000Z-shop-0000").touch()
    assert main(["--root", str(root), "tick"]) == 0
    assert "shop-0000 cannot be read, and may tell of a run" in capsys.readouterr().err


def test_notes_that_cannot_be_read_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project_in(tmp_path, monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert main(["--root", str(root), "recover"]) == 0
    notes = tmp_path / "state" / "commdrill" / "open"
    notes.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(UNREADABLE):
        (notes / f"20261130T100000Z-shop-000{number}-\x1b[31m").write_bytes(content)
    assert main(["--root", str(root), "recover"]) == 3
    told = capsys.readouterr().out
    for number in range(len(UNREADABLE)):
        assert f"shop-000{number}-␛[31m cannot be read, and may tell of a run" in told
    assert "\x1b" not in told
    assert told.count("nothing to recover") == 1
