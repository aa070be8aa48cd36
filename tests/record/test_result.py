"""What records fold to."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from commdrill.record import events as e
from commdrill.record.outcome import ending_of
from commdrill.record.result import Result, fold
from commdrill.verdict import Difference
from tests.record.making import RECORDS

START = datetime(2026, 11, 23, 10, tzinfo=UTC)
PAGE = e.StepRef("page", "outage", "store-page", "error-page", "a page", "p.yaml:1", within=2.0)
STARTED = e.RunStarted(
    "drill", "Title", e.PlanRef("plan", "1", "Plan", "ab"), "scenario", "unplanned",
    e.EnvironmentRef("dev", "dev", 1.0), (PAGE,), {"checkout": "outage"}, "token", "0.1.0", {},
)  # fmt: skip
ARMED = e.FaultArmed(1, "checkout", "outage", "http", {}, ".", None)
DECIDED = e.StepDecided("page", e.StepOutcome.PASSED, "as promised", took=1.0)
DONE = e.RunFinished(e.RunOutcome.PASSED, 0, restored=True)


Moment = tuple[float, e.Event]


def folded(*moments: Moment) -> Result:
    return fold(
        e.Record("run", number, START + timedelta(seconds=at), at, event)
        for number, (at, event) in enumerate(moments, start=1)
    )


@settings(max_examples=50)
@given(st.lists(RECORDS, min_size=1, max_size=12), st.booleans())
def test_whatever_the_records_folding_never_fails(records: list[e.Record], begun: bool) -> None:
    first = [e.Record("run", 1, START, 0.0, STARTED)] if begun else []
    for end in range(1, len(records) + 1):
        ending_of(fold([*first, *records[:end]]))


def test_a_step_that_nobody_decided_is_an_error() -> None:
    (step,) = folded((0, STARTED)).steps
    assert step.outcome is e.StepOutcome.ERROR
    assert step.reason == "the run ended before this was decided"


def test_a_verdict_is_kept_with_its_moment() -> None:
    step = folded((0, STARTED), (3.0, DECIDED)).step("page")
    assert (step.outcome, step.reason, step.decided_at) == ("passed", "as promised", 3.0)


def test_a_persons_word_outweighs_and_is_dated() -> None:
    said = e.StepAttested("page", "Kim", e.StepOutcome.FAILED, "nobody picked up")
    step = folded((0, STARTED), (3.0, DECIDED), (9.0, said)).step("page")
    assert step.outcome is e.StepOutcome.FAILED
    assert step.reason == "Kim attests that it was not so: nobody picked up"
    assert step.attested_on == START + timedelta(seconds=9)


def test_an_armed_fault_is_open_until_it_is_reverted() -> None:
    broken: list[Moment] = [(0, STARTED), (1.0, ARMED), (2.0, e.FaultInjected(1))]
    assert [fault.armed for fault in folded(*broken).open_faults] == [ARMED]
    assert [fault.armed for fault in folded(*broken[:2]).open_faults] == [ARMED]
    result = folded(*broken, (5.0, e.FaultReverted(1, 2, "late")))
    assert result.open_faults == ()
    (fault,) = result.faults
    assert (fault.injected_at, fault.reverted_at, fault.reverted) == (
        2.0, 5.0, e.FaultReverted(1, 2, "late"),
    )  # fmt: skip


def test_a_fault_that_could_be_reverted_later_has_not_failed() -> None:
    failed = e.RevertFailed(1, "500", "by hand")
    broken: list[Moment] = [(0, STARTED), (1.0, ARMED), (2.0, failed)]
    assert folded(*broken).faults[0].failed == failed
    assert folded(*broken, (3.0, e.FaultReverted(1, 1))).faults[0].failed is None


def test_a_channel_is_as_its_last_comparison_says() -> None:
    different = e.ChannelCompared("page", (Difference("status", "200", "503"),))
    assert folded((0, STARTED), (1, different)).unrestored == (different,)
    assert folded((0, STARTED), (1, different), (2, e.ChannelCompared("page"))).is_restored


def test_how_channels_answered_while_a_fault_was_in_is_over_once_it_is_out() -> None:
    different = e.ChannelCompared("page", (Difference("status", "200", "503"),))
    stuck: list[Moment] = [
        (0, STARTED), (1.0, ARMED), (2.0, e.RevertFailed(1, "403", "by hand")), (3.0, different),
    ]  # fmt: skip
    assert not folded(*stuck).is_restored
    assert folded(*stuck, (9.0, e.FaultReverted(1, 1))).is_restored


def test_what_nobody_announced_is_passed_over() -> None:
    stray = e.StepDecided("nobody", e.StepOutcome.PASSED, "yes")
    result = folded((0, STARTED), (1, stray), (2, e.FaultInjected(7)))
    assert [step.ref.id for step in result.steps] == ["page"]
    assert result.faults == ()


def test_a_run_ends_where_it_says_so_whatever_is_said_later() -> None:
    said = e.StepAttested("page", "Kim", e.StepOutcome.PASSED)
    result = folded((0, STARTED), (3.0, DECIDED), (4.0, DONE), (99.0, said))
    assert result.finished == START + timedelta(seconds=4)
    assert result.last == START + timedelta(seconds=99)
    assert result.elapsed == 4.0


def test_a_run_died_where_it_fell_silent() -> None:
    taken_over = e.RecoveryStarted("0.1.0", 0)
    result = folded((0, STARTED), (3.0, ARMED), (900.0, taken_over), (901.0, taken_over))
    assert result.died_at == 3.0


def test_calls_that_are_alike_are_counted_together() -> None:
    called = e.AwsCalled("fault", "lambda", "UpdateFunction", "eu-west-1", "control", 2, 1)
    other = e.AwsCalled("fault", "lambda", "GetFunction", "eu-west-1", "control", 1)
    calls = folded((0, STARTED), (1, called), (2, other), (3, called)).aws_calls
    assert [(call.operation, call.calls, call.failed) for call in calls] == [
        ("UpdateFunction", 4, 2),
        ("GetFunction", 1, 0),
    ]


def test_a_run_is_open_until_it_ends_with_all_put_back_or_somebody_says_so() -> None:
    word = e.RunResolved("Kim")
    assert folded((0, STARTED)).is_open
    assert not folded((0, STARTED), (1, DONE)).is_open
    left = folded((0, STARTED), (1, ARMED), (2, DONE))
    assert left.is_open
    assert left.resolved is None
    said = folded((0, STARTED), (1, ARMED), (2, DONE), (3, word))
    assert (said.is_open, said.resolved) == (False, word)
