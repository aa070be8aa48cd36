"""Mail to a domain with receipt rules is put where they say, as the `ses-s3` observer finds it."""

import json
from email import policy
from email.parser import BytesParser
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.house import EventQueue, House
from tests.sandbox.aws.world import let_in
from tests.sandbox.company.conftest import eventually

_NUMBERS = count()
CARE, ANA, BEN = "care@send.example", "ana@in.example", "ben@in.example"


class Reception:
    """A Region's rule set, the only one that is active, and a bucket for mail to `in.example`."""

    def __init__(self, house: House, region: str = "us-east-1") -> None:
        self.house, self.ses, self.name = house, house.of("ses", region), f"in-{next(_NUMBERS)}"
        self.s3 = house.of("s3")
        self.s3.create_bucket(Bucket=self.name)
        self.ses.verify_domain_identity(Domain="in.example")
        house.of("ses").verify_domain_identity(Domain="send.example")
        self.ses.create_receipt_rule_set(RuleSetName=self.name)
        self.ses.set_active_receipt_rule_set(RuleSetName=self.name)
        self._last: dict[str, str] = {}

    def rule(self, *actions: dict[str, Any], **more: Any) -> None:
        name = f"rule-{next(_NUMBERS)}"
        rule = {"Name": name, "Enabled": True, "Actions": list(actions), **more}
        self.ses.create_receipt_rule(RuleSetName=self.name, Rule=rule, **self._last)
        self._last = {"After": name}

    def put(self, prefix: str = "", **more: str) -> dict[str, Any]:
        return {"S3Action": {"BucketName": self.name, "ObjectKeyPrefix": prefix, **more}}

    def send(self, *to: str) -> str:
        return str(
            self.house.of("sesv2").send_email(
                FromEmailAddress=CARE,
                Destination={"ToAddresses": list(to)},
                Content={"Simple": {"Subject": {"Data": "Pago"}, "Body": {"Text": {"Data": "caído"}}}},
            )["MessageId"]
        )  # fmt: skip

    def keys(self, prefix: str = "") -> list[str]:
        listed = self.s3.list_objects_v2(Bucket=self.name, Prefix=prefix).get("Contents", [])
        keys = [one["Key"] for one in listed]
        return [key for key in keys if not key.endswith("AMAZON_SES_SETUP_NOTIFICATION")]


@pytest.fixture
def reception(house: House) -> Any:
    here = Reception(house)
    yield here
    here.ses.set_active_receipt_rule_set()


def test_a_mail_is_put_into_the_bucket_and_into_no_mailbox(reception: Reception) -> None:
    reception.rule(reception.put("inbox/"), Recipients=["in.example"])
    sent = reception.send(ANA)
    (key,) = reception.keys("inbox/")
    raw = reception.s3.get_object(Bucket=reception.name, Key=key)["Body"].read()
    mail = BytesParser(policy=policy.default).parsebytes(raw)
    assert (mail["Subject"], mail["To"]) == ("Pago", ANA)
    assert f"for {ANA};" in mail["Received"]
    assert "dmarc=pass" in mail["Authentication-Results"]
    assert mail["Message-ID"] == f"<{sent}@email.amazonses.com>"
    assert raw.startswith(b"Return-Path:")
    assert reception.house.posted == []


def test_the_bucket_has_a_note_from_when_the_rule_was_made(reception: Reception) -> None:
    reception.rule(reception.put("inbox/"))
    listed = reception.s3.list_objects_v2(Bucket=reception.name)["Contents"]
    assert [one["Key"] for one in listed] == ["inbox/AMAZON_SES_SETUP_NOTIFICATION"]


def test_each_recipient_has_a_copy_of_its_own(reception: Reception) -> None:
    reception.rule(reception.put(), Recipients=["in.example"])
    reception.send(ANA, BEN, "cleo@elsewhere.example")
    assert len(reception.keys()) == 2
    assert [to for to, _ in reception.house.posted] == ["cleo@elsewhere.example"]


MATCHES = {
    "address": ("ana@in.example", True),
    "address in capitals": ("Ana@In.Example", True),
    "other address": ("ben@in.example", False),
    "domain": ("in.example", True),
    "below": (".in.example", False),
    "nobody": (None, True),
}


@pytest.mark.parametrize(("recipient", "taken"), MATCHES.values(), ids=MATCHES)
def test_a_rule_is_for_whom_it_names(
    reception: Reception, recipient: str | None, *, taken: bool
) -> None:
    reception.rule(reception.put(), Recipients=[recipient] if recipient else [])
    reception.send(ANA)
    assert len(reception.keys()) == int(taken)
    assert len(reception.house.posted) == int(not taken)


