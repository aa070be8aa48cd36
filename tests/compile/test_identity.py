"""What is drilled, whichever folder its documents lie in."""

from pathlib import Path

import pytest

from commdrill.app.request import RunRequest
from commdrill.app.run.drills import scripts_of
from commdrill.compile.identity import target_of
from commdrill.compile.script import Script
from tests.e2e.corner import Corner, cornered


@pytest.fixture
def corner(tmp_path: Path) -> Corner:
    with cornered(tmp_path) as made:
        return made


def script(corner: Corner) -> Script:
    (found,) = scripts_of(RunRequest(corner.root))
    return found


def test_two_clones_are_one_world(corner: Corner) -> None:
    assert script(corner).site.identity == script(corner.clone("clone")).site.identity


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("id: dev", "id: qa", False),
        ('["127.0.0.1"]', '["127.0.0.2", "127.0.0.1"]', False),
        ("[./stop.sh]", "[./halt.sh]", False),
        ("/page", "/basket", False),
        ("kind: environment", "kind: environment\ntitle: Our own", True),
        ("stage: dev", "stage: test", True),
    ],
)
def test_an_environment_is_what_it_breaks_and_where_it_is_seen(
    corner: Corner, before: str, after: str, is_same: bool
) -> None:
    other = corner.clone("clone")
    other.change("environment.yaml", before, after)
    if before.startswith("id"):
        other.change("drill.yaml", "environment: dev", "environment: qa")
    assert (script(corner).site.identity == script(other).site.identity) is is_same


def test_a_target_is_the_same_in_whatever_environment_it_is_named(corner: Corner) -> None:
    other = corner.clone("clone")
    other.change("environment.yaml", "/page", "/basket")
    mine, theirs = script(corner), script(other)
    ours, yours = mine.faults[0].use, theirs.faults[0].use
    assert target_of(mine, ours, ("ops.example",)) == target_of(theirs, yours, ("ops.example",))
    assert target_of(mine, ours, ()) != target_of(theirs, yours, ())  # beside another document


def test_a_pace_is_kept_as_a_journal_has_it(corner: Corner) -> None:
    corner.change("environment.yaml", "stage: dev", "stage: dev\npace: 33.333333333333336")
    assert script(corner).environment.pace == 33.333333
