"""What a run says of itself beside its verdicts, against its documents and its own steps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from commdrill.compile.script import Script
from commdrill.private_files import NotOurs, read_private
from commdrill.record.events import RunOutcome, RunStarted, StepRef
from commdrill.record.outcome import conclude
from commdrill.record.result import Result

_LARGEST = 2**26  # bytes of a document
_MASKS = (b"***", b"${env:")


@dataclass(frozen=True)
class KeptOtherwise:
    """A document whose bytes are not those that the run took; `is_masked`: it may be for a secret."""

    name: str
    is_masked: bool


def run_as_its_steps(result: Result) -> Iterator[str]:
    """Whether the run ended as its steps make it end."""
    finish = result.finish
    if finish is None or finish.outcome is not RunOutcome.PASSED:
        return
    should = conclude(result).outcome
    if should is not RunOutcome.PASSED:
        yield f"the run is recorded as {finish.outcome}; its steps make it {should}"


def drilled_as_documented(script: Script, start: RunStarted) -> Iterator[str]:
    """Whether it was what its documents say."""
    promised = {ref.id: _plain(ref) for ref in script.refs}
    recorded = {ref.id: _plain(ref) for ref in start.steps}
    for step in sorted(promised.keys() - recorded.keys()):
        yield f"step {step}: its documents promise it, the run left it out"
    for step in sorted(recorded.keys() - promised.keys()):
        yield f"step {step}: its documents do not promise it"
    for step in sorted(promised.keys() & recorded.keys()):
        if promised[step] != recorded[step]:
            yield f"step {step}: its documents promise something else than is recorded"
    yield from _where_and_what(script, start)


def kept_otherwise(kept: Path, script: Script, start: RunStarted) -> Iterator[KeptOtherwise]:
    """Documents that are none of those that the run says it took."""
    taken = frozenset(start.documents.values())
    for name, sha256 in script.documents.items():
        if sha256 not in taken:
            yield KeptOtherwise(name, _is_masked(kept / name))


def _where_and_what(script: Script, start: RunStarted) -> Iterator[str]:
    recorded, place = start.environment, script.environment
    if place != recorded:
        yield (
            f"it is recorded on {recorded.id} (stage {recorded.stage}, pace {recorded.pace:g}); by its"
            f" documents it was {place.id} (stage {place.stage}, pace {place.pace:g})"
        )
    if (start.plan.id, start.plan.version) != (script.plan.id, script.plan.version):
        was, has = start.plan, script.plan
        yield f"its plan is recorded as {was.id} {was.version}; its documents have {has.id} {has.version}"
    broken = {fault.component: fault.way for fault in script.faults}
    if (start.severity, start.scenario) != (script.severity, script.scenario) or dict(
        start.take_down
    ) != broken:
        yield "what it is recorded to have taken down is not what its documents have it take down"


def _plain(ref: StepRef) -> StepRef:
    """Without where it stood, and whose it is: its substance holds that."""
    return replace(ref, place="", audiences=())


def _is_masked(file: Path) -> bool:
    try:
        content = read_private(file, _LARGEST)
    except (OSError, NotOurs):
        return False
    return any(mask in content for mask in _MASKS)
