"""What one machine remembers of runs: its own copy of what their way back needs, and who drills what."""

import json
import os
import pwd
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commdrill.app.recover.open_runs import OpenRun, OpenRuns, UnderWay
from commdrill.app.run.claims import ClaimsOfThisMachine, Holder
from commdrill.app.state import state_folder, state_place
from commdrill.errors import CommdrillError, PreflightRefused
from commdrill.record import events as e
from tests.app import story
from tests.each import each

ME = Holder("run-1", "/srv/shop", "dev", 4711)


@pytest.fixture
def runs(tmp_path: Path) -> OpenRuns:
    return OpenRuns(tmp_path / "state")


def a_run(tmp_path: Path, name: str = "run-1") -> OpenRun:
    return OpenRun(name, tmp_path / "reports" / name, tmp_path, "dev", ("world",))


def record(event: e.Event) -> e.Record:
    return e.Record("run-1", 1, datetime(2026, 11, 23, tzinfo=UTC), 0.5, event)


ARMED = e.FaultArmed(1, "checkout", "outage", "http", {"a": [1.5, None]}, ".", {"was": "é"})


class TestTheCopy:
    def test_holds_what_the_way_back_needs_and_nothing_else(
        self, runs: OpenRuns, tmp_path: Path
    ) -> None:
        kept = [
            record(event)
            for event in (story.started(), ARMED, e.FaultInjected(1), e.StepSeen("a", 0.0, 1.0))
        ]
        with runs.begin(a_run(tmp_path)) as note:
            for one in kept:
                note.add(one)
            note.add_worlds(["another"])
        (known,) = runs.all()
        assert known.records == (kept[0], kept[1])
        assert (known.environment, known.worlds) == ("dev", ("world", "another"))
        assert known.broke == ("checkout (outage)",)
        assert not known.is_settled

    def test_is_gone_once_the_run_is_over(self, runs: OpenRuns, tmp_path: Path) -> None:
        with runs.begin(a_run(tmp_path)) as note:
            note.forget()
        assert list(runs.all()) == []

    def test_is_held_while_its_process_lives(self, runs: OpenRuns, tmp_path: Path) -> None:
        with runs.begin(a_run(tmp_path)):
            (known,) = runs.all()
            assert runs.is_under_way(known)
            with pytest.raises(UnderWay, match="run run-1 is still under way"):
                runs.take(known)
        assert not runs.is_under_way(known)
        with runs.take(known) as note:
            note.settle()
        assert [one.is_settled for one in runs.all()] == [True]

    def test_two_clones_may_have_a_run_of_one_name(self, runs: OpenRuns, tmp_path: Path) -> None:
        other = OpenRun("run-1", tmp_path, tmp_path / "clone", "dev", ())
        with runs.begin(a_run(tmp_path)), runs.begin(other):
            assert len(list(runs.all())) == 2

    @pytest.mark.parametrize("torn", [b'{"run": "run-1", "se', b"\0" * 30])
    def test_loses_no_more_than_a_torn_last_line(
        self, runs: OpenRuns, tmp_path: Path, torn: bytes
    ) -> None:
        with runs.begin(a_run(tmp_path)) as note:
            note.add(record(ARMED))
        (file,) = (tmp_path / "state" / "open").iterdir()
        with file.open("ab") as opened:
            opened.write(torn)
        assert [run.broke for run in runs.all()] == [("checkout (outage)",)]

    @pytest.mark.parametrize("junk", [b"", b"{}\n", b"\0\n", b"[1]\n", b'{"run": 1}\nx\n'])
    def test_that_is_none_is_passed_over(self, runs: OpenRuns, tmp_path: Path, junk: bytes) -> None:
        with runs.begin(a_run(tmp_path)):
            (tmp_path / "state" / "open" / "junk").write_bytes(junk)
            assert [run.run for run in runs.all()] == ["run-1"]

    def test_is_written_whole_or_not_at_all(
        self, runs: OpenRuns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write = os.write

        def full(file: int, content: bytes) -> int:
            if len(content) < 40:
                raise OSError(28, "No space left on device")
            return write(file, bytes(content[:-30]))

        with runs.begin(a_run(tmp_path)) as note:
            monkeypatch.setattr(os, "write", full)
            with pytest.raises(OSError, match="No space"):
                note.add(record(ARMED))
            monkeypatch.undo()
            note.add(record(e.RevertFailed(1, "no", "by hand")))
        (known,) = runs.all()
        assert [type(one.event).__name__ for one in known.records] == ["RevertFailed"]


class TestClaims:
    def test_are_had_by_one_at_a_time(self, tmp_path: Path) -> None:
        claims, other = ClaimsOfThisMachine(tmp_path), Holder("run-2", "/srv/clone", "dev", 2)
        with claims.claim(("a", "b"), ME):
            with (
                pytest.raises(PreflightRefused) as refused,
                claims.claim(("c", "b"), other),
            ):
                pass
            assert str(refused.value) == (
                "another run, run-1 of /srv/shop (process 4711), is drilling what 'dev' "
                "names: wait until it is over, or end it by `kill -INT 4711`"
            )
            with claims.claim(("c",), other):  # what the refused one had is free again
                pass
        with claims.claim(("a", "b"), other):
            pass

    def test_tell_when_they_were_let_go_last(self, tmp_path: Path) -> None:
        claims, once = ClaimsOfThisMachine(tmp_path), datetime(2001, 11, 28, 10, 0, tzinfo=UTC)
        with claims.claim(("a", "b"), ME) as before_the_first:
            assert before_the_first is None
        a, b = (tmp_path / "claims" / name for name in "ab")
        os.utime(a, (once.timestamp(), once.timestamp()))
        os.utime(b, (0, 0))
        with claims.claim(("a", "b", "c"), ME) as left:
            assert left == once
            os.utime(b, (0, 0))
        assert b.stat().st_mtime > once.timestamp()

    def test_of_who_said_nothing_are_claims_all_the_same(self, tmp_path: Path) -> None:
        claims = ClaimsOfThisMachine(tmp_path)
        with claims.claim(("a",), ME):
            (tmp_path / "claims" / "a").write_text("{")
            with pytest.raises(PreflightRefused, match="another run is drilling 'dev'"):
                claims.claim(("a",), ME).__enter__()


class TestWhere:
    def test_it_lies_where_the_xdg_specification_has_it(self, tmp_path: Path) -> None:
        named = state_folder({"XDG_STATE_HOME": str(tmp_path / "x"), "HOME": str(tmp_path)})
        assert named == tmp_path / "x" / "commdrill"
        home = state_folder({"XDG_STATE_HOME": "relative", "HOME": str(tmp_path)})
        assert home == tmp_path / ".local" / "state" / "commdrill"

    @each("environ", [{}, {"HOME": ""}, {"HOME": "relative"}])
    def test_who_has_no_home_is_at_home_where_the_machine_says(
        self, environ: dict[str, str]
    ) -> None:
        home = Path(pwd.getpwuid(os.geteuid()).pw_dir)
        assert state_place(environ) == home / ".local" / "state" / "commdrill"

    def test_it_is_its_owners_alone_whoever_made_it(self, tmp_path: Path) -> None:
        (tmp_path / "commdrill").mkdir(mode=0o755)
        folder = state_folder({"XDG_STATE_HOME": str(tmp_path)})
        assert folder.stat().st_mode & 0o777 == 0o700

    @pytest.mark.parametrize("laid", ["a file", "a link"])
    def test_where_it_cannot_be_the_way_out_is_said(self, tmp_path: Path, laid: str) -> None:
        place = tmp_path / "commdrill"
        place.write_text("") if laid == "a file" else place.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(CommdrillError, match="is a link or a file: a folder is needed there"):
            state_folder({"XDG_STATE_HOME": str(tmp_path)})
        with pytest.raises(CommdrillError, match="set XDG_STATE_HOME to a folder of yours"):
            state_folder({"XDG_STATE_HOME": str(place / "below")})


def test_a_copy_is_lines_of_json(runs: OpenRuns, tmp_path: Path) -> None:
    with runs.begin(a_run(tmp_path)) as note:
        note.add(record(ARMED))
    (file,) = (tmp_path / "state" / "open").iterdir()
    heading, armed = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert heading["folder"] == str(tmp_path / "reports" / "run-1")
    assert (armed["event"], armed["before"]) == ("FaultArmed", {"was": "é"})
