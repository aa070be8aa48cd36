"""Only regular files are read, where documents may read, and no more of them than is sound."""

import os
from pathlib import Path

import pytest

from commdrill.documents.named_file import NotReadable, ReadableFolders


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    return root


def why(root: Path, file: Path, most: int = 1_000) -> str:
    with pytest.raises(NotReadable) as refused:
        ReadableFolders.of(root).read(file, most)
    return str(refused.value)


def test_a_file_in_the_project_is_read_whole(root: Path) -> None:
    (root / "people.csv").write_bytes(b"x" * 1_000)
    assert ReadableFolders.of(root).read(root / "people.csv", 1_000) == b"x" * 1_000


def test_a_link_within_the_project_is_followed(root: Path) -> None:
    (root / "people.csv").write_text("id,audience\n")
    (root / "all.csv").symlink_to("people.csv")
    assert ReadableFolders.of(root).text(root / "all.csv", 1_000) == "id,audience\n"


def test_a_larger_one_is_refused(root: Path) -> None:
    (root / "people.csv").write_bytes(b"x" * 1_001)
    assert why(root, root / "people.csv") == "the file is larger than 1,000 bytes"


@pytest.mark.parametrize("named", ["../beside.csv", "link.csv", "folder/link/beside.csv"])
def test_what_lies_elsewhere_is_refused_by_whatever_way_it_is_named(root: Path, named: str) -> None:
    beside = root.parent / "beside.csv"
    beside.write_text("id,audience\n")
    (root / "link.csv").symlink_to(beside)
    (root / "folder").mkdir()
    (root / "folder" / "link").symlink_to(root.parent, target_is_directory=True)
    assert "lies outside" in why(root, root / named)


@pytest.mark.parametrize("file", ["/proc/self/environ", "/dev/zero", "/etc/hostname"])
def test_the_machines_own_files_are_refused(root: Path, file: str) -> None:
    assert "lies outside" in why(root, root / file)


def test_what_is_no_regular_file_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "people.csv")
    assert why(root, root / "people.csv") == "it is no regular file"
    assert why(root, root) == "it is no regular file"


def test_a_device_is_not_read_where_its_folder_is_allowed() -> None:
    assert why(Path("/dev"), Path("/dev/zero")) == "it is no regular file"


def test_a_loop_of_links_and_nothing_at_all_are_told(root: Path) -> None:
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    assert "no such file" in why(root, root / "a") or "links" in why(root, root / "a")
    assert why(root, root / "c") == "there is no such file"


def test_what_is_no_text_is_told_without_a_byte_of_it(root: Path) -> None:
    (root / "token").write_bytes(b"\xffhunter2")
    with pytest.raises(NotReadable, match=r"^it is not UTF-8 text$"):
        ReadableFolders.of(root).text(root / "token", 100)
