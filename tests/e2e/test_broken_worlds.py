"""Worlds that are not as expected: each ends with the exit code of the contract, and one command gets out."""

import fcntl
import html
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.drivers.masking.secrets import Secrets
from commdrill.journal.book import Journal
from commdrill.testing.fake_clock import FakeClock

from .corner import HELD, Corner, a_moment, another_environment, cornered, waiting_for


@pytest.fixture
def corner(tmp_path: Path) -> Iterator[Corner]:
    with cornered(tmp_path) as made:
        yield made


def all_is_well(corner: Corner) -> None:
    """Nobody is trapped: the next run drills, and nothing is left to recover."""
    assert not corner.down.exists()
    ended = corner.run("run")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "nothing to recover" in corner.run("recover").stdout


class TestUnwellBefore:
    """What is down already is refused, untouched, and named."""

    @pytest.mark.parametrize(
        ("sign", "content", "told"),
        [
            ("down", "", "channel page is not well: status: expected 200, saw 503"),
            ("api-down", "", "channel api is not well: it answers 503 before anything is broken"),
            ("401", "who are you?", "channel api is not well: it answers 401: credentials"),
            ("403", "no", "channel api is not well: it answers 403: credentials"),
            ("400", "The plain HTTP request was sent to HTTPS port",
             "it answers 400: it wants TLS there, write https://"),
            ("still-told", "", "channel page is not well: outage: expected no longer there"),
        ],
    )  # fmt: skip
    def test_is_refused_and_nothing_is_touched(
        self, corner: Corner, sign: str, content: str, told: str
    ) -> None:
        (corner.world / sign).write_text(content)
        for command in ("preflight", "run"):
            ended = corner.run(command)
            assert ended.returncode == 3
            assert told in ended.stdout
        assert "FaultArmed" not in corner.names()
        (corner.world / sign).unlink()
        all_is_well(corner)

    def test_a_restore_program_that_is_not_there_is_missed_before_the_outage(
        self, corner: Corner
    ) -> None:
        (corner.root / "start.sh").rename(corner.root / "begin.sh")
        for command in ("preflight", "run"):
            ended = corner.run(command)
            assert ended.returncode == 3
            assert "there is no program './start.sh'" in ended.stdout
        corner.change("environment.yaml", "./start.sh", "./begin.sh")
        all_is_well(corner)

    def test_a_state_that_moves_by_itself_is_told_before_the_outage(self, corner: Corner) -> None:
        corner.program("state.sh", "date +%N")
        ended = corner.run("run")
        assert ended.returncode == 3
        assert "its state moves by itself (line 1 was" in ended.stdout
        assert "FaultInjected" not in corner.names()
        corner.without_state()
        all_is_well(corner)


class TestStateOfItsOwnMind:
    def test_one_that_moves_once_it_was_broken_needs_a_word(self, corner: Corner) -> None:
        corner.program("state.sh", f"test -e {corner.world}/moved && date +%N || echo up")
        corner.program("stop.sh", f"touch {corner.down} {corner.world}/moved")
        assert corner.run("run").returncode == 4
        assert corner.run("recover").returncode == 4
        (run,) = corner.runs
        assert corner.run("recover", "--resolved", run.name, "--by", "Kim").returncode == 0
        corner.without_state()
        all_is_well(corner)

    def test_a_flapping_page_leaves_nothing_broken(self, corner: Corner) -> None:
        (corner.world / "flapping").touch()
        ended = corner.run("run")
        assert ended.returncode in {0, 1, 3, 4}
        told = json.loads((corner.runs[0] / "report.json").read_text())
        assert told["exit_code"] == ended.returncode
        assert "FaultInjected" not in corner.names() or "FaultReverted" in corner.names()
        (corner.world / "flapping").unlink()
        all_is_well(corner)


