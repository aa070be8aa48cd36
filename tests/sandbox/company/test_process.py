"""The sandbox as a process: started, known again, stopped, never left behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import requests

from commdrill.compile.references import OF_THE_SANDBOX
from commdrill.drivers.network.bounded_server import BoundedServer, Serving
from commdrill.errors import UsageError
from commdrill_sandbox.company.foundry import Foundry
from commdrill_sandbox.company.owner import Owner
from commdrill_sandbox.company.process import (
    FOLDER_PREFIX,
    RunningSandbox,
    SandboxNotStarted,
    SandboxOrder,
    is_alive,
    start_sandbox,
    stop_sandbox,
)

from .conftest import SOON, eventually

NAMES = {"store", "api", "status", "mail", "sms", "chat", "control", "smtp"}


PLAIN = "sandbox-plain"  # an embedded AWS takes longer to start than all that is shown here


@pytest.fixture
def sandbox(project: Path, request: pytest.FixtureRequest) -> Iterator[RunningSandbox]:
    started = start_sandbox(SandboxOrder(project, environment=getattr(request, "param", PLAIN)))
    yield started
    stop_sandbox(started)


@pytest.fixture(scope="module")
def lasting(project: Path) -> Iterator[RunningSandbox]:
    """One for all that do it no harm."""
    started = start_sandbox(SandboxOrder(project, environment=PLAIN))
    yield started
    stop_sandbox(started)


@pytest.mark.parametrize("sandbox", [PLAIN, "sandbox"], indirect=True)
def test_it_is_ready_when_it_is_started_and_gone_when_it_is_stopped(
    sandbox: RunningSandbox,
) -> None:
    assert NAMES <= set(sandbox.addresses) <= set(OF_THE_SANDBOX)
    assert requests.get(sandbox.addresses["store"], timeout=SOON).status_code == 200
    assert Path(sandbox.addresses["mail"]).is_dir()
    assert is_alive(sandbox)
    stop_sandbox(sandbox)
    assert not is_alive(sandbox)
    assert not Path(sandbox.addresses["mail"]).parent.exists()
    stop_sandbox(sandbox)  # a second time does nothing
    with pytest.raises(ProcessLookupError):
        os.kill(sandbox.pid, 0)


def test_it_can_be_stopped_from_what_was_written_down(sandbox: RunningSandbox) -> None:
    written = json.loads(json.dumps(sandbox.as_json()))
    again = RunningSandbox.from_json(written)
    assert again == sandbox
    stop_sandbox(again)
    assert not is_alive(sandbox)


@pytest.mark.parametrize("written", [{}, {"pid": "1"}, {"pid": 1, "addresses": [], "token": "x"}])
def test_what_is_no_record_of_a_sandbox_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no record"):
        RunningSandbox.from_json(written)


def test_another_sandbox_is_never_taken_for_it(lasting: RunningSandbox) -> None:
    stranger = replace(lasting, token="another")
    assert not is_alive(stranger)
    stop_sandbox(stranger)
    assert is_alive(lasting)


class Impostor(BaseHTTPRequestHandler):
    """Says that it is whatever sandbox it is asked for."""

    told = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.told)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None: ...


@pytest.mark.skipif(sys.platform != "linux", reason="told by /proc")
def test_a_record_from_elsewhere_ends_no_process_and_takes_no_folder(tmp_path: Path) -> None:
    """Whoever wrote it also answers for it."""
    kept = tmp_path / f"{FOLDER_PREFIX}notes"
    (kept / "mail").mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as bystander:
        told = json.dumps({"pid": bystander.pid, "token": "t"}).encode()
        handler = type("Told", (Impostor,), {"told": told})
        with Serving(BoundedServer("127.0.0.1", 0, handler, 5)) as server:
            control = f"http://127.0.0.1:{server.port}"
            addresses = {"control": control, "mail": str(kept / "mail")}
            planted = RunningSandbox(bystander.pid, addresses, "t")
            assert not is_alive(planted)
            stop_sandbox(planted)
        assert bystander.poll() is None
    assert kept.is_dir()


def test_ctrl_c_in_the_terminal_does_not_reach_it(lasting: RunningSandbox) -> None:
    assert os.getsid(lasting.pid) != os.getsid(0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_its_files(sandbox: RunningSandbox, number: signal.Signals) -> None:
    os.kill(sandbox.pid, number)
    folder = Path(sandbox.addresses["mail"]).parent
    eventually(lambda: not is_alive(sandbox) and not folder.exists())


@pytest.mark.skipif(sys.platform != "linux", reason="told by /proc")
def test_one_that_hangs_is_ended_all_the_same(sandbox: RunningSandbox) -> None:
    os.kill(sandbox.pid, signal.SIGSTOP)
    stop_sandbox(sandbox)
    with pytest.raises(ProcessLookupError):
        os.kill(sandbox.pid, 0)
    assert not Path(sandbox.addresses["mail"]).parent.exists()


def test_the_files_of_one_that_was_killed_are_removed(sandbox: RunningSandbox) -> None:
    os.kill(sandbox.pid, signal.SIGKILL)
    stop_sandbox(sandbox)
    assert not Path(sandbox.addresses["mail"]).parent.exists()


def test_a_name_that_stands_for_nothing_is_the_users_mistake(project: Path) -> None:
    with pytest.raises(UsageError, match=r"no sabotage 'mail-twise'.*'mail-twice'"):
        start_sandbox(SandboxOrder(project, sabotages=["mail-twise"]))
    with pytest.raises(UsageError, match=r"no plan 'shop'.*storefront"):
        start_sandbox(SandboxOrder(project, plan="shop"))


def test_one_that_does_not_come_up_says_why(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "not-there"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "sitecustomize.py").write_text(
        "raise SystemExit('where it was\\nthe disk is full')"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(SandboxNotStarted, match=r"^the sandbox ended with 1: the disk is full\n"):
        start_sandbox(SandboxOrder(project))


def test_nothing_of_the_folder_one_stands_in_is_imported(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A project may have a `secrets.py`, or a stranger's."""
    for name in ("secrets", "requests"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('this is somebody else')")
    monkeypatch.chdir(tmp_path)
    order = SandboxOrder(project, environment=PLAIN)
    stop_sandbox(start_sandbox(order))
    with Foundry() as founding:
        stop_sandbox(founding.start(order))
        assert founding.process.poll() is None


def test_it_outlives_its_owner_only_for_a_while(project: Path) -> None:
    owner = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    command = [
        *(sys.executable, "-m", "commdrill_sandbox.company", "--root", str(project)),
        *("--environment", PLAIN, "--owner", str(owner.pid), "--linger", "0.1"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        addresses = json.loads(process.stdout.readline())
        assert requests.get(addresses["store"], timeout=SOON).status_code == 200
        owner.kill()
        owner.communicate()
        assert process.wait(SOON) == 0
    assert not Path(addresses["mail"]).exists()


def test_an_owner_is_told_from_a_later_process_with_its_pid() -> None:
    me = Owner.of(os.getpid())
    assert me.is_alive()
    assert not replace(me, started="1").is_alive()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    owner = Owner.of(gone.pid)
    gone.wait()
    assert not owner.is_alive()
