"""Whoever is looked at is let be for the interval, whichever command looks."""

from itertools import pairwise
from pathlib import Path

from .corner import cornered

INTERVAL = 5.0
AWAY = 8.0
_BOUND = 0.05  # seconds: to so much a folder tells its files' times


def test_whoever_asked_one_command_to_stay_away_is_let_be_by_the_next(tmp_path: Path) -> None:
    with cornered(tmp_path) as corner:
        answers = {"429": "Too many", "Retry-After": f"{AWAY:g}"}
        for name, text in answers.items():
            (corner.world / name).write_text(text)
        assert corner.run("preflight").returncode == 3
        refused = len(corner.asked)
        for name in answers:
            (corner.world / name).unlink()
        said = corner.run("preflight")
        assert said.returncode == 0, said.stderr
    assert corner.asked[refused] - corner.asked[refused - 1] >= AWAY - _BOUND


def test_two_commands_in_a_row_keep_the_interval_between_them(tmp_path: Path) -> None:
    seldom = f"{{use: web-page, look_every: {INTERVAL:g}s,"
    with cornered(tmp_path) as corner:
        corner.change("environment.yaml", "page: {use: web-page,", f"page: {seldom}")
        for _ in range(2):
            said = corner.run("preflight")
            assert said.returncode == 0, said.stderr
    assert len(corner.asked) >= 2
    # it counts from when the look began, and a busy shop hears of that seconds later
    assert min(b - a for a, b in pairwise(corner.asked)) >= INTERVAL / 2
