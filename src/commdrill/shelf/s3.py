"""A shelf in S3: PutObject with `If-None-Match: *` makes an object once, whoever else tries."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from commdrill.clock import Clock, SystemClock
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.session import Answer, Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.errors import CannotLook
from commdrill.shelf.protocol import ShelfOutOfReach

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between attempts
_PATIENCE = timedelta(seconds=5)  # for one answer; twice that, and all is said
_TAKEN = ("PreconditionFailed", "412")
_AT_ONCE = ("ConditionalRequestConflict", "OperationAborted", "409")  # somebody else writes it now
_PASSING = (Trouble.UNANSWERED, Trouble.THROTTLED, Trouble.FAILED)


@dataclass
class S3Shelf:
    """Objects under a prefix of a bucket. What AWS's SDK knows of credentials and endpoints holds."""

    bucket: str
    prefix: str  # empty, or with a slash at its end
    endpoint_url: str | None = None
    patience: timedelta = _PATIENCE
    page: int = 1000  # keys of one answer
    clock: Clock = field(default_factory=SystemClock)
    _of_thread: threading.local = field(init=False, default_factory=threading.local)

    @property
    def address(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")

    def create(self, key: str, content: bytes) -> bool:
        try:
            self._asked("PutObject", Key=self.prefix + key, Body=content, IfNoneMatch="*")
        except AwsRefused as why:
            if why.code not in _TAKEN:
                raise self._out_of_reach(why) from why
            return self.read(key) == content  # it may be ours: the answer was lost on its way
        return True

    def replace(self, key: str, content: bytes) -> None:
        try:
            self._asked("PutObject", Key=self.prefix + key, Body=content)
        except AwsRefused as why:
            raise self._out_of_reach(why) from why

    def read(self, key: str) -> bytes | None:
        try:
            return self._read(key)
        except AwsRefused as why:
            if why.code == "NoSuchKey":
                return None
            raise self._out_of_reach(why) from why

    def list(self, prefix: str, after: str = "") -> Iterator[str]:
        whole, more = self.prefix + prefix, dict[str, str]()
        if after:
            more["StartAfter"] = self.prefix + after
        while True:
            try:
                page = self._asked("ListObjectsV2", Prefix=whole, MaxKeys=self.page, **more)
            except AwsRefused as why:
                raise self._out_of_reach(why) from why
            for found in page.get("Contents", ()):
                yield str(found["Key"]).removeprefix(self.prefix)
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": str(page["NextContinuationToken"])}

    def _read(self, key: str) -> bytes:
        for pause in (*_PAUSES, 0.0):
            body = self._asked("GetObject", Key=self.prefix + key)["Body"]
            try:
                return bytes(body.read())
            except Exception as error:  # noqa: BLE001 whatever the SDK, or the line, makes of an answer cut short
                why = str(error)
            self.clock.wait(threading.Event(), pause)
        raise AwsRefused(f"s3:GetObject was cut short: {why}", Trouble.UNANSWERED)

    def _asked(self, operation: str, **parameters: Any) -> Answer:
        """What S3 answers, in the end; bounded in tries and in time.

        Raises:
            AwsRefused: it does not, or says no.
        """
        ends = self.clock.monotonic() + self.patience.total_seconds() * 2
        for pause in _PAUSES:
            try:
                return self._aws.ask("s3", operation, Bucket=self.bucket, **parameters)
            except AwsRefused as why:
                may_pass = why.trouble in _PASSING or why.code in _AT_ONCE
                if not may_pass or self.clock.monotonic() + pause >= ends:
                    raise
            self.clock.wait(threading.Event(), pause)
        return self._aws.ask("s3", operation, Bucket=self.bucket, **parameters)

    @property
    def _aws(self) -> Aws:
        """Of this thread: the SDK's clients are made for one each."""
        made: Aws | None = getattr(self._of_thread, "aws", None)
        if made is None:
            access = AwsAccess(endpoint_url=self.endpoint_url, timeout=self.patience)
            made = self._of_thread.aws = Aws(access, Ledger().page("shelf"))
        return made

    def _out_of_reach(self, why: AwsRefused | CannotLook) -> ShelfOutOfReach:
        return ShelfOutOfReach(f"the shelf {self.address} cannot be used: {why}")
