"""Tags of contact lists, which moto forgets, and of identities, which it keeps under another ARN.

Nobody has tags who is not there.
"""

import json
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.messaging.ses.account import Account, not_found
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal
from commdrill_sandbox.aws.wire.conforming import conforming

_UNASKED = "DefaultSubscriptionStatus"
_Tags = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Tagged:
    """Contact lists, with their tags and with what their topics are by themselves."""

    store: Wsgi
    account: Account
    identities: Callable[[str], frozenset[str]]  # of a Region, in lower case
    endpoints: Callable[[str], frozenset[str]]  # ids of those that are managed in a Region

    @property
    def operations(self) -> Mapping[str, Operation]:
        of_tags = ("TagResource", "UntagResource", "ListTagsForResource")
        return {
            "CreateContactList": self.created,
            "CreateContact": _check_topics,
            "UpdateContact": _check_topics,
            "GetContactList": self.told,
            "GetContact": self.reader,
            **dict.fromkeys(of_tags, self.need),
        }

    def need(self, asked: Asked) -> None:
        """Raises: Refusal: what is to have tags is not there; moto takes any."""
        arn = asked.input["ResourceArn"]
        kind, _, name = arn.rpartition(":")[2].partition("/")
        held = self.account.of(asked.region)
        known: Mapping[str, Container[str]] = {
            "identity": self.identities(asked.region),
            "configuration-set": held.sets,
            "template": held.templates,
            "contact-list": _lists(asked),
            "dedicated-ip-pool": _kept(asked).core_backend.dedicated_ip_pools,
            "multi-region-endpoint": self.endpoints(asked.region),
        }
        plain = name.lower() if kind == "identity" else name
        if plain not in known.get(kind, ()):
            raise not_found(f"Resource {arn} does not exist.")

    def reader(self, asked: Asked) -> Response:
        """What a topic is to whoever said nothing of it, moto does not tell."""
        answer = conforming(asked.request, "ses", forwarded(asked.request, self.store))
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code < 400 and isinstance(document, dict):
            topics = _lists(asked)[asked.input["ContactListName"]].topics or ()
            unasked = [
                {"TopicName": one["TopicName"], "SubscriptionStatus": one[_UNASKED]}
                for one in topics
            ]
            answer.set_data(json.dumps({**document, "TopicDefaultPreferences": unasked}))
        return answer

    def created(self, asked: Asked) -> Response:
        """Raises: Refusal: an account has one in each Region."""
        if known := _lists(asked).keys() - {asked.input["ContactListName"]}:
            said = f"Only one contact list is allowed in an account: there is {min(known)}"
            raise Refusal("LimitExceededException", said)
        answer = forwarded(asked.request, self.store)
        if answer.status_code < 400:
            keep_tags(asked, _arn_of(asked), asked.input.get("Tags") or ())
        return answer

    def told(self, asked: Asked) -> Response:
        answer = conforming(asked.request, "ses", forwarded(asked.request, self.store))
        document: Any = answer.get_json(force=True, silent=True)
        if answer.status_code < 400 and isinstance(document, dict):
            tags = tags_of(asked, _arn_of(asked))
            answer.set_data(json.dumps({**document, "Tags": tags}))
        return answer


def _arn_of(asked: Asked) -> str:
    return f"contact-list/{asked.input['ContactListName']}"


def keep_tags(asked: Asked, what: str, tags: _Tags) -> None:
    """`what`: as ARNs end, such as `identity/anycompany.example`."""
    _kept(asked).tag_resource(_whole(asked, what), {tag["Key"]: tag["Value"] for tag in tags})


def tags_of(asked: Asked, what: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = _kept(asked).list_tags_for_resource(_whole(asked, what))
    return found


def forget_tags(asked: Asked, what: str) -> None:
    keys = [tag["Key"] for tag in tags_of(asked, what)]
    _kept(asked).untag_resource(_whole(asked, what), keys)


def _check_topics(asked: Asked) -> None:
    """Raises: Refusal: the list has no such topic. There is no such list: moto says so."""
    found = _lists(asked).get(asked.input["ContactListName"])
    known = {one["TopicName"] for one in (found.topics if found else None) or ()}
    for one in asked.input.get("TopicPreferences") or ():
        if found and one["TopicName"] not in known:
            said = f"List doesn't contain Topic: {one['TopicName']}"
            raise Refusal("BadRequestException", said)


def _lists(asked: Asked) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _kept(asked).core_backend.contacts_lists
    return found


def _kept(asked: Asked) -> Any:
    from moto.sesv2.models import sesv2_backends

    return sesv2_backends[ACCOUNT][asked.region]


def _whole(asked: Asked, what: str) -> str:
    return f"arn:aws:ses:{asked.region}:{ACCOUNT}:{what}"
