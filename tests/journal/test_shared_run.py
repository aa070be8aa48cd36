"""Two hosts, one shelf: the next record is whose it is."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commdrill.app.shelf.runs import RunsOnShelf
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import Fenced
from commdrill.journal.book import Journal
from commdrill.journal.fetching import fetch, fetch_journal, follow_journal, lines_on
from commdrill.journal.publishing import publish
from commdrill.journal.shared_run import BEGUN, CLOSED, ENDED, SharedRun, Writer, record_key
from commdrill.live.follower import Follower
from commdrill.record.chain import follow
from commdrill.record.events import (
    RecoveryStarted,
    RunFinished,
    RunOutcome,
    StageEntered,
    StepAttested,
    StepOutcome,
)
from commdrill.record.events import RunStage as Stage
from commdrill.record.folder import JOURNAL, UnreadableJournal
from commdrill.shelf.folder import FolderShelf
from commdrill.shelf.protocol import ShelfOutOfReach
from commdrill.sighting import Evidence
from commdrill.testing.fake_clock import FakeClock
from tests.app import story

RUN = "20261123T100000Z-checkout-outage-7f3a"
OUTAGE = StageEntered(Stage.OUTAGE)


@dataclass
class Host:
    """A machine with a folder of copies of its own."""

    name: str
    shelf: FolderShelf
    home: Path
    clock: FakeClock = field(default_factory=FakeClock)

    @property
    def folder(self) -> Path:
        return self.home / RUN

    def shared(self, shelf: FolderShelf | None = None) -> SharedRun:
        writer = Writer(self.name, f"state-of-{self.name}", 7, "0")
        return SharedRun(shelf or self.shelf, RUN, writer, self.clock)

    def begin(self, shelf: FolderShelf | None = None) -> Journal:
        self.folder.mkdir(parents=True)
        journal = Journal.create(self.folder, RUN, self.clock, Secrets(), self.shared(shelf))
        journal.append(story.started())
        return journal

    def go_on(self) -> Journal:
        fetch(self.shelf, RUN, self.home)
        return Journal.resume(self.folder, self.clock, Secrets(), self.shared())


@pytest.fixture
def hosts(tmp_path: Path) -> tuple[Host, Host]:
    shelf = FolderShelf(tmp_path / "shelf")
    return Host("one", shelf, tmp_path / "one"), Host("two", shelf, tmp_path / "two")


def lines_in(folder: Path) -> list[bytes]:
    return (folder / JOURNAL).read_bytes().splitlines(keepends=True)


def test_each_record_is_an_object_with_the_bytes_of_its_line(hosts: tuple[Host, Host]) -> None:
    one, _ = hosts
    with one.begin() as journal:
        journal.append(OUTAGE)
    found = [one.shelf.read(record_key(RUN, number)) for number in (1, 2)]
    assert found == lines_in(one.folder)
    assert follow(one.folder).is_whole
    assert list(one.shelf.list(BEGUN)) == [f"{BEGUN}{RUN}"]


def test_each_line_says_who_wrote_it(hosts: tuple[Host, Host]) -> None:
    one, two = hosts
    with one.begin():
        pass
    with two.go_on() as journal:
        journal.append(RecoveryStarted("0.1.0", 0, ()))
    assert [Writer.of(line) for line in lines_in(two.folder)] == [
        Writer("one", "state-of-one", 7, "0"),
        Writer("two", "state-of-two", 7, "0"),
    ]


def test_a_run_of_one_host_alone_says_nothing_of_writers(tmp_path: Path) -> None:
    (tmp_path / RUN).mkdir()
    with Journal.create(tmp_path / RUN, RUN, FakeClock(), Secrets()) as journal:
        journal.append(OUTAGE)
        journal.fence()
    assert "writer" not in json.loads(lines_in(tmp_path / RUN)[0])


def test_who_cannot_make_the_next_record_has_lost_the_run(hosts: tuple[Host, Host]) -> None:
    one, two = hosts
    with one.begin() as theirs, two.go_on() as ours:
        ours.append(RecoveryStarted("0.1.0", 0, ()))
        for _ in range(2):
            with pytest.raises(Fenced, match="taken over by process 7 on two"):
                theirs.append(OUTAGE)
    assert len(lines_in(one.folder)) == 1
    assert len(lines_on(one.shelf, RUN)) == 2
    assert follow(two.folder).is_whole


def test_a_run_that_died_before_all_knew_of_it_is_known_once_somebody_goes_on_with_it(
    hosts: tuple[Host, Host],
) -> None:
    one, two = hosts
    with one.begin():
        (one.shelf.folder / BEGUN / RUN).unlink()
    assert RunsOnShelf(two.shelf, two.home).named(RUN) == RUN
    with two.go_on() as journal:
        journal.append(RecoveryStarted("0.1.0", 0, ()))
    assert list(one.shelf.list(BEGUN)) == [f"{BEGUN}{RUN}"]


def test_the_fence_holds_before_the_next_record_is_made(hosts: tuple[Host, Host]) -> None:
    one, two = hosts
    with one.begin() as theirs, two.go_on() as ours:
        theirs.fence()
        ours.append(RecoveryStarted("0.1.0", 0, ()))
        ours.fence()
        with pytest.raises(Fenced, match="taken over by process 7 on two"):
            theirs.fence()


def test_two_who_take_a_run_over_at_once_write_no_record_twice(hosts: tuple[Host, Host]) -> None:
    one, two = hosts
    three = Host("three", one.shelf, one.home.with_name("three"))
    with one.begin():
        pass
    with two.go_on() as first, three.go_on() as second:
        first.append(RecoveryStarted("0.1.0", 0, ()))
        with pytest.raises(Fenced):
            second.append(RecoveryStarted("0.1.0", 0, ()))


@dataclass(frozen=True)
class Slow(FolderShelf):
    """A shelf that lets time go by before it answers: once for each number."""

    clock: FakeClock
    waits: list[float]
    asked: list[str]

    def read(self, key: str) -> bytes | None:
        self.asked.append(key)
        self.clock.advance(self.waits.pop(0) if self.waits else 0.0)
        return super().read(key)


class TestAge:
    def test_of_an_answer_that_is_old_is_asked_again(self, hosts: tuple[Host, Host]) -> None:
        one, _ = hosts
        slow = Slow(one.shelf.folder, one.clock, [0.6, 40.0], [])
        with one.begin(slow) as journal:
            journal.fence()
        assert slow.asked == [record_key(RUN, 2)] * 3

    def test_of_answers_that_are_never_fresh_is_told(self, hosts: tuple[Host, Host]) -> None:
        one, _ = hosts
        slow = Slow(one.shelf.folder, one.clock, [5.0] * 9, [])
        with (
            one.begin(slow) as journal,
            pytest.raises(ShelfOutOfReach, match="takes longer than"),
        ):
            journal.fence()


@dataclass(frozen=True)
class Freezing(FolderShelf):
    """Whoever asks it stands still once the first answer is there, and wakes when all is done."""

    meanwhile: list[Callable[[], None]]

    def read(self, key: str) -> bytes | None:
        found = super().read(key)
        while self.meanwhile:
            self.meanwhile.pop()()
        return found


def test_an_answer_with_which_a_host_fell_asleep_lets_nothing_through(
    hosts: tuple[Host, Host],
) -> None:
    one, two = hosts

    def asleep() -> None:
        with two.go_on() as ours:
            ours.append(RecoveryStarted("0.1.0", 0, ()))
        one.clock.advance(40.0)

    freezing = Freezing(one.shelf.folder, [])
    with one.begin(freezing) as journal:
        freezing.meanwhile.append(asleep)
        with pytest.raises(Fenced, match="taken over by process 7 on two"):
            journal.fence()


class Down(FolderShelf):
    """It takes one object more and then says that it did not, or that it does not answer."""

    wrote = False

    def create(self, key: str, content: bytes) -> bool:
        super().create(key, content)
        raise ShelfOutOfReach("nobody answers")


def test_after_a_failure_no_record_is_added_for_nobody_knows_what_lies_there(
    hosts: tuple[Host, Host],
) -> None:
    one, two = hosts
    with one.begin() as journal:
        assert journal.shared is not None
        journal.shared.shelf = Down(one.shelf.folder)
        with pytest.raises(ShelfOutOfReach):
            journal.append(OUTAGE)
        journal.shared.shelf = one.shelf
        with pytest.raises(ShelfOutOfReach, match="nobody answers"):
            journal.append(RunFinished(RunOutcome.PASSED, 0, restored=True))
    with two.go_on() as goes_on:
        assert goes_on.records[-1].event == OUTAGE
        goes_on.append(RecoveryStarted("0.1.0", 0, ()))
    assert follow(two.folder).is_whole


def test_what_a_record_rests_on_is_there_before_it(hosts: tuple[Host, Host]) -> None:
    one, two = hosts
    with one.begin() as journal:
        kept = journal.keep(Evidence(b"what was seen", ".txt"), "page")
        assert one.shelf.read(f"runs/{RUN}/{kept}") is None
        journal.append(StepAttested("page", "Kim", StepOutcome.PASSED, "", (kept,)))
    assert one.shelf.read(f"runs/{RUN}/{kept}") == b"what was seen"
    assert (fetch(two.shelf, RUN, two.home) / kept).read_bytes() == b"what was seen"


def test_what_was_laid_there_for_a_record_that_was_not_made_is_not_brought(
    hosts: tuple[Host, Host],
) -> None:
    one, two = hosts
    with one.begin() as journal:
        kept = journal.keep(Evidence(b"what was seen", ".txt"), "page")
        with two.go_on() as ours:
            ours.append(RecoveryStarted("0.1.0", 0, ()))
        with pytest.raises(Fenced):
            journal.append(StepAttested("page", "Kim", StepOutcome.PASSED, "", (kept,)))
    assert one.shelf.read(f"runs/{RUN}/{kept}") == b"what was seen"
    for host in hosts:
        assert not (fetch(host.shelf, RUN, host.home) / kept).exists()


class TestFetching:
    @pytest.fixture
    def ended(self, hosts: tuple[Host, Host]) -> tuple[Host, Host]:
        one, _ = hosts
        with one.begin() as journal:
            journal.append(RunFinished(RunOutcome.PASSED, 0, restored=True))
            (one.folder / "report.json").write_text("{}")
            (one.folder / "SHA256SUMS").write_text("sums")
            (one.folder / "SHA256SUMS.sig").write_text("sealed")
            assert journal.shared is not None
            publish(journal.shared, one.folder, journal.result)
        return hosts

    def test_all_of_a_run_that_has_ended_is_brought(self, ended: tuple[Host, Host]) -> None:
        one, two = ended
        fetch(two.shelf, RUN, two.home)
        here = {path.name: path.read_bytes() for path in two.folder.iterdir()}
        assert here == {path.name: path.read_bytes() for path in one.folder.iterdir()}
        assert [*two.shelf.list(ENDED)] == [f"{ENDED}20261123T100000Z-{RUN}"]
        assert [*two.shelf.list(CLOSED)] == [f"{CLOSED}{RUN}"]

    def test_what_came_after_the_end_is_brought_too(self, ended: tuple[Host, Host]) -> None:
        one, two = ended
        with two.go_on() as journal:
            journal.append(StepAttested("page", "Kim", StepOutcome.PASSED, "", ()))
        fetch(one.shelf, RUN, one.home)
        assert len(lines_in(one.folder)) == 3
        fetch_journal(one.shelf, RUN, one.home)
        assert lines_in(one.folder) == lines_in(two.folder)

    def test_what_the_shelf_does_not_have_goes(self, ended: tuple[Host, Host]) -> None:
        one, _ = ended
        (one.folder / "evidence").mkdir()
        (one.folder / "evidence" / "half").write_text("of a run that died here")
        (one.folder / "report.json").write_text("changed")
        fetch(one.shelf, RUN, one.home)
        assert not (one.folder / "evidence" / "half").exists()
        assert (one.folder / "report.json").read_text() == "{}"

    def test_whoever_reads_on_in_a_copy_finds_what_came_since(
        self, hosts: tuple[Host, Host]
    ) -> None:
        one, two = hosts
        with one.begin() as journal:
            follower = Follower(fetch(two.shelf, RUN, two.home))
            assert len(follower.read()) == 1
            for _ in range(3):
                journal.append(OUTAGE)
            for _ in range(2):
                follow_journal(two.shelf, RUN, two.home)
            assert len(follower.read()) == 3
            fetch(two.shelf, RUN, two.home)
            assert follower.read() == ()
        assert lines_in(two.folder) == lines_in(one.folder)

    def test_a_seal_that_was_put_aside_is_gone(self, ended: tuple[Host, Host]) -> None:
        one, two = ended
        (one.folder / "SHA256SUMS.sig").unlink()
        with one.go_on() as journal:
            (one.folder / "SHA256SUMS.sig").unlink()
            assert journal.shared is not None
            publish(journal.shared, one.folder, journal.result)
        assert not (fetch(two.shelf, RUN, two.home) / "SHA256SUMS.sig").exists()

    def test_a_run_that_a_process_here_writes_stays_as_it_is(
        self, hosts: tuple[Host, Host]
    ) -> None:
        one, two = hosts
        with one.begin():
            with two.go_on() as taken:
                taken.append(RecoveryStarted("0.1.0", 0, ()))
            fetch(one.shelf, RUN, one.home)
            assert len(lines_in(one.folder)) == 1
        fetch(one.shelf, RUN, one.home)
        assert len(lines_in(one.folder)) == 2

    def test_a_run_that_is_not_there_is_told(self, hosts: tuple[Host, Host]) -> None:
        one, _ = hosts
        with pytest.raises(UnreadableJournal, match="there is no run 'other'"):
            fetch(one.shelf, "other", one.home)

    def test_a_record_that_was_taken_away_is_missed(self, hosts: tuple[Host, Host]) -> None:
        one, two = hosts
        with one.begin() as journal:
            journal.append(OUTAGE)
            journal.append(OUTAGE)
        (one.shelf.folder / record_key(RUN, 2)).unlink()
        with pytest.raises(UnreadableJournal, match="a record is missing"):
            fetch(two.shelf, RUN, two.home)

    def test_many_records_are_brought_in_their_order(self, hosts: tuple[Host, Host]) -> None:
        one, two = hosts
        with one.begin() as journal:
            for _ in range(60):
                journal.append(OUTAGE)
        fetch(two.shelf, RUN, two.home)
        assert lines_in(two.folder) == lines_in(one.folder)

    @pytest.mark.parametrize("name", ["../../../evil", "evidence/../../evil", "./evil"])
    def test_a_name_that_leads_out_of_the_folder_is_refused(
        self, hosts: tuple[Host, Host], name: str
    ) -> None:
        one, two = hosts
        with one.begin():
            pass

        class Hostile(FolderShelf):
            def list(self, prefix: str, after: str = "") -> Iterator[str]:
                yield from super().list(prefix, after)
                if not after and prefix == f"runs/{RUN}/":
                    yield f"runs/{RUN}/{name}"

        with pytest.raises(UnreadableJournal, match="has a file of the name"):
            fetch(Hostile(one.shelf.folder), RUN, two.home)
        assert not two.folder.exists()

    def test_a_link_that_lies_here_leads_nowhere(
        self, ended: tuple[Host, Host], tmp_path: Path
    ) -> None:
        _, two = ended
        outside = tmp_path / "outside"
        outside.write_text("mine")
        two.folder.mkdir(parents=True)
        (two.folder / "report.json").symlink_to(outside)
        fetch(two.shelf, RUN, two.home)
        assert outside.read_text() == "mine"
        assert (two.folder / "report.json").read_text() == "{}"


@pytest.mark.parametrize(
    "line", [b"", b"[]", b"{}", b'{"writer": 1}', b'{"writer": "a/b"}', b'{"writer": "a/b/c/d"}']
)
def test_a_line_without_a_writer_has_none(line: bytes) -> None:
    assert Writer.of(line) is None
