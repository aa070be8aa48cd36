"""What an experiment template asks for, as plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.fis.actions import ACTIONS
from commdrill_sandbox.aws.wire.call import Refusal

_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_SELECTION = re.compile(r"ALL|(COUNT|PERCENT)\((\d+)\)")


@dataclass(frozen=True)
class Target:
    """Resources of one type. `arns` or `tags` say which, `selection` how many of them."""

    type: str
    arns: tuple[str, ...]
    tags: Mapping[str, str]
    selection: str


@dataclass(frozen=True)
class Step:
    """An action of an experiment: `targets` are names of targets; `seconds` how long it lasts."""

    name: str
    action: str
    parameters: Mapping[str, str]
    targets: tuple[str, ...]
    after: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class Injection:
    """A fault to put in: which action, on which resources."""

    region: str
    action: str
    parameters: Mapping[str, str]
    arns: tuple[str, ...]


def seconds(duration: str) -> float:
    """`PT1M30S` → 90. ValueError: no such duration."""
    found = _DURATION.fullmatch(duration)
    if found is None or not any(found.groups()):
        raise ValueError(f"{duration!r} is not a duration such as PT5M")
    days, hours, minutes, rest = (int(part or 0) for part in found.groups())
    return float(((days * 24 + hours) * 60 + minutes) * 60 + rest)


def check_template(given: Mapping[str, Any]) -> None:
    """Refuse a template that FIS would refuse.

    Raises:
        Refusal: ValidationException.
    """
    targets = given.get("targets") or {}
    for name, target in targets.items():
        if not _SELECTION.fullmatch(target.get("selectionMode") or ""):
            raise _invalid(f"Target {name}: selectionMode is ALL, COUNT(n) or PERCENT(n).")
        if not target.get("resourceArns") and not target.get("resourceTags"):
            raise _invalid(f"Target {name}: resourceArns or resourceTags is needed.")
    for name, action in (given.get("actions") or {}).items():
        _check_action(name, action, targets, given["actions"])
    for condition in given.get("stopConditions") or ():
        _check_condition(condition)


def _check_action(
    name: str, action: Mapping[str, Any], targets: Mapping[str, Any], all_: Mapping[str, Any]
) -> None:
    known = ACTIONS.get(action.get("actionId") or "")
    if known is None:
        raise _invalid(f"Action {name}: action id {action.get('actionId')} does not exist.")
    given = action.get("parameters") or {}
    missing = [p for p, needed in known.parameters.items() if needed and p not in given]
    if missing:
        raise _invalid(f"Action {name}: required parameters are missing: {', '.join(missing)}.")
    for key, target in (action.get("targets") or {}).items():
        _check_target(name, known.targets.get(key), key, targets.get(target))
    if set(known.targets) - set(action.get("targets") or {}):
        raise _invalid(f"Action {name}: target {', '.join(known.targets)} is needed.")
    if unknown := set(action.get("startAfter") or ()) - set(all_):
        raise _invalid(f"Action {name}: startAfter names no action: {', '.join(unknown)}.")
    try:
        _lasts(given)
    except ValueError as mistake:
        raise _invalid(f"Action {name}: {mistake}.") from mistake


def _check_target(
    name: str, wanted: str | None, key: str, target: Mapping[str, Any] | None
) -> None:
    if wanted is None:
        raise _invalid(f"Action {name}: there is no target key {key}.")
    if target is None:
        raise _invalid(f"Action {name}: the target of {key} is not defined.")
    if target.get("resourceType") != wanted:
        raise _invalid(f"Action {name}: {key} are of type {wanted}.")


def _check_condition(condition: Mapping[str, Any]) -> None:
    match condition.get("source"):
        case "none":
            return
        case "aws:cloudwatch:alarm" if condition.get("value"):
            return
    raise _invalid("A stop condition is none, or aws:cloudwatch:alarm with an alarm's ARN.")


def steps_of(template: Mapping[str, Any]) -> tuple[Step, ...]:
    """The actions of a template that was checked."""
    return tuple(
        Step(
            name,
            action["actionId"],
            action.get("parameters") or {},
            tuple((action.get("targets") or {}).values()),
            tuple(action.get("startAfter") or ()),
            _lasts(action.get("parameters") or {}),
        )
        for name, action in template["actions"].items()
    )


def targets_of(template: Mapping[str, Any]) -> Mapping[str, Target]:
    """The targets of a template that was checked."""
    return {
        name: Target(
            target["resourceType"],
            tuple(target.get("resourceArns") or ()),
            target.get("resourceTags") or {},
            target["selectionMode"],
        )
        for name, target in (template.get("targets") or {}).items()
    }


def selected(arns: tuple[str, ...], selection: str) -> tuple[str, ...]:
    """As many as `selection` says; the first ones, so that a drill is the same each time."""
    found = _SELECTION.fullmatch(selection)
    if found is None or found[1] is None:
        return arns
    count = int(found[2])
    return arns[: count if found[1] == "COUNT" else max(1, len(arns) * count // 100)]


def _lasts(parameters: Mapping[str, str]) -> float:
    written = parameters.get("duration")
    return seconds(written) if written else 0.0


def _invalid(message: str) -> Refusal:
    return Refusal("ValidationException", message)
