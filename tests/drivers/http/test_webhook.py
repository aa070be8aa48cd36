"""Posts that come in over real connections, well-formed and otherwise."""

import base64
import gzip
import hashlib
import hmac
import json
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from pydantic import ValidationError

from commdrill.drivers.http.provenance import Signed
from commdrill.drivers.http.webhook import Webhook
from commdrill.drivers.network.host_guard import unguarded
from commdrill.drivers.protocol import Look
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from commdrill.testing import ObserverContract

ANYWHERE = Webhook.model_validate({"listen": "127.0.0.1:0", "path": "/hook"})


@pytest.fixture
def look() -> Iterator[Look]:
    with ANYWHERE.open() as look:
        yield look


def port(look: Look) -> int:
    found: int = look.port  # type: ignore[attr-defined]  # of this look alone
    return found


def url(look: Look, path: str = "/hook") -> str:
    return f"http://127.0.0.1:{port(look)}{path}"


def send(look: Look, content: bytes) -> bytes:
    """Bytes as they are, and all that is answered."""
    with socket.create_connection(("127.0.0.1", port(look)), 10) as connected:
        connected.sendall(content)
        connected.shutdown(socket.SHUT_WR)
        return connected.makefile("rb").read()


def messages(seen: Sighting) -> tuple[Message, ...]:
    assert isinstance(seen, Inbox)
    return seen.messages


def test_each_post_is_a_message_once_and_in_order(look: Look) -> None:
    assert messages(look()) == ()
    for text in ("first", "second"):
        assert requests.post(url(look), text.encode(), timeout=120).status_code == 204
    seen = messages(look())
    assert [(message.id, message.bodies) for message in seen] == [
        ("1", ("first",)),
        ("2", ("second",)),
    ]
    assert messages(look()) == ()
    requests.put(url(look, "/hook?token=1"), b"third", timeout=120)
    assert [message.id for message in messages(look())] == ["3"]


def test_a_post_is_told_with_its_type_its_headers_and_its_time(look: Look) -> None:
    before = datetime.now(UTC)
    requests.post(
        url(look),
        json={"text": "caída"},
        headers={"X-Room": "ops", "Authorization": "Bearer s3cret"},
        timeout=120,
    )
    (message,) = messages(look())
    assert json.loads(message.bodies[0]) == {"text": "caída"}
    assert (message.media_type, message.to) == ("application/json", ())
    assert message.headers["x-room"] == "ops"
    assert "s3cret" not in repr(message)
    assert [kept.suffix for kept in message.evidence] == [".json"]
    assert message.at is not None
    assert before <= message.at <= datetime.now(UTC)


def test_text_is_decoded_as_it_says(look: Look) -> None:
    headers = {"Content-Type": "text/plain; charset=iso-8859-1"}
    requests.post(url(look), "caída".encode("latin-1"), headers=headers, timeout=120)
    (message,) = messages(look())
    assert (message.bodies, message.media_type) == (("caída",), "text/plain")
    assert message.evidence[0].content == (
        b"Content-Type: text/plain; charset=iso-8859-1\n\n" + "caída".encode("latin-1")
    )


def test_a_post_in_pieces_is_put_together(look: Look) -> None:
    pieces = iter([b"one ", b"two"])
    assert requests.post(url(look), pieces, timeout=120).status_code == 204
    assert messages(look())[0].bodies == ("one two",)


POST = b"POST /hook HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (POST + b"\r\n", b"204"),
        (POST + b"Content-Length: 2097152\r\n\r\n", b"413"),
        (POST + b"Content-Length: -1\r\n\r\n", b"400"),
        (POST + b"Content-Length: many\r\n\r\n", b"400"),
        (POST + b"Content-Length: 9\r\n\r\nshort", b"400"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n200000\r\n", b"413"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nwhole\r\n0\r\nX: y\r\n\r\n", b"204"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nsh", b"400"),
        (b"POST /other HTTP/1.1\r\nContent-Length: 1\r\n\r\nx", b"404"),
        (b"GET /hook HTTP/1.1\r\n\r\n", b"200"),
        (b"HEAD /hook HTTP/1.1\r\n\r\n", b"200"),
        (b"GET / HTTP/1.1\r\n\r\n", b"404"),
        (b"DELETE /hook HTTP/1.1\r\n\r\n", b"501"),
        (b"not HTTP\r\n\r\n", b"400"),
    ],
)
def test_a_sender_is_answered_and_only_whole_posts_to_the_path_are_messages(
    look: Look, content: bytes, status: bytes
) -> None:
    answer = send(look, content)
    assert status in answer.partition(b"\r\n")[0]
    assert len(messages(look())) == (status == b"204")


