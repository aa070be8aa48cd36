"""CONTRIBUTING's first driver works as printed there."""

import os
import re
import subprocess
import sys
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from commdrill import driver

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder that looks like an installed package with the driver in it."""
    blocks = BLOCK.findall(CONTRIBUTING.read_text(encoding="utf-8"))
    for language, text in blocks:
        if language == "python":
            (tmp_path / text.splitlines()[0].removeprefix("# ")).write_text(text)
    (offer,) = [text for language, text in blocks if language == "toml"]
    info = tmp_path / "flag_file-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: flag-file\nVersion: 1.0\n")
    header, entry, *_ = offer.splitlines()
    group = header.split('"')[1]
    (info / "entry_points.txt").write_text(f"[{group}]\n{entry.replace(chr(34), '')}\n")
    return tmp_path


def python(package: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *argv],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_keeps_the_contract_of_faults(package: Path) -> None:
    tests = python(
        package, "pytest", "-q", "--color=no", "-W", "error", "-p", "no:cacheprovider", "."
    )
    assert re.search(r"^\d+ passed in", tests.stdout, re.MULTILINE), tests.stdout + tests.stderr


def test_it_is_offered_with_its_manual(package: Path) -> None:
    manual = python(package, "commdrill", "drivers", "flag-file").stdout
    assert "Breaks a component by a file that its web server looks for." in manual
    assert "the file; it must not be there before" in manual
    assert "use: flag-file" in manual


def test_what_looks_return_is_told_field_by_field() -> None:
    rows = re.findall(
        r"^\| `([A-Z]\w+)` \| (`.*) \|$", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {name: re.sub(r"\([^)]*\)", "", cells) for name, cells in rows if hasattr(driver, name)}
    assert {"Page", "StatusBoard", "Message"} <= told.keys()
    for name, cells in told.items():
        needed, _, others = cells.partition(";")
        found = fields(getattr(driver, name))
        assert re.findall(r"`(\w+)`", f"{needed}{others}") == [one.name for one in found], name
        lacking = (one for one in found if one.default is one.default_factory is MISSING)
        assert re.findall(r"`(\w+)`", needed) == [one.name for one in lacking], name