def test_labels_and_subdomains_are_received_too(reception: Reception) -> None:
    reception.ses.verify_domain_identity(Domain="sub.in.example")
    reception.rule(reception.put("a/"), Recipients=["ana@in.example"])
    reception.rule(reception.put("b/"), Recipients=[".in.example"])
    reception.send("ana+drill@in.example", "ana@sub.in.example")
    assert (len(reception.keys("a/")), len(reception.keys("b/"))) == (1, 1)


def test_rules_are_applied_in_their_order_until_one_stops(reception: Reception) -> None:
    add = {"AddHeaderAction": {"HeaderName": "X-Drill", "HeaderValue": "7"}}
    stop = {"StopAction": {"Scope": "RuleSet"}}
    reception.rule(reception.put("off/"), Enabled=False)
    reception.rule(reception.put("first/"), add)
    reception.rule(reception.put("second/"), stop)
    reception.rule(reception.put("never/"))
    reception.send(ANA)
    first, second = reception.keys()
    assert (first.partition("/")[0], second.partition("/")[0]) == ("first", "second")
    told = [reception.s3.get_object(Bucket=reception.name, Key=key)["Body"].read()
            for key in (first, second)]  # fmt: skip
    assert [b"X-Drill: 7" in mail for mail in told] == [False, True]


def test_a_topic_is_told_where_the_mail_is_and_what_it_says(reception: Reception) -> None:
    queue = EventQueue(reception.house)
    reception.rule(
        reception.put("in/", TopicArn=queue.topic),
        {"SNSAction": {"TopicArn": queue.topic, "Encoding": "UTF-8"}},
    )
    reception.send(ANA)
    stored, whole = queue.events()
    assert {stored["notificationType"], whole["notificationType"]} == {"Received"}
    assert [stored["receipt"]["action"]["objectKey"]] == reception.keys()
    assert (whole["mail"]["source"], whole["receipt"]["recipients"]) == (CARE, [ANA])
    assert "Subject: Pago" in whole["content"]


def test_a_region_that_is_not_the_senders_receives(house: House) -> None:
    there = Reception(house, "eu-west-1")
    there.rule(there.put(), Recipients=["in.example"])
    there.send(ANA)
    assert len(there.keys()) == 1
    there.ses.set_active_receipt_rule_set()
    there.send(ANA)
    assert (len(there.keys()), len(house.posted)) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "after"), [("RequestResponse", 0), ("Event", 1)], ids=["waited for", "not waited for"]
)
def test_a_function_that_is_waited_for_may_stop_the_rules(
    reception: Reception, web: LocalWeb, kind: str, after: int
) -> None:
    web.routes["/"] = reply(200, b'{"disposition": "STOP_RULE_SET"}')
    function = reception.house.function(web.url("/"))
    action = {"LambdaAction": {"FunctionArn": function, "InvocationType": kind}}
    with pytest.raises(ClientError, match="InvalidLambdaFunction"):
        reception.rule(action)
    let_in(reception.house, "ses", function)
    reception.rule(action)
    reception.rule(reception.put())
    reception.send(ANA)
    eventually(lambda: web.asked)
    (record,) = json.loads(web.asked[0].body)["Records"]
    assert (record["eventSource"], record["ses"]["receipt"]["recipients"]) == ("aws:ses", [ANA])
    assert record["ses"]["mail"]["commonHeaders"]["subject"] == "Pago"
    assert len(reception.keys()) == after


def test_what_is_raw_is_received_as_it_was_sent(reception: Reception) -> None:
    reception.rule(reception.put())
    raw = f"From: {CARE}\r\nTo: {ANA}\r\nSubject: raw\r\n\r\nwörds\r\n".encode()
    reception.house.of("ses").send_raw_email(RawMessage={"Data": raw})
    (key,) = reception.keys()
    assert (
        "wörds".encode() in reception.s3.get_object(Bucket=reception.name, Key=key)["Body"].read()
    )


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "bounce": (
        {"BounceAction": {"SmtpReplyCode": "550", "Message": "no", "Sender": CARE}},
        "InvalidParameterValue",
        "BounceAction",
    ),
    "bucket": (
        {"S3Action": {"BucketName": "not-there"}},
        "InvalidS3Configuration",
        "Could not write to bucket: not-there",
    ),
    "key": (
        {"S3Action": {"BucketName": "b", "KmsKeyArn": "alias/aws/ses"}},
        "InvalidParameterValue",
        "KmsKeyArn",
    ),
}


@pytest.mark.parametrize(("action", "code", "says"), REFUSED.values(), ids=REFUSED)
def test_what_nobody_would_do_is_refused_with_the_rule(
    reception: Reception, action: dict[str, Any], code: str, says: str
) -> None:
    with pytest.raises(ClientError, match=says) as refused:
        reception.rule(action)
    assert refused.value.response["Error"]["Code"] == code
