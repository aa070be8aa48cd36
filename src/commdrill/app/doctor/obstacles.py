"""All that preflight would refuse: what it names is left out, and it is asked again, until it is content."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from commdrill.app.request import RunRequest
from commdrill.app.run.preflight import preflight
from commdrill.compile.script import DriverUse, Script, ScriptStep
from commdrill.drivers.aws.driver import AwsDriver
from commdrill.engine.run_services import Stop
from commdrill.record.events import FindingMade, PreflightFailed, Record

_PASSES = 8
_SUBSCRIBER = re.compile(r"subscriber .* recipients$")
_SEVERAL = re.compile(r"; (?=(?:channel|fault|action) \S)")


@dataclass(frozen=True)
class Examination:
    """What stands in the way, and what else was found on the way."""

    obstacles: tuple[str, ...]
    findings: tuple[str, ...]
    codes: frozenset[str]


def examined(request: RunRequest, script: Script, stop: Stop) -> Examination:
    """Every refusal of every preflight, each once; nothing is changed by any of them."""
    left = replace(script, open_questions=())
    refused: dict[str, None] = {}
    found: dict[FindingMade, None] = {}
    for _ in range(_PASSES):
        refusals, findings = _refusals(request, left, stop)
        refused |= dict.fromkeys(refusals)
        found |= dict.fromkeys(findings)
        rest = _without(left, refusals)
        if not refusals or rest == left or stop.event.is_set():
            break
        left = rest
    texts = tuple(finding.message for finding in found)
    return Examination(tuple(refused), texts, frozenset(finding.code for finding in found))


def refusals_of(request: RunRequest, script: Script, stop: Stop) -> tuple[str, ...]:
    """Why one preflight of a script would not let it begin."""
    return _refusals(request, script, stop)[0]


def _refusals(
    request: RunRequest, script: Script, stop: Stop
) -> tuple[tuple[str, ...], tuple[FindingMade, ...]]:
    refusals, findings = list[str](), list[FindingMade]()

    def take(record: Record) -> None:
        match record.event:
            case PreflightFailed(reasons):
                refusals.extend(one for reason in reasons for one in _SEVERAL.split(reason))
            case FindingMade() as finding:
                findings.append(finding)

    preflight(request, script, take, stop)
    return tuple(refusals), tuple(findings)


def _without(script: Script, refusals: Iterable[str]) -> Script:
    """The script without what these name; without all that asks AWS, where they name nothing of it."""
    refused = tuple(refusals)
    of_subscribers = [one for one in refused if _SUBSCRIBER.match(one)]
    nameless = [one for one in refused if one not in of_subscribers and not _names_any(script, one)]

    def stays(who: str, use: DriverUse) -> bool:
        if nameless and issubclass(use.driver, AwsDriver):
            return False
        return not any(_names(one, who) for one in refused)

    left = _only(script, stays)
    return replace(left, addresses=()) if of_subscribers else left


def _only(script: Script, stays: Callable[[str, DriverUse], bool]) -> Script:
    """The script with those of its drivers that stay, and the steps that can be seen by them."""
    channels = tuple(one for one in script.channels if stays(one.who, one.use))
    seen = {one.id for one in channels} | _by_hand(script)
    return replace(
        script,
        channels=channels,
        steps=tuple(_by_itself(step) for step in script.steps if step.promise.channel in seen),
        faults=tuple(one for one in script.faults if stays(one.who, one.use)),
        actions={
            phase: tuple(one for one in uses if stays(one.who, one.use))
            for phase, uses in script.actions.items()
        },
    )


def _by_itself(step: ScriptStep) -> ScriptStep:
    """A step that counts from no other, which may not be there: nobody judges it here."""
    return replace(step, promise=replace(step.promise, follows=None))


def _by_hand(script: Script) -> set[str]:
    """Channels that nothing looks at: a person attests what is there."""
    looked_at = {one.id for one in script.channels}
    return {step.promise.channel for step in script.steps} - looked_at


def _names_any(script: Script, refusal: str) -> bool:
    return any(_names(refusal, who) for who in script.uses)


def _names(refusal: str, who: str) -> bool:
    return refusal.startswith((f"{who} ", f"{who}:"))
