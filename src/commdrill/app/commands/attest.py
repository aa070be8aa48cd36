"""Give a person's word on a manual step of a run that has ended.

It is added to the run's journal, with the evidence if there is any, and the
run's reports are made anew.

Examples:
  commdrill attest RUN call-partners --by Kim --passed
  commdrill attest RUN call-partners --by Kim --failed --evidence call.txt
"""

from argparse import Namespace
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser, add_report_dir, add_run
from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import UsageError
from commdrill.record.events import StepAttested, StepOutcome
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result
from commdrill.sighting import Evidence

COMMAND = Command(Group.AFTER, 6, "give a person's word on a manual step")
_MANUAL = "manual"


def describe(parser: Parser) -> None:
    add_run(parser)
    parser.add_argument("step", metavar="STEP", help="the id of a step on a manual channel")
    parser.add_argument("--by", metavar="NAME", required=True, help="who says so")
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument(
        "--passed",
        dest="outcome",
        action="store_const",
        const=StepOutcome.PASSED,
        help="it was as the plan promises",
    )
    said.add_argument(
        "--failed",
        dest="outcome",
        action="store_const",
        const=StepOutcome.FAILED,
        help="it was not",
    )
    parser.add_argument("--note", metavar="TEXT", default="", help="a sentence on it")
    parser.add_argument(
        "--evidence", metavar="FILE", type=Path, help="a photograph, a recording, a letter"
    )
    add_report_dir(parser)


def execute(arguments: Namespace) -> int:
    """Add the word, and make the reports anew."""
    from commdrill.app.amended import amended
    from commdrill.app.named_runs import run_named
    from commdrill.app.shelf.opening import resumed

    folder = run_named(arguments.run, arguments.root, arguments.report_dir)
    if not arguments.by.strip():
        raise UsageError("commdrill attest: --by is empty: a person has to stand by it")
    evidence = _evidence(arguments.evidence)
    with resumed(folder, SystemClock(), Secrets()) as journal:
        _require_manual(journal.result, arguments.step)
        kept = tuple(journal.keep(item, arguments.step) for item in evidence)
        journal.append(
            StepAttested(arguments.step, arguments.by, arguments.outcome, arguments.note, kept)
        )
    amended(journal)
    outcome = ending_of(journal.result).outcome
    output.say(f"{arguments.step} {arguments.outcome}, by {arguments.by}: the run is {outcome} now")
    return 0


def _require_manual(result: Result, step_id: str) -> None:
    from commdrill.documents.suggestion import did_you_mean, listed

    if result.finish is None:
        raise UsageError(f"run {result.run} has not ended: `commdrill recover` ends a dead one")
    steps = {step.ref.id: step.ref for step in result.steps}
    if step_id not in steps:
        manual = listed(name for name, step in steps.items() if step.channel_type == _MANUAL)
        near = did_you_mean(step_id, steps)
        raise UsageError(f"{result.run} has no step {step_id!r}{near}; its manual steps: {manual}")
    if steps[step_id].channel_type != _MANUAL:
        raise UsageError(
            f"step {step_id!r} is on a channel of type {steps[step_id].channel_type}: an observer "
            "looks at it, so nobody's word can stand for that"
        )


def _evidence(file: Path | None) -> tuple[Evidence, ...]:
    if file is None:
        return ()
    try:
        return (Evidence(file.read_bytes(), file.suffix or ".txt"),)
    except OSError as why:
        raise UsageError(f"--evidence {file} cannot be read: {why.strerror}") from why
