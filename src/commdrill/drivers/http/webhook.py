"""The `webhook` observer."""

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from commdrill.drivers.http.charset import media_type
from commdrill.drivers.http.post_content import words_of
from commdrill.drivers.http.post_receiver import Post, PostReceiver
from commdrill.drivers.http.provenance import Preset, Required, Signed
from commdrill.drivers.masking.shown import shown_headers
from commdrill.drivers.network.transport import Address
from commdrill.drivers.protocol import Driver, Look
from commdrill.errors import CannotLook
from commdrill.sighting import Evidence, Inbox, Message, Sighting
from commdrill.terms import Proof

_SAID, _END, _POST = "Content-Type: ", b"\n\n", ".post.txt"


def _listening_address(value: object) -> Address:
    """`host:port`, where port 0 is any that is free."""
    host, _, port = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    if host and port == "0":
        return Address(host.strip("[]"), 0)
    return Address.written(value)


class Webhook(Driver):
    """Receives posts itself: a chat room's, a pager's or any receiver's place in the plan.

    Listens from the moment the drill opens it until the drill ends, so point the sender's webhook
    at it. Every POST or PUT to `path` is a message, answered with 204; a GET there is answered with
    200, so that a sender can be told from a network that lets nothing through. A form is read as the
    JSON of its fields, or that in its `payload`; gzip and deflate are unpacked. Where a post cannot
    be unpacked and no other comes, the step ends in `error`.

    Handshakes (Slack's url_verification, Zoom's, Event Grid's, Graph's, a ping) are answered as
    their senders ask, and are no messages. SNS's is answered, too, but confirms nothing: nobody is
    contacted.

    Anybody who can reach it can post the approved words: with `require` or `hmac` a post has to
    prove whose it is. One that does not is answered with 401, does not count, and is told.
    """

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Inbox
    listens: ClassVar[bool] = True

    listen: Annotated[Address, BeforeValidator(_listening_address)] = Field(
        description="where posts are received; port 0 is any that is free",
        examples=["127.0.0.1:8085"],
    )
    path: str = Field("/", pattern=r"^/[^?#\s]*$", description="the path posts are sent to")
    require: Required | None = Field(
        None,
        description="`{header: {NAME: value}}`: what each post must bring along",
        examples=[{"header": {"X-Token": "${env:HOOK_TOKEN}"}}],
    )
    hmac: Signed | None = Field(
        None,
        description="`{secret, header}` or `{secret, preset}`: how each post is signed; presets: "
        + ", ".join(Preset),
        examples=[{"secret": "${env:SLACK_SIGNING_SECRET}", "preset": "slack"}],  # a reference # nosec B105
    )

    def hosts(self) -> tuple[str, ...]:
        """Nobody: others contact it."""
        return ()

    @contextmanager
    def open(self) -> Iterator[Look]:
        try:
            receiver = PostReceiver(self.listen, self.path, self._is_proven, self._secret())
        except OSError as problem:
            raise CannotLook(self._why_not(problem)) from problem
        with receiver:
            yield _ReceivedLook(receiver)

    @classmethod
    def recipients_hint(cls, settings: Mapping[str, Any]) -> str:  # noqa: ARG003  # whatever they are
        """A post has one receiver, this one."""
        return "use http-inbox on the list that the gateway keeps, or a mail or SMS catcher"

    @classmethod
    def reread_message(cls, settings: Mapping[str, Any], kept: Evidence, uid: str) -> Message:  # noqa: ARG003
        """A post of JSON, or one that is kept with what it said to be."""
        content_type, body = "application/json", kept.content
        if kept.suffix == _POST:
            head, _, body = body.partition(_END)
            content_type = head.decode("utf-8", "replace").removeprefix(_SAID)
        elif kept.suffix != ".json" or not _is_json(body):
            raise CannotLook("how a post that is no JSON was read, its headers told")
        text, kind = words_of(body, content_type)
        return Message(id=uid, to=(), bodies=(text,), media_type=kind)

    def _is_proven(self, post: Post) -> bool:
        proven = (self.require is None or self.require.is_met(post.headers)) and (
            self.hmac is None or self.hmac.is_met(post.headers, post.body, post.at)
        )
        if not proven:
            text = "a post that did not prove whose it is was answered 401, and does not count"
            self._guard.tell_as("sender-not-proved", text)
        return proven

    def _secret(self) -> str:
        """What Zoom has signed in a handshake: for any other sender that would sign a post of anybody's."""
        signs = self.hmac is not None and self.hmac.preset is Preset.ZOOM
        return self.hmac.secret.get_secret_value() if self.hmac and signs else ""

    def _why_not(self, problem: OSError) -> str:
        if problem.errno == errno.EADDRINUSE:
            return (
                f"{self.listen} is in use by another program, maybe another drill: "
                f"see who with `ss -ltnp sport = :{self.listen.port}`, or listen elsewhere"
            )
        return f"{self.listen} cannot be listened on: {problem.strerror or problem}"


def _is_json(body: bytes) -> bool:
    """A form is read as the JSON of its fields, and kept as it came."""
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


class _ReceivedLook:
    def __init__(self, receiver: PostReceiver) -> None:
        self.port = receiver.port
        self._receiver = receiver
        self._numbers = count(1)

    def __call__(self) -> Inbox:
        posts = self._receiver.received()
        messages = tuple(_message(post, str(next(self._numbers))) for post in posts)
        if not messages:
            self._require_known()
        return Inbox(messages)

    def _require_known(self) -> None:
        """What was refused may have been what was promised: that nothing came is not said then."""
        if self._receiver.refused:
            raise CannotLook(
                f"{self._receiver.refused:,} posts were refused (429): more came than a drill keeps, "
                "and what was in them nobody knows"
            )
        if unread := self._receiver.unread:
            raise CannotLook("a post that could not be unpacked was refused", unread[-1])


def _message(post: Post, uid: str) -> Message:
    content_type = post.headers.get("content-type", "text/plain")
    text, kind = words_of(post.body, content_type)
    return Message(
        id=uid,
        to=(),
        bodies=(text,),
        at=post.at,
        media_type=kind,
        headers=shown_headers(post.headers),
        evidence=(_evidence(post.body, content_type),),
    )


def _evidence(body: bytes, content_type: str) -> Evidence:
    """As it came; of what is no JSON, what it said to be tells how it is read."""
    is_plain = media_type(content_type).endswith("json") and "charset" not in content_type.lower()
    if (is_plain or content_type.lower().endswith("charset=utf-8")) and _is_json(body):
        return Evidence(body, ".json")
    said = " ".join(content_type.split())
    return Evidence(f"{_SAID}{said}".encode(errors="replace") + _END + body, _POST)
