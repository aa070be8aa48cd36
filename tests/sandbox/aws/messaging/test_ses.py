"""Mail by SES: into mailboxes, with its events."""

from email.message import EmailMessage
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.messaging.ses.account import Account
from tests.sandbox.aws.house import EventQueue, House, open_house

_NUMBERS = count()  # no two things of a session share a name

CARE, ANA = "care@anycompany.example", "ana@drill.anycompany.example"
ALL = ["SEND", "REJECT", "BOUNCE", "COMPLAINT", "DELIVERY", "RENDERING_FAILURE"]


class Office:
    """Who sends: a verified domain, a configuration set, the queue its events end on."""

    def __init__(self, house: House) -> None:
        self.ses = house.of("sesv2")
        self.queue = EventQueue(house)
        self.set = f"set-{next(_NUMBERS)}"
        if "anycompany.example" not in str(self.ses.list_email_identities()["EmailIdentities"]):
            self.ses.create_email_identity(EmailIdentity="anycompany.example")
        self.ses.create_configuration_set(ConfigurationSetName=self.set)
        self.ses.create_configuration_set_event_destination(
            ConfigurationSetName=self.set, EventDestinationName="queue",
            EventDestination={"Enabled": True, "MatchingEventTypes": ALL,
                              "SnsDestination": {"TopicArn": self.queue.topic}},
        )  # fmt: skip

    def send(self, *to: str, **wanted: Any) -> str:
        simple = {"Subject": {"Data": "Down"}, "Body": {"Text": {"Data": "Checkout is down."}}}
        given = {
            "FromEmailAddress": CARE,
            "Destination": {"ToAddresses": list(to or (ANA,))},
            "Content": {"Simple": simple},
            "ConfigurationSetName": self.set,
            **wanted,
        }
        return str(self.ses.send_email(**given)["MessageId"])

    def template(self, **content: str) -> str:
        name = f"t-{id(content)}"
        wanted = {"Subject": "{{component}} is down", "Text": "Back {{eta}}.", **content}
        self.ses.create_email_template(TemplateName=name, TemplateContent=wanted)
        return name

    def refusal(self, **wanted: Any) -> str:
        with pytest.raises(ClientError) as refused:
            self.send(**wanted)
        return str(refused.value.response["Error"]["Code"])


@pytest.fixture
def office(house: House) -> Office:
    return Office(house)


def test_a_mail_keeps_both_parts_its_headers_and_its_tags(house: House, office: Office) -> None:
    content = {
        "Subject": {"Data": "Pago: ¡caído!"},
        "Body": {"Text": {"Data": "Está caído."}, "Html": {"Data": "<p>Está caído.</p>"}},
        "Headers": [{"Name": "X-Drill", "Value": "d-1"}],
    }
    sent = office.send(
        Content={"Simple": content}, EmailTags=[{"Name": "drill", "Value": "d-1"}],
        ReplyToAddresses=["help@anycompany.example"],
    )  # fmt: skip
    (mail,) = house.mails(ANA)
    assert (mail["From"], mail["To"], mail["Subject"]) == (CARE, ANA, "Pago: ¡caído!")
    assert (mail["X-Drill"], mail["Reply-To"]) == ("d-1", "help@anycompany.example")
    assert mail["Message-ID"] == f"<{sent}@email.amazonses.com>"
    bodies = [part.get_content().strip() for part in mail.iter_parts()]
    assert bodies == ["Está caído.", "<p>Está caído.</p>"]
    send, delivery = office.queue.events()
    assert (send["eventType"], delivery["eventType"]) == ("Send", "Delivery")
    assert delivery["mail"]["tags"]["drill"] == ["d-1"]
    assert delivery["mail"]["messageId"] == sent
    assert delivery["delivery"]["recipients"] == [ANA]


def test_everybody_on_the_envelope_gets_it_and_nobody_sees_bcc(
    house: House, office: Office
) -> None:
    office.send(Destination={"ToAddresses": [f"Ana <{ANA}>"], "CcAddresses": ["b@x.example"],
                             "BccAddresses": ["c@x.example"]})  # fmt: skip
    assert [to for to, _ in house.posted] == [ANA, "b@x.example", "c@x.example"]
    assert house.mails("c@x.example")[0]["Bcc"] is None


