"""How what runs left to be done is told: by `due`, `coverage` and the after-action report."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from commdrill.app.coverage.table import tabulate
from commdrill.app.schedule.due import Due, as_calendar, as_json, as_text
from commdrill.coverage.coverage import cover
from commdrill.coverage.promises import PromisedStep
from commdrill.record import events as e
from commdrill.record.owed import owed, waits_until
from commdrill.record.past import History
from commdrill.record.result import Result
from commdrill.reports.after_action.afterwards import to_dos
from commdrill.reports.coverage_json import render
from commdrill.timetable.outlook import Outlook
from tests.coverage.past import SCENARIO, run_of
from tests.record.test_owed import report
from tests.record.test_result import STARTED, folded

HISTORY = History((run_of(replace(report("2026-11-23"), step="report")),))
IN_TIME, LATE = datetime(2026, 11, 25, tzinfo=UTC), datetime(2026, 12, 1, 12, tzinfo=UTC)


def due(now: datetime) -> Due:
    return Due(now, None, Outlook((), ()), (), owed(HISTORY))


@pytest.mark.parametrize(("now", "late"), [(IN_TIME, ""), (LATE, "OVERDUE by 3 days")])
def test_due_tells_it_with_its_day(now: datetime, late: str) -> None:
    (line,) = (line for line in as_text(due(now)) if "run-2026-11-23" in line)
    assert line.split("  ")[1:4] == ["Sat 2026-11-28 00:00 UTC", "report", "shop"]
    assert line.endswith(late or "run-2026-11-23")
    (told,) = json.loads(as_json(due(now)))["follow_ups"]
    assert (told["step"], told["due"], told["overdue"]) == (
        "report",
        "2026-11-28T00:00:00Z",
        bool(late),
    )


def test_the_calendar_has_it_at_its_day_and_renews_it() -> None:
    first, again = (Calendar.from_ical(as_calendar(due(now))) for now in (IN_TIME, LATE))
    (event,), (renewed,) = first.walk("VEVENT"), again.walk("VEVENT")
    assert event.decoded("DTSTART") == datetime(2026, 11, 28, tzinfo=UTC)
    assert event["UID"] == renewed["UID"]
    assert event["SUMMARY"] == "Due after a drill: report"
    assert "commdrill attest run-2026-11-23 report" in str(event["DESCRIPTION"])


@pytest.mark.parametrize(
    ("on", "late"), [(date(2026, 11, 25), ""), (date(2026, 12, 1), ", overdue by 3 days")]
)
def test_coverage_tells_it_at_the_end(on: date, late: str) -> None:
    step = PromisedStep("report", "follow-up", "desk", 432000.0, "new")
    covered = cover([replace(SCENARIO, steps=(step,))], HISTORY, on, ["dev"])
    lines = [one.text for one in tabulate(covered)]
    assert f"    report: due 2026-11-28{late}, run-2026-11-23" in lines
    (told,) = json.loads(render(covered, History()))["scenarios"][0]["steps"]
    assert told["to_attest"] == [{"run": "run-2026-11-23", "due": "2026-11-28T00:00:00.000Z"}]


AFTER = e.StepRef("report", "follow-up", "desk", "manual", "the report", "p.yaml:9", within=86400.0)
WAITS = e.StepDecided("report", e.StepOutcome.SKIPPED, waits_until("within 1d"))
PACED = replace(STARTED, steps=(AFTER,), environment=e.EnvironmentRef("sandbox", "sandbox", 2.0))


def ended(*events: tuple[float, e.Event]) -> Result:
    ending = e.RunFinished(e.RunOutcome.PASSED, 0, restored=True)
    return folded((0, PACED), (1, WAITS), (2, ending), *events)


@pytest.mark.parametrize(
    ("days", "state", "mark"),
    [(1, "waits for a person's word", "open"), (4, "overdue by 2 days", "bad")],
)
def test_the_after_action_report_says_who_has_to_say_so(days: int, state: str, mark: str) -> None:
    result = ended()
    (told,) = to_dos(result, result.started + timedelta(days=days, seconds=9))
    assert (told.state, told.mark) == (state, mark)


@pytest.mark.parametrize(
    ("after", "late", "mark"),
    [(86400.0, "", "good"), (86400.0 * 3, ", 1 day after its term", "bad")],
)
def test_a_word_that_came_after_its_term_is_told_as_such(
    after: float, late: str, mark: str
) -> None:
    said = e.StepAttested("report", "Kim", e.StepOutcome.PASSED)
    (told,) = to_dos(ended((after + 5, said)), None)
    assert (told.state, told.mark) == (f"Kim attests that it was so{late}", mark)


def test_a_run_that_has_no_follow_up_says_nothing_of_one() -> None:
    assert list(to_dos(folded((0, STARTED)), None)) == []
