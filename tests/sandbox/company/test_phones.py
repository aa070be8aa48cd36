"""SMS providers and the telephones behind them."""

from commdrill_sandbox.company.messaging.phones import Phones, sms_provider
from commdrill_sandbox.company.premises import Premises, RegionMode
from commdrill_sandbox.company.serving import Request


def post(body: bytes) -> Request:
    return Request("POST", "/messages", {}, {}, body)


def test_a_message_is_listed_where_it_was_sent_to() -> None:
    phones = Phones()
    provider = sms_provider("us-east-1", phones, Premises(()))
    assert provider(post(b'{"to": "+14255550101", "body": "Hello"}')).status == 201
    assert provider(post(b'{"to": "ana", "body": "Hi", "kind": "push"}')).status == 201
    listed = phones.site(Request("GET", "/messages", {"kind": "sms"}, {}))
    assert '"to": "+14255550101"' in listed.text
    assert '"push"' not in listed.text
    assert "us-east-1" in listed.text


def test_a_message_without_a_number_or_words_is_refused() -> None:
    provider = sms_provider("us-east-1", Phones(), Premises(()))
    assert provider(post(b'{"to": "+14255550101"}')).status == 400
    assert provider(post(b"{")).status == 400
    assert provider(Request("GET", "/messages", {}, {})).status == 404


def test_a_lost_region_sends_nothing() -> None:
    phones, premises = Phones(), Premises(())
    premises.set_region("us-east-1", RegionMode.LOST)
    provider = sms_provider("us-east-1", phones, premises)
    assert provider(post(b'{"to": "+14255550101", "body": "Hello"}')).status == 503
    assert phones.texts() == ()
