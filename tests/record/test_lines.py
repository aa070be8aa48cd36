"""A record and its line."""

import json
import tracemalloc
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from commdrill.record import events as e
from commdrill.record.lines import from_json, to_json
from tests.record.making import KINDS, RECORDS

MOMENT = datetime(2026, 11, 23, 10, 0, 1, 500_000, tzinfo=UTC)


@given(RECORDS)
def test_a_record_comes_back_from_its_line_as_it_was(record: e.Record) -> None:
    line = to_json(record)
    assert "\n" not in line
    assert from_json(line) == record


def test_a_line_is_one_flat_object_in_the_order_things_are_told() -> None:
    record = e.Record("r", 7, MOMENT, 1.5, e.StepSeen("page", 0.25, 0.5))
    assert to_json(record, prev="abc") == (
        '{"run": "r", "seq": 7, "at": "2026-11-23T10:00:01.500Z", "elapsed": 1.5,'
        ' "event": "StepSeen", "step": "page", "not_before": 0.25, "took": 0.5, "prev": "abc"}'
    )


@pytest.mark.parametrize("before", [{"ratio": 0.123456789012}, 0.123456789012])
def test_times_are_rounded_and_what_a_fault_needs_to_be_reverted_is_not(before: Any) -> None:
    armed = e.FaultArmed(1, "checkout", "outage", "http", {}, ".", before)
    assert json.loads(to_json(e.Record("r", 1, MOMENT, 0.123456789, armed))) == {
        "run": "r", "seq": 1, "at": "2026-11-23T10:00:01.500Z", "elapsed": 0.123457,
        "event": "FaultArmed", "fault": 1, "component": "checkout", "way": "outage",
        "driver": "http", "settings": {}, "folder": ".", "before": before,
    }  # fmt: skip


def test_a_refused_preflight_is_written_as_journals_have_always_had_it() -> None:
    record = e.Record("r", 1, MOMENT, 0.0, e.PreflightFailed(("nobody home",)))
    assert '"event": "PreflightRefused"' in to_json(record)
    assert from_json(to_json(record)) == record


def test_no_field_of_an_event_hides_a_stamp() -> None:
    stamps = {"run", "seq", "at", "elapsed", "event", "prev"}
    assert all(stamps.isdisjoint(kind.__dataclass_fields__) for kind in KINDS)


def test_keys_of_a_later_version_are_left_out() -> None:
    record = e.Record("r", 1, MOMENT, 0.0, e.PreflightPassed())
    assert from_json(to_json(record, mood="good")) == record


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"event": "Rained"}, "no record of an event"),
        ({"event": "StepSeen"}, "no whole record"),
        ({"event": ["StepSeen"]}, "no record of an event"),
        ({"seq": None}, "no whole record"),
        ({"at": "yesterday"}, "Invalid isoformat"),
        ({"at": 5}, "no whole record"),
    ],
)
def test_what_is_no_record_is_refused(change: dict[str, Any], what: str) -> None:
    line = json.loads(to_json(e.Record("r", 1, MOMENT, 0.0, e.PreflightPassed())))
    with pytest.raises(ValueError, match=what):
        from_json(json.dumps(line | change))


@pytest.mark.parametrize("line", ["", "[]", "{", '"RunStarted"', "\0", "[" * 100_000])
def test_what_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(line)


@pytest.mark.parametrize(
    ("once", "twice"),
    [
        ('"event": "StepSeen"', '"event": "StepSeen", "event": "Rained"'),
        ('"took": 0.5', '"took": 0.5, "took": 9.5'),
        ('"step": "page"', '"step": "page", "\\u0073tep": "\\u0022\\u0022"'),
        ('"took": 0.5', '"took": 0.5, "later": {"a": 1, "a": 1}'),
    ],
)
def test_a_key_that_is_there_twice_makes_it_no_record(once: str, twice: str) -> None:
    """Two readers would believe two things."""
    line = to_json(e.Record("r", 1, MOMENT, 0.0, e.StepSeen("page", 0.25, 0.5)))
    for told in (line.replace(once, twice), line.replace(once, twice).encode()):
        with pytest.raises(ValueError, match="twice, and readers differ in which they believe"):
            from_json(told)


def test_texts_that_many_lines_have_in_common_are_kept_once() -> None:
    first, second = (from_json(to_json(record)) for record in MESSAGES[:2])
    assert isinstance(first.event, e.MessageSeen)
    assert isinstance(second.event, e.MessageSeen)
    assert first.run is second.run
    assert first.event.evidence[0] is second.event.evidence[0]
    filled = first.event.counted[0].captured, second.event.counted[0].captured
    assert filled[0]["eta"] is filled[1]["eta"]


def test_a_message_as_a_run_notes_it_takes_less_than_a_kilobyte_and_a_half_to_remember() -> None:
    lines = [to_json(record) for record in MESSAGES]
    from_json(lines[0])  # what is made once is made by then
    tracemalloc.start()
    kept = [from_json(line) for line in lines]
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken / len(kept) < 1_500


def message(number: int) -> e.Record:
    who, by = (f"p{number}",), 9.5 + number / 1e6
    filled = {"name": f"p{number}", "component": "Checkout", "eta": "within 45 minutes"}
    event = e.MessageSeen(
        "customer-email", f"new/{number}.mx", who, "Checkout is not available", "outage-email (en)",
        by, MOMENT, ("evidence/mail-98d5a33b7e66cc34.eml.jsonl",), e.Came(3.1, 9.1, by),
        f"{number:016x}", (e.CountedFor("email-customers", who, filled),),
    )  # fmt: skip
    return e.Record("20261123T100000Z-checkout-outage-7f3a", number, MOMENT, by, event)


MESSAGES = tuple(message(number) for number in range(1, 1_001))
