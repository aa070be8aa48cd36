"""The timetable on real processes: each slot run once, the world restored, whoever dies when."""

import json
import random
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from commdrill.app.request import RunRequest
from commdrill.app.run.claims import ClaimsOfThisMachine, Holder
from commdrill.app.run.drills import scripts_of
from commdrill.app.state import state_folder
from commdrill.record.history import PastRun, read_history
from commdrill.timetable.slot import Entry, State
from commdrill.timetable.store import Store
from tests.forge import Command
from tests.timetable.agenda import EVER

from .conftest import Project

MakeProject = Callable[..., Project]


def schedule(shop: Project, opened: timedelta, window: str, more: str = "") -> None:
    """Make the shop's drill due since `opened` ago, and 365 days later: any date has that ahead."""
    due = datetime.now(UTC) - opened
    at = f"BYHOUR={due.hour};BYMINUTE={due.minute};BYSECOND={due.second}"
    rule = f"FREQ=DAILY;INTERVAL=365;{at}"
    drill = shop.root / "drill.yaml"
    start = due.date() - timedelta(days=365)
    written = f'schedule: {{rrule: "{rule}", start: {start}, window: {window}{more}}}\n'
    drill.write_text(drill.read_text() + written)


def entries(shop: Project) -> tuple[Entry, ...]:
    with Store.open(shop.root / ".commdrill" / "timetable") as store:
        return store.entries_between(*EVER)


def begun(shop: Project) -> list[PastRun]:
    """Runs that may have touched anything."""
    runs = read_history(shop.root / "reports").runs
    return [run for run in runs if run.slot and run.has_begun]


def wait_until(is_so: Callable[[], bool]) -> None:
    """Glance at what other processes do."""
    for _ in range(24_000):
        if is_so():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came to it")


@contextmanager
def scheduler(shop: Project) -> Iterator[Command]:
    process = shop.start("scheduler", "--every", "1s")
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.ended()


def lines(shop: Project) -> int:
    journals = (shop.root / "reports").glob("*/journal.jsonl")
    return sum(journal.read_bytes().count(b"\n") for journal in journals)


def test_a_slot_is_run_once_however_often_the_clock_ticks(project: MakeProject) -> None:
    shop = project()
    schedule(shop, timedelta(seconds=5), "1h")
    first, second = shop.run("tick"), shop.run("tick")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert ": passed (" in first.stdout
    assert second.stdout.startswith("nothing is due; next is checkout-outage on ")
    (entry,) = entries(shop)
    (run,) = begun(shop)
    assert (entry.state, entry.run, run.slot) == (State.RUN, run.run, str(entry.slot))
    due = json.loads(shop.run("due", "--json").stdout)
    assert due["last_round"] is not None
    assert (len(due["due"]), due["missed"], due["changed"]) == (1, [], [])


def test_a_failed_step_is_the_exit_code(project: MakeProject) -> None:
    shop = project("page-200")
    schedule(shop, timedelta(seconds=5), "1h")
    assert shop.run("tick").returncode == 1


def test_a_missed_slot_is_told_and_is_never_run_late(project: MakeProject) -> None:
    shop = project()
    schedule(shop, timedelta(hours=2), "1h")
    assert shop.run("tick").returncode == 0  # it was over before anybody had met it
    _meet_earlier(shop)
    missed = shop.run("tick")
    assert missed.returncode == 1
    assert "MISSED: its window passed and it was not run" in missed.stdout
    assert shop.run("tick").returncode == 0
    assert shop.runs == []
    assert "MISSED" in shop.run("due").stdout


def _meet_earlier(shop: Project) -> None:
    """As if the timetable had been kept since yesterday."""
    store = shop.root / ".commdrill" / "timetable" / "slots.sqlite"
    earlier = (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="seconds")
    with closing(sqlite3.connect(store, isolation_level=None)) as database:
        database.execute("UPDATE known SET since = ?", (earlier,))


