"""What a run says of steps that nobody asked for (`--only`): that, and nothing else."""

from commdrill.compile.script import Script
from commdrill.record.events import Emit, Event, Record, StepDecided, StepOutcome

LEFT_OUT = "left out: --only asked for others"


def telling_those_asked(emit: Emit, script: Script) -> Emit:
    """The same, but that whatever came of another step is not told: it is skipped."""

    def emit_those_asked(event: Event) -> Record:
        if isinstance(event, StepDecided) and not script.is_asked(event.step):
            return emit(StepDecided(event.step, StepOutcome.SKIPPED, LEFT_OUT))
        return emit(event)

    return emit_those_asked
