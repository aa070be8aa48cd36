"""A driver that prints: none of it among our results, and no secret in any of it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forge import Command

from .corner import Corner, cornered

SECRET = "hunter2-hunter2"
_DRIVER = '''\
import logging, os, subprocess, sys
from pathlib import Path
from commdrill.driver import Driver, Json

print("a word as it is imported")

class Talker(Driver):
    """Breaks a shop, and talks."""

    token: str

    def hosts(self): return ()
    def observe(self): return None
    def inject(self, before):
        print("breaking with", self.token)
        print("complaining of", self.token, file=sys.stderr)
        logging.warning("logged: %s", self.token)
        sys.stdout.write("::error::in one piece: " + self.token + "\\n")
        os.write(1, b"past Python\\n")
        subprocess.run(["echo", "from a program"], check=True)
        Path(os.environ["WORLD"], "down").touch()
    def revert(self, before):
        print("reverting with", self.token)
        Path(os.environ["WORLD"], "down").unlink(missing_ok=True)
'''


def _become() -> int:
    """The command, with the talker installed."""
    sys.path.insert(0, os.environ["INSTALLED"])
    from commdrill.app.cli import main

    return main()


def installed(folder: Path) -> Path:
    info = folder / "talker-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: talker\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[commdrill.faults]\ntalker = talker_driver:Talker\n")
    (folder / "talker_driver.py").write_text(_DRIVER)
    return folder


def start(corner: Corner, *arguments: str) -> "subprocess.CompletedProcess[str]":
    there = {"INSTALLED": str(corner.root.parent / "installed"), "TALKER_TOKEN": SECRET}
    said = corner.root.parent / f"talked-{arguments[0]}"
    given = ("--root", str(corner.root), *arguments)
    return Command(given, {**corner.variables, **there}, said, become=_become).ended()


@pytest.fixture
def corner(tmp_path: Path) -> Iterator[Corner]:
    with cornered(tmp_path) as made:
        yield made


def test_what_a_driver_prints_is_no_result_and_tells_no_secret(corner: Corner) -> None:
    installed(corner.root.parent / "installed")
    text = (corner.root / "environment.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("      use: command\n")
    channels = rest[rest.index("channels:") :]
    use = '      use: talker\n      with: {token: "${env:TALKER_TOKEN}"}\n'
    corner.write("environment.yaml", before + use + channels)

    ended = start(corner, "run")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert not corner.down.exists()
    said = ("a word as", "breaking with", "logged:", "past Python", "from a program", "reverting")
    for words in said:
        assert words in ended.stderr
        assert words not in ended.stdout
    assert "breaking with ${env:TALKER_TOKEN}" in ended.stderr
    assert "complaining of ${env:TALKER_TOKEN}" in ended.stderr
    assert not any(line.startswith("::") for line in ended.stderr.splitlines())
    assert SECRET not in ended.stdout + ended.stderr

    listed = start(corner, "drivers")
    assert listed.stdout.startswith("faults\n")
    assert "a word as it is imported" in listed.stderr