@pytest.mark.parametrize("seed", range(6))
def test_two_schedulers_run_a_slot_once_though_one_of_them_is_killed(
    project: MakeProject, seed: int
) -> None:
    shop, chance = project(), random.Random(seed)
    schedule(shop, timedelta(seconds=5), "1h")
    until = chance.randrange(0, 45)
    with scheduler(shop) as one, scheduler(shop) as other:
        wait_until(lambda: lines(shop) >= until)
        victim, survivor = chance.sample([one, other], 2)
        victim.send_signal(signal.SIGKILL)
        wait_until(lambda: [entry.state for entry in entries(shop)] == [State.RUN])
        survivor.send_signal(signal.SIGTERM)
        survivor.ended()
    assert survivor.returncode in {
        0,
        130,
    }  # 130: the slot was the dead one's, interrupted and put back
    assert not shop.broken.exists()
    (entry,), (run,) = entries(shop), begun(shop)
    assert (entry.run, run.slot) == (run.run, str(entry.slot))


def test_a_scheduler_first_restores_what_a_dead_one_left_broken(project: MakeProject) -> None:
    shop = project()
    shop.lasts()
    schedule(shop, timedelta(seconds=5), "1h")
    with scheduler(shop):
        wait_until(shop.broken.exists)
    assert shop.broken.exists()
    assert shop.run("tick").returncode == 130
    assert not shop.broken.exists()
    assert [(entry.state, entry.why) for entry in entries(shop)] == [(State.RUN, "interrupted")]
    assert shop.run("tick").returncode == 0
    assert len(begun(shop)) == 1


def test_a_scheduler_that_is_asked_to_end_restores_first(project: MakeProject) -> None:
    shop = project()
    shop.lasts()
    schedule(shop, timedelta(seconds=5), "1h")
    with scheduler(shop) as process:
        wait_until(shop.broken.exists)
        process.send_signal(signal.SIGTERM)
        assert process.ended().returncode == 130
    assert not shop.broken.exists()
    assert [(entry.state, entry.why) for entry in entries(shop)] == [(State.RUN, "interrupted")]


CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY\r\n"
    "SUMMARY:Release week\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def black_out(shop: Project, calendar: str) -> None:
    (shop.root / "freeze.ics").write_text(calendar)
    environment = shop.root / "environment.yaml"
    environment.write_text(environment.read_text() + "blackouts: [{file: freeze.ics}]\n")


def test_in_a_blackout_nothing_is_run_by_anybody(project: MakeProject) -> None:
    shop = project()
    schedule(shop, timedelta(seconds=5), "1h")
    black_out(shop, CALENDAR)
    ticked = shop.run("tick")
    assert (ticked.returncode, entries(shop), shop.runs) == (0, (), [])
    assert "waits: Release week" in ticked.stdout
    by_hand = shop.run("run")
    assert by_hand.returncode == 3
    assert "a blackout is on: Release week" in by_hand.stdout
    assert not shop.broken.exists()


