"""Whether the records of a run follow each other as in a run: a chain that holds may tell what no run does."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from commdrill.record import events as e
from commdrill.record.folder import JOURNAL
from commdrill.values import utc

_AN_HOUR = timedelta(hours=1)  # that a clock may be put back, and nobody be surprised
_WORDS = (
    e.StepAttested,
    e.RunResolved,
    e.SignedOff,
    e.ActionsKept,
    e.EvidencePruned,
    e.RecoveryStarted,
)
_VERDICTS = (e.RunStarted, e.StepSeen, e.StepDecided)
_MANUAL = "manual"


def out_of_turn(records: tuple[e.Record, ...]) -> Iterator[str]:
    """Each record that is none of this run, or that nobody writes at that place."""
    has_ended = is_recovered = False
    for record in records:
        if record.run != records[0].run:
            yield f"{_line(record)} is of another run, {record.run}"
        if isinstance(record.event, e.RunStarted) and record.seq != 1:
            yield f"{_line(record)} begins the run once more"
        elif has_ended and not (_is_of_people(record) or (is_recovered and _puts_back(record))):
            yield f"{_line(record)} ({type(record.event).__name__}) comes after the end of the run"
        is_end = isinstance(record.event, e.RunFinished)
        is_recovered = not is_end and (is_recovered or isinstance(record.event, e.RecoveryStarted))
        has_ended = has_ended or is_end


def words_of_nobody(records: tuple[e.Record, ...]) -> Iterator[str]:
    """People are asked of what no observer looks at."""
    started = (r.event for r in records if isinstance(r.event, e.RunStarted))
    looked_at = {s.id for start in started for s in start.steps if s.channel_type != _MANUAL}
    for record in records:
        if isinstance(record.event, e.StepAttested) and record.event.step in looked_at:
            step, by = record.event.step, record.event.by
            yield f"{_line(record)}: {by} attests step {step}, and an observer looks at it"


def put_back(records: tuple[e.Record, ...]) -> Iterator[str]:
    """The first record of the run itself that is of an earlier time than one before it."""
    latest: tuple[datetime, e.Record] | None = None
    for record in records:
        if latest and latest[0] - record.at > _AN_HOUR:
            before = f"line {latest[1].seq} before it of {utc(latest[0])}"
            yield f"{_line(record)} is of {utc(record.at)}, and {before}"
            return
        if latest is None or record.at > latest[0]:
            latest = record.at, record


def _is_of_people(record: e.Record) -> bool:
    """Words that are said of a run once it is over."""
    return isinstance(record.event, _WORDS)


def _puts_back(record: e.Record) -> bool:
    """What another process does that puts back what is broken still: it judges nothing."""
    return not isinstance(record.event, _VERDICTS)


def _line(record: e.Record) -> str:
    return f"{JOURNAL} line {record.seq}"
