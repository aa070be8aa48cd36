"""What `commdrill due` says: for people, as JSON, as a calendar."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from commdrill.app.agenda import agenda_of
from commdrill.app.drifted import Drifted, drifted
from commdrill.app.past_runs import past_runs
from commdrill.app.ticking import Timetable
from commdrill.clock import SystemClock
from commdrill.documents.links import link
from commdrill.documents.problem import DocumentErrors
from commdrill.documents.project import load_project
from commdrill.timetable.calendar import calendar_of
from commdrill.timetable.coming import Coming, Outlook, Standing, outlook
from commdrill.timetable.store import Entry, Store
from commdrill.values import Json, format_duration

SCHEMA = "commdrill/due/1"


@dataclass(frozen=True)
class Due:
    """All there is to say. `last_round`: when a scheduler last looked; None: never."""

    now: datetime
    last_round: datetime | None
    outlook: Outlook
    drifted: tuple[Drifted, ...]


def look_ahead(timetable: Timetable) -> Due:
    """What is due in a project; nothing is written.

    Raises:
        DocumentErrors: every mistake in its documents.
    """
    project = load_project(timetable.runs.project_root)
    problems = link(project)
    if problems:
        raise DocumentErrors(problems)
    entries, last_round = _remembered(timetable)
    now = SystemClock().now()
    history = past_runs(timetable.runs.reports)
    return Due(
        now, last_round, outlook(agenda_of(project), entries, now), drifted(project, history)
    )


def _remembered(timetable: Timetable) -> tuple[tuple[Entry, ...], datetime | None]:
    folder = timetable.store_folder
    if not Store.is_in(folder):
        return (), None
    with Store.look(folder) as store:
        return store.entries(), store.last_beat()


def as_calendar(due: Due) -> bytes:
    """For Outlook, Google and others."""
    return calendar_of(due.outlook.coming, due.now)


def as_json(due: Due) -> str:
    """For programs."""
    whole = {
        "schema": SCHEMA,
        "now": _utc(due.now),
        "last_round": _utc(due.last_round) if due.last_round else None,
        "due": [_coming_json(one) for one in due.outlook.coming],
        "missed": [_entry_json(entry) for entry in due.outlook.missed],
        "changed": [_drifted_json(one) for one in due.drifted],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def as_text(due: Due) -> Iterator[str]:
    """For people, line by line."""
    yield from _section("Due", [_coming_row(one) for one in due.outlook.coming])
    if not due.outlook.coming:
        yield "Nothing is due within a year: no drill has a schedule that says so."
    missed = [_missed_row(entry) for entry in due.outlook.missed]
    yield from _section("Not run in the last year", missed)
    changed = [_drifted_row(one) for one in due.drifted]
    yield from _section("Due because the plan changed since it was last drilled", changed)
    looked = f"{due.last_round:%Y-%m-%d %H:%M} UTC" if due.last_round else "never"
    yield f"Last looked at by a scheduler: {looked}"


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


def _missed_row(entry: Entry) -> tuple[str, ...]:
    when = f"{entry.slot.opens:%a %Y-%m-%d %H:%M} UTC"
    return (when, entry.slot.drill, entry.state.upper(), entry.why)


def _drifted_row(one: Drifted) -> tuple[str, ...]:
    steps = [*one.changed, *(f"{step} (new)" for step in one.added)]
    steps += [f"{step} (gone)" for step in one.removed]
    return (one.drill.id, one.plan.id, f"last {one.last_drilled:%Y-%m-%d}", ", ".join(steps))


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
        "opens": _utc(slot.opens),
        "closes": _utc(slot.closes),
        "timezone": item.schedule.timezone,
        "standing": one.standing,
        "why": one.why or None,
    }


def _entry_json(entry: Entry) -> Json:
    slot = entry.slot
    times: dict[str, Json] = {"opens": _utc(slot.opens), "closes": _utc(slot.closes)}
    told: dict[str, Json] = {"state": entry.state, "why": entry.why}
    return {"slot": str(slot), "drill": slot.drill, **times, **told}


def _drifted_json(one: Drifted) -> Json:
    return {
        "drill": one.drill.id,
        "plan": one.plan.id,
        "last_run": one.last_run,
        "last_drilled": _utc(one.last_drilled),
        "changed": one.changed,
        "added": one.added,
        "removed": one.removed,
    }


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
