"""Files of ours: nobody else reads them, and nobody's link is followed."""

import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commdrill.private_files import (
    NotOurs,
    open_private,
    private_folder,
    read_private,
    write_once,
    write_private,
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "runs" / "one")
    write_private(folder / "mail.eml", b"Dear Ana")
    assert (mode(folder), mode(folder / "mail.eml")) == (0o700, 0o600)
    assert read_private(folder / "mail.eml", 100) == b"Dear Ana"


@pytest.mark.parametrize("name", ["n" * 255, "é" * 127])
def test_a_name_may_be_as_long_as_any(tmp_path: Path, name: str) -> None:
    write_private(tmp_path / name, b"Dear Ana")
    assert [file.name for file in tmp_path.iterdir()] == [name]


def link(path: Path) -> None:
    path.symlink_to(path.with_name("victim"))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("lay", [link, pipe, device, Path.mkdir])
def test_what_somebody_laid_there_is_not_opened(
    tmp_path: Path, lay: Callable[[Path], None]
) -> None:
    victim, path = tmp_path / "victim", tmp_path / "laid"
    victim.write_text("precious")
    lay(path)
    for flags in (os.O_RDONLY, os.O_RDWR | os.O_CREAT | os.O_TRUNC):
        with pytest.raises((NotOurs, IsADirectoryError)):
            open_private(path, flags)
    assert victim.read_text() == "precious"


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim", tmp_path / "report.html"
    victim.write_text("precious")
    path.symlink_to(victim)
    path.with_name("report.html.unfinished").symlink_to(victim)
    write_private(path, b"new")
    assert (victim.read_text(), path.read_text(), path.is_symlink()) == ("precious", "new", False)


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".commdrill").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(NotOurs, match="is a link or a file: a folder is needed there"):
        private_folder(tmp_path / ".commdrill")


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    write_private(tmp_path / "long", b"x" * 11)
    with pytest.raises(NotOurs, match="holds more than 10 bytes"):
        read_private(tmp_path / "long", 10)


TOLD = [f"number {number}".encode() * 1000 for number in range(8)]


def test_many_that_write_one_file_at_once_write_one_of_theirs(tmp_path: Path) -> None:
    path = tmp_path / "last"
    with ThreadPoolExecutor(len(TOLD)) as many:
        list(many.map(lambda content: write_private(path, content), TOLD * 25))
    assert path.read_bytes() in TOLD
    assert list(tmp_path.iterdir()) == [path]


def test_of_many_that_would_write_a_file_once_the_first_one_does(tmp_path: Path) -> None:
    def told(content: bytes) -> bytes:
        write_once(tmp_path / "machine", content)
        return (tmp_path / "machine").read_bytes()

    with ThreadPoolExecutor(len(TOLD)) as many:
        (first,) = set(many.map(told, TOLD))
    assert first in TOLD
    assert [path.name for path in tmp_path.iterdir()] == ["machine"]


def test_on_a_disk_that_has_no_links_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    write_once(tmp_path / "machine", b"one")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"one"]
