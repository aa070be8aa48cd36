"""What AWS does while nobody waits for it ends with AWS, and nobody hears of it then."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from commdrill.testing import FakeClock
from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.errands import Errands

FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:nobody"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Of what threads ended."""
    ended: list[BaseException] = []

    def tell(how: threading.ExceptHookArgs) -> None:
        assert how.exc_value
        ended.append(how.exc_value)

    monkeypatch.setattr(threading, "excepthook", tell)
    return ended


def _done(errands: Errands, name: str) -> None:
    """An errand that fails, to its end."""

    def fail() -> None:
        raise ConnectionError("nobody there")

    errands.begin(name, fail)
    for thread in threads(name):
        thread.join()


def threads(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == name]


def test_what_fails_once_aws_is_over_nobody_hears_of(told: list[BaseException]) -> None:
    errands = Errands()
    _done(errands, "an errand of before")
    assert [str(one) for one in told] == ["nobody there"]
    errands.over.set()
    _done(errands, "an errand of after")
    assert len(told) == 1


@pytest.fixture
def aws() -> Iterator[EmbeddedAws]:
    embedded = EmbeddedAws(clock=FakeClock())
    embedded.start()
    yield embedded
    embedded.stop()
    _forget("tomorrow")


def _forget(schedule: str) -> None:
    """moto remembers for the whole process."""
    other = EmbeddedAws()
    other.start()
    other.clients.of("scheduler").delete_schedule(Name=schedule)
    other.stop()


def test_nobody_looks_any_longer_whether_a_schedule_is_due_that_outlives_its_aws(
    aws: EmbeddedAws,
) -> None:
    before, due = threads("schedules"), FakeClock().now() + timedelta(days=1)
    aws.clients.of("scheduler").create_schedule(
        Name="tomorrow",
        ScheduleExpression=f"at({due:%Y-%m-%dT%H:%M:%S})",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": FUNCTION, "RoleArn": "arn:aws:iam::123456789012:role/schedules"},
    )
    (looking,) = [one for one in threads("schedules") if one not in before]
    aws.stop()
    looking.join(timeout=60)
    assert not looking.is_alive()