PACKED = b'{"text": "Pago est\xc3\xa1 ca\xc3\xaddo"}'


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(PACKED, mtime=0)),
        ("X-GZIP", gzip.compress(PACKED, mtime=0)),
        ("gzip", gzip.compress(PACKED[:9], mtime=0) + gzip.compress(PACKED[9:], mtime=0) + b"\0"),
        ("deflate", zlib.compress(PACKED)),
        ("deflate", zlib.compress(PACKED)[2:-4]),
        ("deflate, gzip", gzip.compress(zlib.compress(PACKED), mtime=0)),
        ("identity", PACKED),
    ],
)
def test_a_packed_post_is_unpacked(look: Look, encoding: str, content: bytes) -> None:
    headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
    assert requests.post(url(look), content, headers=headers, timeout=120).status_code == 204
    (message,) = messages(look())
    assert message.bodies == (PACKED.decode(),)
    assert message.evidence[0].content == PACKED


@pytest.mark.parametrize(
    ("encoding", "content", "status"),
    [
        ("br", b"whatever", 415),
        ("gzip, gzip, gzip, gzip", b"whatever", 415),
        ("gzip", gzip.compress(b"", mtime=0) * 200, 413),
        ("gzip", b"not packed", 400),
        ("gzip", gzip.compress(PACKED, mtime=0)[:-9], 400),
        ("gzip", gzip.compress(bytes(2**24), mtime=0), 413),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(2**24), mtime=0), mtime=0), 413),
    ],
)
def test_what_cannot_be_unpacked_in_bounds_is_refused(
    look: Look, encoding: str, content: bytes, status: int
) -> None:
    headers = {"Content-Encoding": encoding}
    assert requests.post(url(look), content, headers=headers, timeout=120).status_code == status
    with pytest.raises(CannotLook, match="a post that could not be unpacked was refused") as told:
        look()
    assert told.value.evidence == content
    assert requests.post(url(look), PACKED, timeout=120).status_code == 204
    assert len(messages(look())) == 1


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"payload": json.dumps({"text": "a & b = c"})}, '{"text": "a & b = c"}'),
        ({"payload": "plain"}, '{"payload": "plain"}'),
        ({"payload_json": '{"content": "a"}'}, '{"content": "a"}'),
        ({"text": "caída", "user": ["a", "b"]}, '{"text": "caída", "user": ["a", "b"]}'),
    ],
)
def test_a_form_is_the_json_of_its_fields(look: Look, fields: dict[str, Any], text: str) -> None:
    requests.post(url(look), data=fields, timeout=120)
    parts = [
        (k, (None, one)) for k, v in fields.items() for one in (v if isinstance(v, list) else [v])
    ]
    requests.post(url(look), files=parts, timeout=120)
    seen = messages(look())
    assert [(one.bodies, one.media_type) for one in seen] == [((text,), "application/json")] * 2


def test_a_file_in_a_form_is_none_of_its_fields(look: Look) -> None:
    requests.post(url(look), files={"log": ("a.txt", b"trace")}, data={"text": "down"}, timeout=120)
    assert messages(look())[0].bodies == ('{"text": "down"}',)


def test_text_that_a_sender_calls_a_form_is_its_words(look: Look) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    requests.post(url(look), b"Checkout is back", headers=headers, timeout=120)
    assert messages(look())[0].bodies == ('{"text": "Checkout is back"}',)


def proof_of(secret: str, token: str) -> str:
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


SNS = {"Message": "You have chosen", "SubscribeURL": "https://x.example/"}
ZOOM = {"event": "endpoint.url_validation", "payload": {"plainToken": "t-1"}, "event_ts": 1}
GRID = {
    "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent",
    "data": {"validationCode": "c-1"},
}


@pytest.mark.parametrize(
    ("document", "reply"),
    [
        ({"type": "url_verification", "challenge": "c-1", "token": "t"}, "c-1"),
        ({"Type": "SubscriptionConfirmation", **SNS}, ""),
        ({"Type": "UnsubscribeConfirmation", **SNS}, ""),
        ([GRID], '{"validationResponse": "c-1"}'),
        ({"type": 1, "application_id": "1"}, '{"type": 1}'),
        (ZOOM, json.dumps({"plainToken": "t-1", "encryptedToken": proof_of("", "t-1")})),
    ],
)
def test_a_handshake_is_answered_and_no_message(look: Look, document: object, reply: str) -> None:
    answer = requests.post(url(look), json=document, timeout=120)
    assert (answer.status_code, answer.text) == (200, reply)
    assert messages(look()) == ()