class TestWayBackGone:
    """A restore program that goes away or fails while the outage lasts."""

    def _lost(self, corner: Corner) -> str:
        """A run that could not put back what it broke; what it said."""
        corner.program("stop.sh", f"touch {corner.down}; mv start.sh lost.sh")
        ended = corner.run("run")
        assert ended.returncode == 4
        assert corner.down.exists()
        return ended.stdout

    def test_what_to_do_by_hand_is_a_command_to_copy_and_comes_first(self, corner: Corner) -> None:
        said = self._lost(corner).splitlines()
        shouted = next(n for n, line in enumerate(said) if "NOT RESTORED: a person" in line)
        assert [line.strip() for line in said[shouted : shouted + 6]] == [
            "NOT RESTORED: a person must act",
            "still broken: checkout (outage, by command)",
            "run what restores it, or do what it would do:",
            f"cd {corner.root} && ./start.sh",
            "until this writes again “up”:",
            f"cd {corner.root} && ./state.sh",
        ]
        assert f"commdrill recover --resolved {corner.runs[0].name} --by" in "\n".join(said)
        for report in ("summary.md", "report.html", "junit.xml", "report.json"):
            told = (corner.runs[0] / report).read_text()
            assert "./start.sh" in told
            assert '"begins"' not in html.unescape(told)
            assert "--resolved" in told

    def test_put_back_by_hand_is_found_out_where_there_is_a_state(self, corner: Corner) -> None:
        self._lost(corner)
        in_vain = corner.run("recover")
        assert in_vain.returncode == 4
        assert "another project" not in in_vain.stdout + in_vain.stderr
        corner.down.unlink()
        recovered = corner.run("recover")
        assert recovered.returncode == 0
        assert "ended before its time" not in recovered.stdout
        assert "ended with checkout (outage) still broken: it is tried again" in recovered.stdout
        assert "checkout (outage) is restored: its state is as before" in recovered.stdout
        (corner.root / "lost.sh").rename(corner.root / "start.sh")
        corner.program("stop.sh", f"touch {corner.down}")
        all_is_well(corner)

    def test_put_back_by_hand_is_a_persons_word_where_there_is_none(self, corner: Corner) -> None:
        corner.without_state()
        self._lost(corner)
        (run,) = corner.runs
        corner.down.unlink()
        assert corner.run("recover").returncode == 4
        before = json.loads((run / "report.json").read_text())
        word = ("--by", "Kim", "--note", "started it by hand")
        resolved = corner.run("recover", "--resolved", run.name, *word)
        assert resolved.returncode == 0
        assert corner.events()[-1]["event"] == "RunResolved"
        after = json.loads((run / "report.json").read_text())
        assert (after["outcome"], after["exit_code"]) == (before["outcome"], before["exit_code"])
        assert after["resolved"]["by"] == "Kim"
        for report in ("summary.md", "report.html"):
            assert "started it by hand" in (run / report).read_text()
        assert corner.run("verify", run.name).returncode == 0
        (corner.root / "lost.sh").rename(corner.root / "start.sh")
        corner.program("stop.sh", f"touch {corner.down}")
        all_is_well(corner)

    def test_a_word_needs_a_name(self, corner: Corner) -> None:
        self._lost(corner)
        refused = corner.run("recover", "--resolved", corner.runs[0].name)
        assert refused.returncode == 2
        assert "needs --by NAME" in refused.stderr

    def test_the_restore_of_todays_documents_gets_out(self, corner: Corner) -> None:
        self._lost(corner)
        corner.change("environment.yaml", "./start.sh", "./lost.sh")
        assert corner.run("recover").returncode == 0
        corner.program("stop.sh", f"touch {corner.down}")
        all_is_well(corner)

    def test_restored_is_never_said_after_not_put_back(self, corner: Corner) -> None:
        corner.program("start.sh", "exit 1")
        ended = corner.run("run")
        assert ended.returncode == 4
        _, _, after = ended.stderr.partition("NOT PUT BACK")
        assert not any(line.endswith(" restored") for line in after.splitlines())
        assert "restored:" not in after + ended.stdout

    def test_only_drills_of_the_same_environment_are_held_up(self, corner: Corner) -> None:
        corner.without_state()
        corner.program("start.sh", "exit 1")
        healthy = corner.world / "healthy"
        healthy.mkdir()
        for name, does in (("stop", f"touch {corner.down}"), ("start", f"rm -f {corner.down}")):
            corner.program(f"{name}-other.sh", does)
            (corner.root / f"{name}-other.sh").rename(healthy / f"{name}.sh")
        another_environment(corner, of=healthy)
        assert corner.run("run", "checkout-outage").returncode == 4
        corner.down.unlink()
        held = corner.run("run", "checkout-outage")
        assert held.returncode == 4
        assert "not drilled: checkout-outage, because run" in held.stderr
        assert "commdrill recover --resolved" in held.stderr
        other = corner.run("run", "other-outage")
        assert other.returncode == 0, other.stdout + other.stderr
        both = corner.run("run")
        assert both.returncode == 4
        assert "other-outage: PASSED" in both.stdout


