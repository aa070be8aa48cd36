"""The page for more than one machine: what is to be copied is whole, and its commands are ours."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from commdrill.app import command
from commdrill.app.commands import fleet, run, worker
from commdrill.app.fleet.project import HEARTBEAT, PROJECT, QUARANTINE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "FLEET.md").read_text(encoding="utf-8")
COMPOSE, KUBERNETES = map(
    yaml.safe_load, re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
)
COMMANDS = {"worker": worker, "fleet": fleet, "run": run}


def parsed(words: list[str]) -> Any:
    """As our command line takes it."""
    assert words[0] == "commdrill"
    parser = command.Parser("commdrill", "", "")
    command.add_root(parser)
    COMMANDS[words[1]].describe(parser)
    return parser.parse_args(words[2:])


def test_the_workers_of_compose_are_two_and_have_time_to_put_back() -> None:
    service = COMPOSE["services"]["worker"]
    assert parsed(shlex.split(service["command"])).root == Path("/documents")
    assert service["deploy"]["replicas"] >= 2
    assert service["stop_grace_period"] == "15m"
    assert service["environment"]["TEMPORAL_ADDRESS"] == "temporal:7233"
    assert COMPOSE["services"]["temporal"]["volumes"] == ["temporal:/data"]
    assert set(COMPOSE["volumes"]) == {"temporal"}


def test_the_workers_of_kubernetes_are_on_machines_of_their_own() -> None:
    template = KUBERNETES["spec"]["template"]
    (container,) = template["spec"]["containers"]
    assert parsed(container["args"]).queue == ["drills"]
    assert KUBERNETES["spec"]["replicas"] >= 2
    assert KUBERNETES["spec"]["selector"]["matchLabels"] == template["metadata"]["labels"]
    (spread,) = template["spec"]["topologySpreadConstraints"]
    assert spread["topologyKey"] == "kubernetes.io/hostname"
    assert template["spec"]["terminationGracePeriodSeconds"] >= 900


@pytest.mark.parametrize("line", re.findall(r"^commdrill .*", PAGE, re.MULTILINE))
def test_its_commands_are_ours(line: str) -> None:
    parsed(shlex.split(line, comments=True))


def test_its_variables_are_ours() -> None:
    assert {*re.findall(r"COMMDRILL_\w+", PAGE)} == {PROJECT, HEARTBEAT, QUARANTINE}


def test_the_extras_it_names_are_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for group in re.findall(r"\[([a-z,]+)\]'", PAGE):
        assert all(re.search(rf"^{extra} = ", text, re.MULTILINE) for extra in group.split(","))
