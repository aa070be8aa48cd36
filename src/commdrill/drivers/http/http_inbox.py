"""The `http-inbox` observer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import Field, StrictBool, model_validator

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.http.driver import HttpDriver, HttpRequest
from commdrill.drivers.http.inbox_presets import PresetName, with_preset
from commdrill.drivers.http.inbox_watch import InboxWatch, ListKnown
from commdrill.drivers.http.json_message import MessageFields
from commdrill.drivers.http.listing import (
    ListPage,
    along,
    asking_in,
    detailed,
    digest_of,
    document_of,
    following_page,
)
from commdrill.drivers.json_path import JsonPath
from commdrill.drivers.position import recalled
from commdrill.drivers.protocol import Look
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Inbox, Message, Sighting, read_json
from commdrill.terms import Proof
from commdrill.values import Json

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

# where providers say what became of a message, and how they say that nothing did
_WHERE = ("status", "state", "delivery_status", "deliveryStatus", "MessageStatus", "message_status")
_NOT = frozenset({
    "undelivered", "undeliverable", "not_delivered", "delivery_failed", "failed", "failure", "error",
    "rejected", "bounced", "bounce", "dropped", "expired", "canceled", "cancelled", "blocked", "invalid",
})  # fmt: skip


class HttpInbox(HttpDriver, HttpRequest):
    """Messages that any provider lists as JSON: SMS, e-mail, push, chat posts.

    One request lists them, and `next` the pages that follow; together they must hold all that a drill can
    bring. A list of one JSON document a line (NDJSON) is read too. Where a list has no words, `detail` is asked
    for them, once for each new message. A page in the very bytes of the last time is not read again. Where a message has no `id`, it is known by what it says, to whom and when; of messages alike
    in all this, one more than before is a new one. The list may be in any order, and may drop old
    messages.

    A sender's own list proves less than a receiver's: say what yours does (`proof`), and by what in a
    message to know that it was delivered (`delivered_when`: then it is proof of a carrier, unless you
    say otherwise). What is not delivered, or bears a status such as `undelivered` or `failed`, does
    not count, and is told; once it is delivered, it is a new message.

    `preset` names a provider whose list is known; only `url` (and `headers`) are left to say, and any other
    setting may be said otherwise:

    twilio      …/2010-04-01/Accounts/SID/Messages.json: delivered and received ones; carrier
    vonage      …/v2/reports/records?product=SMS&include_message=true&…: delivered ones; carrier
    mailosaur   …/api/messages?server=ID: mails and SMS, each one's words by a second request; content
    mailtrap    …/api/accounts/A/inboxes/I/messages: their plain text by a second request; content
    mailhog     …/api/v2/messages?limit=1000: whole mails; content
    mailgun     …/v3/DOMAIN/events?event=stored: words from the message's storage (a host of its own, which the guard is asked for); carrier
    mailgun-logs  …/v1/analytics/logs, which Mailgun has in place of its events: of a day, all domains of the account (`json`
                says otherwise, with `filter`); words from the storage, too; carrier
    sendgrid    …/v3/logs with `json: {limit: 1000}`, or …/v3/messages?limit=1000 (which is an extra that is paid for): it
                tells no words, hence a step that asks for some is `error`; carrier
    postmark    …/messages/outbound?count=500&offset=0: words by a second request; request
    ntfy        …/TOPIC/json?poll=1&since=all: to the topic; content
    onesignal   …/notifications?app_id=ID: the English words, to whom it was sent by id; request
    """

    shows: ClassVar[type[Sighting]] = Inbox

    messages: JsonPath = Field(
        description="JSONPath to the list of messages in the answer", examples=["$.messages"]
    )
    fields: MessageFields = Field(
        description="JSONPath, in each message, to its id, to, subject, text, html and at",
        examples=[{"id": "$.id", "to": "$.to", "text": "$.body", "at": "$.received_at"}],
    )

    preset: PresetName | None = Field(
        None, description="the provider, whose settings need not be said"
    )
    next: JsonPath | None = Field(
        None,
        description="JSONPath, in a page of the list, to the address of the next page",
        examples=["$.links.next"],
    )
    next_in: str | None = Field(
        None,
        max_length=200,
        pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$",
        description="where what `next` finds is no address: the member of `json` in which the next page is asked for by it",
        examples=["pagination.token"],
    )
    newest_first: StrictBool = Field(
        False,  # noqa: FBT003  a field's default
        description="whether the list has what came last at its beginning, on whatever page it then is: "
        "pages behind one that brings nothing new are not asked for, unless something there was not "
        "delivered yet",
    )
    detail: str | None = Field(
        None,
        max_length=1000,
        description="address, seen from `url`, of what tells a message's words; `{$.id}` is a JSONPath in "
        "the message. What it answers is added to the message, text that is no JSON as `detail`",
        examples=["messages/{$.id}"],
    )
    detail_host: str | None = Field(
        None,
        pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$",
        description="a host below which `detail` may lie, too, beside that of `url`: it is sent the `headers`",
        examples=["api.mailgun.net"],
    )
    proof: Proof = Field(
        Proof.CONTENT,
        description="what a message in the list proves: content | carrier | request",
        examples=["carrier"],
    )
    delivered_when: JsonPath | None = Field(
        None,
        description="JSONPath that finds something in a message, or picks it out of `[message]`, "
        "once it is delivered",
        examples=["$[?@.status == 'delivered']", "$.delivered_at"],
    )

    @model_validator(mode="before")
    @classmethod
    def _with_what_is_known(cls, settings: Any) -> Any:
        return _with_proof(with_preset(settings))

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.url)

    @model_validator(mode="after")
    def _has_where_to_ask(self) -> Self:
        if self.next_in and not (self.next and isinstance(self.json_, dict)):
            raise ValueError(
                "`next_in` needs `next` and a mapping as `json`: it is a member of that"
            )
        return self

    @model_validator(mode="after")
    def _knows_what_is_new(self) -> Self:
        if self.newest_first and self.fields.id is None:
            raise ValueError(
                "`newest_first` needs `fields: {id: …}`: what is known is known by its id"
            )
        return self

    @contextmanager
    def open(self) -> Iterator[Look]:
        with self.session() as session:
            yield InboxWatch(self, self, session)

    @contextmanager
    def open_at(self, position: Json) -> Iterator[Look]:
        with self.session() as session:
            yield InboxWatch(self, self, session, recalled(ListKnown, position))

    def page(self, url: str, answer: HttpAnswer) -> ListPage:
        """A page of the list, from `url`, read."""
        try:
            document = document_of(answer)
            delivered, pending = list[tuple[str, Json]](), set[str]()
            for item in self._items(document):
                if self._is_delivered(item):
                    delivered.append((self.fields.identity(item), item))
                elif self.newest_first:
                    pending.add(self.fields.identity(item))
        except ValueError as problem:
            raise CannotLook(f"the answer to {self.name}: {problem}", answer.body) from None
        following = following_page(self.next, document, None if self.next_in else url)
        return ListPage(url, digest_of(answer), tuple(delivered), frozenset(pending), following)

    def request_of(self, following: str) -> HttpRequest:
        """The request of the page that one before says is the next.

        Raises:
            CannotLook: it leads elsewhere.
        """
        return asking_in(self, self.next_in, following) if self.next_in else along(self, following)

    def message(self, item: Json, uid: str, http: "HttpSession") -> Message:
        """One of the messages listed, read."""
        try:
            if self.detail is not None:
                item = detailed(http, self, self.detail, item, self.detail_host)
            return self.fields.message(item, uid)
        except ValueError as problem:
            raise CannotLook(f"a message in the answer to {self.name}: {problem}") from None

    @classmethod
    def recipients_hint(cls, settings: Mapping[str, Any]) -> str:
        """Presets know where it stands, and so does a whole mail."""
        fields = settings.get("fields")
        if "preset" in settings or not isinstance(fields, Mapping):
            return ""
        return "" if {"to", "mail"} & set(fields) else "add fields: {to: …}"

    @classmethod
    def proof_by(cls, settings: Mapping[str, Any]) -> Proof | None:
        """By the preset and by `delivered_when`, where they do not say it themselves."""
        said = _with_proof(with_preset(dict(settings))).get("proof", Proof.CONTENT)
        return Proof(said) if said in tuple(Proof) else None

    @classmethod
    def reread_message(cls, settings: Mapping[str, Any], kept: Evidence, uid: str) -> Message:
        """By the paths of its settings, as they are written."""
        try:
            fields = MessageFields.model_validate(with_preset(dict(settings))["fields"])
            return fields.message(read_json(kept.content.decode()), uid)
        except (ValueError, KeyError) as why:
            raise CannotLook(f"what is kept of a message cannot be read again: {why}") from None

    def _is_delivered(self, item: Json) -> bool:
        delivered = is_delivered(item, self.delivered_when)
        if not delivered:
            text = "a message in the list was not delivered, and does not count"
            self._guard.tell_as("not-delivered", text)
        return delivered

    def _items(self, document: Json) -> Sequence[Json]:
        """The messages: the items of the one list that `messages` names, or all it names."""
        found = self.messages.find(document)
        if not self.messages.names_one:
            return found
        items = found[0] if found else "nothing"
        if items is None:  # an empty list, as some write it
            return ()
        if isinstance(items, str) or not isinstance(items, Sequence):
            raise ValueError(f"no list of messages at {self.messages}")
        return items


def _with_proof(settings: Any) -> Any:
    if isinstance(settings, dict) and settings.get("delivered_when") is not None:
        return {"proof": Proof.CARRIER, **settings}
    return settings


def is_delivered(item: Json, when: JsonPath | None) -> bool:
    """By the path that says so, or else unless its own status says that it was not.

    Raises:
        ValueError: the path cannot be looked up in it.
    """
    if when is None:
        return not (isinstance(item, Mapping) and any(map(_says_no, map(item.get, _WHERE))))
    return any(map(bool, when.find(item))) or any(one is item for one in when.find([item]))


def _says_no(status: Json) -> bool:
    return isinstance(status, str) and status.strip().lower().replace(" ", "_") in _NOT