class TestKilled:
    def test_preflight_is_not_ready_while_the_fault_is_in(self, corner: Corner) -> None:
        run = corner.killed_at("FaultInjected")
        ended = corner.run("preflight")
        assert ended.returncode == 3
        assert f"run {run.name} left checkout (outage) broken: `commdrill recover`" in ended.stdout
        assert corner.down.exists()
        assert corner.run("recover").returncode == 0
        assert corner.run("preflight").returncode == 0
        all_is_well(corner)

    def test_while_it_was_recovered_it_is_recovered_again(self, corner: Corner) -> None:
        corner.killed_at("FaultInjected")
        corner.program("start.sh", waiting_for(corner.world / "go", f"rm -f {corner.down}"))
        recovering = corner.start("recover")
        while recovering.returncode is None and "RecoveryStarted" not in corner.names():
            a_moment()
        recovering.send_signal(signal.SIGKILL)
        recovering.ended()
        corner.program("start.sh", f"rm -f {corner.down}")
        assert corner.run("recover").returncode == 0
        all_is_well(corner)

    @pytest.mark.parametrize("named", [(), ("latest",)])
    def test_while_it_is_recovered_nobody_hears_that_all_is_well(
        self, corner: Corner, named: tuple[str, ...]
    ) -> None:
        corner.killed_at("FaultInjected")
        corner.program("start.sh", waiting_for(corner.world / "go", f"rm -f {corner.down}"))
        recovering = corner.start("recover")
        while recovering.returncode is None and "RecoveryStarted" not in corner.names():
            a_moment()
        beside = corner.run("recover", *named)
        (corner.world / "go").touch()
        assert (beside.returncode, "is being put back by another" in beside.stdout) == (3, True)
        assert recovering.ended().returncode == 0
        all_is_well(corner)

    def test_by_a_machine_whose_clock_was_a_year_ahead(self, corner: Corner) -> None:
        run = corner.killed_at("FaultInjected")
        (note,) = (corner.state / "commdrill" / "open").iterdir()
        ahead = timedelta(days=365)
        note.write_text(
            re.sub(
                r'(?<="at": ")[^"]+',
                lambda at: f"{datetime.fromisoformat(at[0]) + ahead:%Y-%m-%dT%H:%M:%S.%fZ}",
                note.read_text(),
            )
        )
        later = FakeClock(datetime.now(UTC) + ahead)
        with Journal.resume(run, later, Secrets()):
            pass
        assert corner.run("recover").returncode == 0
        elapsed = [event["elapsed"] for event in corner.events()]
        assert elapsed == sorted(elapsed)
        all_is_well(corner)

    def test_in_a_folder_that_was_moved(self, corner: Corner) -> None:
        corner.killed_at("FaultInjected")
        moved = corner.root.rename(corner.root.with_name("moved"))
        there = Corner(moved, corner.world, corner.state, corner.port)
        assert there.run("recover").returncode == 0
        all_is_well(there)

    def test_and_its_documents_are_gone(self, corner: Corner) -> None:
        corner.killed_at("FaultInjected")
        kept = (corner.root / "environment.yaml").read_text()
        (corner.root / "environment.yaml").unlink()
        assert corner.run("recover").returncode == 0
        corner.write("environment.yaml", kept)
        all_is_well(corner)

    def test_and_a_branch_without_documents_is_checked_out(self, corner: Corner) -> None:
        corner.killed_at("FaultInjected")
        kept = {file: file.read_text() for file in corner.root.glob("*.yaml")}
        for file in kept:
            file.unlink()
        recover = [sys.executable, "-m", "commdrill", "recover"]
        recovered = subprocess.run(
            recover, cwd=corner.root, env=corner.variables, capture_output=True, check=False
        )
        assert recovered.returncode == 0, recovered.stderr
        for file, text in kept.items():
            file.write_text(text)
        all_is_well(corner)

    def test_and_a_secret_is_not_set_any_more(self, corner: Corner) -> None:
        corner.change("environment.yaml", "[./start.sh]", '[./start.sh, "${env:SHOP_TOKEN}"]')
        run = corner.start("run", *HELD["FaultInjected"], SHOP_TOKEN="hush-1234")
        while run.returncode is None and not corner.down.exists():
            a_moment()
        run.send_signal(signal.SIGKILL)
        run.ended()
        refused = corner.run("recover")
        assert refused.returncode == 4
        assert "${env:SHOP_TOKEN} is not set" in refused.stdout
        assert '&& ./start.sh "${SHOP_TOKEN}"' in refused.stdout
        assert corner.run("recover", SHOP_TOKEN="hush-1234").returncode == 0
        assert not corner.down.exists()