@pytest.mark.parametrize(
    "document",
    [
        {"type": "url_verification", "text": "Checkout is back"},
        {"Type": "Notification", "Message": "Checkout is back"},
        [GRID, {"text": "Checkout is back"}],
        {"type": 1, "content": "Checkout is back"},
    ],
)
def test_what_only_resembles_a_handshake_is_a_message(look: Look, document: object) -> None:
    assert requests.post(url(look), json=document, timeout=120).status_code == 204
    assert len(messages(look())) == 1


def test_a_challenge_in_the_address_is_answered_where_nothing_is_posted(look: Look) -> None:
    there = url(look, "/hook?hub.mode=subscribe&hub.challenge=1%2B1")
    assert requests.get(there, timeout=120).text == "1+1"
    validated = requests.post(url(look, "/hook?validationToken=a%20b"), timeout=120)
    assert (validated.status_code, validated.text) == (200, "a b")
    assert messages(look()) == ()
    requests.post(url(look, "/hook?validationToken=a"), b"Checkout is back", timeout=120)
    assert messages(look())[0].bodies == ("Checkout is back",)


def test_a_secret_of_the_sender_is_given_back_with_an_empty_post(look: Look) -> None:
    answer = requests.post(url(look), headers={"X-Hook-Secret": "s-1"}, timeout=120)
    assert (answer.status_code, answer.headers["X-Hook-Secret"]) == (200, "s-1")
    assert messages(look()) == ()


def test_many_chunks_are_no_way_round_the_largest_size(look: Look) -> None:
    chunk = b"80000\r\n" + b"x" * 0x80000 + b"\r\n"
    answer = send(look, POST + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 2 + b"1\r\n")
    assert b"413" in answer.partition(b"\r\n")[0]


def test_who_goes_on_sending_hears_of_the_refusal_each_time(look: Look) -> None:
    sent = POST + b"Content-Length: 3000000\r\n\r\n" + b"x" * 3_000_000
    statuses = {send(look, sent).split()[1] for _ in range(20)}  # Pythons name it differently
    assert statuses == {b"413"}


