"""What sessions forgive a machine that stood still, and nothing else."""

import pytest

from commdrill.engine.run_clock import Pause
from commdrill.judge.moment import Gap
from tests.e2e.stood_still import held_up, is_told, seen_outcomes, unseen


@pytest.mark.parametrize("doubt", [0.0, 5.0])
def test_what_nobody_could_see_is_known_by_its_reason(doubt: float) -> None:
    hidden = f"not seen within 4s, but {Gap(3.1, 11.2, Pause(3.1, 11.2, doubt).why)}: status: 200"
    told = {
        "steps": [
            {"id": "hidden", "outcome": "error", "reason": hidden},
            {"id": "broken", "outcome": "failed", "reason": hidden},
            {"id": "refused", "outcome": "error", "reason": "the guard does not allow it"},
            {"id": "kept", "outcome": "passed", "reason": ""},
        ]
    }
    assert unseen(told) == {"hidden"}
    assert seen_outcomes(told) == {"broken": "failed", "refused": "error", "kept": "passed"}
    assert is_told(f"error: {hidden}", "failed: not seen")
    assert not is_told(f"passed: {hidden}", "failed: not seen")
    assert not is_told("error: the guard does not allow it", "failed: not seen")


@pytest.mark.parametrize(("code", "late"), [("paused", {"late"}), ("short-secret", set())])
def test_what_came_late_is_so_only_where_the_run_says_that_it_stood_still(
    code: str, late: set[str]
) -> None:
    told = {
        "findings": [{"code": code}],
        "steps": [
            {
                "id": "late",
                "outcome": "failed",
                "reason": "was seen only after 6.5s, not within 5s",
            },
            {"id": "never", "outcome": "failed", "reason": "not seen within 5s"},
        ],
    }
    assert held_up(told) == late
