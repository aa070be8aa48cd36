"""Who may send: identities that moto keeps for both of SES's APIs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.messaging.ses.account import (
    Account,
    IdentitySettings,
    exists,
    not_found,
)
from commdrill_sandbox.aws.messaging.ses.identity_settings import comes_from
from commdrill_sandbox.aws.messaging.ses.tagged import forget_tags, keep_tags, tags_of
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal
from commdrill_sandbox.aws.wire.models import service_model


@dataclass(frozen=True)
class Verified:
    """Addresses and domains."""

    names: frozenset[str]

    def covers(self, address: str) -> bool:
        """Whether an address, or its domain, may send (or, in the sandbox, receive)."""
        return not {address.lower(), address.lower().rpartition("@")[2]}.isdisjoint(self.names)


class Identities:
    """Addresses and domains that are verified, read as any boto3 user reads them."""

    def __init__(self, clients: Clients, store: Wsgi, account: Account) -> None:
        self._clients = clients
        self._store = store
        self._account = account

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateEmailIdentity": self.created,
            "DeleteEmailIdentity": self.deleted,
            "GetEmailIdentity": self.told,
            "ListEmailIdentities": self.listed,
        }

    def listed(self, asked: Asked) -> Output | None:
        """For older SDKs, which get what newer ones post; what the one here asks, moto knows."""
        own = service_model("sesv2").operation_model("ListEmailIdentities")
        if asked.request.method == own.http["method"]:
            return None
        given = {name: value for name, value in asked.input.items() if value is not None}
        told: Output = self._clients.of("sesv2", asked.region).list_email_identities(**given)
        return told

    def created(self, asked: Asked) -> Response:
        """Moto would make one that is there already anew."""
        name = asked.input["EmailIdentity"]
        if name.lower() in self.verified(asked.region).names:
            raise exists(f"Email identity {name} already exist.")
        answer = self.told(asked)
        if answer.status_code < 400:
            given = asked.input
            keep_tags(asked, _arn_of(asked), given.get("Tags") or ())
            held = self._account.of(asked.region)
            with held.lock:
                own = IdentitySettings(given.get("ConfigurationSetName"))
                held.identities[name.lower()] = own
        return answer

    def told(self, asked: Asked) -> Response:
        """What moto tells, but that an identity whose verification succeeded may send."""
        answer = forwarded(asked.request, self._store)
        if answer.status_code == 404:
            raise _missing(asked)
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code < 400 and isinstance(document, dict):
            answer.set_data(json.dumps({**document, **self._own(asked)}))
        return answer

    def _own(self, asked: Asked) -> Mapping[str, Any]:
        """What moto does not know of an identity."""
        name = asked.input["EmailIdentity"]
        settings = self._account.of(asked.region).settings(name)
        chosen = settings.configuration_set
        return {
            "VerifiedForSendingStatus": True,
            "FeedbackForwardingStatus": settings.forwards,
            "DkimAttributes": _signing(name, settings),
            "MailFromAttributes": comes_from(self._clients, asked.region, name),
            "Tags": tags_of(asked, _arn_of(asked)),
            **({"ConfigurationSetName": chosen} if chosen else {}),
        }

    def deleted(self, asked: Asked) -> None:
        """By moto, which says nothing of one that is not there."""
        name, known = asked.input["EmailIdentity"], self._clients.of("sesv2", asked.region)
        try:
            known.get_email_identity(EmailIdentity=name)
        except known.exceptions.NotFoundException as missing:
            raise _missing(asked) from missing
        forget_tags(asked, _arn_of(asked))
        held = self._account.of(asked.region)
        with held.lock:
            held.identities.pop(name.lower(), None)

    def verified(self, region: str) -> "Verified":
        """Those of a Region, in lower case."""
        key = ("identities", region)
        return self._clients.memory.remembered(key, lambda: self._read(region))

    def _read(self, region: str) -> "Verified":
        newer = self._clients.of("sesv2", region).list_email_identities()["EmailIdentities"]
        older = self._clients.of("ses", region)
        names = older.list_identities()["Identities"]
        told: dict[str, Any] = older.get_identity_verification_attributes(Identities=names)
        attributes = told["VerificationAttributes"]
        verified = {n for n in names if _succeeded(attributes.get(n))}
        able = {one["IdentityName"] for one in newer if one.get("SendingEnabled", True)}
        return Verified(frozenset(name.lower() for name in able | verified))


def _arn_of(asked: Asked) -> str:
    return f"identity/{asked.input['EmailIdentity']}"


def _signing(identity: str, settings: IdentitySettings) -> dict[str, Any]:
    """What a domain's DNS is to have: it is verified without, as the domain is."""
    if "@" in identity:
        told: dict[str, Any] = {"SigningEnabled": False, "Status": "NOT_STARTED"}
    else:
        tokens = [sha256(f"{n} {identity}".encode()).hexdigest()[:32] for n in range(3)]
        told = {"SigningEnabled": True, "Status": "SUCCESS", "Tokens": tokens}
    if settings.signs is not None:
        told["SigningEnabled"] = settings.signs
    length = "RSA_2048_BIT"
    return {**told, "SigningAttributesOrigin": "AWS_SES", "NextSigningKeyLength": length}


def _missing(asked: Asked) -> Refusal:
    return not_found(f"Email identity <{asked.input['EmailIdentity']}> does not exist.")


def _succeeded(attributes: Any) -> bool:
    return attributes is None or attributes.get("VerificationStatus") == "Success"
