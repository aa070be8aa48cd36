"""A person's word on what no observer can see."""

from collections.abc import Callable

from commdrill.record.events import StepAttested, StepOutcome

_ANSWERS = {
    "y": StepOutcome.PASSED,
    "yes": StepOutcome.PASSED,
    "n": StepOutcome.FAILED,
    "no": StepOutcome.FAILED,
    "s": StepOutcome.SKIPPED,
    "skip": StepOutcome.SKIPPED,
}


def ask_person(step: str, question: str, ask: Callable[[str], str]) -> StepAttested | None:
    """Ask at the terminal; None where the person passes, or is not there (end of input).

    `ask` shows a prompt and returns the line typed, as `input` does.
    """
    try:
        outcome = _outcome(question, ask)
        if outcome is StepOutcome.SKIPPED:
            return None
        return StepAttested(step, _name(ask), outcome, ask("note (may be empty): ").strip())
    except EOFError:
        return None


def _outcome(question: str, ask: Callable[[str], str]) -> StepOutcome:
    answer = ask(f"\n{question}\nWas it so? [y]es, [n]o, [s]kip: ")
    while (outcome := _ANSWERS.get(answer.strip().lower())) is None:
        answer = ask("Please answer y, n or s: ")
    return outcome


def _name(ask: Callable[[str], str]) -> str:
    name = ask("your name: ").strip()
    while not name:
        name = ask("your name (it is kept in the evidence): ").strip()
    return name
