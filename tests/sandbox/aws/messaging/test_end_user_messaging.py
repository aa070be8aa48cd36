"""SMS, voice and media messages: accepted, refused, on their way, and told of."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill_sandbox.aws.messaging.eum.account import Account
from commdrill_sandbox.aws.messaging.eum.segments import Encoding, encoding_of, parts
from commdrill_sandbox.aws.messaging.eum.simulator import SIMULATORS, Simulated, country_of
from tests.sandbox.aws.house import EventQueue, House, open_house

_NUMBERS = count()  # no two things of a session share a name

ANA = "+14255550101"
SUCCESS, FAILURE = "+14254147755", "+14254147167"


class Desk:
    """Who sends: a number, a configuration set, and the queue its events end on."""

    def __init__(self, house: House, region: str = "us-east-1") -> None:
        self.eum = house.of("pinpoint-sms-voice-v2", region)
        self.queue = EventQueue(house, region)
        self.set = f"set-{next(_NUMBERS)}"
        self.number = self.request("TOLL_FREE", "SMS", "VOICE", "MMS")
        self.eum.create_configuration_set(ConfigurationSetName=self.set)

    def request(self, kind: str, *capabilities: str, **more: Any) -> str:
        made = self.eum.request_phone_number(
            IsoCountryCode="US", MessageType="TRANSACTIONAL",
            NumberCapabilities=list(capabilities), NumberType=kind, **more,
        )  # fmt: skip
        return str(made["PhoneNumberId"])

    def listen(self, *types: str) -> None:
        self.eum.create_event_destination(
            ConfigurationSetName=self.set, EventDestinationName="queue",
            MatchingEventTypes=list(types), SnsDestination={"TopicArn": self.queue.topic},
        )  # fmt: skip

    def text(self, to: str = ANA, body: str = "Checkout is down.", **more: Any) -> str:
        wanted = {"OriginationIdentity": self.number, "ConfigurationSetName": self.set, **more}
        told = self.eum.send_text_message(DestinationPhoneNumber=to, MessageBody=body, **wanted)
        return str(told["MessageId"])

    def refusal(self, **wanted: Any) -> tuple[str, str | None]:
        with pytest.raises(ClientError) as refused:
            self.text(**wanted)
        return refused.value.response["Error"]["Code"], refused.value.response.get("Reason")


@pytest.fixture
def desk(house: House) -> Desk:
    return Desk(house)


def test_a_text_rings_the_phone_it_is_for_and_its_events_arrive_in_order(
    house: House, desk: Desk
) -> None:
    desk.listen("TEXT_ALL")
    sent = desk.text(Context={"drill": "d-1"})
    assert house.rung == [(ANA, "Checkout is down.", "sms", "us-east-1")]
    events = desk.queue.events()
    assert [one["eventType"] for one in events] == [
        "TEXT_QUEUED", "TEXT_SUCCESSFUL", "TEXT_DELIVERED",
    ]  # fmt: skip
    last = events[-1]
    assert last["isFinal"]
    assert last["messageId"] == sent
    assert last["context"] == {"drill": "d-1"}
    assert last["destinationPhoneNumber"] == ANA
    assert (last["isoCountryCode"], last["messageEncoding"], last["totalMessageParts"]) == (
        "US", "GSM", 1,
    )  # fmt: skip


def test_only_the_events_that_are_wanted_are_told(desk: Desk) -> None:
    desk.listen("TEXT_DELIVERED")
    desk.text()
    assert desk.queue.types() == ["TEXT_DELIVERED"]
    desk.eum.update_event_destination(
        ConfigurationSetName=desk.set, EventDestinationName="queue", Enabled=False
    )
    desk.text()
    assert desk.queue.types() == []


def test_a_dry_run_reaches_nobody(house: House, desk: Desk) -> None:
    desk.listen("ALL")
    assert desk.text(DryRun=True)
    assert (house.rung, desk.queue.types()) == ([], [])


@pytest.mark.parametrize(
    ("to", "types"),
    [
        (SUCCESS, ["TEXT_QUEUED", "TEXT_SUCCESSFUL", "TEXT_DELIVERED"]),
        (FAILURE, ["TEXT_QUEUED", "TEXT_BLOCKED"]),
    ],
    ids=["success", "failure"],
)
def test_simulator_numbers_have_events_and_no_phone(
    house: House, desk: Desk, to: str, types: list[str]
) -> None:
    desk.listen("ALL")
    desk.text(to)
    assert (house.rung, desk.queue.types()) == ([], types)


def test_there_is_a_pair_of_simulator_numbers_for_each_of_25_countries() -> None:
    pairs: dict[str, set[Simulated]] = {}
    for number, kind in SIMULATORS.items():
        pairs.setdefault(country_of(number), set()).add(kind)
    assert len(pairs) == 25
    assert all(kinds == set(Simulated) for kinds in pairs.values())


def test_a_simulator_origin_reaches_simulator_numbers_only(house: House, desk: Desk) -> None:
    simulator = desk.request("SIMULATOR", "SMS")
    assert desk.text(SUCCESS, OriginationIdentity=simulator)
    assert desk.refusal(OriginationIdentity=simulator)[0] == "ValidationException"
    assert house.rung == []


def test_simulator_origins_exist_in_the_us_only(desk: Desk) -> None:
    with pytest.raises(desk.eum.exceptions.ValidationException):
        desk.eum.request_phone_number(
            IsoCountryCode="FR", MessageType="TRANSACTIONAL", NumberCapabilities=["SMS"],
            NumberType="SIMULATOR",
        )  # fmt: skip


REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({"to": "+0", "body": "x"}, "ValidationException"),
    ({"body": "   "}, "ValidationException"),
    ({"body": "x" * 1601}, "ValidationException"),
    ({"MessageType": "URGENT"}, "ValidationException"),
    ({"ConfigurationSetName": "none"}, "ResourceNotFoundException"),
    ({"OriginationIdentity": "none"}, "ResourceNotFoundException"),
]


@pytest.mark.parametrize(
    ("wanted", "code"),
    REFUSALS,
    ids=[next(iter(r[0])) + str(i) for i, r in enumerate(REFUSALS)],
)
def test_what_cannot_be_sent_is_refused(
    house: House, desk: Desk, wanted: dict[str, Any], code: str
) -> None:
    assert desk.refusal(**wanted)[0] == code
    assert house.rung == []


def test_who_opted_out_gets_nothing_from_that_list(house: House, desk: Desk) -> None:
    desk.eum.create_opt_out_list(OptOutListName="marketing")
    other = desk.request("LONG_CODE", "SMS", OptOutListName="marketing")
    desk.eum.put_opted_out_number(OptOutListName="Default", OptedOutNumber=ANA)
    assert desk.refusal() == ("ConflictException", "DESTINATION_PHONE_NUMBER_OPTED_OUT")
    assert desk.text(OriginationIdentity=other)
    assert len(house.rung) == 1
    told = desk.eum.describe_opted_out_numbers(OptOutListName="Default")["OptedOutNumbers"]
    assert [one["OptedOutNumber"] for one in told] == [ANA]
    desk.eum.delete_opted_out_number(OptOutListName="Default", OptedOutNumber=ANA)
    assert desk.text()


def test_a_pool_sends_from_one_of_its_identities(house: House, desk: Desk) -> None:
    pool = desk.eum.create_pool(
        OriginationIdentity=desk.number, IsoCountryCode="US", MessageType="TRANSACTIONAL"
    )["PoolId"]
    second = desk.request("LONG_CODE", "SMS")
    desk.eum.associate_origination_identity(
        PoolId=pool, OriginationIdentity=second, IsoCountryCode="US"
    )
    members = desk.eum.list_pool_origination_identities(PoolId=pool)["OriginationIdentities"]
    assert {one["OriginationIdentity"] for one in members} == {desk.number, second}
    assert desk.text(OriginationIdentity=pool)
    assert len(house.rung) == 1
    with pytest.raises(ClientError, match="pool"):
        desk.eum.release_phone_number(PhoneNumberId=second)
    desk.eum.delete_pool(PoolId=pool)
    desk.eum.release_phone_number(PhoneNumberId=second)


def test_a_number_without_the_capability_does_not_call(desk: Desk) -> None:
    mute = desk.request("LONG_CODE", "SMS")
    with pytest.raises(ClientError) as refused:
        desk.eum.send_voice_message(
            DestinationPhoneNumber=ANA, OriginationIdentity=mute, MessageBody="Hello"
        )
    assert refused.value.response["Reason"] == "NUMBER_CAPABILITIES_MISMATCH"


def test_a_voice_message_is_spoken_without_its_marks(house: House, desk: Desk) -> None:
    desk.listen("VOICE_ALL")
    desk.eum.send_voice_message(
        DestinationPhoneNumber=ANA, OriginationIdentity=desk.number,
        ConfigurationSetName=desk.set, MessageBodyTextType="SSML",
        MessageBody="<speak>Checkout <break time='1s'/> is down &amp; out.</speak>",
    )  # fmt: skip
    assert house.rung == [(ANA, "Checkout is down & out.", "voice", "us-east-1")]
    assert desk.queue.types() == [
        "VOICE_INITIATED", "VOICE_RINGING", "VOICE_ANSWERED", "VOICE_COMPLETED",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "last"), [("here.png", "MEDIA_DELIVERED"), ("none.png", "MEDIA_FILE_INACCESSIBLE")]
)
def test_a_media_message_needs_its_file(house: House, desk: Desk, key: str, last: str) -> None:
    desk.listen("MEDIA_ALL")
    house.of("s3").create_bucket(Bucket="media")
    house.of("s3").put_object(Bucket="media", Key="here.png", Body=b"png")
    desk.eum.send_media_message(
        DestinationPhoneNumber=ANA, OriginationIdentity=desk.number, MessageBody="See",
        ConfigurationSetName=desk.set, MediaUrls=[f"s3://media/{key}"],
    )  # fmt: skip
    assert desk.queue.types()[-1] == last
    assert len(house.rung) == (1 if last == "MEDIA_DELIVERED" else 0)


def test_what_takes_longer_than_its_time_to_live_expires(house: House, desk: Desk) -> None:
    desk.listen("TEXT_TTL_EXPIRED", "TEXT_DELIVERED")
    house.delays[ANA] = 60.0
    desk.text(TimeToLive=30)
    told: list[str] = []
    for _ in range(200):
        told += desk.queue.types()
        if told:
            break
    assert told == ["TEXT_TTL_EXPIRED"]
    assert house.rung == []


def test_feedback_is_taken_for_messages_that_were_sent(desk: Desk) -> None:
    sent = desk.text(MessageFeedbackEnabled=True)
    told = desk.eum.put_message_feedback(MessageId=sent, MessageFeedbackStatus="RECEIVED")
    assert told["MessageFeedbackStatus"] == "RECEIVED"
    with pytest.raises(desk.eum.exceptions.ResourceNotFoundException):
        desk.eum.put_message_feedback(MessageId="none", MessageFeedbackStatus="RECEIVED")


def test_a_sandboxed_account_sends_to_ten_verified_numbers() -> None:
    with open_house(eum=Account("SANDBOX")) as house:
        desk = Desk(house)
        told = desk.eum.describe_account_attributes()["AccountAttributes"]
        assert told == [{"Name": "ACCOUNT_TIER", "Value": "SANDBOX"}]
        assert desk.refusal()[1] == "DESTINATION_PHONE_NUMBER_NOT_VERIFIED"
        assert desk.text(SUCCESS)
        made = desk.eum.create_verified_destination_number(DestinationPhoneNumber=ANA)
        named = {"VerifiedDestinationNumberId": made["VerifiedDestinationNumberId"]}
        desk.eum.send_destination_number_verification_code(**named, VerificationChannel="TEXT")
        code = house.rung.pop()[1].split()[-1]
        assert desk.refusal()[1] == "DESTINATION_PHONE_NUMBER_NOT_VERIFIED"
        desk.eum.verify_destination_number(**named, VerificationCode=code)
        assert desk.text()
        for last in range(9):
            desk.eum.create_verified_destination_number(DestinationPhoneNumber=f"+1425555020{last}")
        with pytest.raises(desk.eum.exceptions.ServiceQuotaExceededException):
            desk.eum.create_verified_destination_number(DestinationPhoneNumber="+14255550299")


def test_regions_have_nothing_in_common(house: House, desk: Desk) -> None:
    west = Desk(house, "us-west-2")
    assert west.refusal(OriginationIdentity=desk.number)[0] == "ResourceNotFoundException"
    west.text()
    assert house.rung[-1][3] == "us-west-2"


def test_a_lost_region_takes_no_messages_and_the_other_does(house: House, desk: Desk) -> None:
    west = Desk(house, "us-west-2")
    house.lost.add("us-east-1")
    for call in (
        desk.text,
        lambda: house.of("sesv2").get_account(),
        lambda: house.of("sns").list_topics(),
        lambda: house.of("pinpoint").get_apps(),
    ):
        with pytest.raises(ClientError) as refused:
            call()
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503
    west.text()
    assert [ring[3] for ring in house.rung] == ["us-west-2"]
    assert house.of("sqs").list_queues()


def test_numbers_can_be_found_again(desk: Desk) -> None:
    told = desk.eum.describe_phone_numbers(PhoneNumberIds=[desk.number])["PhoneNumbers"][0]
    assert told["PhoneNumber"].startswith("+1833555")
    assert desk.text(OriginationIdentity=told["PhoneNumber"])
    assert desk.text(OriginationIdentity=told["PhoneNumberArn"])
    filters = [{"Name": "number-type", "Values": ["SIMULATOR"]}]
    found = desk.eum.describe_phone_numbers(Filters=filters)["PhoneNumbers"]
    assert all(one["NumberType"] == "SIMULATOR" for one in found)


SEGMENTS = [
    ("", 1), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1),
    ("€" * 81, 2), ("a" * 152 + "€" + "a" * 151, 2), ("a" * 152 + "€" + "a" * 152, 3),
    ("ñ" * 160, 1), ("á" * 70, 1), ("á" * 71, 2), ("á" * 134, 2), ("á" * 135, 3),
    ("👍" * 35, 1), ("👍" * 36, 2), ("👍" * 66, 2), ("👍" * 67, 3),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"), SEGMENTS, ids=[f"{len(t)}x{t[:1] or 'nothing'}-{n}" for t, n in SEGMENTS]
)
def test_parts_are_counted_as_carriers_count_them(text: str, count: int) -> None:
    assert parts(text) == count


def test_one_character_outside_the_alphabet_makes_it_unicode() -> None:
    assert encoding_of("Señor, 5 €") is Encoding.GSM
    assert encoding_of("Señor, está") is Encoding.UNICODE


def test_what_is_global_is_changed_nowhere_while_its_control_planes_region_is_lost(
    house: House,
) -> None:
    cloudfront, names = house.clients.of("cloudfront"), house.clients.of("route53")
    house.lost.add("us-east-1")
    changes: tuple[Callable[[], object], ...] = (
        lambda: cloudfront.delete_distribution(Id="E1", IfMatch="E2"),
        lambda: names.create_hosted_zone(Name="shop.example", CallerReference="lost"),
    )
    for change in changes:
        with pytest.raises(ClientError, match=r"ServiceUnavailable.*is not available"):
            change()
    assert cloudfront.list_distributions()["DistributionList"]
    assert "HostedZones" in names.list_hosted_zones()