def test_a_raw_mail_stays_as_it_was_written(house: House, office: Office) -> None:
    raw = EmailMessage()
    raw["From"], raw["To"], raw["Subject"], raw["X-Own"] = CARE, ANA, "Down", "kept"
    raw["X-SES-CONFIGURATION-SET"] = office.set
    raw["X-SES-MESSAGE-TAGS"] = "drill=d-2, kind=raw"
    raw.set_content("Checkout is down.")
    office.ses.send_email(Content={"Raw": {"Data": raw.as_bytes()}})
    (mail,) = house.mails(ANA)
    assert (mail["X-Own"], mail["X-SES-CONFIGURATION-SET"]) == ("kept", None)
    assert mail.get_content().strip() == "Checkout is down."
    assert office.queue.events()[0]["mail"]["tags"]["drill"] == ["d-2"]


def test_a_template_is_filled_for_each_recipient_of_a_bulk_mail(
    house: House, office: Office
) -> None:
    name = office.template(Html="<b>{{eta}}</b>")
    own = {"ReplacementTemplate": {"ReplacementTemplateData": '{"eta": "16:30"}'}}
    told = office.ses.send_bulk_email(
        FromEmailAddress=CARE,
        ConfigurationSetName=office.set,
        DefaultContent={
            "Template": {
                "TemplateName": name,
                "TemplateData": '{"component": "Checkout", "eta": "soon"}',
            }
        },
        BulkEmailEntries=[
            {"Destination": {"ToAddresses": [ANA]}, "ReplacementEmailContent": own},
            {"Destination": {"ToAddresses": ["ben@x.example"]}},
        ],
    )
    assert [one["Status"] for one in told["BulkEmailEntryResults"]] == ["SUCCESS", "SUCCESS"]
    words = [house.mails(to)[0].get_body(("plain",)).get_content().strip()  # type: ignore[union-attr]
             for to in (ANA, "ben@x.example")]  # fmt: skip
    assert words == ["Back 16:30.", "Back soon."]
    assert house.mails(ANA)[0]["Subject"] == "Checkout is down"


def test_a_missing_variable_is_an_event_later_and_no_error_now(
    house: House, office: Office
) -> None:
    name = office.template()
    template = {"TemplateName": name, "TemplateData": '{"component": "Checkout"}'}
    sent = office.send(Content={"Template": template})
    assert house.posted == []
    (event,) = office.queue.events()
    assert event["eventType"] == "Rendering Failure"
    assert event["mail"]["messageId"] == sent
    assert event["failure"] == {
        "errorMessage": "Attribute 'eta' is not present in the rendering data.",
        "templateName": name,
    }


def test_a_template_can_be_tried(office: Office) -> None:
    name = office.template()
    data = '{"component": "Checkout", "eta": "16:30"}'
    told = office.ses.test_render_email_template(TemplateName=name, TemplateData=data)
    assert "Subject: Checkout is down" in told["RenderedTemplate"]
    with pytest.raises(office.ses.exceptions.BadRequestException, match="'component'"):
        office.ses.test_render_email_template(TemplateName=name, TemplateData="{}")


def test_templates_are_made_told_changed_and_removed(office: Office) -> None:
    name = office.template()
    with pytest.raises(office.ses.exceptions.AlreadyExistsException):
        office.ses.create_email_template(TemplateName=name, TemplateContent={"Text": "x"})
    listed = office.ses.list_email_templates()["TemplatesMetadata"]
    assert name in [one["TemplateName"] for one in listed]
    office.ses.update_email_template(TemplateName=name, TemplateContent={"Text": "new"})
    assert office.ses.get_email_template(TemplateName=name)["TemplateContent"]["Text"] == "new"
    office.ses.delete_email_template(TemplateName=name)
    with pytest.raises(office.ses.exceptions.NotFoundException):
        office.ses.get_email_template(TemplateName=name)
    assert office.refusal(Content={"Template": {"TemplateName": name}}) == "NotFoundException"


SIMULATED = [
    ("success", ["Send", "Delivery"]),
    ("ooto", ["Send", "Delivery"]),
    ("bounce", ["Send", "Bounce"]),
    ("bounce+label", ["Send", "Bounce"]),
    ("complaint", ["Send", "Delivery", "Complaint"]),
    ("suppressionlist", ["Send", "Bounce"]),
]


