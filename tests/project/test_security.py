"""What SECURITY.md says of each command is so."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
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
import io, json, os, sys
from contextlib import redirect_stderr, redirect_stdout

WAYS_OUT = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork", "pty.spawn")
seen, may_start = [], ()

def watch(event, arguments):
    if event in WAYS_OUT:
        stop(f"CONTACTED: {event} {arguments!r}")
    if event in STARTS and not str(arguments[0]).endswith(may_start):
        stop(f"EXECUTED: {event} {arguments!r}")

def stop(what):
    seen.append(what)
    raise SystemExit(9)

sys.addaudithook(watch)
from commdrill.app.cli import main

def said(folder, arguments):
    os.chdir(folder)
    seen.clear()
    told = io.TextIOWrapper(io.BytesIO(), write_through=True)
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(told):
        main(arguments)
    return told.buffer.getvalue().decode() + " ".join(seen)

for folder, starts, arguments in json.load(sys.stdin):
    may_start = tuple(filter(None, starts))
    print(json.dumps(said(folder, arguments)), flush=True)
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


Call = tuple[Path, list[str], list[str]]


def shipped(root: Path) -> Path:
    """The shipped project, and an environment of somebody who means harm."""
    for folder in ("plans", "drills", "reports/sample"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "drills" / "environments" / "hostile.yaml").write_text(HOSTILE)
    (root / "drills" / "hostile.yaml").write_text(DRILL)
    (root / "README.md").write_text("hello")
    return root


def watched(calls: Sequence[Call]) -> list[str]:
    """What each said, one after the other, once every way out was watched: from the first import on."""
    run = subprocess.run(
        [sys.executable, "-c", WATCHED],
        input=json.dumps([(str(folder), *rest) for folder, *rest in calls]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """By those that are said to be quiet: each in a project of its own."""
    names = [name for name in QUIET if name != "sandbox"]
    roots = [shipped(tmp_path_factory.mktemp(name) / "project") for name in names]
    calls = [
        (root, COMMANDS[name][0].replace("nothing", "").split(", "), [name, *CALLS[name]])
        for root, name in zip(roots, names, strict=True)
    ]
    return dict(zip(names, zip(roots, watched(calls), strict=True), strict=True))


@pytest.mark.parametrize("name", [name for name in QUIET if name != "sandbox"])
def test_a_command_that_is_said_to_be_quiet_is_quiet(
    name: str, said: dict[str, tuple[Path, str]]
) -> None:
    project, told = said[name]
    assert "CONTACTED" not in told
    assert "EXECUTED" not in told
    assert "Traceback" not in told
    assert {file.name for file in project.iterdir()} <= {*BEFORE, "new"}


@pytest.mark.parametrize("name", ["preflight", "run"])
def test_the_watch_sees_a_command_that_is_not_quiet(name: str, tmp_path: Path) -> None:
    words = [name, "search-slowdown", "--environment", "sandbox-plain"]
    (told,) = watched([(shipped(tmp_path / "project"), [""], words)])
    assert "CONTACTED" in told or "EXECUTED" in told
