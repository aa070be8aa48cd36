"""What a step promises, in one line that anybody can read."""

from collections.abc import Iterator

from commdrill.documents.matcher import Absent, Equals, written
from commdrill.documents.plan import After, Expect, Step
from commdrill.documents.severity import certain
from commdrill.judge.matching import described
from commdrill.values import format_duration


def promise_in_words(step: Step) -> str:
    """E.g. `customers receive outage-email; partners receive nothing`."""
    parts = [step.title] if step.title else []
    parts += _told(step)
    parts += _expected(step.expect or Expect())
    if step.after:
        parts.append(promise_after(step.after))
    if step.from_:
        parts.append(f"its time counts from {step.from_}")
    if step.ahead:
        parts.append(f"{format_duration(step.ahead)} before it starts")
    if every := certain(step.every):
        parts.append(f"an update at least every {format_duration(every)}")
    if step.stays:
        parts.append(f"stays {format_duration(step.stays)}")
    return "; ".join(parts) or step.id


def promise_after(after: After) -> str:
    """E.g. `after support-knows, within 20m`."""
    within = certain(after.within)
    soon = f", within {format_duration(within)}" if within else ""
    return f"after {after.step}{soon}"


def _told(step: Step) -> Iterator[str]:
    message = step.message or _free(step)
    if step.to:
        told = f"receive {message or 'a message'}" if message or step.expect else "are told"
        yield f"{', '.join(step.to)} {told}"
    elif step.message or step.says:
        yield f"says {message}" + (f" ({step.language})" if step.language else "")
    if step.not_to:
        yield f"{', '.join(step.not_to)} receive nothing"


def _free(step: Step) -> str:
    """What must be said in whatever words."""
    things = ", ".join(step.says)
    return f"words with {things}" if step.to and things else things


def _expected(expect: Expect) -> Iterator[str]:
    single = {
        "status": expect.status, "text": expect.text, "subject": expect.subject,
        "incident": expect.incident, "maintenance": expect.maintenance,
        "indicator": expect.indicator,
    }  # fmt: skip
    keyed = {**expect.headers, **expect.json_, **expect.components}
    for name, matcher in {**single, **keyed}.items():
        match matcher:
            case None:
                continue
            case Equals():
                yield f"{name} {written(matcher)}"
            case Absent():
                yield f"no {name}"
            case _:
                yield f"{name}: {described(matcher)}"
    if expect.absent:
        yield f"{', '.join(expect.absent)} no longer there"
