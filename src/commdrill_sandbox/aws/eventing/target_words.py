"""What a rule's target is told: the event, a part of it, a constant, or words with parts filled in."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

Target = Mapping[str, Any]
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\['([^']+)'\]")
_PIECE = re.compile(r'<(?P<name>[\w.-]+)>|\\.|"|[^<\\"]+|.', re.DOTALL)
_MISSING = object()
_compact = partial(json.dumps, separators=(",", ":"))


def target_words(target: Target, event: Mapping[str, Any], rule: str) -> str:
    """`rule`: the ARN of the one whose target it is.

    Raises:
        ValueError: they would be no JSON.
    """
    if (constant := target.get("Input")) is not None:
        return str(constant)
    told: Any = {key: value for key, value in event.items() if key != "ingestion-time"}
    if isinstance(told.get("time"), int | float):
        told["time"] = datetime.fromtimestamp(told["time"], UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if path := target.get("InputPath"):
        part = _part(told, path)
        return _compact(None if part is _MISSING else part)
    if not (transformer := target.get("InputTransformer")):
        return _compact(told)
    paths = transformer.get("InputPathsMap") or {}
    known = {**_given(told, rule), **{name: _part(told, path) for name, path in paths.items()}}
    filled = _filled(transformer["InputTemplate"], known)
    if not filled.lstrip().startswith('"'):  # texts are told line by line, quotes and all
        json.loads(filled)
    return filled


def _given(event: Mapping[str, Any], rule: str) -> Mapping[str, Any]:
    """What has a name of its own, in each template."""
    return {
        "aws.events.rule-arn": rule,
        "aws.events.rule-name": rule.rpartition("/")[2],
        "aws.events.event": {key: value for key, value in event.items() if key != "detail"},
        "aws.events.event.json": event,
        "aws.events.event.ingestion-time": event["time"],  # it is taken in as it happens
    }


def _filled(template: str, known: Mapping[str, Any]) -> str:
    """A text without quotes around the name gets them; within quotes nothing is escaped, as on AWS."""
    made, is_quoted = [], False
    for piece in _PIECE.finditer(template):
        if piece[0] == '"':
            is_quoted = not is_quoted
        name = piece["name"]
        if name is None or name not in known:
            made.append(piece[0])
            continue
        value = known[name]
        if value is _MISSING:
            made.append("" if is_quoted else '""')
        else:
            made.append(value if is_quoted and isinstance(value, str) else _compact(value))
    return "".join(made)


def _part(event: Any, path: str) -> Any:
    """`$.detail.state`, `$.resources[0]`; `_MISSING` where there is nothing."""
    for name, index, quoted in _STEP.findall(path.removeprefix("$")):
        try:
            event = event[int(index) if index else name or quoted]
        except (KeyError, IndexError, TypeError):
            return _MISSING
    return event
