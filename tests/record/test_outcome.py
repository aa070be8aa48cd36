"""From what happened to the exit code."""

from dataclasses import replace

from commdrill.record import events as e
from commdrill.record.outcome import conclude, conclude_strictly, ending_of, without_record, worst
from commdrill.verdict import Difference
from tests.each import each
from tests.record.test_result import ARMED, DECIDED, DONE, PAGE, STARTED, folded

FAILED = e.StepDecided("page", e.StepOutcome.FAILED, "no")
ERROR = e.StepDecided("page", e.StepOutcome.ERROR, "who knows")
SKIPPED = e.StepDecided("page", e.StepOutcome.SKIPPED, "nobody asked")
CALL = e.StepRef("call", "outage", "phone", "manual", "a call", "p.yaml:9", within=9.0)
AFTER = e.StepRef("report", "follow-up", "phone", "manual", "a report", "p.yaml:9", within=9.0)
CHANGED = e.ChannelCompared("page", (Difference("status", "200", "503"),))


@each(
    ("events", "outcome", "code"),
    [
        ([DECIDED], "passed", 0),
        ([SKIPPED], "passed", 0),
        ([FAILED], "failed", 1),
        ([ERROR], "error", 3),
        ([], "error", 3),
        ([DECIDED, e.PreflightFailed(("no",))], "error", 3),
        ([FAILED, e.PreflightFailed(("no",))], "error", 3),
        ([DECIDED, e.InjectFailed(1, "no")], "error", 3),
        ([DECIDED, e.Interrupted("SIGINT")], "interrupted", 130),
        ([FAILED, e.Interrupted("SIGINT")], "interrupted", 130),
        ([DECIDED, e.RecoveryStarted("0.1.0", 0)], "interrupted", 130),
        ([DECIDED, ARMED], "not-restored", 4),
        ([FAILED, e.Interrupted("SIGINT"), ARMED], "not-restored", 4),
        ([DECIDED, CHANGED], "not-restored", 4),
        ([DECIDED, ARMED, e.FaultReverted(1, 1)], "passed", 0),
    ],
)
def test_a_run_ends_as_bad_as_the_worst_thing_in_it(
    events: list[e.Event], outcome: str, code: int
) -> None:
    result = folded(*((float(at), event) for at, event in enumerate([STARTED, *events])))
    ending = conclude(result)
    assert (ending.outcome, ending.exit_code) == (outcome, code)
    assert ending.restored == (code != 4)


@each(("event", "code"), [(DECIDED, 0), (SKIPPED, 1), (FAILED, 1), (ERROR, 3)])
def test_strictly_a_skipped_step_fails_a_run(event: e.Event, code: int) -> None:
    assert conclude_strictly(folded((0, STARTED), (1, event))).exit_code == code


def test_what_is_to_be_done_in_the_days_after_fails_no_run_however_strict() -> None:
    started = replace(STARTED, steps=(*STARTED.steps, AFTER))
    waits = e.StepDecided("report", e.StepOutcome.SKIPPED, "waits for a person's word")
    assert conclude_strictly(folded((0, started), (1, DECIDED), (2, waits))).exit_code == 0


def test_a_run_that_said_how_it_ends_is_believed() -> None:
    said = e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)
    assert ending_of(folded((0, STARTED), (1, SKIPPED), (2, said))) == said


@each(("events", "outcome"), [([DECIDED], "interrupted"), ([DECIDED, ARMED], "not-restored")])
def test_a_run_that_fell_silent_was_cut_short(events: list[e.Event], outcome: str) -> None:
    result = folded(*((float(at), event) for at, event in enumerate([STARTED, *events])))
    assert ending_of(result).outcome == outcome


def test_a_later_word_counts() -> None:
    said = e.StepAttested("page", "Kim", e.StepOutcome.FAILED)
    assert ending_of(folded((0, STARTED), (1, SKIPPED), (2, DONE), (3, said))).exit_code == 1


def test_a_word_given_during_the_run_does_not_change_what_it_said() -> None:
    said = e.StepAttested("page", "Kim", e.StepOutcome.PASSED)
    strictly = e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)
    assert ending_of(folded((0, STARTED), (1, said), (2, strictly))) == strictly


@each(("steps", "code"), [([PAGE], 0), ([PAGE, CALL], 1)])
def test_a_later_word_counts_as_strictly_as_the_run_did(steps: list[e.StepRef], code: int) -> None:
    skipped = [e.StepDecided(step.id, e.StepOutcome.SKIPPED, "nobody asked") for step in steps]
    strictly = e.RunFinished(e.RunOutcome.FAILED, 1, restored=True)
    said = e.StepAttested("page", "Kim", e.StepOutcome.PASSED)
    events: list[e.Event] = [replace(STARTED, steps=tuple(steps)), *skipped, strictly, said]
    result = folded(*((float(at), event) for at, event in enumerate(events)))
    assert ending_of(result).exit_code == code


@each(
    ("codes", "code"),
    [
        ([], 0),
        ([0, 0], 0),
        ([3, 1], 1),
        ([1, 2], 2),
        ([130, 2], 130),
        ([130, 4, 0], 4),
        ([3, 0], 3),
    ],
)
def test_of_several_runs_the_worst_counts(codes: list[int], code: int) -> None:
    assert worst(codes) == code


@each(
    ("outcome", "code", "told"),
    [
        ("passed", 0, ("error", 3)),
        ("failed", 1, ("error", 3)),
        ("error", 3, ("error", 3)),
        ("interrupted", 130, ("interrupted", 130)),
        ("not-restored", 4, ("not-restored", 4)),
    ],
)
def test_what_nobody_can_look_up_is_no_verdict(
    outcome: str, code: int, told: tuple[str, int]
) -> None:
    restored = code != 4
    ending = without_record(e.RunFinished(e.RunOutcome(outcome), code, restored))
    assert (ending.outcome, ending.exit_code, ending.restored) == (*told, restored)
