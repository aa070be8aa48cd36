import base64
import json
from collections.abc import Mapping
from typing import Any

import pytest

from commdrill.drivers.aws.observers.envelopes import message_of
from commdrill.drivers.aws.observers.eum_events import EumEvents
from commdrill.drivers.aws.observers.sqs import Sqs
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message
from tests.drivers.aws.local_aws import REGION, LocalAws


def received(body: object, **more: Any) -> Mapping[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    return {"MessageId": "q-1", "Body": text, **more}


def read(body: object, **more: Any) -> Message:
    message = message_of(received(body, **more))
    assert message is not None
    return message


def in_envelope(inner: object, **more: Any) -> dict[str, Any]:
    text = inner if isinstance(inner, str) else json.dumps(inner)
    return {"Type": "Notification", "MessageId": "sns-1", "Message": text, **more}


@pytest.mark.parametrize("wrap", [str, in_envelope], ids=["raw", "in-an-envelope"])
def test_a_published_text_is_itself_whatever_it_was_delivered_in(wrap: Any) -> None:
    assert read(wrap("Checkout is down")).bodies == ("Checkout is down",)


def test_who_it_is_to_says_an_attribute() -> None:
    own = {"to": {"StringValue": "+14255550101, +14255550102"}}
    assert read("x", MessageAttributes=own).to == ("+14255550101", "+14255550102")
    outer = in_envelope("x", Subject="News", MessageAttributes={"to": {"Value": '["ana"]'}})
    assert (read(outer).to, read(outer).subject) == (("ana",), "News")


MAIL = (
    b"From: a@b.example\r\nTo: ana@drill.anycompany.example\r\nSubject: News\r\n\r\nIt is back.\r\n"
)


@pytest.mark.parametrize(
    "content", [MAIL.decode(), base64.b64encode(MAIL).decode()], ids=["utf-8", "base64"]
)
def test_mail_that_ses_took_in_is_read_as_mail(content: str) -> None:
    receipt = {"recipients": ["Ana@drill.anycompany.example"]}
    notification = {
        "notificationType": "Received",
        "content": content,
        "receipt": receipt,
        "mail": {},
    }
    message = read(in_envelope(notification))
    assert (message.subject, [body.strip() for body in message.bodies]) == ("News", ["It is back."])
    assert message.delivered_to == ("ana@drill.anycompany.example",)


def test_an_sms_that_somebody_wrote_back_is_read_as_such() -> None:
    sms = {
        "originationNumber": "+14255550101",
        "destinationNumber": "+14255550100",
        "messageBody": "STOP",
    }
    message = read(in_envelope(sms))
    assert (message.to, message.bodies) == (("+14255550100",), ("STOP",))
    assert message.headers == {"from": "+14255550101"}


TEXT_EVENT = {
    "eventType": "TEXT_DELIVERED",
    "messageId": "m-1",
    "destinationPhoneNumber": "+14255550101",
    "context": {"text": "It is back."},
}
MAIL_EVENT = {
    "eventType": "Delivery",
    "mail": {"commonHeaders": {"subject": "News"}},
    "delivery": {"recipients": ["Ana@drill.anycompany.example"]},
}


@pytest.mark.parametrize("event", [TEXT_EVENT, MAIL_EVENT], ids=["text", "mail"])
def test_an_event_is_no_message_to_those_that_read_messages(event: object) -> None:
    assert message_of(received(in_envelope(event))) is None


def test_a_delivery_is_told_with_the_words_its_sender_put_in_the_context() -> None:
    observer = EumEvents(queue="q")
    text = observer.read(received(in_envelope(TEXT_EVENT)))
    mail = observer.read(received(in_envelope(MAIL_EVENT)))
    assert text is not None
    assert mail is not None
    assert (text.to, text.bodies) == (("+14255550101",), ("It is back.",))
    assert (mail.to, mail.subject, mail.bodies) == (
        ("ana@drill.anycompany.example",), "News", (),
    )  # fmt: skip
    queued = {**TEXT_EVENT, "eventType": "TEXT_QUEUED"}
    assert observer.read(received(in_envelope(queued))) is None


@pytest.fixture
def url(local_aws: LocalAws) -> str:
    return str(local_aws.client("sqs").create_queue(QueueName="drill")["QueueUrl"])


def test_more_than_a_batch_is_read_at_once_and_all_of_it_stays(
    local_aws: LocalAws, url: str
) -> None:
    sqs = local_aws.client("sqs")
    observer = Sqs.model_validate({"aws": local_aws.settings, "queue": "drill"})
    with observer.open() as look, observer.open() as another_look:
        for number in range(25):
            sqs.send_message(QueueUrl=url, MessageBody=f"message {number}")
        for seen in (look(), another_look()):
            assert isinstance(seen, Inbox)
            assert len(seen.messages) == 25
        assert look() == Inbox()
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    left = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
    assert list(left.values()) == ["25", "0"]


def test_a_queue_that_gives_messages_away_after_some_looks_is_not_looked_at(
    local_aws: LocalAws, url: str
) -> None:
    sqs = local_aws.client("sqs")
    sqs.create_queue(QueueName="dead")
    target = "arn:aws:sqs:us-east-1:123456789012:dead"
    policy = json.dumps({"deadLetterTargetArn": target, "maxReceiveCount": 3})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"RedrivePolicy": policy})
    observer = Sqs.model_validate({"aws": local_aws.settings, "queue": "drill"})
    with pytest.raises(CannotLook, match="has a redrive policy"), observer.open():
        pass


def test_an_old_message_that_somebody_held_while_it_was_opened_stays_old(
    local_aws: LocalAws,
) -> None:
    sqs = local_aws.client("sqs")
    url = sqs.create_queue(QueueName="shared")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="of yesterday's drill")
    (held,) = sqs.receive_message(QueueUrl=url)["Messages"]
    _age("shared")
    observer = Sqs.model_validate({"aws": local_aws.settings, "queue": url})
    with observer.open() as look:
        sqs.change_message_visibility(
            QueueUrl=url, ReceiptHandle=held["ReceiptHandle"], VisibilityTimeout=0
        )
        sqs.send_message(QueueUrl=url, MessageBody="of today's")
        seen = look()
    assert isinstance(seen, Inbox)
    assert [message.bodies for message in seen.messages] == [("of today's",)]


def _age(queue: str) -> None:
    """Let a minute have passed since its messages were sent."""
    from moto.sqs.models import sqs_backends

    messages: list[Any] = sqs_backends["123456789012"][REGION].queues[queue]._messages
    for message in messages:
        message.sent_timestamp -= 60_000
