"""What a fleet goes by: names, seconds, and what Temporal is told of them."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from commdrill.app.fleet.process import _order
from commdrill.app.fleet.project import HEARTBEAT, PROJECT, QUARANTINE, fleet_of, rhythm_of
from commdrill.errors import UsageError
from commdrill.fleet.orders import Order, Project, Rhythm


def test_a_project_is_called_like_its_folder_or_as_it_is_told() -> None:
    assert fleet_of(Path("/srv/shop"), {}).queue("drills") == "shop/drills"
    assert fleet_of(Path("/srv/shop"), {PROJECT: "other"}).schedule_id("d") == "slot/other/d"


@pytest.mark.parametrize("name", ["a b", "a/b", "-a", "é", "a" * 101])
def test_what_is_no_name_is_refused_with_the_variable_to_set(name: str) -> None:
    with pytest.raises(UsageError, match=f"set {PROJECT}"):
        fleet_of(Path("/srv/shop"), {PROJECT: name})


def test_seconds_are_as_they_are_told() -> None:
    assert rhythm_of({}) == Rhythm(20.0, 600.0)
    assert rhythm_of({HEARTBEAT: "5", QUARANTINE: "0"}) == Rhythm(5.0, 0.0)


@pytest.mark.parametrize("text", ["", "1", "nan", "-5", "1e9", "soon"])
def test_seconds_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match=HEARTBEAT):
        rhythm_of({HEARTBEAT: text})


def test_an_order_comes_to_its_process_as_it_was_given() -> None:
    order = Order("d", "dev", "r", only=("a",), variables={"x": "1"}, hold=3.5, strict=True)
    assert _order(json.dumps(asdict(order)).encode()) == order


def test_no_two_projects_have_a_schedule_of_one_name() -> None:
    assert not Project("shop-2").schedule_id("d").startswith(Project("shop").slots)
