"""Phone numbers and sender ids that messages come from."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.eum.account import (
    Account,
    Holdings,
    PhoneNumber,
    SenderId,
    conflict,
    invalid,
    not_found,
)
from commdrill_sandbox.aws.messaging.eum.pages import page
from commdrill_sandbox.aws.messaging.eum.simulator import prefix_of
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output

_PRICES = {"SIMULATOR": "1.00", "TOLL_FREE": "2.00", "TEN_DLC": "1.00", "LONG_CODE": "1.00"}


@dataclass(frozen=True)
class Origins:
    """Requested, described, changed, released. A number is active at once."""

    account: Account
    clock: Clock

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "RequestPhoneNumber": self.request_number,
            "DescribePhoneNumbers": self.describe_numbers,
            "UpdatePhoneNumber": self.update_number,
            "ReleasePhoneNumber": self.release_number,
            "RequestSenderId": self.request_sender,
            "DescribeSenderIds": self.describe_senders,
            "ReleaseSenderId": self.release_sender,
        }

    def request_number(self, asked: Asked) -> Output:
        held, given = self.account.of(asked.region), asked.input
        if given["NumberType"] == "SIMULATOR" and given["IsoCountryCode"] != "US":
            raise invalid("COUNTRY_NOT_ENABLED", "simulator numbers exist in the US only")
        with held.lock:
            pool = held.pool(given["PoolId"]).id if given.get("PoolId") else None
            number = PhoneNumber(
                f"phone-{uuid.uuid4().hex}",
                self._free(held, given["IsoCountryCode"], given["NumberType"]),
                given["IsoCountryCode"],
                given["NumberType"],
                given["MessageType"],
                tuple(given["NumberCapabilities"]),
                held.opt_out_list(given.get("OptOutListName", "Default")),
                self.clock.now(),
                pool,
                given.get("DeletionProtectionEnabled", False),
            )
            held.numbers[number.id] = number
            return {**_number(held, number), "Tags": given.get("Tags", [])}

    def _free(self, held: Holdings, country: str, kind: str) -> str:
        """A number nobody has: of the ranges that are kept for made-up ones, where there are any."""
        start = {"US": "+1206555" if kind != "TOLL_FREE" else "+1833555"}.get(
            country, prefix_of(country) + "5550"
        )
        taken = {one.number for one in held.numbers.values()}
        numbers = (f"{start}{count:04}" for count in range(100, 10_000))
        return next(number for number in numbers if number not in taken)

    def describe_numbers(self, asked: Asked) -> Output:
        held, wanted = self.account.of(asked.region), asked.input.get("PhoneNumberIds")
        with held.lock:
            found = [held.number(one) for one in wanted] if wanted else list(held.numbers.values())
            told = [_number(held, number) for number in found]
        return page(asked, "PhoneNumbers", [one for one in told if _kept(asked, one)])

    def update_number(self, asked: Asked) -> Output:
        held, given = self.account.of(asked.region), asked.input
        with held.lock:
            before = held.number(given["PhoneNumberId"])
            after = replace(
                before,
                opt_out_list=held.opt_out_list(given.get("OptOutListName", before.opt_out_list)),
                protected=given.get("DeletionProtectionEnabled", before.protected),
            )
            held.numbers[before.id] = after
            return _number(held, after)

    def release_number(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            number = held.number(asked.input["PhoneNumberId"])
            if number.protected:
                raise conflict(
                    "DELETION_PROTECTION_ENABLED", "the number is protected", "phone-number",
                    number.id,
                )  # fmt: skip
            if number.pool:
                raise conflict(
                    "PHONE_NUMBER_ASSOCIATED_TO_POOL", "the number is in a pool", "phone-number",
                    number.id,
                )  # fmt: skip
            del held.numbers[number.id]
            return {**_number(held, number), "Status": "DELETED"}

    def request_sender(self, asked: Asked) -> Output:
        held, given = self.account.of(asked.region), asked.input
        sender = SenderId(given["SenderId"], given["IsoCountryCode"], self.clock.now())
        with held.lock:
            if sender.id in held.senders:
                raise conflict(
                    "RESOURCE_ALREADY_EXISTS", "there is that sender id", "sender-id", sender.id
                )
            held.senders[sender.id] = sender
        return {**_sender(held, sender), "Tags": given.get("Tags", [])}

    def describe_senders(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            wanted = {one["SenderId"] for one in asked.input.get("SenderIds", ())}
            for name in wanted - set(held.senders):
                raise not_found("sender-id", name)
            told = [_sender(held, s) for s in held.senders.values() if not wanted or s.id in wanted]
        return page(asked, "SenderIds", told)

    def release_sender(self, asked: Asked) -> Output:
        held, name = self.account.of(asked.region), asked.input["SenderId"]
        with held.lock:
            if name not in held.senders:
                raise not_found("sender-id", name)
            return _sender(held, held.senders.pop(name))


def _number(held: Holdings, number: PhoneNumber) -> dict[str, object]:
    pool = {"PoolId": number.pool} if number.pool else {}
    return {
        "PhoneNumberArn": held.arn("phone-number", number.id),
        "PhoneNumberId": number.id,
        "PhoneNumber": number.number,
        "Status": "ACTIVE",
        "IsoCountryCode": number.country,
        "MessageType": number.message_type,
        "NumberCapabilities": list(number.capabilities),
        "NumberType": number.type,
        "MonthlyLeasingPrice": _PRICES.get(number.type, "1.00"),
        "TwoWayEnabled": False,
        "SelfManagedOptOutsEnabled": False,
        "OptOutListName": number.opt_out_list,
        "DeletionProtectionEnabled": number.protected,
        "CreatedTimestamp": number.created,
        **pool,
    }


def _sender(held: Holdings, sender: SenderId) -> dict[str, object]:
    return {
        "SenderIdArn": held.arn("sender-id", f"{sender.id}/{sender.country}"),
        "SenderId": sender.id,
        "IsoCountryCode": sender.country,
        "MessageTypes": ["TRANSACTIONAL"],
        "MonthlyLeasingPrice": "0.00",
        "DeletionProtectionEnabled": False,
        "Registered": True,
    }


_FILTERS = {
    "status": "Status", "iso-country-code": "IsoCountryCode", "message-type": "MessageType",
    "number-capability": "NumberCapabilities", "number-type": "NumberType",
    "opt-out-list-name": "OptOutListName", "two-way-enabled": "TwoWayEnabled",
    "deletion-protection-enabled": "DeletionProtectionEnabled",
}  # fmt: skip


def _kept(asked: Asked, told: Mapping[str, object]) -> bool:
    """Whether a number fits all filters; one that we do not know fits nothing."""
    for wanted in asked.input.get("Filters", ()):
        value = told.get(_FILTERS.get(wanted["Name"], ""))
        values = value if isinstance(value, list) else [value]
        if not {_word(one) for one in values} & set(wanted["Values"]):
            return False
    return True


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
