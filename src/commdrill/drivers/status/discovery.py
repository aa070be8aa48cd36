"""Which dialect a status page speaks, by its own look."""

from types import MappingProxyType

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.dialect import Dialect, StatusRequest
from commdrill.drivers.status.dialects.better_stack import BetterStack
from commdrill.drivers.status.dialects.cachet_2 import Cachet2
from commdrill.drivers.status.dialects.cachet_3 import Cachet3
from commdrill.drivers.status.dialects.cstate import CState
from commdrill.drivers.status.dialects.feed import USUAL_PATHS, Feed
from commdrill.drivers.status.dialects.gatus import Gatus
from commdrill.drivers.status.dialects.incident_io import IncidentIo
from commdrill.drivers.status.dialects.instatus import Instatus
from commdrill.drivers.status.dialects.openstatus import OpenStatus
from commdrill.drivers.status.dialects.statuspage import Statuspage
from commdrill.drivers.status.dialects.upptime import Upptime
from commdrill.drivers.status.dialects.uptime_kuma import UptimeKuma

_MOST_COMMON: Dialect = Statuspage()
_OTHERS: tuple[Dialect, ...] = (
    Instatus(), OpenStatus(), BetterStack(), CState(), UptimeKuma(), IncidentIo(),
    Gatus(), Cachet2(), Cachet3(), Upptime(), Feed(),
)  # fmt: skip
DIALECTS = MappingProxyType({one.name: one for one in (_MOST_COMMON, *_OTHERS)})

# those asked for in one order, and of which no header tells anything
TOLD_BY_BODIES = frozenset({
    "statuspage", "instatus", "incident-io", "gatus", "cachet-3", "upptime", "feed",
})  # fmt: skip


def find_dialect(asking: StatusRequest) -> Dialect | None:
    """The dialect a page speaks; None where nothing there is of any.

    A page that fails as a whole is not asked for others.

    Raises:
        CannotLook: one of its answers lets nobody in, and no other says what it is.
    """
    first = asking.peek(_MOST_COMMON.look_of(asking.url))
    if first.status >= 500 or _MOST_COMMON.knows(first):
        return _MOST_COMMON if first.status == 200 else None
    for one in _OTHERS:
        if one.knows(asking.peek(one.look_of(asking.url))):
            return one
    feed = DIALECTS[Feed.name]
    if any(feed.knows(asking.peek(path)) for path in USUAL_PATHS):
        return feed
    asking.require_let_in()
    return None


def dialects_of_kept(named: object, first: HttpAnswer) -> tuple[Dialect, ...]:
    """Those that answers which were kept may be of; none where bodies alone do not tell a look again."""
    found = [DIALECTS[str(named)]] if named else [d for d in DIALECTS.values() if d.knows(first)]
    return tuple(one for one in found if one.name in TOLD_BY_BODIES)
