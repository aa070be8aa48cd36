"""What a report says of the verdict, against what the journal says: compared whoever wrote it.

Another version may word a report otherwise. What was drilled, where, how it ended and what became of
each step is the same in every version.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar
from xml.etree import ElementTree as ET  # nosec B405

from commdrill.record import said_once

T = TypeVar("T")

_HEAD = (
    "run",
    "drill",
    "plan",
    "scenario",
    "environment",
    "take_down",
    "sabotages",
    "started",
    "finished",
    "outcome",
    "restored",
    "exit_code",
)
_STEP = ("id", "phase", "channel", "outcome", "within_s", "took_s", "recipients", "evidence")
_RESULTS = ("failure", "error", "skipped")


def other_facts(name: str, found: bytes, rendered: str) -> Iterator[str]:
    """In which facts a report that lies there differs from the one that the journal makes."""
    compare = _COMPARED.get(name)
    if compare is None:
        return
    try:
        yield from compare(found.decode("utf-8"), rendered)
    except said_once.SaidTwice as why:
        yield str(why)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, ET.ParseError):
        yield "it cannot be read"


def has_facts(name: str) -> bool:
    """Whether the facts of this report can be compared at all."""
    return name in _COMPARED


def _json(found: str, rendered: str) -> Iterator[str]:
    says, should = said_once.loads(found), said_once.loads(rendered)
    for key in _HEAD:
        if key in should and says.get(key) != should[key]:
            yield f"{key} is {_short(says.get(key))}, the journal says {_short(should[key])}"
    yield from _steps(_by_id(says["steps"]), _by_id(should["steps"]))


def _steps(says: Mapping[str, Any], should: Mapping[str, Any]) -> Iterator[str]:
    for step in should.keys() - says.keys():
        yield f"step {step} is left out"
    for step in says.keys() - should.keys():
        yield f"step {step} is invented"
    for step in sorted(says.keys() & should.keys()):
        for key in _STEP:
            if key in should[step] and says[step].get(key) != should[step][key]:
                text = (
                    f"{_short(says[step].get(key))}, the journal says {_short(should[step][key])}"
                )
                yield f"{key} of step {step} is {text}"


def _by_id(steps: list[Any]) -> Mapping[str, Any]:
    return _once((str(step["id"]), step) for step in steps)


def _junit(found: str, rendered: str) -> Iterator[str]:
    says, should = _cases(found), _cases(rendered)
    for step in sorted(says.keys() | should.keys()):
        if says.get(step) != should.get(step):
            yield f"step {step} is {_told(says.get(step))}, the journal says {_told(should.get(step))}"


def _cases(text: str) -> Mapping[str, str]:
    if "<!" in text.partition("<testsuite")[0]:
        raise ValueError("a document type has no place in it")
    root = ET.fromstring(text)  # noqa: S314 no document type, so no entities # nosec B314
    return _once(
        (
            str(case.get("name")),
            next((kind for kind in _RESULTS if case.find(kind) is not None), ""),
        )
        for case in root.iter("testcase")
    )


def _once(facts: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for step, what in facts:
        if step in found:
            raise said_once.SaidTwice(f"it tells of step {step} twice")
        found[step] = what
    return found


def _told(result: str | None) -> str:
    return "left out" if result is None else result or "passed"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"


_COMPARED: Mapping[str, Callable[[str, str], Iterator[str]]] = {
    "report.json": _json,
    "junit.xml": _junit,
}
