"""What SES was told of identities and configuration sets is read back, by both its APIs, and heeded."""

import threading
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.messaging.ses.account import Holdings, IdentitySettings
from tests.each import each
from tests.sandbox.aws.house import EventQueue, House

_NUMBERS = count()
STAGE, TEAM = {"Key": "stage", "Value": "drill"}, {"Key": "team", "Value": "care"}
SIMPLE = {"Subject": {"Data": "Down"}, "Body": {"Text": {"Data": "Checkout is down."}}}


class Office:
    """Both APIs, a domain and a configuration set, each with a tag."""

    def __init__(self, house: House) -> None:
        self.first, self.second = house.of("ses"), house.of("sesv2")
        number = next(_NUMBERS)
        self.domain, self.set = f"settings-{number}.example", f"settings-{number}"
        self.second.create_email_identity(EmailIdentity=self.domain, Tags=[STAGE])
        self.second.create_configuration_set(ConfigurationSetName=self.set, Tags=[STAGE])

    def identity(self) -> dict[str, Any]:
        told: dict[str, Any] = self.second.get_email_identity(EmailIdentity=self.domain)
        return told

    def configuration_set(self) -> dict[str, Any]:
        told: dict[str, Any] = self.second.get_configuration_set(ConfigurationSetName=self.set)
        return told

    def send(self, to: str) -> None:
        self.second.send_email(
            FromEmailAddress=f"care@{self.domain}",
            Destination={"ToAddresses": [to]},
            Content={"Simple": SIMPLE},
        )


@pytest.fixture
def office(house: House) -> Office:
    return Office(house)


@each(
    ("operation", "options", "told"),
    [
        ("reputation", {"ReputationMetricsEnabled": True}, "ReputationOptions"),
        ("tracking", {"CustomRedirectDomain": "t.anycompany.example"}, "TrackingOptions"),
        ("delivery", {"TlsPolicy": "REQUIRE"}, "DeliveryOptions"),
        ("suppression", {"SuppressedReasons": ["COMPLAINT"]}, "SuppressionOptions"),
        ("sending", {"SendingEnabled": False}, "SendingOptions"),
    ],
)
def test_options_of_a_set_are_read_back(
    office: Office, operation: str, options: dict[str, Any], told: str
) -> None:
    put = getattr(office.second, f"put_configuration_set_{operation}_options")
    put(ConfigurationSetName=office.set, **options)
    assert office.configuration_set()[told] == options


def test_what_the_dashboard_is_to_show_of_a_set_is_read_back(office: Office) -> None:
    shown = {"DashboardOptions": {"EngagementMetrics": "ENABLED"}}
    office.second.put_configuration_set_vdm_options(
        ConfigurationSetName=office.set, VdmOptions=shown
    )
    assert office.configuration_set()["VdmOptions"] == shown


def test_tags_are_one_wherever_they_are_set_and_read(office: Office) -> None:
    arns = {
        name: f"arn:aws:ses:us-east-1:123456789012:{name}"
        for name in (f"identity/{office.domain}", f"configuration-set/{office.set}")
    }
    for arn in arns.values():
        office.second.tag_resource(ResourceArn=arn, Tags=[TEAM])
        listed = office.second.list_tags_for_resource(ResourceArn=arn)["Tags"]
        assert sorted(listed, key=lambda tag: tag["Key"]) == [STAGE, TEAM]
    assert sorted(office.identity()["Tags"], key=lambda tag: tag["Key"]) == [STAGE, TEAM]
    assert sorted(office.configuration_set()["Tags"], key=lambda tag: tag["Key"]) == [STAGE, TEAM]


def test_what_is_made_anew_has_no_tags_of_what_was_there_before(office: Office) -> None:
    office.second.delete_email_identity(EmailIdentity=office.domain)
    office.second.delete_configuration_set(ConfigurationSetName=office.set)
    office.second.create_email_identity(EmailIdentity=office.domain)
    office.second.create_configuration_set(ConfigurationSetName=office.set)
    assert (office.identity()["Tags"], office.configuration_set()["Tags"]) == ([], [])


def test_an_account_has_one_list_of_contacts_which_tells_its_tags(office: Office) -> None:
    topic = {"TopicName": "outages", "DisplayName": "o", "DefaultSubscriptionStatus": "OPT_IN"}
    office.second.create_contact_list(ContactListName=office.set, Tags=[TEAM], Topics=[topic])
    assert office.second.get_contact_list(ContactListName=office.set)["Tags"] == [TEAM]
    with pytest.raises(ClientError, match="LimitExceededException"):
        office.second.create_contact_list(ContactListName=f"{office.set}-2")
    ana = {"ContactListName": office.set, "EmailAddress": "ana@anycompany.example"}
    for name in ("nothing", "outages"):
        preferences = [{"TopicName": name, "SubscriptionStatus": "OPT_OUT"}]
        if name == "outages":
            office.second.create_contact(**ana, TopicPreferences=preferences)
        else:
            with pytest.raises(ClientError, match="doesn't contain Topic: nothing"):
                office.second.create_contact(**ana, TopicPreferences=preferences)
    office.second.delete_contact_list(ContactListName=office.set)


