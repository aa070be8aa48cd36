"""SES's first API and its second are one service: what one keeps the other sends."""

import json
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.house import EventQueue, House

_NUMBERS = count()
CARE, ANA, BEN = "care@first.example", "ana@drill.first.example", "ben@drill.first.example"
MESSAGE = {
    "Subject": {"Data": "Pago: ¡caído!"},
    "Body": {"Text": {"Data": "Está caído."}, "Html": {"Data": "<p>Está caído.</p>"}},
}


class Office:
    """Both APIs, and a verified domain."""

    def __init__(self, house: House) -> None:
        self.first, self.second = house.of("ses"), house.of("sesv2")
        self.first.verify_domain_identity(Domain="first.example")

    def template(self, **parts: str) -> str:
        name = f"first-{next(_NUMBERS)}"
        words = {"SubjectPart": "{{what}} is down", "TextPart": "Back {{eta}}.", **parts}
        self.first.create_template(Template={"TemplateName": name, **words})
        return name


@pytest.fixture
def office(house: House) -> Office:
    return Office(house)


def refused(do: Any, **given: Any) -> str:
    with pytest.raises(ClientError) as refusal:
        do(**given)
    return str(refusal.value.response["Error"]["Code"])


def test_a_mail_reaches_everybody_on_it_with_both_its_parts(house: House, office: Office) -> None:
    sent = office.first.send_email(
        Source=f"Care <{CARE}>",
        Destination={"ToAddresses": [ANA], "BccAddresses": [BEN]},
        Message=MESSAGE,
        ReplyToAddresses=["help@first.example"],
    )
    (mail,), (copy,) = house.mails(ANA), house.mails(BEN)
    assert (mail["From"], mail["To"], mail["Subject"]) == (f"Care <{CARE}>", ANA, "Pago: ¡caído!")
    assert (mail["Reply-To"], copy["Bcc"]) == ("help@first.example", None)
    assert mail["Message-ID"] == f"<{sent['MessageId']}@email.amazonses.com>"
    bodies = [part.get_content().strip() for part in mail.iter_parts()]
    assert bodies == ["Está caído.", "<p>Está caído.</p>"]


@pytest.mark.parametrize("named", [True, False], ids=["in the call", "in the mail"])
def test_a_raw_mail_goes_to_whom_the_call_names_or_else_the_mail(
    house: House, office: Office, *, named: bool
) -> None:
    raw = f"From: {CARE}\r\nTo: {BEN}\r\nSubject: raw\r\nX-Own: kept\r\n\r\nwords\r\n".encode()
    to = {"Destinations": [ANA]} if named else {}
    office.first.send_raw_email(RawMessage={"Data": raw}, **to)
    (mail,) = house.mails(ANA if named else BEN)
    assert (mail["Subject"], mail["X-Own"], mail["To"]) == ("raw", "kept", BEN)
    assert len(house.posted) == 1


def test_each_api_sees_the_templates_of_the_other(house: House, office: Office) -> None:
    name = office.template(HtmlPart="<p>{{eta}}</p>")
    content = office.second.get_email_template(TemplateName=name)["TemplateContent"]
    assert content == {
        "Subject": "{{what}} is down",
        "Text": "Back {{eta}}.",
        "Html": "<p>{{eta}}</p>",
    }
    office.second.update_email_template(TemplateName=name, TemplateContent={"Text": "Later."})
    told = office.first.get_template(TemplateName=name)["Template"]
    assert (told["TemplateName"], told["TextPart"]) == (name, "Later.")
    assert name in [one["Name"] for one in office.first.list_templates()["TemplatesMetadata"]]
    office.first.send_templated_email(
        Source=CARE, Destination={"ToAddresses": [ANA]}, Template=name, TemplateData="{}"
    )
    (mail,) = house.mails(ANA)
    assert mail.get_content().strip() == "Later."
    office.first.delete_template(TemplateName=name)
    office.first.delete_template(TemplateName=name)
    assert refused(office.second.get_email_template, TemplateName=name) == "NotFoundException"


def test_a_bulk_mail_is_filled_for_each_over_the_defaults(house: House, office: Office) -> None:
    told = office.first.send_bulk_templated_email(
        Source=CARE,
        Template=office.template(),
        DefaultTemplateData='{"what": "Checkout", "eta": "soon"}',
        Destinations=[
            {"Destination": {"ToAddresses": [ANA]}, "ReplacementTemplateData": '{"eta": "at 4"}'},
            {"Destination": {"ToAddresses": [BEN]}},
        ],
    )
    assert [one["Status"] for one in told["Status"]] == ["Success", "Success"]
    (ana,), (ben,) = house.mails(ANA), house.mails(BEN)
    assert (ana["Subject"], ana.get_content().strip()) == ("Checkout is down", "Back at 4.")
    assert ben.get_content().strip() == "Back soon."


