"""Real processes that are stopped and continued: what nobody could see is told as that, and fails nobody."""

import signal
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ports import free_port

from .corner import Corner, a_moment, cornered

_LAST = "{id: page-is-back"
_CHAT = "{id: chat-tells, phase: outage, channel: chat, message: outage, within: 2s}"
_STOOD_STILL = 4.0  # seconds: longer than any step here has, and than whoever posts waits


@pytest.fixture
def corner(tmp_path: Path) -> Iterator[Corner]:
    """A drill with a receiver of posts, too."""
    with cornered(tmp_path) as shop:
        shop.change(
            "plan.yaml", "api: {type: api-error}", "api: {type: api-error}, chat: {type: webhook}"
        )
        shop.change("plan.yaml", _LAST, f"{_CHAT}\n      - {_LAST}")
        environment = (shop.root / "environment.yaml").read_text(encoding="utf-8")
        chat = f'  chat: {{use: webhook, with: {{listen: "127.0.0.1:{free_port()}", path: /}}}}\n'
        shop.write("environment.yaml", environment + chat)
        yield shop


def post_to(corner: Corner) -> bool:
    """Whether somebody takes in what a chat's sender posts, within the second that it waits."""
    text = (corner.root / "environment.yaml").read_text(encoding="utf-8")
    address = text.partition('listen: "')[2].partition('"')[0]
    said = b"Checkout is not available right now. We expect it back within 45 minutes."
    request = urllib.request.Request(f"http://{address}/", said, {"Content-Type": "text/plain"})
    try:
        with urllib.request.urlopen(request, timeout=1.0):
            return True
    except (OSError, urllib.error.URLError):
        return False


def stopped_at(corner: Corner, said: str) -> dict[str, dict[str, str]]:
    """What became of each step of a run that stood still once its journal said this."""
    run = corner.start("run")
    while not any(said in (folder / "journal.jsonl").read_text() for folder in corner.runs):
        assert run.returncode is None
        a_moment()
    run.send_signal(signal.SIGSTOP)
    try:
        assert not post_to(corner), "nobody takes it in"
        threading.Event().wait(_STOOD_STILL)
    finally:
        run.send_signal(signal.SIGCONT)
    run.ended()
    return {e["step"]: e for e in corner.events() if e["event"] == "StepDecided"}


def test_a_run_that_stood_still_fails_no_step_that_was_kept(corner: Corner) -> None:
    decided = stopped_at(corner, '"event": "FaultArmed"')
    pages = {step: one["outcome"] for step, one in decided.items() if step != "chat-tells"}
    assert set(pages.values()) <= {"passed", "error"}, decided
    assert "Paused" in corner.names()
    assert not corner.down.exists()


def test_a_post_that_came_while_it_stood_still_is_told_as_perhaps_lost(corner: Corner) -> None:
    chat = stopped_at(corner, '"stage": "outage"')["chat-tells"]
    assert chat["outcome"] == "error", chat
    assert "may be lost" in chat["reason"]
    found = [e for e in corner.events() if e["event"] == "FindingMade"]
    told = [e["message"] for e in found if e["code"] == "lost-meanwhile"]
    assert told, "and each is told once: a busy machine may stand still, too"
    assert len(told) == len(set(told))
