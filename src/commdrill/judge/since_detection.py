"""A limit that counts from the detection of the outage, which may come late, or never.

All times are of the run's clock.
"""

from commdrill.judge.decision import Decision, passed, untold
from commdrill.judge.expectation import Detected
from commdrill.judge.moment import Moment
from commdrill.judge.turn import Due, Sight, never_seen, timed
from commdrill.values import format_duration


def in_time(detected: Detected, own: Sight, detection: Sight, due: Due) -> Decision | None:
    """Whether it came in time; None: nobody can say yet. `due`: until when a detection is waited for."""
    if detection.whole is None:
        return _undetected(detected, own, detection, due)
    if own.whole is None:
        return _missing(detected, own, detection.whole)
    return _timed(detected, own.whole, detection.whole)


def _undetected(detected: Detected, own: Sight, detection: Sight, due: Due) -> Decision | None:
    """What is there before its time can be over is in time; of what is not, nobody can say."""
    if own.whole is not None and own.whole.by <= due.begins + detected.within.total_seconds():
        return passed("whenever it is detected")
    if not detection.lost and detection.missed < due.ahead:
        return None
    if own.whole is not None:
        return passed("and nothing detected it before")
    why = f": {detection.lost}" if detection.lost else ""
    limit = format_duration(detected.within)
    return untold(f"could not be told: it was not detected, so its {limit} never began{why}")


def _missing(detected: Detected, own: Sight, detection: Moment) -> Decision | None:
    if own.missed < detection.by + detected.within.total_seconds():
        return None
    return never_seen(own, _limit(detected))


def _timed(detected: Detected, own: Moment, detection: Moment) -> Decision:
    between = Moment(own.after - detection.by, own.began - detection.after, own.by - detection.by)
    later = f"{between.by:.1f}s after" if between.by > 0 else f"{-between.by:.1f}s before"
    return timed(between, detected.within, f"{later} it was detected", _limit(detected))


def _limit(detected: Detected) -> str:
    return f"within {format_duration(detected.within)} of its detection"
