"""How a message came, as the journal notes it: by when, and where nobody could look meanwhile."""

from commdrill.judge.moment import AT_ONCE, Gap, Moment
from commdrill.record.events import Came


def as_it_came(moment: Moment, hidden: Gap | None) -> Came:
    """For the journal."""
    why = hidden.why if hidden else ""
    return Came(moment.after, moment.began, moment.by, hidden is not None, moment.slack, why)


def moment_of(came: Came | None) -> Moment:
    """When; of what an older journal does not tell, at once."""
    return Moment(came.after, came.began, came.by, came.slack) if came else AT_ONCE


def hidden_by(came: Came | None) -> Gap | None:
    """Where nobody could look, as it came."""
    return Gap(came.after, came.began, came.why) if came and came.hidden else None
