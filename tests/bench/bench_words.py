"""How many of the cases in a file of wordings are judged as people judge them, kind by kind.

Run by hand: `python tests/bench/bench_words.py FILE [ID…]`. The file has `cases`, each with a template, an instance
and what is right; those of kind `time` are to be read as the moments in `values`.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from commdrill.model import Model
from commdrill.wording.markup.visible import visible_text
from commdrill.wording.match import Match, match_whole, match_within
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.policy import Policy, PolicyFinding, Surface, examine
from commdrill.wording.seen import SeenText
from commdrill.wording.types import Placeholder, PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording

Case = Mapping[str, Any]
_MESSAGES = frozenset({"email", "sms", "page", "status", "banner", "chat", "push"})


class Declared(Model):
    """The placeholders of a case, as a plan declares them."""

    placeholders: dict[str, Placeholder] = {}


def types_of(case: Case) -> Mapping[str, PlaceholderType]:
    """What stands in a case's placeholders."""
    written = json.dumps({"placeholders": case.get("placeholders", {})})
    try:
        declared = Declared.model_validate_json(written).placeholders
    except ValueError:
        declared = {}
    component = ChoicePlaceholder.of(case.get("component", "Checkout"))
    return {"eta": TimePlaceholder(), **declared, "component": component}


def outcome(case: Case) -> Match | Mismatch:
    """Whether the instance is the message."""
    wording = compile_wording(case["template"], types_of(case), case["language"])
    now = datetime.fromisoformat(case["now"])
    instance = case["instance"]
    if case["kind"] in ("page", "banner"):
        return match_within(wording, SeenText.of(visible_text(instance)), now)
    text = visible_text(instance) if "</" in instance else instance
    return match_whole(wording, SeenText.of(text), now)


def moments(found: Match) -> Mapping[str, str]:
    """What the placeholders state, as the cases have it."""
    stated = {n: v.moments[-1][1].strftime("%Y-%m-%dT%H:%MZ") for n, v in found.values.items()}
    return {**found.captured, **stated}


def findings(case: Case) -> tuple[PolicyFinding, ...]:
    """What the policy has against the instance."""
    return examine(visible_text(case["instance"]), Surface.MESSAGE, case["language"], Policy())


def judged(case: Case) -> str:
    """`right`, `missed`, `false`, or `wrong` where it passed with another moment."""
    found = outcome(case)
    if case["expected"] != "pass":
        return "right" if isinstance(found, Mismatch) or findings(case) else "false"
    if isinstance(found, Mismatch):
        return "missed"
    stated = moments(found)
    return "right" if all(stated.get(n) == v for n, v in case["values"].items()) else "wrong"


def told(case: Case) -> Iterator[str]:
    """A case that is not right, for people."""
    found = outcome(case)
    yield f"{case['id']} {case['instance']!r} of {case['template']!r}: {case.get('why', '')}"
    if isinstance(found, Match):
        yield f"   {moments(found)}, expected {case.get('values')}"
    else:
        yield from (f"   {d.what}: {d.expected}; {d.seen}" for d in found.differences)


def main(path: str, *only: str) -> None:
    """Count by kind and language, and tell each case that is not right."""
    cases = [
        case
        for case in yaml.safe_load(Path(path).read_text("utf-8"))["cases"]
        if case["kind"] in _MESSAGES | {"time"} and (not only or case["id"] in only)
    ]
    counts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for case in cases:
        verdict = judged(case)
        kind = "time" if case["kind"] == "time" else "message"
        counts[f"{kind} {case['language']} {case['expected']}"][verdict] += 1
        if verdict != "right":
            print(verdict, *told(case), sep="\n  ")
    for kind, verdicts in sorted(counts.items()):
        print(kind, dict(verdicts))


if __name__ == "__main__":
    main(*sys.argv[1:])
