"""A drill that is due and cannot be kept, for a mistake in its documents, is told by every round."""

from pathlib import Path

import pytest

from commdrill.app.schedule.tick import Timetable, tick
from commdrill.engine.run_services import Stop

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps: [{id: page, phase: outage, channel: page, expect: {status: 503}, within: 1m}]
---
kind: environment
id: sandbox
stage: sandbox
components:
  checkout: {outage: {use: command, with: {break: ["true"], restore: ["true"]}}}
channels: {page: {use: web-page, with: {url: "http://127.0.0.1:9/"}}}
"""
DRILL = """\
kind: drill
id: outage
title: Checkout is lost
plan: shop
scenario: outage
environment: ENVIRONMENT
take_down: {checkout: outage}
schedule: {rrule: "FREQ=YEARLY", start: 2126-01-01, SCHEDULE}
"""


@pytest.mark.parametrize(
    ("environment", "schedule", "told"),
    [
        ("sandbx", "window: 4h", "'sandbx' (did you mean 'sandbox'?)"),
        ("sandbox", "window: 4h, remind: 1h", "'remind' reminds nobody"),
    ],
)
def test_a_schedule_that_cannot_be_kept_is_no_quiet_round(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    environment: str,
    schedule: str,
    told: str,
) -> None:
    drill = DRILL.replace("ENVIRONMENT", environment).replace("SCHEDULE", schedule)
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "drill.yaml").write_text(drill)
    timetable = Timetable(root=tmp_path, store=tmp_path / "store")
    assert tick(timetable, Stop(), lambda _: None) == 2
    assert told in capsys.readouterr().err
