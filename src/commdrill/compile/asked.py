"""What whoever starts a drill asks beyond its documents: other values, another pace, a part of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from commdrill.compile.script import DriverUse, Script
from commdrill.documents.environment import Environment
from commdrill.documents.links.drill import LinkedDrill
from commdrill.documents.severity import certain
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.drivers.setting_references import references_in, with_values
from commdrill.errors import UsageError
from commdrill.values import format_duration

_VARIABLE = re.compile(r"\$\{var:([^}]+)\}")


@dataclass(frozen=True)
class Asked:
    """`variables` go before those of the environment, `pace` and `hold` before the documents'.

    `until_asked`: the outage lasts until somebody asks for its end. `only`: the steps that are asked for; none named: all.
    """

    variables: Mapping[str, str] = field(default_factory=dict)
    pace: float | None = None
    hold: timedelta | None = None
    until_asked: bool = False
    only: frozenset[str] = frozenset()


NOTHING = Asked()


def as_asked(linked: LinkedDrill, asked: Asked) -> LinkedDrill:
    """The drill with what goes before its documents.

    Raises:
        UsageError: an outage too short for its scenario.
    """
    place, drill = linked.environment, linked.drill
    if asked.pace is not None:
        place = replace(place, model=place.model.model_copy(update={"pace": asked.pace}))
    if asked.hold is not None:
        _check_hold(linked, asked.hold)
        drill = replace(drill, model=drill.model.model_copy(update={"hold": asked.hold}))
    return replace(linked, environment=place, drill=drill)


def _check_hold(linked: LinkedDrill, hold: timedelta) -> None:
    """As of a drill's own: shorter than an `every`, it proves nothing of it."""
    limits = (certain(step.every) for step in linked.scenario.steps)
    longest = max((limit for limit in limits if limit), default=hold)
    if hold < longest:
        least = format_duration(longest)
        raise UsageError(
            f"--hold {format_duration(hold)} ends before {linked.drill.model.id} could prove that "
            f"updates keep coming every {least}: hold {least} or longer, or leave it out"
        )


def with_variables(script: Script, environment: Environment, asked: Asked) -> Script:
    """The script with every `${var:NAME}` of which the value is known."""
    values = {**environment.variables, **asked.variables}
    site, aws = script.site, script.site.aws
    return replace(
        script,
        channels=tuple(replace(one, use=_filled(one.use, values)) for one in script.channels),
        faults=tuple(replace(one, use=_filled(one.use, values)) for one in script.faults),
        actions={
            phase: tuple(replace(one, use=_filled(one.use, values)) for one in found)
            for phase, found in script.actions.items()
        },
        site=replace(
            site, aws=aws and aws.model_copy(update=with_values(aws.model_dump(), "var", values))
        ),
        until_asked=asked.until_asked,
        variables={name: values[name] for name in sorted(_known(environment) & values.keys())},
    )


def those_asked(scripts: Iterable[Script], asked: Asked) -> tuple[Script, ...]:
    """The drills that have a step that is asked for, each with those alone.

    Raises:
        UsageError: a step that none of them has.
    """
    drills = tuple(scripts)
    known = {ref.id for drill in drills for ref in drill.refs}
    for step in sorted(asked.only - known):
        near = did_you_mean(step, known)
        raise UsageError(f"--only {step}: no drill here has this step{near}")
    if not asked.only:
        return drills
    narrowed = (replace(drill, only=_asked_of(drill, asked)) for drill in drills)
    return tuple(drill for drill in narrowed if drill.only)


def _asked_of(drill: Script, asked: Asked) -> frozenset[str]:
    return frozenset(step.ref.id for step in drill.steps) & asked.only


def check_variables(environments: tuple[Environment, ...], asked: Asked) -> None:
    """Refuse a `--set` that sets nothing in any of these environments.

    Raises:
        UsageError: nobody asks for it.
    """
    known = {name for environment in environments for name in _known(environment)}
    for name in asked.variables:
        if name not in known:
            there = f"; there are: {listed(known)}" if known else ""
            raise UsageError(
                f"--set {name}=…: nothing asks for ${{var:{name}}}{did_you_mean(name, known)}{there}"
            )


def _known(environment: Environment) -> set[str]:
    """The variables that it declares, or that its settings ask for."""
    uses = environment.model_dump(include={"channels", "detection", "components", "actions", "aws"})
    asked_for = {name for one in references_in(uses) for name in _VARIABLE.findall(one)}
    return {*environment.variables, *asked_for}


def _filled(use: DriverUse, values: Mapping[str, str]) -> DriverUse:
    return replace(use, settings=with_values(dict(use.settings), "var", values))