def test_a_new_domain_forwards_signs_and_comes_from_amazon(office: Office) -> None:
    told = office.identity()
    assert told["FeedbackForwardingStatus"] is True
    assert told["DkimAttributes"]["SigningEnabled"] is True
    assert told["MailFromAttributes"] == {"BehaviorOnMxFailure": "USE_DEFAULT_VALUE"}
    assert "ConfigurationSetName" not in told


def test_settings_of_an_identity_are_read_back_by_both_apis(office: Office) -> None:
    given = {"EmailIdentity": office.domain}
    office.second.put_email_identity_feedback_attributes(**given, EmailForwardingEnabled=False)
    office.second.put_email_identity_dkim_attributes(**given, SigningEnabled=False)
    bounces = f"bounces.{office.domain}"
    office.second.put_email_identity_mail_from_attributes(
        **given, MailFromDomain=bounces, BehaviorOnMxFailure="REJECT_MESSAGE"
    )
    told = office.identity()
    assert told["FeedbackForwardingStatus"] is False
    assert told["DkimAttributes"]["SigningEnabled"] is False
    assert told["MailFromAttributes"] == {
        "MailFromDomain": bounces,
        "MailFromDomainStatus": "SUCCESS",
        "BehaviorOnMxFailure": "REJECT_MESSAGE",
    }
    asked = {"Identities": [office.domain]}
    first = office.first.get_identity_mail_from_domain_attributes(**asked)
    assert first["MailFromDomainAttributes"][office.domain]["MailFromDomain"] == bounces
    notices = office.first.get_identity_notification_attributes(**asked)
    assert notices["NotificationAttributes"][office.domain]["ForwardingEnabled"] is False


def test_mail_of_an_identity_goes_by_its_own_configuration_set(
    house: House, office: Office
) -> None:
    queue = EventQueue(house)
    office.second.create_configuration_set_event_destination(
        ConfigurationSetName=office.set,
        EventDestinationName="queue",
        EventDestination={
            "Enabled": True,
            "MatchingEventTypes": ["SEND"],
            "SnsDestination": {"TopicArn": queue.topic},
        },
    )
    office.send("ana@anycompany.example")
    assert queue.types() == []
    office.second.put_email_identity_configuration_set_attributes(
        EmailIdentity=office.domain, ConfigurationSetName=office.set
    )
    office.send("ana@anycompany.example")
    assert queue.types() == ["Send"]
    assert office.identity()["ConfigurationSetName"] == office.set


@each(
    ("kind", "to"),
    [
        ("Bounce", "bounce@simulator.amazonses.com"),
        ("Complaint", "complaint@simulator.amazonses.com"),
        ("Delivery", "success@simulator.amazonses.com"),
    ],
)
def test_a_topic_hears_of_what_it_was_set_for(
    house: House, office: Office, kind: str, to: str
) -> None:
    queue = EventQueue(house)
    named = {"Identity": office.domain, "NotificationType": kind}
    office.first.set_identity_notification_topic(**named, SnsTopic=queue.topic)
    office.send(to)
    (heard,) = queue.events()
    assert (heard["notificationType"], heard["mail"]["destination"]) == (kind, [to])
    assert kind.lower() in heard
    assert "headers" not in heard["mail"]
    office.first.set_identity_headers_in_notifications_enabled(**named, Enabled=True)
    office.send(to)
    (heard,) = queue.events()
    assert heard["mail"]["commonHeaders"]["subject"] == "Down"
    office.first.set_identity_notification_topic(**named)
    office.send(to)
    assert queue.events() == []


def test_where_mail_comes_from_by_the_first_api_is_told_by_the_second(office: Office) -> None:
    bounces = f"bounces.{office.domain}"
    office.first.set_identity_mail_from_domain(Identity=office.domain, MailFromDomain=bounces)
    told = office.identity()["MailFromAttributes"]
    assert (told["MailFromDomain"], told["BehaviorOnMxFailure"]) == (bounces, "USE_DEFAULT_VALUE")
    office.second.delete_email_identity(EmailIdentity=office.domain)


@each(
    ("operation", "given"),
    [
        ("feedback", {"EmailForwardingEnabled": True}),
        ("mail_from", {"MailFromDomain": "a.nobody.example"}),
        ("configuration_set", {}),
    ],
)
def test_nobody_has_no_settings(office: Office, operation: str, given: dict[str, Any]) -> None:
    put = getattr(office.second, f"put_email_identity_{operation}_attributes")
    with pytest.raises(ClientError, match="NotFoundException"):
        put(EmailIdentity="nobody.example", **given)


def test_of_two_who_change_an_identity_at_once_neither_takes_back_the_others_change() -> None:
    held, is_free = Holdings("us-east-1"), list[bool]()

    def no_longer_forwarded(before: IdentitySettings) -> IdentitySettings:
        other = threading.Thread(target=lambda: is_free.append(held.lock.acquire(blocking=False)))
        other.start()
        other.join()
        return replace(before, forwards=False)

    held.change("shop.example", no_longer_forwarded)
    assert is_free == [False]
