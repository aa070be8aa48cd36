"""Which demands of auditors a run answers, and by which of its fields; or that it shows nothing of it.

The demands, in our words: SOC 2 Trust Services Criteria CC7.5 and A1.3; ISO 22301:2019 clause 8.5;
ISO/IEC 27001:2022 Annex A 5.29 and 5.30; NIST SP 800-53 Rev. 5 CP-4 and IR-3; Regulation (EU)
2022/2554 (DORA) articles 24 and 25; Directive (EU) 2022/2555 (NIS2) article 21(2)(c); PCI DSS 4.0
requirement 12.10.2; 45 CFR 164.308(a)(7)(ii)(D) (HIPAA).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from commdrill.record.events import StepOutcome
from commdrill.record.follow_up import FollowUp
from commdrill.reports.after_action.improvement import unmended
from commdrill.reports.source import Source

NOT_SHOWN = "not shown by this run"


@dataclass(frozen=True)
class Demand:
    """What is asked, and the facts that answer it: all of them have to be there."""

    control: str
    asks: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """A demand, the fields of the run that answer it, and the facts that it does not show."""

    demand: Demand
    fields: tuple[str, ...]
    missing: tuple[str, ...]


DEMANDS = (
    Demand("SOC 2 CC7.5", "recovery from incidents is tested, and told to those concerned",
           ("tested", "result", "told")),
    Demand("SOC 2 A1.3", "recovery plan procedures are tested", ("tested", "result", "restored")),
    Demand("ISO 22301 8.5", "exercises at planned intervals, with reports and what follows from them",
           ("tested", "result", "planned", "actions")),
    Demand("ISO 27001 A.5.29", "information security is kept during disruption",
           ("tested", "no leak")),
    Demand("ISO 27001 A.5.30", "readiness for continuity is tested", ("tested", "result", "restored")),
    Demand("NIST 800-53 CP-4", "the contingency plan is tested, results reviewed, corrections begun",
           ("tested", "result", "reviewed", "actions")),
    Demand("NIST 800-53 IR-3", "incident response is tested", ("tested", "result")),
    Demand("DORA 24", "testing is independent and its findings are followed up",
           ("tested", "reviewed", "actions")),
    Demand("DORA 25", "scenario-based tests of ICT tools and systems", ("tested", "scenario", "result")),
    Demand("NIS2 21(2)(c)", "business continuity and crisis management", ("tested", "restored")),
    Demand("PCI DSS 12.10.2", "the incident response plan is reviewed and tested each year",
           ("approved", "tested")),
    Demand("HIPAA 164.308(a)(7)", "contingency plans are tested and revised",
           ("tested", "result", "actions")),
)  # fmt: skip


def answers(source: Source, followed: Sequence[FollowUp] = ()) -> Iterator[Answer]:
    """Each demand, as far as this run answers it."""
    shown = {**_shown(source), **_corrected(source, followed)}
    for demand in DEMANDS:
        fields = tuple(dict.fromkeys(shown[fact] for fact in demand.facts if fact in shown))
        missing = tuple(fact for fact in demand.facts if fact not in shown)
        yield Answer(demand, fields, missing)


def _shown(source: Source) -> Mapping[str, str]:
    """The facts that a run shows, each with the field of report.json that does."""
    return {fact: field for fact, (field, is_shown) in _FACTS.items() if is_shown(source)}


def _corrected(source: Source, followed: Sequence[FollowUp]) -> Mapping[str, str]:
    """Corrections are begun where each failed step has an action; where none failed, none is due."""
    if not _is_decided(source) or unmended(source.result, followed):
        return {}
    failed = any(step.outcome is StepOutcome.FAILED for step in source.result.steps)
    return {"actions": "improvement plan" if failed else "steps: none failed"}


def _is_told(source: Source) -> bool:
    return any(step.recipients for step in source.result.steps)


def _is_decided(source: Source) -> bool:
    return any(s.outcome in (StepOutcome.PASSED, StepOutcome.FAILED) for s in source.result.steps)


def _leaks(source: Source) -> bool:
    return any(d.code for s in source.result.steps for d in s.differences)


_Fact = tuple[str, Callable[[Source], bool]]
_FACTS: Mapping[str, _Fact] = {
    "tested": ("started, environment", _is_decided),
    "scenario": ("scenario", lambda source: bool(source.start.take_down) and _is_decided(source)),
    "result": ("outcome, steps", _is_decided),
    "told": ("steps[].recipients", _is_told),
    "restored": ("restored", lambda source: source.result.is_restored and _is_decided(source)),
    "planned": ("slot", lambda source: bool(source.start.slot)),
    "approved": ("origin.approved", lambda s: bool(s.start.origin and s.start.origin.approved)),
    "reviewed": ("signed_off", lambda source: bool(source.result.signed_off)),
    "no leak": ("steps[].differences", lambda s: _is_decided(s) and not _leaks(s)),
}
