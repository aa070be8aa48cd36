"""What a text for people outside must say, and how."""

from commdrill.wording.policy import (
    affected,
    expected_time,
    next_step,
    readability,
    wrong_language,
)
from commdrill.wording.policy.finding import Policy, PolicyFinding, Severity

_RULES = (
    (expected_time.CODE, expected_time.objections),
    (affected.CODE, affected.objections),
    (next_step.CODE, next_step.objections),
    (readability.CODE, readability.objections),
    (wrong_language.CODE, wrong_language.objections),
)


def examine_completeness(text: str, language: str, policy: Policy) -> tuple[PolicyFinding, ...]:
    """What `text` fails to say: warnings. Which of them count in a phase is for the judge.

    A template is examined with its placeholders filled in as they would be.
    """
    return tuple(
        PolicyFinding(code, Severity.WARNING, message, "", 0)
        for code, objections in _RULES
        for message in objections(text, language, policy)
    )
