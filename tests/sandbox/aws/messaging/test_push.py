"""Push: what lives on of Pinpoint, and what does not."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.sandbox.aws.house import House


class App:
    """An application with one channel that is on."""

    def __init__(self, house: House) -> None:
        self.pinpoint = house.of("pinpoint")
        made = self.pinpoint.create_app(CreateApplicationRequest={"Name": "shop"})
        self.id: str = made["ApplicationResponse"]["Id"]
        self.pinpoint.update_gcm_channel(
            ApplicationId=self.id, GCMChannelRequest={"ServiceJson": "{}", "Enabled": True}
        )

    def send(self, address: dict[str, Any], **message: Any) -> dict[str, Any]:
        told = self.pinpoint.send_messages(
            ApplicationId=self.id,
            MessageRequest={"Addresses": {"token-1": address}, "MessageConfiguration": message},
        )
        result: dict[str, Any] = told["MessageResponse"]["Result"]["token-1"]
        return result


@pytest.fixture
def app(house: House) -> App:
    return App(house)


GCM = {"ChannelType": "GCM"}
MESSAGES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (GCM, {"GCMMessage": {"Title": "Shop", "Body": "Down."}}, "Shop\nDown."),
    (GCM, {"GCMMessage": {"Body": "Down."}}, "Down."),
    (GCM, {"DefaultPushNotificationMessage": {"Title": "Shop", "Body": "Down."}}, "Shop\nDown."),
    (GCM, {"DefaultMessage": {"Body": "Down."}}, "Down."),
    ({**GCM, "BodyOverride": "Up."}, {"GCMMessage": {"Body": "Down."}}, "Up."),
    (
        {**GCM, "Substitutions": {"eta": ["16:30"]}},
        {"GCMMessage": {"Body": "Back {{eta}}."}},
        "Back 16:30.",
    ),
    (
        GCM,
        {"GCMMessage": {"RawContent": json.dumps({"notification": {"body": "Down."}})}},
        "Down.",
    ),
]


@pytest.mark.parametrize(
    ("address", "message", "words"), MESSAGES,
    ids=["own", "no title", "default push", "default", "override", "substituted", "raw"],
)  # fmt: skip
def test_a_push_says_its_words_on_the_device(
    house: House, app: App, address: dict[str, Any], message: dict[str, Any], words: str
) -> None:
    result = app.send(address, **message)
    assert (result["DeliveryStatus"], result["StatusCode"]) == ("SUCCESSFUL", 200)
    assert house.rung == [("token-1", words, "push", "us-east-1")]


def test_a_silent_push_is_seen_by_nobody(house: House, app: App) -> None:
    silent = {"Body": "Down.", "SilentPush": True}
    assert app.send(GCM, GCMMessage=silent)["StatusCode"] == 200
    assert house.rung == []


def test_a_channel_that_is_not_on_delivers_nothing(house: House, app: App) -> None:
    told = app.send({"ChannelType": "APNS"}, APNSMessage={"Body": "Down."})
    assert (told["DeliveryStatus"], told["StatusCode"]) == ("PERMANENT_FAILURE", 400)
    assert house.rung == []
    app.pinpoint.update_apns_channel(
        ApplicationId=app.id, APNSChannelRequest={"TokenKey": "k", "Enabled": True}
    )
    read = app.pinpoint.get_apns_channel(ApplicationId=app.id)["APNSChannelResponse"]
    assert (read["Platform"], read["Enabled"], read["HasTokenKey"]) == ("APNS", True, True)
    assert app.send({"ChannelType": "APNS"}, APNSMessage={"Body": "Down."})["StatusCode"] == 200


def test_an_unknown_application_is_not_found(app: App) -> None:
    with pytest.raises(app.pinpoint.exceptions.NotFoundException):
        app.pinpoint.send_messages(
            ApplicationId="none",
            MessageRequest={"Addresses": {"t": GCM}, "MessageConfiguration": {}},
        )


ENDED: list[tuple[str, dict[str, Any], str]] = [
    ("create_segment", {"WriteSegmentRequest": {"Name": "x"}}, "Customer Profiles"),
    ("create_campaign", {"WriteCampaignRequest": {"Name": "x"}}, "outbound campaigns"),
    ("create_journey", {"WriteJourneyRequest": {"Name": "x"}}, "outbound campaigns"),
    ("update_endpoint", {"EndpointId": "e", "EndpointRequest": {}}, "device tokens"),
    ("get_segments", {}, "Customer Profiles"),
    ("send_users_messages",
     {"SendUsersMessageRequest": {"Users": {"u": {}}, "MessageConfiguration": {}}},
     "device tokens"),
    ("send_messages",
     {"MessageRequest": {"Endpoints": {"e": {}}, "MessageConfiguration": {}}}, "device tokens"),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "given", "instead"), ENDED, ids=[e[0] for e in ENDED])
def test_what_ended_with_pinpoint_says_what_takes_its_place(
    app: App, operation: str, given: dict[str, Any], instead: str
) -> None:
    with pytest.raises(ClientError, match="ended on 30 October 2026") as refused:
        getattr(app.pinpoint, operation)(ApplicationId=app.id, **given)
    assert instead in str(refused.value)
    assert refused.value.response["Error"]["Code"] == "ForbiddenException"