def test_posts_that_come_at_once_are_all_received(look: Look) -> None:
    senders = [threading.Thread(target=send, args=(look, POST + b"\r\n")) for _ in range(40)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(messages(look())) == 40


def test_a_sender_that_keeps_its_connection_open_does_not_hold_up_the_end() -> None:
    with ANYWHERE.open() as look:
        idle = socket.create_connection(("127.0.0.1", port(look)), 10)
        idle.sendall(b"POST /hook HTTP/1.1\r\n")
        requests.get(url(look), timeout=120)  # by now the idle one is being served
    with idle:
        assert idle.recv(100) == b""


def test_the_same_address_can_be_listened_on_again_and_after_the_end_nothing_is_received() -> None:
    with ANYWHERE.open() as look:
        requests.post(url(look), b"x", timeout=120)
        again = Webhook.model_validate({"listen": f"127.0.0.1:{port(look)}"})
    with pytest.raises(requests.ConnectionError):
        requests.post(url(look), b"x", timeout=120)
    with again.open() as look:
        assert messages(look()) == ()


def test_an_address_in_use_is_told_with_a_way_to_see_by_whom(look: Look) -> None:
    taken = Webhook.model_validate({"listen": f"127.0.0.1:{port(look)}"})
    told = pytest.raises(CannotLook, match=rf"in use by .* `ss -ltnp sport = :{port(look)}`")
    with told, taken.open():
        pass


def test_an_address_that_is_not_ours_cannot_be_listened_on() -> None:
    elsewhere = Webhook.model_validate({"listen": "192.0.2.1:0"})
    with pytest.raises(CannotLook, match="cannot be listened on: Cannot"), elsewhere.open():
        pass


@pytest.mark.parametrize(
    "settings",
    [
        {"listen": "8080"},
        {"listen": 8080},
        {"listen": "x:99999"},
        {"listen": "x:1", "path": "hook"},
    ],
)
def test_a_mistake_in_the_settings_is_told_at_once(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Webhook.model_validate(settings)


def test_it_speaks_to_no_host_and_proves_by_content() -> None:
    assert ANYWHERE.hosts() == ()
    assert (ANYWHERE.proof, ANYWHERE.shows) == (Proof.CONTENT, Inbox)


class Sender:
    drips = b""
    secrets = ("s3cret",)

    def __init__(self, port: int) -> None:
        self.port = port

    def observer(self) -> Webhook:
        return Webhook.model_validate({"listen": f"127.0.0.1:{self.port}", "path": "/hook"})

    def slow_observer(self, port: int) -> Webhook:
        return self.observer()

    def show(self) -> None:
        """Sent where somebody listens; where nobody does, it is lost."""
        headers = {"Authorization": "s3cret"}
        try:
            address = f"http://127.0.0.1:{self.port}/hook"
            requests.post(address, b"hello", headers=headers, timeout=120)
        except requests.ConnectionError:
            pass

    def shown(self, sighting: Sighting) -> bool:
        return [message.bodies for message in messages(sighting)] == [("hello",)]

    def unreadable(self) -> Iterator[Webhook]:
        with socket.create_server(("127.0.0.1", 0)) as other:
            yield Webhook.model_validate({"listen": f"127.0.0.1:{other.getsockname()[1]}"})

    def state(self) -> object:
        return None

    def wait_until_left(self) -> bool:
        with socket.socket() as connected:
            return connected.connect_ex(("127.0.0.1", self.port)) != 0


class TestContract(ObserverContract):
    @pytest.fixture
    def world(self) -> Sender:
        with ANYWHERE.open() as look:
            return Sender(port(look))


# --- whose posts count

KEY = "8f742231b10e8888abcd99yyyzzz85a5"  # Slack's own example, of its manual
SLACK_BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmi"
    b"bIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SLACK_SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
SLACK_TIME = 1531420618


def signed(**settings: Any) -> Signed:
    return Signed.model_validate({"secret": KEY, **settings})


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def test_zoom_signs_as_slack_does_and_asks_for_a_proof() -> None:
    zoom = {"secret": "s3cret", "preset": "zoom", "tolerance": "1h"}
    chat = Webhook.model_validate(
        {"listen": "127.0.0.1:0", "path": "/hook", "hmac": zoom},
        context={"folder": Path(), "guard": unguarded().of("channel chat")},
    )
    body, now = json.dumps(ZOOM), str(int(datetime.now(UTC).timestamp()))
    headers = {
        "x-zm-request-timestamp": now,
        "x-zm-signature": f"v0={proof_of('s3cret', f'v0:{now}:{body}')}",
    }
    with chat.open() as look:
        assert requests.post(url(look), body, timeout=120).status_code == 401
        answer = requests.post(url(look), body, headers=headers, timeout=120)
        assert answer.json() == {"plainToken": "t-1", "encryptedToken": proof_of("s3cret", "t-1")}
        assert messages(look()) == ()


def test_slacks_own_example_is_slacks() -> None:
    headers = {
        "x-slack-signature": SLACK_SIGNATURE,
        "x-slack-request-timestamp": str(SLACK_TIME),
    }
    slack = signed(preset="slack")
    assert slack.is_met(headers, SLACK_BODY, at(SLACK_TIME + 10))
    assert not slack.is_met(headers, SLACK_BODY + b" ", at(SLACK_TIME + 10))
    assert not slack.is_met(headers, SLACK_BODY, at(SLACK_TIME + 301)), "it was sent long ago"
    assert not slack.is_met(headers, SLACK_BODY, at(SLACK_TIME - 301))
    assert not signed(preset="slack", secret="another").is_met(headers, SLACK_BODY, at(SLACK_TIME))
    for name in headers:
        without = {one: value for one, value in headers.items() if one != name}
        assert not slack.is_met(without, SLACK_BODY, at(SLACK_TIME))
    assert not slack.is_met({**headers, "x-slack-request-timestamp": "soon"}, SLACK_BODY, at(0))


def test_githubs_own_example_is_githubs() -> None:
    digest = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    github = signed(preset="github", secret="It's a Secret to Everybody")
    headers = {"x-hub-signature-256": f"sha256={digest}"}
    assert github.is_met(headers, b"Hello, World!", at(0))
    assert not github.is_met(headers, b"Hello, World", at(0))
    by_header = signed(header="X-Hub-Signature-256", secret="It's a Secret to Everybody")
    assert by_header.is_met(headers, b"Hello, World!", at(0))
    assert by_header.is_met({"x-hub-signature-256": digest}, b"Hello, World!", at(0))
    encoded = base64.b64encode(bytes.fromhex(digest)).decode()
    assert by_header.is_met({"x-hub-signature-256": encoded}, b"Hello, World!", at(0))


def test_the_standards_own_example_is_the_standards() -> None:
    standard = signed(preset="standard-webhooks", secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    assert standard.is_met(headers, b'{"test": 2432232314}', at(1614265330))
    assert not standard.is_met(headers, b'{"test": 2432232315}', at(1614265330))


@pytest.mark.parametrize(
    ("preset", "header", "form", "encode"),
    [
        ("pagerduty", "x-pagerduty-signature", "v1={wrong},v1={good}", bytes.hex),
        ("grafana", "x-grafana-alerting-signature", "{good}", bytes.hex),
        ("teams", "authorization", "HMAC {good}", lambda raw: base64.b64encode(raw).decode()),
    ],
)
def test_a_preset_knows_where_the_signature_stands(
    preset: str, header: str, form: str, encode: Callable[[bytes], str]
) -> None:
    key = b"a key of bytes"
    secret = base64.b64encode(key).decode() if preset == "teams" else key.decode()
    good = encode(hmac.new(key, b"body", hashlib.sha256).digest())
    value = form.format(good=good, wrong="0" * 64)
    assert signed(preset=preset, secret=secret).is_met({header: value}, b"body", at(0))
    assert not signed(preset=preset, secret=secret).is_met({header: value}, b"other", at(0))
    assert not signed(preset=preset, secret=secret).is_met({header: ""}, b"body", at(0))
    assert not signed(preset=preset, secret=secret).is_met({}, b"body", at(0))


def test_a_stranger_who_posts_the_approved_words_is_not_heard() -> None:
    guard = unguarded().of("channel chat")
    settings = {"require": {"header": {"X-Token": "s3cret"}}, "path": "/hook"}
    chat = Webhook.model_validate(
        {"listen": "127.0.0.1:0", **settings}, context={"folder": Path(), "guard": guard}
    )
    with chat.open() as look:
        for headers in ({}, {"X-Token": "guessed"}, {"X-Tokens": "s3cret"}, {"X-Token": ""}):
            answer = requests.post(url(look), b"Checkout is back", headers=headers, timeout=120)
            assert answer.status_code == 401
        assert messages(look()) == ()
        headers = {"x-token": "s3cret"}
        assert requests.post(url(look), b"hello", headers=headers, timeout=120).status_code == 204
        (message,) = messages(look())
    assert message.bodies == ("hello",)
    assert "s3cret" not in repr(message)
    told = "a post that did not prove whose it is was answered 401, and does not count"
    assert guard.refusals.drain() == (("channel chat", told, "sender-not-proved"),)


def test_a_secret_that_is_still_a_reference_is_no_mistake() -> None:
    assert signed(secret="${env:HOOK_KEY}", preset="teams").preset == "teams"


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"hmac": {"secret": "s3cret"}}, "`header` or `preset` says how posts are signed"),
        ({"hmac": {"secret": "s3cret", "header": "X", "preset": "slack"}}, "one of the two"),
        ({"hmac": {"secret": "s3cret", "header": "a b"}}, "'a b' is not the name of a header"),
        ({"hmac": {"secret": "s3cret!", "preset": "teams"}}, "secret is base64"),
        ({"hmac": {"secret": "s3cret", "preset": "slac"}}, "github"),
        ({"require": {"header": {}}}, "at least 1"),
        ({"require": {"header": {"a b": "s3cret"}}}, "'a b' is not the name of a header"),
    ],
)
def test_a_proof_that_could_not_be_asked_for_is_a_mistake(
    settings: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        Webhook.model_validate({"listen": "127.0.0.1:0", **settings})


def test_more_posts_than_a_drill_keeps_are_refused_and_told(look: Look) -> None:
    body = b"x" * 2**18
    answers = [requests.post(url(look), body, timeout=120).status_code for _ in range(66)]
    assert answers == [204] * 64 + [429] * 2
    assert len(messages(look())) == 64
    with pytest.raises(CannotLook, match="2 posts were refused"):
        look()


def test_a_post_larger_than_any_chat_takes_is_refused_and_no_message(look: Look) -> None:
    assert requests.post(url(look), b"x" * (2**18 + 1), timeout=120).status_code == 413
    assert messages(look()) == ()
