"""Changes of what is carried out when: steps left out, too early, too late, for other people."""

from collections.abc import Iterable

from commdrill.documents.plan import ChannelType, Phase, Step
from commdrill_sandbox.company.sabotage.sabotage import Program, ProgramChange


def skipping(phase: Phase, *kinds: ChannelType) -> ProgramChange:
    """The steps of a phase on some kinds of channel (on all, if none is named), forgotten."""

    def changed(program: Program) -> Iterable[Step]:
        if program.phase is not phase:
            return program.steps
        return [step for step in program.steps if kinds and _kind(program, step) not in kinds]

    return changed


def early(kind: ChannelType, phase: Phase, begun: Phase) -> ProgramChange:
    """A phase's steps on one kind of channel, carried out when an earlier one begins."""

    def changed(program: Program) -> Iterable[Step]:
        if program.phase is phase:
            return [step for step in program.steps if _kind(program, step) is not kind]
        if program.phase is begun:
            return (*program.steps, *_steps(program, phase, kind))
        return program.steps

    return changed


def notices_too_late(program: Program) -> Iterable[Step]:
    """What should have been announced is told when it has begun."""
    if program.phase is Phase.NOTICE:
        return ()
    if program.phase is Phase.OUTAGE:
        announced = (s for s in program.scenario.steps if s.phase is Phase.NOTICE)
        return (*announced, *program.steps)
    return program.steps


def telling(kind: ChannelType) -> ProgramChange:
    """Those who are not to be told, told."""

    def changed(program: Program) -> Iterable[Step]:
        return [
            step.model_copy(update={"to": (*step.to, *step.not_to)})
            if _kind(program, step) is kind
            else step
            for step in program.steps
        ]

    return changed


def with_inside_words(program: Program) -> Iterable[Step]:
    """What was meant for the company's own chat goes to customers by mail."""
    inside = [step for step in program.steps if _kind(program, step) is ChannelType.WEBHOOK]
    return _mails_with_words_of(program, inside)


def with_restored_words(program: Program) -> Iterable[Step]:
    """The wrong template: mails say it is back while it is not."""
    back = _steps(program, Phase.RECOVERY, ChannelType.EMAIL)
    return _mails_with_words_of(program, back)


def _mails_with_words_of(program: Program, others: Iterable[Step]) -> Iterable[Step]:
    words = next((step.message for step in others if step.message), None)
    if program.phase is not Phase.OUTAGE or words is None:
        return program.steps
    return [
        step.model_copy(update={"message": words})
        if _kind(program, step) is ChannelType.EMAIL
        else step
        for step in program.steps
    ]


def _steps(program: Program, phase: Phase, kind: ChannelType) -> tuple[Step, ...]:
    return tuple(
        step
        for step in program.scenario.steps
        if step.phase is phase and _kind(program, step) is kind
    )


def _kind(program: Program, step: Step) -> ChannelType:
    return program.setting.kind(step)
