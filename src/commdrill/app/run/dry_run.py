"""`run --dry-run`: what a run would do and when, from the documents alone. Nobody is contacted."""

import json
from collections.abc import Callable, Iterator

from commdrill.app.ci_safe import one_line
from commdrill.app.request import RunRequest
from commdrill.app.run.asked_steps import LEFT_OUT
from commdrill.app.run.drills import scripts_of
from commdrill.app.run.kept_documents import without_written_out
from commdrill.compile.most_looks import longest_phases, method_of, most_looks
from commdrill.compile.script import ChannelUse, DriverUse, Script, ScriptStep
from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import AsksSeveralTimes
from commdrill.reports.phrasing import limit, seconds

_BEGINS = {
    Phase.NOTICE: "when the drill enters it",
    Phase.OUTAGE: "when the last fault is in place",
    Phase.UPDATE: "when the steps of the outage are settled",
    Phase.RECOVERY: "when the last fault is put back",
    Phase.FOLLOW_UP: "when the run has ended: nobody waits, and `commdrill due` tells of it",
}


def dry_run(request: RunRequest, say: Callable[[str], None]) -> int:
    """Say what would be done, drill by drill, in its order.

    Raises:
        DocumentErrors: every mistake in all that was read.
        UsageError: no such drill, environment or step.
    """
    for script in scripts_of(request):
        for line in _timeline(script):
            say(one_line(line))
    say("Nothing was contacted: this is what the documents say.")
    return 0


def _timeline(script: Script) -> Iterator[str]:
    place, plan = script.environment, script.plan
    yield f"{script.drill}: {script.title}"
    yield (
        f"  {script.scenario}{_severity(script)} of {plan.id} {plan.version}, on {place.id} (stage {place.stage}), "
        f"pace {place.pace:g}"
    )
    yield from _preflight(script)
    for phase in Phase:
        yield from _phase(script, phase)
    for ref in script.left_out:
        yield f"  {ref.id}: skipped, it {ref.left_out}"
    yield "  restored: every page and API is looked at again, until it answers as it did before"
    yield f"  at the longest: {seconds(longest_phases(script)[-1].ended)}, and what drivers take"
    yield ""


def _severity(script: Script) -> str:
    return f" at {script.severity}" if script.severity else ""


def _preflight(script: Script) -> Iterator[str]:
    yield "  preflight and baseline: changes nothing"
    if script.site.starts:
        yield f"    starts: {script.site.starts}"
    yield f"    hosts allowed: {', '.join(script.site.hosts)}"
    if script.site.guard is not None and script.site.guard.aws_account:
        yield f"    AWS account: {script.site.guard.aws_account}"
    for name, value in script.variables.items():
        yield f"    variable: {name}={value}"
    looks = most_looks(script)
    for channel in script.channels:
        yield f"    looks at {channel.id} by {_use(channel.use)}{_how_often(channel, looks[channel.id])}"
    if script.addresses:
        yield f"    test subscribers: {', '.join(dict.fromkeys(script.addresses))}"


def _phase(script: Script, phase: Phase) -> Iterator[str]:
    steps, actions = script.steps_in(phase), script.actions.get(phase, ())
    lines = [*_changes(script, phase), *(f"does {one.id}: {_use(one.use)}" for one in actions)]
    lines += [_step(script, step) for step in steps]
    if lines:
        yield f"  {phase}, from the moment {_BEGINS[phase]}"
        yield from (f"    {line}" for line in lines)


def _changes(script: Script, phase: Phase) -> Iterator[str]:
    match phase:
        case Phase.OUTAGE:
            for fault in script.faults:
                yield f"breaks {fault.name}: {_use(fault.use)}"
        case Phase.UPDATE if script.until_asked:
            yield "lasts until you press Enter"
        case Phase.UPDATE if script.hold:
            yield f"lasts {seconds(script.hold.total_seconds())} at least"
        case Phase.RECOVERY:
            for fault in reversed(script.faults):
                yield f"puts back {fault.name}"


def _step(script: Script, step: ScriptStep) -> str:
    if not script.is_asked(step.ref.id):
        return f"{step.ref.id}: {LEFT_OUT}"
    when = limit(step.ref, script.environment.pace)
    return f"{step.ref.id}, {when}: {step.ref.channel}: {step.ref.promise}"


def _how_often(channel: ChannelUse, looks: int) -> str:
    """Each look is a request, and a POST may do something there."""
    if not (method := method_of(channel)):
        return ""
    most = f", {looks:,} looks at the most"
    driver: object = channel.use.driver
    if method != "GET":
        return f"{most}, each a {method}"
    if isinstance(driver, AsksSeveralTimes):
        return f"{most}, each of 1 to {driver.most_requests} requests"
    return most


def _use(use: DriverUse) -> str:
    """As it is written, but for secrets: what a reference stands for is not known here."""
    settings = json.dumps(dict(use.settings), ensure_ascii=False, default=str)
    return f"{use.name} {without_written_out(settings)} ({use.place})"
