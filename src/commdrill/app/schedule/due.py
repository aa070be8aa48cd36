"""What `commdrill due` says: for people, as JSON, as a calendar."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from commdrill.app import output
from commdrill.app.owner import owned_project
from commdrill.app.past_runs import past_runs
from commdrill.app.schedule.agenda import agenda_of
from commdrill.app.schedule.changed_plans import Drifted, drifted
from commdrill.app.schedule.losses import lost_runs, lost_store
from commdrill.app.schedule.tick import Timetable
from commdrill.clock import SystemClock
from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import DocumentErrors
from commdrill.record.history import History
from commdrill.record.owed import Owed, in_days, owed
from commdrill.timetable.calendar import calendar_of
from commdrill.timetable.outlook import AHEAD, Coming, Outlook, Standing, outlook
from commdrill.timetable.slot import Entry, Item
from commdrill.timetable.store import Store
from commdrill.values import Json, format_duration, utc

SCHEMA = "commdrill/due/1"
_A_MOMENT = timedelta(minutes=1)
_NEXT = 60  # slots of one drill that have a row each, a week's all year
_IN_A_ROW = 12  # missed slots of one drill that have a row each


@dataclass(frozen=True)
class Due:
    """All there is to say. `last_round`: when a scheduler last looked; None: never."""

    now: datetime
    last_round: datetime | None
    outlook: Outlook
    drifted: tuple[Drifted, ...]
    owed: tuple[Owed, ...] = ()


def look_ahead(timetable: Timetable) -> Due:
    """What is due in a project; nothing is written.

    Raises:
        DocumentErrors: every mistake in its documents.
    """
    project = owned_project(timetable.runs.project_root)
    problems = link(project).problems
    if problems:
        raise DocumentErrors(problems)
    now, agenda = SystemClock().now(), agenda_of(project)
    history = past_runs(timetable.runs.reports)
    store = _remembered(timetable, history, agenda, now)
    return Due(
        now,
        store.last_round,
        outlook(agenda, store.entries, now),
        drifted(project, history),
        owed(history),
    )


@dataclass(frozen=True)
class _Remembered:
    """What the store says; of one that is not there, nothing."""

    entries: tuple[Entry, ...] = ()
    last_round: datetime | None = None


def _remembered(
    timetable: Timetable, history: History, agenda: Mapping[str, Item], now: datetime
) -> _Remembered:
    """What is lost of the store, or of the runs that it knows, is complained of."""
    folder, reports = timetable.store_folder, timetable.runs.reports
    if not Store.is_in(folder):
        _complain(lost_store(folder, reports, history))
        return _Remembered()
    with Store.look(folder) as store:
        known = [run for run in store.last_runs() if run.slot.drill in agenda]
        _complain(lost_runs(known, reports))
        entries = store.entries_between(now - 2 * AHEAD, now + AHEAD)
        return _Remembered(entries, store.last_beat())


def _complain(lines: Iterable[str]) -> None:
    for line in lines:
        output.complain(line)


def as_calendar(due: Due) -> bytes:
    """For Outlook, Google and others."""
    return calendar_of(due.outlook.coming, due.now, due.owed)


def as_json(due: Due) -> str:
    whole = {
        "schema": SCHEMA,
        "now": utc(due.now),
        "last_round": utc(due.last_round) if due.last_round else None,
        "due": [_coming_json(one) for one in due.outlook.coming],
        "missed": [_entry_json(entry) for entry in due.outlook.missed],
        "changed": [_drifted_json(one) for one in due.drifted],
        "follow_ups": [_owed_json(one, due.now) for one in due.owed],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def as_text(due: Due) -> Iterator[str]:
    """For people, line by line."""
    yield from _section("Due", list(_coming_rows(due.outlook.coming)))
    if not due.outlook.coming:
        yield "Nothing is due within a year: no drill has a schedule that says so."
    yield from _section("Not run in the last year", list(_missed_rows(due.outlook.missed)))
    changed = [_drifted_row(one) for one in due.drifted]
    yield from _section("Due because the plan changed since it was last drilled", changed)
    waiting = [_owed_row(one, due.now) for one in due.owed]
    yield from _section("To be done after a run, and attested (commdrill attest RUN STEP)", waiting)
    looked = f"{due.last_round:%Y-%m-%d %H:%M} UTC" if due.last_round else "never"
    ahead = due.last_round is not None and due.last_round > due.now + _A_MOMENT
    was_ahead = ". THAT LIES AHEAD: the clock was ahead then, or is behind now" if ahead else ""
    yield f"Last looked at by a scheduler: {looked}{was_ahead}"


def _coming_rows(coming: Iterable[Coming]) -> Iterator[tuple[str, ...]]:
    """By time; of a drill that is due over and over, those next and how many more."""
    seen, beyond = Counter[str](), dict[str, Coming]()
    for one in coming:
        seen[one.item.drill] += 1
        if seen[one.item.drill] <= _NEXT:
            yield _coming_row(one)
        else:
            beyond[one.item.drill] = one
    for drill, last in beyond.items():
        when, *rest = _coming_row(last)
        yield f"{seen[drill] - _NEXT:,} more until {when}", *rest


def _coming_row(one: Coming) -> tuple[str, ...]:
    item = one.item
    local = one.slot.opens.astimezone(ZoneInfo(item.schedule.timezone))
    window = format_duration(one.slot.closes - one.slot.opens)
    standing = "" if one.standing is Standing.DUE else one.standing.upper()
    return (
        f"{local:%a %Y-%m-%d %H:%M} {item.schedule.timezone}",
        f"+{window}",
        item.drill,
        item.plan,
        item.environment,
        item.owner or "no owner",
        f"{standing} {one.why}".strip(),
    )


def _missed_rows(entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    """A row each; many of a drill in a row are one."""
    by_drill = sorted(entries, key=lambda entry: (entry.slot.drill, entry.slot))
    for (drill, state), found in groupby(by_drill, lambda entry: (entry.slot.drill, entry.state)):
        same = tuple(found)
        parts = [(entry,) for entry in same] if len(same) <= _IN_A_ROW else [same]
        for part in parts:
            more = f" and {len(part) - 1:,} more until {_utc_minute(part[-1])}" if part[1:] else ""
            yield f"{_utc_minute(part[0])}{more}", drill, state.upper(), part[-1].why


def _utc_minute(entry: Entry) -> str:
    return f"{entry.slot.opens:%a %Y-%m-%d %H:%M} UTC"


def _drifted_row(one: Drifted) -> tuple[str, ...]:
    steps = [*one.changed, *(f"{step} (new)" for step in one.added)]
    steps += [f"{step} (gone)" for step in one.removed]
    return (one.drill.id, one.plan.id, f"last {one.last_drilled:%Y-%m-%d}", ", ".join(steps))


def _owed_row(one: Owed, now: datetime) -> tuple[str, ...]:
    run = one.run
    late = f"OVERDUE by {in_days(one.late(now))}" if one.is_overdue(now) else ""
    return f"{one.due:%a %Y-%m-%d %H:%M} UTC", one.step.step, run.plan.id, run.run, late


def _section(title: str, rows: list[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield title
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
    yield ""


def _coming_json(one: Coming) -> Json:
    item, slot = one.item, one.slot
    return {
        "slot": str(slot),
        "drill": item.drill,
        "title": item.title,
        "plan": item.plan,
        "scenario": item.scenario,
        "environment": item.environment,
        "owner": item.owner or None,
        "opens": utc(slot.opens),
        "closes": utc(slot.closes),
        "timezone": item.schedule.timezone,
        "standing": one.standing,
        "why": one.why or None,
    }


def _entry_json(entry: Entry) -> Json:
    slot = entry.slot
    times: dict[str, Json] = {"opens": utc(slot.opens), "closes": utc(slot.closes)}
    settled: dict[str, Json] = {"state": entry.state, "why": entry.why}
    return {"slot": str(slot), "drill": slot.drill, **times, **settled}


def _drifted_json(one: Drifted) -> Json:
    return {
        "drill": one.drill.id,
        "plan": one.plan.id,
        "last_run": one.last_run,
        "last_drilled": utc(one.last_drilled),
        "changed": one.changed,
        "added": one.added,
        "removed": one.removed,
    }


def _owed_json(one: Owed, now: datetime) -> Json:
    run = one.run
    return {
        "run": run.run,
        "step": one.step.step,
        "plan": run.plan.id,
        "scenario": run.scenario,
        "drill": run.drill,
        "environment": run.environment.id,
        "due": utc(one.due),
        "overdue": one.is_overdue(now),
    }
