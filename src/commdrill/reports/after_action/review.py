"""What an after-action report tells, as values."""

from dataclasses import dataclass
from datetime import datetime

from commdrill.reports.after_action.afterwards import ToDo, to_dos
from commdrill.reports.after_action.controls import Answer, answers
from commdrill.reports.after_action.findings import Finding, findings
from commdrill.reports.after_action.improvement import Row, improvement
from commdrill.reports.after_action.material import Material
from commdrill.reports.after_action.numbers import Number, numbers
from commdrill.reports.after_action.sentence import sentence
from commdrill.reports.source import Source


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
