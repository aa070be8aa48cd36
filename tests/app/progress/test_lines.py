"""A run told in plain lines."""

import io
from collections.abc import Sequence

import pytest

from commdrill.app.progress.lines import Lines
from commdrill.app.progress.progress import Progress
from commdrill.record import events as e
from tests.app import story
from tests.app.conftest import Compare


def told(records: Sequence[e.Record]) -> str:
    stream = io.StringIO()
    lines, progress = Lines(stream), Progress()
    for record in records:
        progress = progress.after(record)
        lines.take(record, progress)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("lines-failed.txt", story.WHOLE),
        ("lines-refused.txt", story.REFUSED),
        ("lines-not-restored.txt", story.NOT_RESTORED),
        ("lines-healthy.txt", story.HEALTHY),
    ],
)
def test_a_run_reads_as_it_happened(
    golden: Compare, name: str, moments: list[story.Moment]
) -> None:
    golden(name, told(story.records(moments)))


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (e.ActionPerformed("announce", e.RunStage.OUTAGE, "202"), "called announce: 202"),
        (
            e.ActionFailed("announce", e.RunStage.OUTAGE, "refused"),
            "could not call announce: refused",
        ),
        (e.InjectFailed(7, "\x1b[2J\x07"), "could not break ␛[2J␇"),
        (e.InjectFailed(7, "checkout (outage): 403"), "could not break checkout (outage): 403"),
        (e.RecoveryStarted("0.1.0", 0), "taking over a run that died"),
        (
            e.StepAttested("call-the-partners", "Kim", e.StepOutcome.PASSED),
            "passed call-the-partners: Kim attests it",
        ),
        (
            e.FindingMade("leak", "'10.0.0.7' is an address", e.Severity.ERROR),
            "leak: '10.0.0.7' is an address",
        ),
    ],
)
def test_what_matters_is_one_line(event: e.Event, line: str) -> None:
    *_, last = told(story.records([*story.OPENING, (2.0, event)])).splitlines()
    assert last == f"     2.0s {line}"


@pytest.mark.parametrize(
    "event",
    [
        e.Looked("store-page", 0.0, 0.1, "200"),
        e.LookFailed("store-page", 0.1, "refused"),
        e.StepSeen("page-tells-visitors", 0.1, 0.2),
        e.ChannelCompared("store-page"),
    ],
)
def test_what_happens_all_the_time_is_not_told(event: e.Event) -> None:
    before = told(story.records(story.OPENING))
    assert told(story.records([*story.OPENING, (2.0, event)])) == before
