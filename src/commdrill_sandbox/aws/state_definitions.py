"""Definitions of Step Functions: what is none is refused, as moto would take any text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.wire.call import Asked, Output, Refusal
from commdrill_sandbox.aws.wire.service import Service

_SCHEMA, _TARGET = "SCHEMA_VALIDATION_FAILED", "MISSING_TRANSITION_TARGET"
_WAITS = ("Seconds", "SecondsPath", "Timestamp", "TimestampPath")
_LAST = ("Succeed", "Fail")
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "Choice": ("Choices",), "Fail": (), "Map": (), "Parallel": ("Branches",), "Pass": (),
    "Succeed": (), "Task": ("Resource",), "Wait": (),
}  # fmt: skip


@dataclass(frozen=True)
class Mistake:
    """`at`: where, as `/States/NAME/Next`."""

    code: str
    said: str
    at: str

    def __str__(self) -> str:
        return f"{self.code}: {self.said} at {self.at}"


def state_definitions() -> Plane:
    """Looks at what is asked for, and leaves the rest to moto."""
    operations = {
        "CreateStateMachine": _checked,
        "UpdateStateMachine": _checked,
        "ValidateStateMachineDefinition": _judged,
    }
    return Service("stepfunctions", "states", operations, None)


def _checked(asked: Asked) -> None:
    if (text := asked.input.get("definition")) is None:
        return
    if found := list(mistakes(text)):
        said = ", ".join(map(str, found))
        raise Refusal("InvalidDefinition", f"Invalid State Machine Definition: '{said}'")


def _judged(asked: Asked) -> Output:
    found = [
        {"severity": "ERROR", "code": one.code, "message": one.said, "location": one.at}
        for one in mistakes(asked.input["definition"])
    ]
    return {"result": "FAIL" if found else "OK", "diagnostics": found, "truncated": False}


def mistakes(definition: str) -> Iterator[Mistake]:
    """What Step Functions would say of a text."""
    try:
        machine = json.loads(definition)
    except ValueError as why:
        yield Mistake("INVALID_JSON_DESCRIPTION", str(why), "[Source: (String)]")
        return
    yield from _of_machine(machine, "")


def _of_machine(machine: Any, at: str) -> Iterator[Mistake]:
    if not isinstance(machine, Mapping):
        yield Mistake(_SCHEMA, "The value must be an object", at or "/")
        return
    if missing := [one for one in ("StartAt", "States") if one not in machine]:
        yield Mistake(_SCHEMA, f"These fields are required: {_listed(missing)}", at or "/")
        return
    states = machine["States"]
    if not isinstance(states, Mapping) or not states:
        yield Mistake(_SCHEMA, "States must be an object with at least one state", f"{at}/States")
        return
    yield from _of_targets(machine["StartAt"], states, at)
    for name, state in states.items():
        yield from _of_state(state, f"{at}/States/{name}")


def _of_targets(start: Any, states: Mapping[str, Any], at: str) -> Iterator[Mistake]:
    """Each leads to a state that is there, and each state is led to."""
    ways = [("StartAt", str(start), f"{at}/StartAt")]
    for name, state in states.items():
        ways += _ways(state, f"{at}/States/{name}")
    for word, target, where in ways:
        if target not in states:
            yield Mistake(_TARGET, f"Missing '{word}' target: {target}", where)
    reached = {target for _, target, _ in ways}
    for name in (one for one in states if one not in reached):
        yield Mistake(_TARGET, f'State "{name}" is not reachable.', f"{at}/States/{name}")


def _ways(state: Any, at: str) -> Iterator[tuple[str, str, str]]:
    """Where it leads."""
    if not isinstance(state, Mapping):
        return
    for word in ("Next", "Default"):
        if word in state:
            yield word, str(state[word]), f"{at}/{word}"
    for several in ("Choices", "Catch"):
        for number, one in enumerate(_items(state, several)):
            if isinstance(one, Mapping) and "Next" in one:
                yield "Next", str(one["Next"]), f"{at}/{several}[{number}]/Next"


def _of_state(state: Any, at: str) -> Iterator[Mistake]:
    kind = str(state.get("Type")) if isinstance(state, Mapping) else ""
    if kind not in _NEEDS:
        yield Mistake(_SCHEMA, f"Type must be one of {_listed(sorted(_NEEDS))}", at)
        return
    if missing := [one for one in _NEEDS[kind] if not state.get(one)]:
        yield Mistake(_SCHEMA, f"These fields are required: {_listed(missing)}", at)
    if kind not in (*_LAST, "Choice") and ("Next" in state) == (state.get("End") is True):
        yield Mistake(_SCHEMA, "Exactly one of these fields is required: [Next, End]", at)
    if kind == "Wait" and sum(one in state for one in _WAITS) != 1:
        yield Mistake(_SCHEMA, f"Exactly one of these fields is required: {_listed(_WAITS)}", at)
    yield from _inside(kind, state, at)


def _inside(kind: str, state: Mapping[str, Any], at: str) -> Iterator[Mistake]:
    """The machines that a state has of its own."""
    if kind == "Map":
        word = "Iterator" if "Iterator" in state else "ItemProcessor"
        yield from _of_machine(state.get(word), f"{at}/{word}")
    for number, branch in enumerate(_items(state, "Branches")):
        yield from _of_machine(branch, f"{at}/Branches[{number}]")


def _items(state: Mapping[str, Any], name: str) -> list[Any]:
    found = state.get(name)
    return found if isinstance(found, list) else []


def _listed(names: Any) -> str:
    return f"[{', '.join(names)}]"
