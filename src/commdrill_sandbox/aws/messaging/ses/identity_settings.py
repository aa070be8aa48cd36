"""What an identity does beside sending: its configuration set, its signing, where its mail comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.messaging.ses.account import Account, bad_request, not_found
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output

_ON_FAILURE = {"USE_DEFAULT_VALUE": "UseDefaultValue", "REJECT_MESSAGE": "RejectMessage"}


@dataclass(frozen=True)
class Settings:
    """Where mail comes from is moto's to keep, for both of SES's APIs; the rest is kept here."""

    clients: Clients
    account: Account

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "PutEmailIdentityConfigurationSetAttributes": self.choose_set,
            "PutEmailIdentityFeedbackAttributes": self.forward,
            "PutEmailIdentityDkimAttributes": self.sign,
            "PutEmailIdentityMailFromAttributes": self.come_from,
        }

    def choose_set(self, asked: Asked) -> Output:
        named = asked.input.get("ConfigurationSetName")
        if named:
            self.account.of(asked.region).configuration_set(named)
        return self._with(asked, configuration_set=named)

    def forward(self, asked: Asked) -> Output:
        return self._with(asked, forwards=bool(asked.input.get("EmailForwardingEnabled")))

    def sign(self, asked: Asked) -> Output:
        return self._with(asked, signs=bool(asked.input.get("SigningEnabled")))

    def come_from(self, asked: Asked) -> Output:
        self._need(asked)
        domain, failing = asked.input.get("MailFromDomain"), asked.input.get("BehaviorOnMxFailure")
        older = self.clients.of("ses", asked.region)
        given = {"MailFromDomain": domain} if domain else {}
        if failing:
            given["BehaviorOnMXFailure"] = _ON_FAILURE[failing]
        try:
            older.set_identity_mail_from_domain(Identity=asked.input["EmailIdentity"], **given)
        except older.exceptions.ClientError as refused:
            raise bad_request(refused.response["Error"]["Message"]) from refused
        return {}

    def _with(self, asked: Asked, **changed: Any) -> Output:
        self._need(asked)
        held, name = self.account.of(asked.region), asked.input["EmailIdentity"]
        held.change(name, lambda before: replace(before, **changed))
        return {}

    def _need(self, asked: Asked) -> None:
        name = asked.input["EmailIdentity"]
        known = self.clients.of("ses", asked.region).list_identities()["Identities"]
        if name.lower() not in {one.lower() for one in known}:
            raise not_found(f"Email identity <{name}> does not exist.")


def comes_from(clients: Clients, region: str, identity: str) -> Mapping[str, Any]:
    """As the second API tells it."""
    older = clients.of("ses", region)
    told = older.get_identity_mail_from_domain_attributes(Identities=[identity])
    found = told["MailFromDomainAttributes"].get(identity) or {}
    if not found.get("MailFromDomain"):
        return {"BehaviorOnMxFailure": "USE_DEFAULT_VALUE"}
    failing = {said: name for name, said in _ON_FAILURE.items()}
    return {
        "MailFromDomain": found["MailFromDomain"],
        "MailFromDomainStatus": "SUCCESS",
        "BehaviorOnMxFailure": failing[found.get("BehaviorOnMXFailure") or "UseDefaultValue"],
    }