def test_what_is_deep_in_the_data_is_replaced_where_it_differs(
    house: House, office: Office
) -> None:
    words = "{{a.b}} {{a.c}} {{#each list}}{{this}}{{/each}}"
    office.first.send_bulk_templated_email(
        Source=CARE,
        Template=office.template(SubjectPart="deep", TextPart=words),
        DefaultTemplateData='{"a": {"b": 1, "c": 2}, "list": [1, 2]}',
        Destinations=[
            {
                "Destination": {"ToAddresses": [ANA]},
                "ReplacementTemplateData": '{"a": {"c": 3}, "list": [4]}',
            }
        ],
    )
    (mail,) = house.mails(ANA)
    assert mail.get_content().strip() == "1 3 4"


def test_a_template_can_be_tried(office: Office) -> None:
    name = office.template()
    data = '{"what": "Checkout", "eta": "soon"}'
    shown = office.first.test_render_template(TemplateName=name, TemplateData=data)
    assert "Back soon." in shown["RenderedTemplate"]
    lacking = {"TemplateName": name, "TemplateData": "{}"}
    assert refused(office.first.test_render_template, **lacking) == "MissingRenderingAttribute"


def test_its_mails_have_the_events_of_their_configuration_set(house: House, office: Office) -> None:
    queue, name = EventQueue(house), f"first-{next(_NUMBERS)}"
    office.second.create_configuration_set(ConfigurationSetName=name)
    office.second.create_configuration_set_event_destination(
        ConfigurationSetName=name,
        EventDestinationName="queue",
        EventDestination={
            "Enabled": True,
            "MatchingEventTypes": ["DELIVERY"],
            "SnsDestination": {"TopicArn": queue.topic},
        },
    )
    office.first.send_email(
        Source=CARE,
        Destination={"ToAddresses": [ANA]},
        Message=MESSAGE,
        ConfigurationSetName=name,
        Tags=[{"Name": "drill", "Value": "d-1"}],
    )
    (delivery,) = queue.events()
    assert delivery["mail"]["tags"]["drill"] == ["d-1"]


def test_each_api_sees_the_configuration_sets_of_the_other(house: House, office: Office) -> None:
    queue, name = EventQueue(house), f"first-{next(_NUMBERS)}"
    office.first.create_configuration_set(ConfigurationSet={"Name": name})
    destination = {
        "Name": "queue",
        "Enabled": True,
        "MatchingEventTypes": ["delivery", "renderingFailure"],
        "SNSDestination": {"TopicARN": queue.topic},
    }
    where = {"ConfigurationSetName": name}
    add = office.first.create_configuration_set_event_destination
    add(**where, EventDestination=destination)
    (told,) = office.second.get_configuration_set_event_destinations(**where)["EventDestinations"]
    assert told["MatchingEventTypes"] == ["DELIVERY", "RENDERING_FAILURE"]
    described = office.first.describe_configuration_set(
        **where, ConfigurationSetAttributeNames=["eventDestinations"]
    )
    assert described["EventDestinations"] == [destination]
    assert name in office.second.list_configuration_sets()["ConfigurationSets"]
    assert {"Name": name} in office.first.list_configuration_sets()["ConfigurationSets"]
    mail = {"Source": CARE, "Destination": {"ToAddresses": [ANA]}, "Message": MESSAGE}
    office.first.send_email(**mail, **where)
    assert queue.types() == ["Delivery"]
    create, describe = (
        office.first.create_configuration_set,
        office.first.describe_configuration_set,
    )
    assert refused(create, ConfigurationSet={"Name": name}) == "ConfigurationSetAlreadyExists"
    assert refused(add, **where, EventDestination=destination) == "EventDestinationAlreadyExists"
    office.first.update_configuration_set_sending_enabled(**where, Enabled=False)
    assert (
        refused(office.first.send_email, **mail, **where)
        == "ConfigurationSetSendingPausedException"
    )
    office.first.delete_configuration_set(**where)
    assert refused(describe, **where) == "ConfigurationSetDoesNotExist"


def test_the_account_is_switched_off_by_it(office: Office) -> None:
    mail = {"Source": CARE, "Destination": {"ToAddresses": [ANA]}, "Message": MESSAGE}
    office.first.update_account_sending_enabled(Enabled=False)
    try:
        assert not office.second.get_account()["SendingEnabled"]
        assert not office.first.get_account_sending_enabled()["Enabled"]
        assert refused(office.first.send_email, **mail) == "AccountSendingPausedException"
    finally:
        office.first.update_account_sending_enabled(Enabled=True)
    assert office.first.get_account_sending_enabled()["Enabled"]


