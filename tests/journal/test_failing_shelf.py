"""Whatever the wire to a shelf does, in whatever order: no record is lost, none is there twice."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.drivers.masking.secrets import Secrets
from commdrill.journal.book import Journal
from commdrill.journal.fetching import lines_on
from commdrill.journal.shared_run import SharedRun, Writer
from commdrill.record.chain import FIRST_PREV, link
from commdrill.record.events import RunStage, StageEntered
from commdrill.record.folder import JOURNAL
from commdrill.record.lines import from_json
from commdrill.shelf.protocol import ShelfOutOfReach
from commdrill.shelf.s3 import S3Shelf
from commdrill.testing.fake_clock import FakeClock

RUN = "20261123T100000Z-checkout-outage-7f3a"
STAGES = (RunStage.NOTICE, RunStage.OUTAGE, RunStage.UPDATE, RunStage.RECOVERY)
FAULTS = ("well", "lost after it was written", "swallowed", "conflict", "slow down", "nobody")


@dataclass
class Bucket:
    """S3 as far as a shelf asks it, at the far end of a wire: each request meets the next of its faults."""

    clock: FakeClock
    faults: Iterator[str]
    objects: dict[str, bytes] = field(default_factory=dict)

    def ask(self, _service: str, operation: str, /, **asked: Any) -> dict[str, Any]:
        match next(self.faults):
            case "swallowed":
                self.clock.advance(5)
                raise AwsRefused("no answer in 5 s", Trouble.UNANSWERED)
            case "nobody":
                raise AwsRefused("connection refused", Trouble.UNANSWERED)
            case "slow down":
                raise AwsRefused("slow down", Trouble.THROTTLED, "SlowDown")
            case "conflict":
                raise AwsRefused("again", Trouble.REFUSED, "ConditionalRequestConflict")
            case "lost after it was written":
                self._answer(operation, **asked)
                raise AwsRefused("the line was cut", Trouble.UNANSWERED)
        return self._answer(operation, **asked)

    def _answer(self, operation: str, **asked: Any) -> dict[str, Any]:
        if operation == "ListObjectsV2":
            first, after = asked["Prefix"], asked.get("StartAfter", "")
            keys = sorted(key for key in self.objects if key.startswith(first) and key > after)
            return {"Contents": [{"Key": key} for key in keys]}
        key = asked["Key"]
        if operation == "GetObject":
            if key not in self.objects:
                raise AwsRefused("there is none", Trouble.UNKNOWN, "NoSuchKey")
            return {"Body": io.BytesIO(self.objects[key])}
        if key in self.objects and asked.get("IfNoneMatch"):
            raise AwsRefused("it is there", Trouble.STALE, "PreconditionFailed")
        self.objects[key] = asked["Body"]
        return {}


def shelf_over(bucket: Bucket) -> S3Shelf:
    class Wired(S3Shelf):
        _aws = bucket  # type: ignore[assignment]

    return Wired("runs", "team/", clock=bucket.clock)


def written(bucket: Bucket, folder: Path) -> bool:
    """Eight records, or as many as there can be; whether the shelf was there to the end."""
    writer = Writer("one", "state", 7, "0")
    shared = SharedRun(shelf_over(bucket), RUN, writer, bucket.clock)
    is_there = True
    with Journal.create(folder, RUN, bucket.clock, Secrets(), shared) as journal:
        for stage in STAGES * 2:
            try:
                journal.append(StageEntered(stage))
            except ShelfOutOfReach:  # `Fenced` would be a lie: nobody else is there
                is_there = False
    return is_there


@given(st.lists(st.tuples(st.sampled_from(FAULTS), st.integers(1, 7)), max_size=12))
@settings(max_examples=60)
def test_no_record_is_lost_and_none_is_twice(faults: list[tuple[str, int]]) -> None:
    clock = FakeClock()
    bucket = Bucket(clock, chain(*(repeat(*one) for one in faults), repeat("well")))
    with TemporaryDirectory() as home:
        is_there = written(bucket, Path(home))
        ours = (Path(home) / JOURNAL).read_bytes().splitlines()
    event("to the end" if is_there else "out of reach")
    bucket.faults = repeat("well")
    shared = [*lines_on(shelf_over(bucket), RUN)]
    assert shared[: len(ours)] == ours
    assert len(shared) <= len(ours) + (0 if is_there else 1)  # one whose answer never came
    told = [from_json(line) for line in shared]
    assert [one.event for one in told] == [
        StageEntered(stage) for stage in (STAGES * 2)[: len(told)]
    ]
    assert [one.seq for one in told] == [*range(1, len(told) + 1)]
    prevs = [FIRST_PREV, *map(link, shared)]
    assert all(
        f'"prev": "{prev}"'.encode() in line for prev, line in zip(prevs, shared, strict=False)
    )
    assert len(ours) == len(STAGES * 2) or not is_there
