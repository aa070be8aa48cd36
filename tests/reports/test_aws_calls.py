from datetime import UTC, datetime

from commdrill.record import events as e
from commdrill.record.result import fold
from commdrill.reports.phrasing import planes

AT = datetime(2026, 11, 23, tzinfo=UTC)
PUBLISH = e.AwsCalled("action announce", "sns", "Publish", "us-east-1", "data", 2)


def folded(*calls: e.AwsCalled) -> tuple[e.AwsCalled, ...]:
    records = [e.Record("run", n, AT, 0.0, call) for n, call in enumerate(calls, start=1)]
    return fold(records).aws_calls


def test_calls_that_are_alike_are_one_however_often_they_are_told() -> None:
    again = e.AwsCalled("action announce", "sns", "Publish", "us-east-1", "data", 3, failed=1)
    elsewhere = e.AwsCalled("action announce", "sns", "Publish", "us-west-2", "data", 1)
    first, second = folded(PUBLISH, again, elsewhere)
    assert (first.calls, first.failed, first.region) == (5, 1, "us-east-1")
    assert second == elsewhere


def test_planes_and_regions_are_told_in_one_line() -> None:
    update = e.AwsCalled("fault x", "cloudfront", "UpdateDistribution", "us-east-1", "control", 1)
    west = e.AwsCalled("action announce", "sns", "Publish", "us-west-2", "data", 1)
    assert planes((PUBLISH, west, update)) == (
        "1 call to the control plane (us-east-1), 3 calls to the data plane (us-east-1, us-west-2)"
    )
    assert planes(()) == ""
