"""What whoever asked the fleet is shown, however seldom they look."""

from pathlib import Path

import pytest

from commdrill.app.fleet.shown import Shown
from commdrill.fleet.orders import Ending, Order, Standing

_LOST = "checkout: its worker was lost, or could not put it back: another one does\n"
_ORDER = Order("checkout", "dev")
_TAKEN_OVER = Order("checkout", "dev", attempt=1)
_NOT_BACK = Ending(4, "not-restored", began=True, why="the gate is jammed")


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    return Shown(tmp_path, lambda _: None)


@pytest.mark.parametrize("stages", [("restoring", "over"), ("restoring",), ("over",), ("held",)])
def test_a_lost_worker_is_told_of_once_whenever_it_is_looked(
    shown: Shown, capsys: pytest.CaptureFixture[str], stages: tuple[str, ...]
) -> None:
    for stage in stages:
        shown.look(Standing(stage, _TAKEN_OVER))
    assert capsys.readouterr().err == _LOST


def test_each_stage_is_told_once_and_why(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    shown.look(Standing("performing", _ORDER))
    shown.look(Standing("performing", _ORDER))
    shown.look(Standing("not-restored", _TAKEN_OVER, _NOT_BACK))
    assert capsys.readouterr().err == (
        "checkout: a worker performs it\n"
        f"{_LOST}"
        "checkout: IT IS NOT RESTORED; the fleet goes on trying (the gate is jammed)\n"
    )