def test_a_blackout_that_begins_during_the_run_is_met_just_before_the_fault(
    project: MakeProject,
) -> None:
    shop = project()
    schedule(shop, timedelta(seconds=5), "1h")
    black_out(shop, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nEND:VCALENDAR\r\n")
    (shop.root / "later.ics").write_text(CALENDAR)
    environment, drill = shop.root / "environment.yaml", shop.root / "drill.yaml"
    freeze = "actions: {freeze: {use: command, with: {run: [cp, later.ics, freeze.ics]}}}\n"
    environment.write_text(environment.read_text() + freeze)
    drill.write_text(drill.read_text() + "actions: {notice: [freeze]}\n")
    refused = shop.run("tick")
    assert refused.returncode == 3
    assert "refused, and tried again: a blackout is on: Release week" in refused.stdout
    journal = (shop.runs[0] / "journal.jsonl").read_text()
    assert '"event": "PreflightPassed"' in journal
    assert '"event": "FaultArmed"' not in journal
    assert ([entry.state for entry in entries(shop)], begun(shop)) == ([State.WAITING], [])


def test_a_run_that_another_keeps_from_beginning_is_tried_again(project: MakeProject) -> None:
    shop = project()
    schedule(shop, timedelta(seconds=5), "1h")
    (script,) = scripts_of(RunRequest(shop.root))
    claims = ClaimsOfThisMachine(state_folder(shop.variables))
    with claims.claim((script.site.identity,), Holder("another", str(shop.root), "dev", 1)):
        refused = shop.run("tick")
    assert refused.returncode == 3
    assert "another run" in refused.stdout
    assert ([entry.state for entry in entries(shop)], begun(shop)) == ([State.WAITING], [])


def test_the_result_of_a_slot_is_told(project: MakeProject) -> None:
    shop = project()
    tell = ", notify: [{command: [sh, -c, 'echo $1 >> told', sh, '${notice:text}']}]"
    schedule(shop, timedelta(seconds=5), "1h", tell)
    assert [shop.run("tick").returncode for _ in range(2)] == [0, 0]
    (told,) = (shop.root / "told").read_text().splitlines()
    assert ", was run: passed. Run: " in told


def test_what_a_run_by_hand_came_to_is_told_to_the_same(project: MakeProject) -> None:
    shop = project()
    tell = ", notify: [{command: [sh, -c, 'echo $1 >> told', sh, '${notice:text}']}]"
    schedule(shop, timedelta(days=-3), "1h", tell)
    ran = shop.run("run", "--notify")
    assert ran.returncode == 0, ran.stderr
    (told,) = (shop.root / "told").read_text().splitlines()
    (run,) = shop.runs
    assert told == (
        f"Drill 'checkout-outage' (Checkout is lost) was run in dev: passed. Run: {run.name}"
    )


def test_where_nobody_is_to_be_told_nothing_is_run(project: MakeProject) -> None:
    shop = project()
    refused = shop.run("run", "--notify")
    assert (refused.returncode, shop.runs) == (2, [])
    assert "--notify: nobody is to be told" in refused.stderr


def test_a_notice_that_cannot_be_sent_harms_no_run(project: MakeProject) -> None:
    shop = project()
    schedule(shop, timedelta(seconds=5), "1h", ", notify: [{command: [./missing.sh]}]")
    ticked = shop.run("tick")
    assert (ticked.returncode, ": passed (" in ticked.stdout) == (3, True)
    assert "nobody could be told: there is no program './missing.sh'" in ticked.stderr


def test_a_drill_is_due_when_its_plan_changed_in_substance_since(project: MakeProject) -> None:
    shop = project()
    assert shop.run("run").returncode == 0
    plan: Path = shop.root / "plan.yaml"
    plan.write_text("# a comment\n" + plan.read_text())
    assert json.loads(shop.run("due", "--json").stdout)["changed"] == []
    plan.write_text(plan.read_text().replace("Thank you for your patience", "Thank you"))
    (changed,) = json.loads(shop.run("due", "--json").stdout)["changed"]
    assert (changed["drill"], changed["changed"]) == ("checkout-outage", ["email-restored"])
    assert "email-restored" in shop.run("due").stdout


def test_the_calendar_can_be_imported(project: MakeProject) -> None:
    shop = project()
    schedule(shop, timedelta(days=-3), "4h")
    due = shop.run("due", "--ics")
    (event,) = Calendar.from_ical(due.stdout).walk("VEVENT")
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=4)
    assert event.errors == []


def test_a_pause_that_is_none_is_a_mistake_of_the_command_line(project: MakeProject) -> None:
    refused = project().run("scheduler", "--every", "soon")
    assert refused.returncode == 2
    assert "'soon' is not a duration" in refused.stderr
