"""What SECURITY.md says of each command is so."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commdrill.app.commands import NAMES

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| `([\w-]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
COMMANDS = {
    name: (executes, contacts)
    for name, executes, contacts in _ROW.findall((ROOT / "SECURITY.md").read_text())
}
QUIET = sorted(
    name
    for name, (_, contacts) in COMMANDS.items()
    if contacts == "nothing" or contacts.startswith("nothing; with ")
)
WATCHED = """
import sys

WAYS_OUT = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork", "pty.spawn")
may_start = sys.argv.pop(1).split(",")

def watch(event, arguments):
    if event in WAYS_OUT:
        raise SystemExit(f"CONTACTED: {event} {arguments!r}")
    if event in STARTS and not str(arguments[0]).endswith(tuple(filter(None, may_start))):
        raise SystemExit(f"EXECUTED: {event} {arguments!r}")

sys.addaudithook(watch)
from commdrill.app.cli import main
sys.exit(main(sys.argv[1:]))
"""
CALLS = {
    "lint": [],
    "coverage": [],
    "aar": ["search-slowdown"],
    "compare": ["reports/sample", "reports/sample"],
    "completion": ["bash"],
    "due": [],
    "report": ["reports/sample"],
    "verify": ["reports/sample"],
    "attest": ["RUN", "search-page", "--by", "Kim", "--passed"],
    "sign-off": ["reports/sample", "--by", "Kim"],
    "prune": ["reports/sample", "--by", "Kim", "--dry-run"],
    "match": ["storefront", "outage-page", "README.md"],
    "schema": ["plan"],
    "drivers": ["command"],
    "explain": ["within"],
    "init": ["new"],
}
BEFORE = ("plans", "drills", "reports", "README.md")
DRILL = """\
kind: drill
id: hostile
title: Hostile
plan: storefront
scenario: unplanned-outage
environment: hostile
take_down: {checkout: outage}
"""
HOSTILE = """\
kind: environment
id: hostile
stage: dev
guard: {hosts: ["127.0.0.1"]}
aws: {region: us-east-1, endpoint_url: "http://127.0.0.1:9/${env:PATH}"}
components:
  checkout: {outage: {use: command, with: {break: [touch, broken], restore: [touch, whole], state: [touch, looked]}}}
channels:
  store-page: {use: web-page, with: {url: "http://127.0.0.1:9/${env:PATH}"}}
  customer-email: {use: imap, with: {host: "127.0.0.1", user: a, password: "${file:/etc/hostname}"}}
actions:
  announce: {use: command, with: {run: [touch, announced]}}
"""


def test_every_command_has_a_row() -> None:
    assert sorted(COMMANDS) == sorted(NAMES)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The shipped project, and an environment of somebody who means harm."""
    root = tmp_path / "project"
    for folder in ("plans", "drills", "reports/sample"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "drills" / "environments" / "hostile.yaml").write_text(HOSTILE)
    (root / "drills" / "hostile.yaml").write_text(DRILL)
    (root / "README.md").write_text("hello")
    return root


def watched(project: Path, may_start: str, *arguments: str) -> str:
    """What a command said, once every way out of it was watched."""
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, may_start, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return run.stderr


@pytest.mark.parametrize("name", [name for name in QUIET if name != "sandbox"])
def test_a_command_that_is_said_to_be_quiet_is_quiet(name: str, project: Path) -> None:
    may_start = COMMANDS[name][0].replace("nothing", "")
    told = watched(project, may_start, name, *CALLS[name])
    assert "CONTACTED" not in told
    assert "EXECUTED" not in told
    assert "Traceback" not in told
    assert {file.name for file in project.iterdir()} <= {*BEFORE, "new"}


@pytest.mark.parametrize("name", ["preflight", "run"])
def test_the_watch_sees_a_command_that_is_not_quiet(name: str, project: Path) -> None:
    told = watched(project, "", name, "search-slowdown", "--environment", "sandbox-plain")
    assert "CONTACTED" in told or "EXECUTED" in told
