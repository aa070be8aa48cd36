"""Runs on a shelf: two hosts, one of which dies, sleeps, or is not alone."""

import json
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from commdrill.shelf.folder import FolderShelf
from tests.adopt.own_aws import own_aws
from tests.drivers.aws.local_aws import LocalAws
from tests.shelf.shelves import (
    BUCKET,
    Deed,
    answer_lost_once,
    hung_up_from,
    s3_shelf,
    wired,
)

from .corner import a_moment
from .two_hosts import Hosts, two_hosts

_KILL, _STOP = "kill -KILL $PPID", "kill -STOP $PPID"
_numbers = count()


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    with own_aws() as found:
        found.bucket(BUCKET)
        yield found


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[Hosts]:
    """On a shelf in a folder: all else is the same, and S3 takes its time."""
    shelf = FolderShelf(tmp_path / "shelf")
    with two_hosts(tmp_path, shelf.address, shelf) as both:
        yield both


@pytest.fixture
def in_s3(tmp_path: Path, aws: LocalAws, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosts]:
    monkeypatch.setenv("AWS_ENDPOINT_URL", aws.endpoint_url)
    prefix = f"team-{next(_numbers)}/"
    shelf = s3_shelf(aws.endpoint_url, prefix=prefix)
    with two_hosts(tmp_path, f"s3://{BUCKET}/{prefix}", shelf) as both:
        yield both


def taken_over_and_whole(hosts: Hosts) -> None:
    """Host two puts it back, and both find the run whole."""
    taken = hosts.two.run("recover", "--take-over")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert not hosts.is_broken()
    whole_on_both(hosts)


def whole_on_both(hosts: Hosts) -> None:
    assert hosts.names().count("RunFinished") == 1
    assert hosts.names()[-1] == "RunFinished"
    for host in (hosts.one, hosts.two):
        verified = host.run("verify", "latest")
        assert verified.returncode == 0, verified.stdout + verified.stderr
    again = hosts.two.run("recover")
    assert again.returncode == 0
    assert "nothing to recover" in again.stdout or "been put back already" in again.stdout
    assert hosts.names()[-1] == "RunFinished"


def stays(hosts: Hosts) -> None:
    """The outage lasts: time to be met in it."""
    last = "{id: page-is-back"
    more = "{id: page-stays, phase: outage, channel: page, message: outage, stays: 3s, within: 20s}"
    for host in (hosts.one, hosts.two):
        host.corner.change("plan.yaml", last, f"{more}\n      - {last}")


