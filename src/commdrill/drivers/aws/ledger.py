"""Every call to AWS, counted: who made it, which plane of which Region answered."""

import threading
from collections import Counter
from dataclasses import dataclass, field

from commdrill.drivers.aws.planes import plane_of, region_of
from commdrill.record.events import AwsCalled


@dataclass(frozen=True)
class _Line:
    by: str
    service: str
    operation: str
    region: str


@dataclass
class Ledger:
    """Counts from any thread; whoever writes the journal takes the counts out now and then.

    An observer asks a queue every second: counted, that is one event a stage and not thousands.
    """

    _calls: Counter[_Line] = field(default_factory=Counter)
    _failed: Counter[_Line] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def page(self, by: str) -> "Page":
        """Where one caller notes its calls."""
        return Page(self, by)

    def note(self, by: str, service: str, operation: str, region: str, failed: int) -> None:
        """One more call; `failed` is 1 where AWS refused it or did not answer."""
        line = _Line(by, service, operation, region_of(service, region))
        with self._lock:
            self._calls[line] += 1
            self._failed[line] += failed

    def drain(self) -> tuple[AwsCalled, ...]:
        """All calls since the last time, one event for all that are alike."""
        with self._lock:
            calls, failed = self._calls, self._failed
            self._calls, self._failed = Counter(), Counter()
        return tuple(
            AwsCalled(
                by=line.by,
                service=line.service,
                operation=line.operation,
                region=line.region,
                plane=plane_of(line.service, line.operation).value,
                calls=count,
                failed=failed[line],
            )
            for line, count in calls.items()
        )


@dataclass(frozen=True)
class Page:
    """One caller's page of the ledger."""

    ledger: Ledger
    by: str

    def note(self, service: str, operation: str, region: str) -> None:
        """A call that was answered."""
        self.ledger.note(self.by, service, operation, region, failed=0)

    def note_failed(self, service: str, operation: str, region: str) -> None:
        """A call that was refused or not answered."""
        self.ledger.note(self.by, service, operation, region, failed=1)
