"""What an after-action report tells, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from commdrill.record.events import RunOutcome, StepOutcome
from commdrill.record.step_result import StepResult
from commdrill.reports.after_action.afterwards import ToDo, to_dos
from commdrill.reports.after_action.controls import Answer, answers
from commdrill.reports.after_action.findings import Finding, findings
from commdrill.reports.after_action.improvement import Row, improvement
from commdrill.reports.after_action.material import Material
from commdrill.reports.after_action.numbers import Number, numbers
from commdrill.reports.phrasing import headline
from commdrill.reports.source import Source

_TOLD = {
    "error-page": "the error page",
    "api-error": "the API",
    "banner": "the banner",
    "health-check": "the health check",
    "status-page": "the status page",
    "email": "e-mail",
    "sms": "SMS",
    "push": "push messages",
    "voice": "calls",
    "webhook": "the chat",
    "manual": "people who call",
}
_CANNOT = (RunOutcome.NOT_RESTORED, RunOutcome.INTERRUPTED)


@dataclass(frozen=True)
class Review:
    """All that it tells."""

    material: Material
    sentence: str
    numbers: tuple[Number, ...]
    findings: tuple[Finding, ...]
    improvement: tuple[Row, ...]
    answers: tuple[Answer, ...]
    to_dos: tuple[ToDo, ...] = ()

    @property
    def source(self) -> Source:
        return self.material.source


def review(material: Material) -> Review:
    source = material.source
    found = tuple(findings(source.result))
    return Review(
        material,
        sentence(source),
        tuple(numbers(source, material.before)),
        found,
        tuple(improvement(source.result, material.followed, _before(material))),
        tuple(answers(source, material.followed)),
        tuple(to_dos(source.result, material.now)),
    )


def _before(material: Material) -> datetime | None:
    return material.before.started if material.before else None


def sentence(source: Source) -> str:
    """By which ways people were told as promised, and by which they were not."""
    steps = source.result.steps
    if source.ending.outcome in _CANNOT or not steps or source.result.refusals:
        return headline(source)
    wrong = _ways(step for step in steps if step.outcome is StepOutcome.FAILED)
    untold = _ways(step for step in steps if step.outcome is StepOutcome.ERROR)
    kept = _ways(step for step in steps if step.outcome is StepOutcome.PASSED)
    right = [way for way in kept if way not in (*wrong, *untold)]
    if not wrong and not untold:
        return f"People were told as promised by {_and(right)}, and told again when it was over."
    text = f"People were told as promised by {_and(right)}; " if right else ""
    failed = f"{_and(wrong)} broke a promise" if wrong else ""
    unknown = f"of {_and(untold)} nobody can tell" if untold else ""
    return _capital(f"{text}{', and '.join(one for one in (failed, unknown) if one)}.")


def _ways(steps: Iterable[StepResult]) -> list[str]:
    types = dict.fromkeys(step.ref.channel_type for step in steps)
    return [_TOLD.get(one, one) for one in types]


def _and(words: list[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