class TestOneAfterTheOther:
    def test_what_one_ran_the_other_reads(self, in_s3: Hosts) -> None:
        assert in_s3.one.run("run").returncode == 0
        whole_on_both(in_s3)
        run = in_s3.runs[0]
        left = {key.removeprefix(f"runs/{run}/") for key in in_s3.shelf.list(f"runs/{run}/")}
        assert {"journal.jsonl", "report.html", "report.json", "junit.xml", "SHA256SUMS"} <= left
        assert f"{run}\n" in in_s3.two.run("coverage").stdout
        assert run in in_s3.two.run("report", "latest").stdout
        assert in_s3.two.run("aar", "checkout-outage", "--format", "markdown").returncode == 0
        assert in_s3.two.run("due").returncode == 0
        assert in_s3.two.run("verify", "--all").returncode == 0

    def test_a_word_of_one_is_read_by_the_other(self, hosts: Hosts) -> None:
        assert hosts.one.run("run").returncode == 0
        assert hosts.two.run("sign-off", "latest", "--by", "Kim").returncode == 0
        assert '"Kim"' in hosts.one.run("report", "latest", "--format", "json").stdout
        assert hosts.one.run("verify", "latest").returncode == 0

    def test_every_line_says_which_host_wrote_it(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        taken_over_and_whole(hosts)
        writers = [event["writer"].split("/")[1] for event in hosts.events()]
        began = hosts.names().index("RecoveryStarted")
        assert len({*writers[:began]}) == len({*writers[began:]}) == 1
        assert writers[0] != writers[-1]


class TestKilled:
    @pytest.mark.parametrize(
        "event", ["RunStarted", "FaultArmed", "StepDecided", "FaultReverted", "RunFinished"]
    )
    def test_at_an_event_it_is_put_back_from_another_host(self, hosts: Hosts, event: str) -> None:
        hosts.killed_at(event)
        taken_over_and_whole(hosts)

    @pytest.mark.parametrize("after", [False, True])
    @pytest.mark.parametrize("program", ["stop.sh", "start.sh"])
    def test_right_before_or_after_the_world_is_changed(
        self, in_s3: Hosts, program: str, after: bool
    ) -> None:
        in_s3.once(program, _KILL, after=after)
        assert in_s3.one.run("run").returncode == -signal.SIGKILL
        taken_over_and_whole(in_s3)

    def test_while_it_takes_over_it_is_taken_over_itself(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        hosts.once("start.sh", f"{_KILL}; exit 1")
        assert hosts.two.run("recover", "--take-over").returncode == -signal.SIGKILL
        assert hosts.is_broken()
        assert hosts.one.run("recover", "--take-over").returncode == 0
        assert not hosts.is_broken()
        assert "has been put back already" in hosts.two.run("recover").stdout


class TestNeverSilently:
    def test_a_run_of_another_host_is_told_of_and_left_alone(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        before = hosts.names()
        left = hosts.two.run("recover")
        assert left.returncode == 3
        assert "may be under way" in left.stdout
        assert f"`commdrill recover {hosts.runs[0]} --take-over --report-dir" in left.stdout
        assert hosts.is_broken()
        assert hosts.names() == before

    def test_the_environment_is_its_own_for_as_long(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        (first,) = hosts.runs
        second = hosts.two.run("run")
        assert second.returncode == 3
        told = f"another run, {first} (process "
        assert told in second.stdout + second.stderr
        assert "--take-over" in second.stdout + second.stderr
        assert hosts.two.run("recover", first, "--take-over").returncode == 0
        assert hosts.two.run("run").returncode == 0

    def test_its_own_dead_run_a_host_puts_back_by_itself(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        assert hosts.one.run("recover").returncode == 0
        assert not hosts.is_broken()
        whole_on_both(hosts)

    def test_but_not_one_that_another_has_taken_over(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        hosts.once("start.sh", f"{_KILL}; exit 1")
        hosts.two.run("recover", "--take-over")
        left = hosts.one.run("recover")
        assert left.returncode == 3
        assert hosts.is_broken()
        assert hosts.names()[-1] == "RecoveryStarted"

    def test_nor_one_that_was_put_back_before_it_came_back(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        taken_over_and_whole(hosts)
        hosts.two.corner.down.touch()  # somebody else's outage, in the meantime
        assert hosts.one.run("recover").returncode == 0
        assert hosts.is_broken()

    def test_a_run_that_left_something_broken_keeps_others_from_it(self, hosts: Hosts) -> None:
        hosts.one.corner.program("start.sh", "exit 1")
        assert hosts.one.run("run").returncode == 4
        second = hosts.two.run("run")
        assert second.returncode == 3
        assert "left 'dev' broken" in second.stdout + second.stderr
        told = hosts.two.run("recover")
        assert (told.returncode, "broken" in told.stdout) == (4, True)
        taken = hosts.two.run("recover", "--take-over")
        assert (taken.returncode, hosts.is_broken()) == (0, False)
        assert hosts.two.run("run").returncode == 0

    def test_without_a_shelf_there_is_nothing_to_take_over(self, hosts: Hosts) -> None:
        told = hosts.one.corner.run("recover", "--take-over")
        assert told.returncode == 2
        assert "--report-dir s3://" in told.stderr

    def test_what_is_no_shelf_is_a_mistake_of_the_command_line(self, hosts: Hosts) -> None:
        told = hosts.one.corner.run("run", "--report-dir", "s4://runs")
        assert told.returncode == 2
        assert "is no shelf" in told.stderr


def test_a_run_that_lives_after_all_ends_and_changes_nothing_more(hosts: Hosts) -> None:
    stays(hosts)
    run = hosts.one.start("run")
    while run.returncode is None and not hosts.says("StepSeen"):
        a_moment()
    assert hosts.two.run("recover", "--take-over").returncode == 0
    assert run.ended().returncode == 3
    assert not hosts.is_broken()
    whole_on_both(hosts)


def test_a_dead_run_is_gone_on_with_where_it_began_and_nowhere_else(hosts: Hosts) -> None:
    stays(hosts)
    hosts.killed_at("StepSeen")
    elsewhere = hosts.two.run("resume", "latest")
    assert elsewhere.returncode == 2
    assert "was not begun by you on this machine" in elsewhere.stderr
    assert hosts.is_broken()
    assert hosts.one.run("resume", "latest").returncode in (0, 3)
    assert not hosts.is_broken()
    assert "Resumed" in hosts.names()
    whole_on_both(hosts)


class TestAsleep:
    """SIGSTOP: a host that everybody takes for dead, and that wakes up."""

    def _woken(self, hosts: Hosts, event: str) -> tuple[int | None, str]:
        """Host one sleeps once its program says so, and wakes after its run was put back."""
        run = hosts.one.start("run")
        while run.returncode is None and not (hosts.says(event) and self._is_asleep(hosts)):
            a_moment()
        assert hosts.two.run("recover", "--take-over").returncode == 0
        assert not hosts.is_broken()
        (hosts.one.corner.world / "go").touch()
        run.send_signal(signal.SIGCONT)
        ended = run.ended()
        return ended.returncode, ended.stderr

    def _is_asleep(self, hosts: Hosts) -> bool:
        return (hosts.one.corner.world / "asleep").exists()

    @pytest.mark.parametrize("after", [False, True])
    @pytest.mark.parametrize("program", ["stop.sh", "start.sh"])
    def test_woken_it_changes_nothing(self, hosts: Hosts, program: str, after: bool) -> None:
        asleep = hosts.one.corner.world / "asleep"
        hosts.once(program, f"touch {asleep}; {_STOP}", after=after)
        code, said = self._woken(hosts, "FaultArmed")
        assert code == 3
        assert "was taken over by" in said
        assert not hosts.is_broken()
        whole_on_both(hosts)

    def test_what_went_in_after_it_was_taken_over_it_takes_back_itself(self, hosts: Hosts) -> None:
        world = hosts.one.corner.world
        waits = f"while ! test -e {world}/go; do sleep 0.02; done"
        hosts.once("stop.sh", f"touch {world}/asleep; {_STOP}; {waits}; touch {world}/late")
        code, said = self._woken(hosts, "FaultArmed")
        assert (world / "late").exists()
        assert code == 3, said
        assert not hosts.is_broken()
        assert hosts.names()[-1] == "RunFinished"

    def test_woken_in_mid_outage_it_leaves_the_next_outage_alone(self, hosts: Hosts) -> None:
        stays(hosts)
        run = hosts.one.start("run")
        while run.returncode is None and not hosts.says("StepDecided"):
            a_moment()
        run.send_signal(signal.SIGSTOP)
        assert hosts.two.run("recover", "--take-over").returncode == 0
        hosts.one.corner.down.touch()  # the next one's
        run.send_signal(signal.SIGCONT)
        assert run.ended().returncode == 3
        assert hosts.is_broken()


def test_a_page_on_another_host_follows_a_run(hosts: Hosts) -> None:
    hosts.killed_at("StepDecided")
    page = hosts.two.start("watch", "latest")
    try:
        while page.returncode is None and not hosts.two.copies:
            a_moment()
        (copy,) = hosts.two.copies
        assert hosts.one.run("recover").returncode == 0
        while page.returncode is None and not (copy.parent / "SHA256SUMS").exists():
            a_moment()
    finally:
        page.send_signal(signal.SIGINT)
    assert page.ended().returncode == 0
    assert '"event": "RunFinished"' in copy.read_text(encoding="utf-8")


class TestAtOnce:
    def test_of_two_that_take_a_run_over_one_puts_it_back(self, hosts: Hosts) -> None:
        hosts.killed_at("FaultInjected")
        both = [host.start("recover", "--take-over") for host in (hosts.one, hosts.two)]
        codes = [command.ended().returncode for command in both]
        assert 0 in codes
        assert {*codes} <= {0, 3}
        assert not hosts.is_broken()
        whole_on_both(hosts)

    def test_of_two_that_begin_in_one_environment_one_does(self, hosts: Hosts) -> None:
        stays(hosts)
        both = [host.start("run") for host in (hosts.one, hosts.two)]
        assert sorted(command.ended().returncode or 0 for command in both) == [0, 3]
        armed = [run for run in hosts.runs if "FaultArmed" in hosts.names(run)]
        assert len(armed) == 1
        assert not hosts.is_broken()


class TestWire:
    def _run(self, hosts: Hosts, aws: LocalAws, deed: Deed) -> int:
        with wired(aws.endpoint_url, deed) as (url, _wire):
            ended = hosts.one.run("run", AWS_ENDPOINT_URL=url).returncode
            assert ended is not None
            return ended

    def test_answers_lost_after_the_write_leave_nothing_out_and_nothing_twice(
        self, in_s3: Hosts, aws: LocalAws
    ) -> None:
        assert self._run(in_s3, aws, answer_lost_once(b'"event": "Fault')) == 0
        whole_on_both(in_s3)

    def test_a_shelf_that_hangs_up_in_mid_outage_is_a_run_that_is_put_back(
        self, in_s3: Hosts, aws: LocalAws
    ) -> None:
        stays(in_s3)
        assert self._run(in_s3, aws, hung_up_from(b'"event": "StepSeen"')) == 3
        assert not in_s3.is_broken()
        assert in_s3.names()[-1] != "RunFinished"
        assert in_s3.one.run("recover").returncode == 0
        whole_on_both(in_s3)


class TestShelfAway:
    def test_from_the_start_nothing_is_broken(self, hosts: Hosts, tmp_path: Path) -> None:
        (tmp_path / "shelf").write_text("a file")
        told = hosts.one.run("run")
        assert told.returncode == 3
        assert "cannot be used" in told.stderr
        assert "FaultArmed" not in told.stdout

    def test_in_mid_outage_all_is_put_back_and_told_once_it_answers(
        self, hosts: Hosts, tmp_path: Path
    ) -> None:
        shelf, away = tmp_path / "shelf", tmp_path / "away"
        gone = f"mv {shelf} {away}; touch {shelf}"
        hosts.once("stop.sh", gone, after=True)
        assert hosts.one.run("run").returncode in (3, 130)
        assert not hosts.is_broken()
        assert hosts.one.run("recover").returncode == 4
        shelf.unlink()
        away.rename(shelf)
        assert hosts.one.run("recover").returncode == 0
        whole_on_both(hosts)


def test_no_secret_is_on_the_shelf(hosts: Hosts) -> None:
    secret = "hush-7f3a9c"
    hosts.one.corner.change(
        "environment.yaml", "break: [./stop.sh]", 'break: [./stop.sh, "${env:SHOP_TOKEN}"]'
    )
    hosts.one.corner.program("stop.sh", f'touch {hosts.one.corner.down}; echo "$1"; exit 1')
    hosts.one.run("run", SHOP_TOKEN=secret)
    keys = [*hosts.shelf.list("")]
    assert any("InjectFailed" in json.dumps(event) for event in hosts.events())
    assert not [key for key in keys if secret.encode() in (hosts.shelf.read(key) or b"")]
