"""SES's mailbox simulator: what becomes of a mail to one of its addresses."""

from enum import Enum

_DOMAIN = "simulator.amazonses.com"


class Fate(Enum):
    """What becomes of a mail at one recipient."""

    DELIVERED = "delivered"
    SIMULATED = "delivered to nobody"
    BOUNCED = "bounced"
    COMPLAINED = "complained about"
    SUPPRESSED = "on the global suppression list"
    SUPPRESSED_HERE = "on the account's suppression list"


_FATES = {
    "success": Fate.SIMULATED,
    "bounce": Fate.BOUNCED,
    "complaint": Fate.COMPLAINED,
    "ooto": Fate.SIMULATED,
    "suppressionlist": Fate.SUPPRESSED,
}


def simulated(address: str) -> Fate | None:
    """The fate at `bounce@`, `bounce+label@` …; None: a real address."""
    local, _, domain = address.lower().rpartition("@")
    if domain != _DOMAIN:
        return None
    return _FATES.get(local.partition("+")[0], Fate.BOUNCED)
