"""Actions against a local AWS; what it lacks (see aws-facts) is tried in the sandbox's tests."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from commdrill.drivers.aws.actions.eum_sms import EumSms
from commdrill.drivers.aws.actions.eum_voice import EumVoice
from commdrill.drivers.aws.actions.eventbridge_put import EventBridgePut
from commdrill.drivers.aws.actions.lambda_invoke import LambdaInvoke
from commdrill.drivers.aws.actions.push import Push
from commdrill.drivers.aws.actions.ses_bulk import SesBulk
from commdrill.drivers.aws.actions.ses_send import SesSend
from commdrill.drivers.aws.actions.sns_publish import SnsPublish
from commdrill.drivers.aws.actions.stepfunctions_execution import StepFunctionsExecution
from commdrill.drivers.aws.driver import AwsAction
from commdrill.drivers.aws.observers.sqs import Sqs
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError
from commdrill.sighting import Inbox
from commdrill.testing import LocalWeb, Reply, reply
from tests.drivers.aws.local_aws import LocalAws

RUN = RunContext("20261123T100000Z-lost-7f3a", "token", "outage")


def action(kind: type[AwsAction], aws: LocalAws, **settings: Any) -> AwsAction:
    return kind.model_validate({"aws": aws.settings, **settings})


def test_a_published_message_arrives_on_a_queue_behind_the_topic(local_aws: LocalAws) -> None:
    topic = local_aws.client("sns").create_topic(Name="outages")["TopicArn"]
    url = local_aws.client("sqs").create_queue(QueueName="drill")["QueueUrl"]
    arn = "arn:aws:sqs:us-east-1:123456789012:drill"
    local_aws.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    publish = action(
        SnsPublish, local_aws, topic=topic, message="Checkout is down", subject="Outage",
        attributes={"to": "ana@drill.anycompany.example"},
    )  # fmt: skip
    observer = Sqs.model_validate({"aws": local_aws.settings, "queue": url})
    publish.check()
    with observer.open() as look:
        assert publish.perform(RUN).summary.startswith("SNS accepted message")
        seen, seen_again = look(), look()
    assert isinstance(seen, Inbox)
    assert seen_again == Inbox()
    (message,) = seen.messages
    assert (message.subject, message.bodies) == ("Outage", ("Checkout is down",))
    assert message.to == ("ana@drill.anycompany.example",)


def test_an_event_is_put_on_a_bus_and_starts_its_rule(local_aws: LocalAws) -> None:
    url = local_aws.client("sqs").create_queue(QueueName="started")["QueueUrl"]
    events = local_aws.client("events")
    events.put_rule(Name="started", EventPattern=json.dumps({"source": ["anycompany.incidents"]}))
    arn = "arn:aws:sqs:us-east-1:123456789012:started"
    events.put_targets(Rule="started", Targets=[{"Id": "1", "Arn": arn}])
    put = action(
        EventBridgePut, local_aws, source="anycompany.incidents", detail_type="Outage declared",
        detail={"component": "checkout"},
    )  # fmt: skip
    put.check()
    assert put.perform(RUN).summary.startswith("EventBridge accepted event")
    (received,) = local_aws.client("sqs").receive_message(QueueUrl=url)["Messages"]
    assert json.loads(received["Body"])["detail"] == {"component": "checkout"}


def test_mail_is_accepted_from_a_verified_sender_alone(local_aws: LocalAws) -> None:
    send = action(
        SesSend, local_aws, **{"from": "Status <status@dev.anycompany.example>"},
        to=["ana@drill.anycompany.example"], subject="Checkout is down", text="Back soon.",
    )  # fmt: skip
    with pytest.raises(DriverError, match=r"'status@dev\.anycompany\.example' here"):
        send.check()
    local_aws.client("sesv2").create_email_identity(EmailIdentity="dev.anycompany.example")
    assert "to ana@drill.anycompany.example" in send.perform(RUN).summary


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        (SnsPublish, {"topic": "arn:aws:sns:us-east-1:123456789012:none", "message": "x"}),
        (LambdaInvoke, {"function": "none"}),
        (EventBridgePut, {"bus": "none", "source": "x", "detail_type": "x"}),
        (
            StepFunctionsExecution,
            {"machine": "arn:aws:states:us-east-1:123456789012:stateMachine:none"},
        ),
        (Push, {"application": "none", "to": ["token"], "message": "x"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_not_there_is_told_before_anything_is_broken(
    local_aws: LocalAws, kind: type[AwsAction], settings: dict[str, Any]
) -> None:
    with pytest.raises(DriverError, match=r"there is no such thing|not exist|not found"):
        action(kind, local_aws, **settings).check()


class Eum:
    """End User Messaging's protocol, as far as one send needs it: dry runs send nothing."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.dry: list[dict[str, Any]] = []
        self.web = LocalWeb({"/": self._answer})

    def _answer(self, handler: Any) -> None:
        asked = self.web.asked[-1]
        request = json.loads(asked.body)
        request["operation"] = asked.headers["x-amz-target"].partition(".")[2]
        (self.dry if request.get("DryRun") else self.sent).append(request)
        answer: Reply = reply(200, json.dumps({"MessageId": f"m-{len(self.sent)}"}).encode())
        answer(handler)


@pytest.fixture
def eum() -> Iterator[Eum]:
    eum = Eum()
    with eum.web:
        yield eum


@pytest.mark.parametrize(
    ("kind", "operation"), [(EumSms, "SendTextMessage"), (EumVoice, "SendVoiceMessage")]
)
def test_a_text_or_a_call_is_tried_dry_and_then_sent_with_the_run_in_its_context(
    eum: Eum, kind: type[AwsAction], operation: str
) -> None:
    numbers = ["+14255550101", "+14255550102"]
    send = kind.model_validate(
        {
            "aws": {"region": "us-east-1", "endpoint_url": eum.web.url()},
            "from": "+14255550100",
            "to": numbers,
            "message": "Checkout is down",
        }
    )
    send.check()
    assert (len(eum.dry), eum.sent) == (1, [])
    assert send.perform(RUN).summary.startswith("End User Messaging accepted m-1, m-2")
    assert [one["DestinationPhoneNumber"] for one in eum.sent] == numbers
    assert {one["operation"] for one in eum.sent} == {operation}
    context = {"commdrill-run": RUN.run, "text": "Checkout is down"}
    assert [one["Context"] for one in eum.sent] == [context, context]


@pytest.mark.parametrize(
    ("kind", "settings", "why"),
    [
        (SesSend, {"from": "a@b.example", "to": ["a@b.example"]}, "write text or html"),
        (SesSend, {"from": "nobody", "to": ["a@b.example"], "template": "t"}, "no e-mail address"),
        (SesBulk, {"from": "a@b.example", "template": "t", "destinations": []}, "at least 1"),
        (SnsPublish, {"message": "x"}, "write one of topic and phone"),
        (EumSms, {"to": ["0150"], "message": "x"}, "no telephone number"),
    ],
    ids=["no-words", "no-address", "nobody", "nowhere", "no-number"],
)
def test_settings_that_cannot_be_meant_are_mistakes(
    kind: type[AwsAction], settings: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        kind.model_validate(settings)