@pytest.mark.parametrize(("local", "types"), SIMULATED, ids=[s[0] for s in SIMULATED])
def test_the_mailbox_simulator_answers_by_events(
    house: House, office: Office, local: str, types: list[str]
) -> None:
    office.send(f"{local}@simulator.amazonses.com")
    assert (office.queue.types(), house.posted) == (types, [])


def test_simulated_bounces_of_one_mail_are_told_in_one(office: Office) -> None:
    addresses = [f"bounce+{n}@simulator.amazonses.com" for n in "ab"]
    office.send(*addresses)
    bounce = office.queue.events()[1]["bounce"]
    assert [one["emailAddress"] for one in bounce["bouncedRecipients"]] == addresses
    assert (bounce["bounceType"], bounce["bounceSubType"]) == ("Permanent", "General")


def test_a_virus_is_rejected(house: House, office: Office) -> None:
    raw = EmailMessage()
    raw["From"], raw["To"] = CARE, ANA
    raw.set_content("See.")
    test = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    raw.add_attachment(test, maintype="application", subtype="octet-stream", filename="x.com")
    office.send(Content={"Raw": {"Data": raw.as_bytes()}})
    assert (office.queue.types(), house.posted) == (["Send", "Reject"], [])


def test_a_suppressed_address_gets_nothing(house: House, office: Office) -> None:
    office.ses.put_suppressed_destination(EmailAddress=ANA, Reason="COMPLAINT")
    office.send(ANA, "ben@x.example")
    assert [to for to, _ in house.posted] == ["ben@x.example"]
    bounce = next(e for e in office.queue.events() if e["eventType"] == "Bounce")["bounce"]
    assert bounce["bounceSubType"] == "OnAccountSuppressionList"
    assert office.ses.list_suppressed_destinations()["SuppressedDestinationSummaries"]
    office.ses.put_configuration_set_suppression_options(
        ConfigurationSetName=office.set, SuppressedReasons=[]
    )
    office.send()
    assert len(house.mails(ANA)) == 1
    office.ses.delete_suppressed_destination(EmailAddress=ANA)
    with pytest.raises(office.ses.exceptions.NotFoundException):
        office.ses.get_suppressed_destination(EmailAddress=ANA)


def test_sending_can_be_switched_off_for_a_set_and_for_the_account(
    house: House, office: Office
) -> None:
    switch = office.ses.put_configuration_set_sending_options
    switch(ConfigurationSetName=office.set, SendingEnabled=False)
    assert office.refusal() == "SendingPausedException"
    switch(ConfigurationSetName=office.set, SendingEnabled=True)
    office.ses.put_account_sending_attributes(SendingEnabled=False)
    try:
        assert not office.ses.get_account()["SendingEnabled"]
        assert office.refusal() == "SendingPausedException"
    finally:
        office.ses.put_account_sending_attributes(SendingEnabled=True)
    assert house.posted == []


REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("sender", {"FromEmailAddress": "x@elsewhere.example"}, "MessageRejected"),
    ("set", {"ConfigurationSetName": "none"}, "NotFoundException"),
    ("nobody", {"Destination": {"ToAddresses": []}}, "BadRequestException"),
    ("too many", {"Destination": {"ToAddresses": [f"a{n}@x.example" for n in range(51)]}},
     "BadRequestException"),
    ("no content", {"Content": {}}, "BadRequestException"),
    ("no body", {"Content": {"Simple": {"Subject": {"Data": "x"}, "Body": {}}}},
     "BadRequestException"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "code"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS]
)
def test_what_cannot_be_sent_is_refused(
    house: House, office: Office, wanted: dict[str, Any], code: str
) -> None:
    assert office.refusal(**wanted) == code
    assert house.posted == []


def test_a_sandboxed_account_sends_to_verified_addresses_and_the_simulator() -> None:
    with open_house(ses=Account(production=False)) as house:
        office = Office(house)
        assert not office.ses.get_account()["ProductionAccessEnabled"]
        assert office.refusal() == "MessageRejected"
        assert office.send("success@simulator.amazonses.com")
        office.ses.create_email_identity(EmailIdentity=ANA)
        assert office.ses.get_email_identity(EmailIdentity=ANA)["VerifiedForSendingStatus"]
        assert office.send()
