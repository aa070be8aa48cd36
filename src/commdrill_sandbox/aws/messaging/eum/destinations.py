"""Verified destinations, and what else the account says of itself."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.aws.messaging.eum.account import (
    Account,
    Holdings,
    VerifiedNumber,
    conflict,
    invalid,
    not_found,
)
from commdrill_sandbox.aws.messaging.eum.pages import page
from commdrill_sandbox.aws.messaging.eum.simulator import country_of, e164
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_MOST = 10


@dataclass(frozen=True)
class Destinations:
    """At most ten; verified by a code that a phone receives."""

    account: Account
    clock: Clock
    doors: Doors

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "DescribeAccountAttributes": self.attributes,
            "CreateVerifiedDestinationNumber": self.create,
            "DescribeVerifiedDestinationNumbers": self.describe,
            "SendDestinationNumberVerificationCode": self.send_code,
            "VerifyDestinationNumber": self.verify,
            "DeleteVerifiedDestinationNumber": self.delete,
            "CarrierLookup": self.look_up,
        }

    def attributes(self, asked: Asked) -> Output:
        tier = {"Name": "ACCOUNT_TIER", "Value": self.account.tier}
        return page(asked, "AccountAttributes", [tier])

    def create(self, asked: Asked) -> Output:
        held, number = self.account.of(asked.region), e164(asked.input["DestinationPhoneNumber"])
        with held.lock:
            if any(one.number == number for one in held.verified.values()):
                raise conflict(
                    "RESOURCE_ALREADY_EXISTS", "the number is there already",
                    "verified-destination-number", number,
                )  # fmt: skip
            if len(held.verified) >= _MOST:
                reason = {"Reason": "VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT"}
                said = f"an account has at most {_MOST} verified destinations"
                raise Refusal("ServiceQuotaExceededException", said, 400, reason)
            code = f"{uuid.uuid4().int % 1_000_000:06}"
            new = VerifiedNumber(f"verified-{uuid.uuid4().hex}", number, code, self.clock.now())
            held.verified[new.id] = new
        return _told(held, new)

    def describe(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        ids = asked.input.get("VerifiedDestinationNumberIds")
        numbers = {e164(one) for one in asked.input.get("DestinationPhoneNumbers", ())}
        with held.lock:
            found = [_find(held, one) for one in ids] if ids else list(held.verified.values())
        kept = [_told(held, one) for one in found if not numbers or one.number in numbers]
        return page(asked, "VerifiedDestinationNumbers", kept)

    def send_code(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            one = _find(held, asked.input["VerifiedDestinationNumberId"])
        kind = "voice" if asked.input["VerificationChannel"] == "VOICE" else "sms"
        words = f"Your verification code is {one.code}"
        self.doors.phone(one.number, words, kind, asked.region)
        return {"MessageId": str(uuid.uuid4())}

    def verify(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            one = _find(held, asked.input["VerifiedDestinationNumberId"])
            if asked.input["VerificationCode"] != one.code:
                raise invalid("VERIFICATION_CODE_MISMATCH", "that is not the code that was sent")
            verified = replace(one, verified=True)
            held.verified[one.id] = verified
        return _told(held, verified)

    def delete(self, asked: Asked) -> Output:
        held = self.account.of(asked.region)
        with held.lock:
            one = _find(held, asked.input["VerifiedDestinationNumberId"])
            del held.verified[one.id]
        return _told(held, one)

    def look_up(self, asked: Asked) -> Output:
        number = e164(asked.input["PhoneNumber"])
        return {
            "E164PhoneNumber": number,
            "IsoCountryCode": country_of(number),
            "PhoneNumberType": "MOBILE",
        }


def _find(held: Holdings, named: str) -> VerifiedNumber:
    name = named.rpartition("/")[2]
    if name not in held.verified:
        raise not_found("verified-destination-number", named)
    return held.verified[name]


def _told(held: Holdings, one: VerifiedNumber) -> Output:
    return {
        "VerifiedDestinationNumberArn": held.arn("verified-destination-number", one.id),
        "VerifiedDestinationNumberId": one.id,
        "DestinationPhoneNumber": one.number,
        "Status": "VERIFIED" if one.verified else "PENDING",
        "CreatedTimestamp": one.created,
    }
