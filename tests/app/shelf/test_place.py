"""`--report-dir`: a folder, or a shelf and the folder that holds its copies."""

from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from commdrill.app.command import Parser, add_report_dir
from commdrill.app.shelf.place import (
    copies_of,
    shared_run,
    shelf_behind,
    shown,
    this_machine,
)
from commdrill.errors import UsageError
from commdrill.shelf.folder import FolderShelf


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_a_shelf_is_known_by_the_folder_of_its_copies(state: Path, tmp_path: Path) -> None:
    copies = copies_of((tmp_path / "shared runs").as_uri())
    assert state in copies.parents
    assert shelf_behind(copies) == FolderShelf(tmp_path / "shared runs")
    assert shown(copies) == (tmp_path / "shared runs").as_uri()


@pytest.mark.parametrize("reports", ["reports", "/var/s3%3A%2F%2Fruns", "s3%3A%2F%2Fruns"])
def test_a_folder_of_any_other_place_is_a_folder(reports: str) -> None:
    assert shelf_behind(Path(reports)) is None
    assert shared_run(Path(reports) / "run") is None
    assert shown(Path(reports)) == reports


def test_a_link_to_the_state_changes_nothing(state: Path, tmp_path: Path) -> None:
    copies = copies_of((tmp_path / "shared").as_uri())
    copies.mkdir(parents=True)
    (tmp_path / "link").symlink_to(state)
    assert shelf_behind(tmp_path / "link" / copies.relative_to(state)) is not None


def test_two_states_are_two_machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = this_machine()
    assert this_machine() == first
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert this_machine() != first


def test_the_command_line_says_what_is_no_shelf() -> None:
    parser = Parser("commdrill run", "", "")
    add_report_dir(parser)
    assert parser.parse_args(["--report-dir", "out"]).report_dir == Path("out")
    with pytest.raises(UsageError, match="s4://runs is no shelf"):
        parser.parse_args(["--report-dir", "s4://runs"])


def test_an_address_longer_than_a_name_may_be_is_told() -> None:
    with pytest.raises(ArgumentTypeError, match="too long a name"):
        copies_of(f"file:///{'a' * 300}")
