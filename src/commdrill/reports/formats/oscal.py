"""For tools of assessors: a run as assessment results of OSCAL, the JSON of NIST's SP 800-53.

Each step is an observation, with its evidence by name and SHA-256; each control of SP 800-53 that a
drill may answer is a finding, with what this run does not show of it. It lies in no run's folder:
`commdrill report --format oscal` prints it. Ids are made of the run's, so that they stay the same.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from commdrill.record.folder import DOCUMENTS
from commdrill.record.step_result import StepResult
from commdrill.reports.after_action.controls import Answer, answers
from commdrill.reports.phrasing import headline, zulu
from commdrill.reports.printable import printable
from commdrill.reports.source import Source

FILE = ""
_VERSION = "1.1.2"
_NS = "urn:commdrill"
_CONTROLS = {"NIST 800-53 CP-4": "cp-4", "NIST 800-53 IR-3": "ir-3"}
_Part = dict[str, Any]


def render(source: Source) -> str:
    return (
        json.dumps({"assessment-results": _document(source)}, ensure_ascii=False, indent=2) + "\n"
    )


def _document(source: Source) -> _Part:
    start = source.start
    return {
        "uuid": _id(source, "results"),
        "metadata": {
            "title": _line(f"{start.title}: {start.plan.title}"),
            "last-modified": _when(source.result.finished or source.result.started),
            "version": _line(start.plan.version),
            "oscal-version": _VERSION,
            "props": _props(_asked(source)),
        },
        "import-ap": {"href": f"#{_id(source, 'drill')}"},
        "results": [_result(source)],
        "back-matter": {"resources": [_drill(source), *_evidence(source)]},
    }


def _result(source: Source) -> _Part:
    result = source.result
    ended = {"end": _when(result.finished)} if result.finished else {}
    return {
        "uuid": _id(source, "result"),
        "title": _line(result.run),
        "description": _line(headline(source)),
        "start": _when(result.started),
        **ended,
        "props": _props(_came_to(source)),
        "reviewed-controls": {
            "control-selections": [
                {"include-controls": [{"control-id": control} for control in _CONTROLS.values()]}
            ]
        },
        "observations": [_observation(source, step) for step in result.steps],
        "findings": [
            _finding(source, answer)
            for answer in answers(source)
            if answer.demand.control in _CONTROLS
        ],
    }


def _asked(source: Source) -> Iterator[tuple[str, str]]:
    start, origin = source.start, source.start.origin
    yield "plan", start.plan.id
    yield "plan-sha256", start.plan.sha256
    yield "drill", start.drill
    yield "tool-version", start.version
    if origin is not None:
        yield "operator", origin.operator
        yield "commit", origin.commit
        yield "approved", origin.approved


def _came_to(source: Source) -> Iterator[tuple[str, str]]:
    place = source.start.environment
    yield "outcome", source.ending.outcome.value
    yield "restored", "yes" if source.ending.restored else "no"
    yield "environment", place.id
    yield "stage", place.stage
    yield "pace", f"{place.pace:g}"
    for word in source.result.signed_off:
        yield "signed-off", word.by


def _observation(source: Source, step: StepResult) -> _Part:
    kept = [_relevant(source, path) for path in _kept(source, step)]
    return {
        "uuid": _id(source, "step", step.ref.id),
        "title": _line(step.ref.id),
        "description": _line(
            f"Promised in the {step.ref.phase} on {step.ref.channel}: {step.ref.promise}."
            f" {step.outcome.value}: {step.reason}"
        ),
        "props": _props(iter((("outcome", step.outcome.value),))),
        "methods": ["INTERVIEW" if step.attested else "TEST"],
        **({"relevant-evidence": kept} if kept else {}),
        "collected": _when(_told_at(source, step)),
    }


def _told_at(source: Source, step: StepResult) -> datetime | None:
    """When the last word on it was said; of what was never decided, when the run began."""
    if step.attested_on is not None:
        return step.attested_on
    started = source.result.started
    return started + timedelta(seconds=step.decided_at or 0.0)


def _relevant(source: Source, path: str) -> _Part:
    return {"href": f"#{_id(source, path)}", "description": _line(path)}


def _finding(source: Source, answer: Answer) -> _Part:
    control = _CONTROLS[answer.demand.control]
    state = "not-satisfied" if answer.missing else "satisfied"
    lacks = f" Not shown by this run: {', '.join(answer.missing)}." if answer.missing else ""
    fields = ", ".join(answer.fields) or "nothing"
    return {
        "uuid": _id(source, "control", control),
        "title": answer.demand.control,
        "description": _line(f"{answer.demand.asks}: answered by {fields}.{lacks}"),
        "target": {
            "type": "statement-id",
            "target-id": f"{control}_smt",
            "status": {"state": state},
        },
        "related-observations": [
            {"observation-uuid": _id(source, "step", step.ref.id)} for step in source.result.steps
        ],
    }


def _drill(source: Source) -> _Part:
    """What was assessed, by which documents: OSCAL's assessment plan is the drill."""
    listed = [
        {"href": _line(_found(source, name, sha256)), "hashes": _hashes(sha256)}
        for name, sha256 in source.start.documents.items()
    ]
    return {
        "uuid": _id(source, "drill"),
        "title": _line(source.start.drill),
        **({"rlinks": listed} if listed else {}),
    }


def _found(source: Source, name: str, sha256: str) -> str:
    """Where who holds the run's folder alone finds a document; one that was masked there is the project's."""
    kept = f"{DOCUMENTS}/{name}"
    content = None if ".." in name else source.read(kept)
    return kept if hashlib.sha256(content or b"").hexdigest() == sha256 else name


def _hashes(sha256: str) -> list[_Part]:
    return [{"algorithm": "SHA-256", "value": sha256}]


def _evidence(source: Source) -> Iterator[_Part]:
    """Each piece that is kept, once; who holds the folder holds these, and `verify` binds them."""
    paths = dict.fromkeys(path for step in source.result.steps for path in _kept(source, step))
    for path in paths:
        content = source.read(path) or b""
        link = {"href": path, "hashes": _hashes(hashlib.sha256(content).hexdigest())}
        yield {"uuid": _id(source, path), "title": path, "rlinks": [link]}


def _kept(source: Source, step: StepResult) -> Sequence[str]:
    pruned = {path for one in source.result.pruned for path in one.pruned}
    return [path for path in step.evidence if path not in pruned and source.read(path)]


def _props(pairs: Iterator[tuple[str, str]]) -> list[Mapping[str, str]]:
    return [
        {"name": name, "ns": _NS, "value": value} for name, said in pairs if (value := _line(said))
    ]


def _line(text: str) -> str:
    """One line that is not blank at either end, as OSCAL wants its texts."""
    return " ".join(printable(text).split())


def _id(source: Source, *parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join((_NS, source.result.run, *parts))))


def _when(at: datetime | None) -> str:
    text = zulu(at)
    assert text is not None, "a run has begun"
    return text