def _changed(run: Path) -> None:
    journal = run / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"stage": "preflight"', b'"stage": "outage"'))


def _emptied(run: Path) -> None:
    (run / "journal.jsonl").write_bytes(b"")


def _scribbled(run: Path) -> None:
    (run / "journal.jsonl").write_bytes(b"\0" * 100 + b"\n")


def _torn(run: Path) -> None:
    with (run / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"run": "2026')


def _gone(run: Path) -> None:
    (run / "journal.jsonl").unlink()


def _evidence_without_end(run: Path) -> None:
    (run / "evidence").mkdir(exist_ok=True)
    (run / "evidence" / "zero.html").symlink_to("/dev/zero")
    os.mkfifo(run / "evidence" / "pipe.html")


class TestJournalInAnyState:
    """The way back goes by this machine's own copy."""

    @pytest.mark.parametrize(
        "spoil", [_changed, _emptied, _scribbled, _torn, _gone, _evidence_without_end]
    )
    def test_the_world_is_put_back(self, corner: Corner, spoil: Callable[[Path], None]) -> None:
        spoil(corner.killed_at("FaultInjected"))
        recovered = corner.run("recover")
        assert recovered.returncode == 0, recovered.stdout + recovered.stderr
        all_is_well(corner)

    def test_a_changed_one_counts_for_nothing(self, corner: Corner) -> None:
        run = corner.killed_at("FaultInjected")
        _changed(run)
        told = corner.run("recover").stdout
        assert "so this run counts for nothing" in told
        assert "what it broke is known here all the same" in told
        assert corner.run("report", run.name).returncode == 3

    def test_a_word_ends_a_run_whose_journal_cannot_be_gone_on_with(self, corner: Corner) -> None:
        corner.without_state()
        corner.program("start.sh", "exit 1")
        run = corner.killed_at("FaultInjected")
        _scribbled(run)
        assert corner.run("recover").returncode == 4
        corner.down.unlink()
        assert corner.run("recover", "--resolved", run.name, "--by", "Kim").returncode == 0
        corner.program("start.sh", f"rm -f {corner.down}")
        all_is_well(corner)

    def test_held_by_somebody_else_is_never_well(self, corner: Corner) -> None:
        run = corner.killed_at("FaultInjected")
        with (run / "journal.jsonl").open("rb") as journal:
            fcntl.flock(journal, fcntl.LOCK_EX)
            recovered = corner.run("recover")
        assert recovered.returncode == 3
        assert f"process {os.getpid()} (" in recovered.stdout
        assert not corner.down.exists()
        assert corner.run("recover").returncode == 0
        assert corner.names()[-1] == "RunFinished"
        all_is_well(corner)


class TestFromElsewhere:
    """A run folder that this machine did not begin: shown, not obeyed."""

    @pytest.fixture
    def planted(self, corner: Corner) -> Path:
        """Of a run killed on another machine, whose journal restores by another program."""
        corner.program("theirs.sh", f"touch {corner.world}/theirs; rm -f {corner.down}")
        corner.change("environment.yaml", "./start.sh", "./theirs.sh")
        elsewhere = Corner(corner.root, corner.world, corner.world / "elsewhere", corner.port)
        elsewhere.state.mkdir()
        run = elsewhere.killed_at("FaultInjected")
        corner.change("environment.yaml", "./theirs.sh", "./start.sh")
        return run

    @pytest.mark.parametrize("command", ["run", "tick", "preflight", "recover"])
    def test_nothing_in_it_is_done(self, corner: Corner, planted: Path, command: str) -> None:
        ended = corner.run(command)
        assert not (corner.world / "theirs").exists()
        assert corner.down.exists()
        assert ended.returncode == {"recover": 4, "tick": 0}.get(command, 3)
        if command != "tick":
            assert f"commdrill recover --trust-journal {planted.name}" in ended.stdout

    def test_what_it_asks_for_is_shown_first(self, corner: Corner, planted: Path) -> None:
        shown = corner.run("recover").stdout
        assert f"cd {corner.root} && ./start.sh" in shown
        assert f"cd {corner.root}/. && ./theirs.sh" in shown.replace("/./.", "/.") or (
            f"cd {corner.root} && ./theirs.sh" in shown
        )

    def test_trusted_it_is_put_back_by_todays_documents_first(
        self, corner: Corner, planted: Path
    ) -> None:
        trusted = corner.run("recover", "--trust-journal", planted.name)
        assert trusted.returncode == 0, trusted.stdout + trusted.stderr
        assert "as today's documents have it" in trusted.stdout
        assert not (corner.world / "theirs").exists()
        all_is_well(corner)

    def test_trusted_it_is_put_back_as_it_says_where_documents_do_not(
        self, corner: Corner, planted: Path
    ) -> None:
        kept = (corner.root / "environment.yaml").read_text()
        (corner.root / "environment.yaml").unlink()
        assert corner.run("recover", "--trust-journal", planted.name).returncode == 0
        assert (corner.world / "theirs").exists()
        corner.write("environment.yaml", kept)
        all_is_well(corner)

    def test_a_changed_one_cannot_be_trusted(self, corner: Corner, planted: Path) -> None:
        _changed(planted)
        refused = corner.run("recover", "--trust-journal", planted.name)
        assert refused.returncode == 3
        assert "counts for nothing" in refused.stderr
        assert corner.down.exists()

    def test_a_word_ends_it(self, corner: Corner, planted: Path) -> None:
        corner.down.unlink()
        assert corner.run("recover", "--resolved", planted.name, "--by", "Kim").returncode == 0
        all_is_well(corner)

    def test_a_damaged_note_is_no_note(self, corner: Corner) -> None:
        run = corner.killed_at("FaultInjected")
        (note,) = (corner.state / "commdrill" / "open").iterdir()
        note.write_bytes(b"\0" * 40)
        assert corner.run("recover").returncode == 4
        assert corner.run("recover", "--trust-journal", run.name).returncode == 0
        all_is_well(corner)


class TestTwoClones:
    def test_do_not_meet(self, corner: Corner) -> None:
        other = corner.clone("clone")
        met = corner.world / "met"
        corner.program("stop.sh", f"touch {corner.down}; {waiting_for(met, 'true')}")
        first = corner.start("run")
        while first.returncode is None and not corner.down.exists():
            a_moment()
        second = other.run("run")
        met.touch()
        assert second.returncode == 3
        assert f"another run, {corner.runs[0].name} of {corner.root} (process " in second.stdout
        assert first.ended().returncode == 0
        all_is_well(other)

    def test_one_killed_keeps_the_other_from_breaking_more(self, corner: Corner) -> None:
        other = corner.clone("clone")
        corner.killed_at("FaultInjected")
        refused = other.run("run")
        assert refused.returncode == 3
        way_out = f"commdrill --root {corner.root} recover"
        assert way_out in refused.stdout
        assert corner.run("recover").returncode == 0
        all_is_well(other)

    def test_one_killed_and_thrown_away_needs_a_word(self, corner: Corner) -> None:
        other = corner.clone("clone")
        run = corner.killed_at("FaultInjected")
        corner.root.rename(corner.root.with_name("away"))
        (corner.root.with_name("away") / "reports").rename(corner.root.with_name("thrown"))
        refused = other.run("run")
        assert refused.returncode == 3
        assert f"commdrill recover --resolved {run.name} --by" in refused.stdout
        corner.down.unlink()
        assert other.run("recover", "--resolved", run.name, "--by", "Kim").returncode == 0
        all_is_well(other)


class TestNoRoom:
    """A file that may grow no further stands for a disk that is full."""

    @pytest.mark.parametrize("room", [1, 2_000, 4_000, 5_000, 6_500, 8_000, 10_000])
    def test_ends_the_run_and_all_is_put_back(self, corner: Corner, room: int) -> None:
        ended = corner.start("run", FORGE_FILE_LIMIT=str(room)).ended()
        assert not corner.down.exists()
        assert ended.returncode == 3, ended.stdout + ended.stderr
        if room > 500:  # what is said goes to such files, too
            assert "make room" in ended.stdout + ended.stderr
        assert corner.run("recover").returncode == 0
        all_is_well(corner)

    def test_for_reports_alone_is_told_changes_no_verdict_and_recover_writes_them(
        self, corner: Corner
    ) -> None:
        ended = corner.start("run", FORGE_FILE_LIMIT="40000").ended()
        assert ended.returncode == 3  # who waits for a junit.xml is not told that all passed
        assert "Traceback" not in ended.stderr
        assert " passed" in ended.stdout
        assert "its reports cannot be written" in ended.stderr
        assert "report: " not in ended.stdout
        (run,) = corner.runs
        assert not list(run.glob("*.unfinished"))
        still_full = corner.start("recover", FORGE_FILE_LIMIT="40000").ended()
        assert still_full.returncode == 3
        assert '"outcome": "passed"' in run.joinpath("journal.jsonl").read_text()
        assert "without its reports: they are written now" in corner.run("recover").stdout
        assert corner.run("verify", run.name).returncode == 0
        assert "nothing to recover" in corner.run("recover").stdout


class TestNotWritable:
    def test_a_folder_of_reports_is_told_before_anything_is_looked_at(self, corner: Corner) -> None:
        (corner.root / "reports").mkdir(mode=0o500)
        refused = corner.start("run", FORGE_OBEYS_MODES="1").ended()
        assert refused.returncode == 2
        assert "cannot be written in" in refused.stderr
        elsewhere = str(corner.world / "reports")
        ended = corner.start("run", "--report-dir", elsewhere, FORGE_OBEYS_MODES="1").ended()
        assert ended.returncode == 0

    def test_the_state_of_this_machine_is_told_with_the_way_out(self, corner: Corner) -> None:
        corner.state.chmod(0o500)
        for command in ("preflight", "run"):
            refused = corner.start(command, FORGE_OBEYS_MODES="1").ended()
            assert refused.returncode == 3
            assert "set XDG_STATE_HOME to a folder of yours" in refused.stderr
        assert corner.runs == []
        (corner.root / "reports").chmod(0o500)
        refused = corner.start("run", FORGE_OBEYS_MODES="1").ended()
        assert refused.returncode == 2
        assert "cannot be written in" in refused.stderr
        assert "set XDG_STATE_HOME to a folder of yours" in refused.stderr
        (corner.root / "reports").chmod(0o700)
        corner.state.chmod(0o700)
        all_is_well(corner)


class TestOthersOnTheMachine:
    """What a run leaves holds customers' mail; what lies in a project may be a stranger's."""

    def test_a_run_is_its_owners_alone(self, corner: Corner) -> None:
        assert corner.run("run").returncode == 0
        (run,) = corner.runs
        for path in (run, *run.rglob("*")):
            assert path.stat().st_mode & 0o077 == 0, path
        for path in corner.state.joinpath("commdrill").rglob("*"):
            assert path.stat().st_mode & 0o077 == 0, path

    @pytest.mark.parametrize("laid", [".commdrill", ".commdrill/timetable/slots.sqlite"])
    def test_a_committed_link_leads_nowhere(self, corner: Corner, laid: str) -> None:
        corner.change(
            "drill.yaml",
            "take_down",
            'schedule: {rrule: "FREQ=DAILY;BYHOUR=1;BYMINUTE=0", start: 2026-01-01, window: 1h}\n'
            "take_down",
        )
        victim = corner.world / "victim"
        victim.mkdir() if laid == ".commdrill" else victim.write_text("precious")
        (corner.root / laid).parent.mkdir(parents=True, exist_ok=True)
        (corner.root / laid).symlink_to(victim)
        refused = corner.run("tick")
        assert refused.returncode in {2, 3}
        assert f"{corner.root / laid} is a link" in refused.stderr
        assert victim.read_text() == "precious" if victim.is_file() else not any(victim.iterdir())
        (corner.root / laid).unlink()
        assert corner.run("tick").returncode == 0
        assert (corner.root / ".commdrill" / ".gitignore").read_text() == "*\n"
