"""The account's own switches, and the addresses it does not send to."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.ses.account import Account, Suppressed, not_found
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output


@dataclass(frozen=True)
class Standing:
    """GetAccount, the sending switch, the suppression list."""

    account: Account
    clock: Clock

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "GetAccount": self.get,
            "PutAccountSendingAttributes": self.switch,
            "PutAccountSuppressionAttributes": self.choose_reasons,
            "PutSuppressedDestination": self.suppress,
            "GetSuppressedDestination": self.suppressed,
            "ListSuppressedDestinations": self.list_suppressed,
            "DeleteSuppressedDestination": self.readmit,
        }

    def get(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        day, second = (50_000.0, 14.0) if self.account.production else (200.0, 1.0)
        return {
            "DedicatedIpAutoWarmupEnabled": False,
            "EnforcementStatus": "HEALTHY",
            "ProductionAccessEnabled": self.account.production,
            "SendQuota": {
                "Max24HourSend": day,
                "MaxSendRate": second,
                "SentLast24Hours": float(held.sent),
            },
            "SendingEnabled": held.sends,
            "SuppressionAttributes": {"SuppressedReasons": list(held.suppresses)},
        }

    def switch(self, asked: Asked) -> Output:
        self.account.of(asked.region).sends = asked.input.get("SendingEnabled", False)
        return {}

    def choose_reasons(self, asked: Asked) -> Output:
        reasons = tuple(asked.input.get("SuppressedReasons") or ())
        self.account.of(asked.region).suppresses = reasons
        return {}

    def suppress(self, asked: Asked) -> Output:
        held, address = self.account.of(asked.region), asked.input["EmailAddress"].lower()
        with held.lock:
            new = Suppressed(address, asked.input["Reason"], self.clock.now())
            held.suppressed[address] = new
        return {}

    def suppressed(self, asked: Asked) -> Output:
        held, address = self.account.of(asked.region), asked.input["EmailAddress"].lower()
        with held.lock:
            found = held.suppressed.get(address)
        if found is None:
            raise not_found(f"Email address {address} does not exist on your suppression list.")
        return {"SuppressedDestination": _told(found)}

    def list_suppressed(self, asked: Asked) -> Output:
        held, reasons = self.account.of(asked.region), asked.input.get("Reasons")
        with held.lock:
            found = list(held.suppressed.values())
        kept = [_told(one) for one in found if not reasons or one.reason in reasons]
        return {"SuppressedDestinationSummaries": kept}

    def readmit(self, asked: Asked) -> Output:
        held, address = self.account.of(asked.region), asked.input["EmailAddress"].lower()
        with held.lock:
            if held.suppressed.pop(address, None) is None:
                raise not_found(f"Email address {address} does not exist on your suppression list.")
        return {}


def _told(one: Suppressed) -> Output:
    return {"EmailAddress": one.address, "Reason": one.reason, "LastUpdateTime": one.since}
