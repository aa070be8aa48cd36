"""What a drill does not show: in how far its world differs from production, and what it left open."""

from collections.abc import Iterable, Iterator, Mapping

from commdrill.record import events as e
from commdrill.record.owed import FOLLOW_UP
from commdrill.record.step_result import StepResult
from commdrill.reports.phrasing import seconds
from commdrill.reports.source import Source
from commdrill.terms import Proof
from commdrill.values import first_of, plural

_MOST_NAMED = 8


def limits_of_proof(source: Source) -> Iterator[str]:
    """One sentence each, for who would conclude from the drill to the real thing."""
    yield _stage(source.start.environment)
    yield from _pace(source)
    if source.start.sabotages:
        sabotages = ", ".join(source.start.sabotages)
        yield f"It was sabotaged on purpose ({sabotages}): failures are what one would hope for."
    if source.start.variables:
        yield f"Its environment was set to: {_set_to(source.start.variables)}."
    if source.start.take_down:
        lost = ", ".join(source.start.take_down)
        yield f"Only this was taken down: {lost}. What hangs on other components was not tried."
    yield from _weak_proofs(source.result.steps)
    yield from _open(source.result.steps)


def _set_to(variables: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in variables.items())


def _stage(environment: e.EnvironmentRef) -> str:
    if environment.stage == "sandbox":
        return (
            "Drilled on the embedded sandbox, a small company made for drills: it shows that the "
            "plan can be carried out as written, and nothing of your own systems and carriers."
        )
    return (
        f"Drilled on {environment.id}, stage {environment.stage}, not in production: compare the "
        "two before you conclude from one to the other."
    )


def _pace(source: Source) -> Iterator[str]:
    pace = source.start.environment.pace
    if pace == 1:
        return
    longest = max(
        (step.within for step in source.start.steps if step.within and step.phase != FOLLOW_UP),
        default=None,
    )
    example = f" ({seconds(longest * pace)} became {seconds(longest)})" if longest else ""
    yield (
        f"Time ran {pace:g} times as fast{example}: limits, holds and the distance of updates were "
        "divided by that. People and providers do not get faster with it."
    )


def _weak_proofs(steps: Iterable[StepResult]) -> Iterator[str]:
    for proof, means in (
        (Proof.CARRIER, "a carrier says that it delivered"),
        (Proof.REQUEST, "a provider accepted the request"),
        (Proof.ATTESTED, "a person says so"),
    ):
        found = [
            step
            for step in steps
            if step.decided and step.decided.proof == proof and step.outcome is e.StepOutcome.PASSED
        ]
        if found:
            yield f"Proof of {_named(found)}: {means}; nobody saw the words arrive."


def _open(steps: tuple[StepResult, ...]) -> Iterator[str]:
    skipped = [step for step in steps if step.outcome is e.StepOutcome.SKIPPED]
    untold = [step for step in steps if step.outcome is e.StepOutcome.ERROR]
    if skipped:
        yield f"Nobody looked at {_named(skipped)}."
    if untold:
        yield f"Whether it was kept could not be told of {_named(untold)}."


def _named(steps: list[StepResult]) -> str:
    names = first_of([step.ref.id for step in steps], _MOST_NAMED)
    return f"{plural(len(steps), 'step')} ({names})"
