"""A mail's way from SES into mailboxes."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.ses.account import Account, ConfigurationSet
from commdrill_sandbox.aws.messaging.ses.events import (
    Dispatch,
    Events,
    bounce,
    complaint,
    delivery,
)
from commdrill_sandbox.aws.messaging.ses.receiving import Receiving
from commdrill_sandbox.aws.messaging.ses.simulator import Fate, simulated

_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
_BOUNCES = {
    Fate.BOUNCED: "General",
    Fate.SUPPRESSED: "Suppressed",
    Fate.SUPPRESSED_HERE: "OnAccountSuppressionList",
}


@dataclass(frozen=True)
class Post:
    """Delivers, bounces, rejects; and has the events told."""

    account: Account
    doors: Doors
    events: Events
    receiving: Receiving

    def take(self, dispatch: Dispatch) -> None:
        """Carry a mail to each of its recipients."""
        self.events.tell(dispatch, "Send", {})
        if any(_VIRUS in part for part in _parts(dispatch)):
            self.events.tell(dispatch, "Reject", {"reason": "Bad content"})
            return
        fates = {address: self._fate(dispatch, address) for address in dispatch.recipients}
        self._deliver(dispatch, [a for a, f in fates.items() if f is Fate.DELIVERED])
        self._tell(dispatch, fates)

    def _deliver(self, dispatch: Dispatch, addresses: list[str]) -> None:
        assert dispatch.mail is not None
        content = dispatch.mail.as_bytes()
        for address in addresses:
            if not self.receiving.take(dispatch, address):
                self.doors.mail(address, content)

    def _tell(self, dispatch: Dispatch, fates: dict[str, Fate]) -> None:
        now = self.events.now()
        arrived = (Fate.DELIVERED, Fate.SIMULATED, Fate.COMPLAINED)
        if there := [address for address, fate in fates.items() if fate in arrived]:
            self.events.tell(dispatch, "Delivery", delivery(there, now))
        if angry := [address for address, fate in fates.items() if fate is Fate.COMPLAINED]:
            self.events.tell(dispatch, "Complaint", complaint(angry, now))
        for kind, said in _BOUNCES.items():
            if back := [address for address, fate in fates.items() if fate is kind]:
                self.events.tell(dispatch, "Bounce", bounce(back, said, now))

    def _fate(self, dispatch: Dispatch, address: str) -> Fate:
        held = self.account.of(dispatch.region)
        with held.lock:
            found = held.suppressed.get(address.lower())
            own: ConfigurationSet | None = held.sets.get(dispatch.configuration_set or "")
            reasons = held.suppresses
        if own is not None and own.suppresses is not None:
            reasons = own.suppresses
        if found is not None and found.reason in reasons:
            return Fate.SUPPRESSED_HERE
        return simulated(address) or Fate.DELIVERED


def _parts(dispatch: Dispatch) -> Iterator[bytes]:
    assert dispatch.mail is not None
    for part in dispatch.mail.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield content
