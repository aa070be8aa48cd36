"""Planned work on the sandbox is announced two days before: enough for one plan, too late for another."""

from pathlib import Path

import pytest

from .stood_still import unseen
from .test_sabotages import drilled, opened


@pytest.mark.parametrize(("ahead", "outcome"), [("1d", "passed"), ("3d", "failed")])
def test_a_notice_is_kept_by_the_start_that_it_states(
    shipped: Path, ahead: str, outcome: str
) -> None:
    plan = shipped / "plans" / "storefront.yaml"
    text = plan.read_text(encoding="utf-8")
    before, _, scenario = text.partition("\n  planned-maintenance:\n")
    noticed = scenario.replace("phase: notice\n", f"phase: notice\n        ahead: {ahead}\n", 4)
    plan.write_text(f"{before}\n  planned-maintenance:\n{noticed}", encoding="utf-8")
    with opened(shipped, "sandbox-plain"):
        _, told = drilled(shipped, "planned-maintenance", "--environment", "sandbox-plain")
    notices = [step for step in told["steps"] if step["phase"] == "notice"]
    assert len(notices) >= 3
    for step in (one for one in notices if one["id"] not in unseen(told)):
        assert step["outcome"] == outcome, step
        if outcome == "failed":
            assert f"before it starts, and at least {ahead}" in step["reason"]