def test_each_api_counts_the_mails_of_the_other(office: Office) -> None:
    before = office.first.get_send_quota()["SentLast24Hours"]
    office.first.send_email(Source=CARE, Destination={"ToAddresses": [ANA]}, Message=MESSAGE)
    told = office.first.get_send_quota()
    assert told["SentLast24Hours"] == before + 1
    quota = office.second.get_account()["SendQuota"]
    assert {name: told[name] for name in quota} == quota


def test_an_identity_is_made_once(office: Office) -> None:
    again = refused(office.second.create_email_identity, EmailIdentity="First.example")
    assert again == "AlreadyExistsException"


def test_older_sdks_ask_at_older_places(house: House, office: Office) -> None:
    name = f"first-{next(_NUMBERS)}"
    office.second.create_configuration_set(ConfigurationSetName=name)
    signed = "AWS4-HMAC-SHA256 Credential=k/20261123/us-east-1/ses/aws4_request, Signature=x"
    sets, identities = (
        house.session.get(
            f"{house.address}/v2/email/{place}", headers={"Authorization": signed}, timeout=120
        ).json()
        for place in ("configuration-sets", "identities")
    )
    assert name in sets["ConfigurationSets"]
    assert "first.example" in [one["IdentityName"] for one in identities["EmailIdentities"]]


def test_a_rule_hears_of_the_events(house: House, office: Office) -> None:
    events, sqs, name = house.of("events"), house.of("sqs"), f"first-{next(_NUMBERS)}"
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    events.put_rule(Name=name, EventPattern='{"detail-type": ["Email Delivered"]}')
    arn = f"arn:aws:sqs:us-east-1:123456789012:{name}"
    events.put_targets(Rule=name, Targets=[{"Id": "1", "Arn": arn}])
    office.second.create_configuration_set(ConfigurationSetName=name)
    bus = "arn:aws:events:us-east-1:123456789012:event-bus/default"
    destination = {"Enabled": True, "MatchingEventTypes": ["SEND", "DELIVERY"]}
    make = office.second.create_configuration_set_event_destination
    where = {"ConfigurationSetName": name, "EventDestinationName": "bus"}
    make(**where, EventDestination={**destination, "EventBridgeDestination": {"EventBusArn": bus}})
    office.first.send_email(
        Source=CARE, Destination={"ToAddresses": [ANA]}, Message=MESSAGE, ConfigurationSetName=name
    )
    (told,) = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    event = json.loads(told["Body"])
    assert (event["source"], event["detail"]["mail"]["destination"]) == ("aws.ses", [ANA])
    stream = {"IamRoleArn": "arn:aws:iam::1:role/a", "DeliveryStreamArn": "arn:aws:firehose:a:1:b"}
    refusal = {**destination, "KinesisFirehoseDestination": stream}
    where["EventDestinationName"] = "stream"
    assert refused(make, **where, EventDestination=refusal) == "BadRequestException"


def test_it_refuses_by_its_own_names(office: Office) -> None:
    send, to = office.first.send_email, {"ToAddresses": [ANA]}
    templated, name = office.first.send_templated_email, office.template()
    many = {"ToAddresses": [f"{number}@first.example" for number in range(51)]}
    mail = {"Destination": to, "Message": MESSAGE}
    filled = {"Source": CARE, "Destination": to, "TemplateData": "{}"}
    codes = [
        refused(send, Source="a@unverified.example", **mail),
        refused(send, Source=CARE, ConfigurationSetName="none", **mail),
        refused(send, Source=CARE, Destination={}, Message=MESSAGE),
        refused(send, Source=CARE, Destination=many, Message=MESSAGE),
        refused(templated, Template="none", **filled),
        refused(office.first.get_template, TemplateName="none"),
        refused(office.first.create_template, Template={"TemplateName": name, "TextPart": "x"}),
        refused(office.first.create_template, Template={"TemplateName": "n", "TextPart": "{{#if"}),
    ]
    assert codes == [
        "MessageRejected",
        "ConfigurationSetDoesNotExist",
        "ValidationError",
        "InvalidParameterValue",
        "TemplateDoesNotExist",
        "TemplateDoesNotExist",
        "AlreadyExists",
        "InvalidTemplate",
    ]


def test_a_lost_region_takes_no_mail_by_it_either(house: House, office: Office) -> None:
    house.lost.add("us-east-1")
    given = {"Source": CARE, "Destination": {"ToAddresses": [ANA]}, "Message": MESSAGE}
    assert refused(office.first.send_email, **given) == "ServiceUnavailable"
    assert house.posted == []
