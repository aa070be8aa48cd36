"""`SHA256SUMS`, as `sha256sum` itself reads it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.private_files import UNFINISHED
from commdrill.record.checksums import checksums, files_of, read, written

NAMES = ["plain.txt", "two words.txt", "back\\slash", "line\nbreak", "sub/ñ.html", "  spaces"]


def fill(folder: Path) -> None:
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"this is {name}")


def test_every_file_is_listed_but_the_list_and_what_is_being_written(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "SHA256SUMS").touch()
    (tmp_path / f"report.html{UNFINISHED}").touch()
    assert set(files_of(tmp_path)) == set(NAMES)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="install coreutils: no sha256sum here")
def test_sha256sum_accepts_it_and_notices_a_change(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "SHA256SUMS").write_text(written(checksums(tmp_path)), encoding="utf-8")

    def check() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sha256sum", "-c", "--strict", "SHA256SUMS"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    fine = check()
    assert (fine.returncode, fine.stdout.count(": OK")) == (0, len(NAMES))
    (tmp_path / "sub/ñ.html").write_text("changed")
    assert check().returncode == 1


@given(
    st.dictionaries(st.text(st.characters(exclude_characters="\0"), min_size=1), st.just("ab" * 32))
)
def test_what_was_written_is_read_back(sums: dict[str, str]) -> None:
    assert read(written(sums)) == sums
