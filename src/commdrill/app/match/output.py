"""What came of a trial, for people and for machines."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from textwrap import fill

from commdrill.app.match.input import Tried
from commdrill.values import Json
from commdrill.wording.types import Value

_WIDTH = 80  # characters
_DEEPEST = 24


def as_json(tried: Tried) -> str:
    """One object; moments are in UTC."""
    document: Json = {
        "matches": tried.matches,
        "message": tried.message,
        **({"step": tried.step} if tried.step else {}),
        "language": tried.language,
        "captured": {
            name: {"text": text, **_stated(tried.values.get(name))}
            for name, text in tried.captured.items()
        },
        "differences": [
            {"what": each.what, "expected": each.expected, "seen": each.seen}
            for each in tried.differences
        ],
        "findings": [{"code": each.code, "message": each.message} for each in tried.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(tried: Tried) -> str:
    """A few lines, none longer than a terminal is wide."""
    heading = f"{tried.message or tried.step} ({tried.language}): {_verdict(tried)}"
    return "\n".join((heading, *(_wrapped(lead, text) for lead, text in _told(tried))))


def _told(tried: Tried) -> Iterator[tuple[str, str]]:
    for name, text in tried.captured.items():
        yield f"  {name}: ", f"{text}{_in_words(tried.values.get(name))}"
    for each in tried.differences:
        yield f"  {each.what}: expected ", each.expected
        yield f"  {' ' * len(each.what)}  seen ", each.seen
    for finding in tried.findings:
        yield "  policy: ", finding.message


def _wrapped(lead: str, text: str) -> str:
    """What is too long goes on below where it began."""
    return fill(
        text,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * min(len(lead), _DEEPEST),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _verdict(tried: Tried) -> str:
    if tried.step:
        return "says all that it must" if tried.matches else "does not say all that it must"
    return "matches" if tried.matches else "does not match"


def _stated(value: Value | None) -> dict[str, Json]:
    if value is None:
        return {}
    moments: dict[str, Json] = {name: _instant(moment) for name, moment in value.moments}
    return moments if value.assumed is None else {**moments, "zone": str(value.assumed)}


def _in_words(value: Value | None) -> str:
    if value is None:
        return ""
    return " = " + " to ".join(_instant(moment) for _, moment in value.moments)


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
