import pytest

from commdrill.documents.environment import Guard
from commdrill.drivers.aws.actions.ses_send import SesSend
from commdrill.drivers.aws.actions.sns_publish import SnsPublish
from commdrill.drivers.aws.driver import AwsDriver
from commdrill.drivers.aws.faults.lambda_throttle import LambdaThrottle
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.observers.sqs import Sqs
from commdrill.drivers.aws.preflight.guard_check import guard_refusals, sandbox_refusals
from tests.drivers.aws.local_aws import LocalAws


def refused(guard: Guard, driver: AwsDriver) -> list[str]:
    return list(guard_refusals(guard, {"action announce": driver}, Ledger().page("preflight")))


@pytest.mark.parametrize(
    ("to", "is_refused"),
    [
        ("ana@drill.anycompany.example", False),
        ("Ana <ANA@drill.anycompany.example>", False),
        ("success@simulator.amazonses.com", False),
        ("bounce+label@simulator.amazonses.com", False),
        ("ana@anycompany.example", True),
        ("ana@drill.anycompany.example.evil.example", True),
        ("x@notsimulator.amazonses.com", True),
    ],
)
def test_mail_goes_to_the_guards_recipients_and_simulators_alone(
    local_aws: LocalAws, to: str, is_refused: bool
) -> None:
    send = SesSend.model_validate(
        {
            "aws": local_aws.settings,
            "from": "s@dev.anycompany.example",
            "to": [to],
            "subject": "x",
            "text": "x",
        }
    )
    guard = Guard(recipients=("*@drill.anycompany.example",))
    assert bool(refused(guard, send)) is is_refused


def test_aws_itself_is_only_spoken_to_where_the_guard_names_an_account() -> None:
    driver = LambdaThrottle.model_validate(
        {"function": "orders", "aws": {"region": "us-east-1", "profile": "no-such-profile"}}
    )
    first, *_ = refused(Guard(hosts=("*",)), driver)
    assert first == "action announce: speaks to AWS, and the guard names no aws_account"
    (told,) = sandbox_refusals({"fault x": driver})
    assert "fault x would speak to AWS itself" in told


@pytest.mark.parametrize(
    ("topic", "why"),
    [
        ("arn:aws:sns:us-east-1:999999999999:t", "of account 999999999999; the credentials are"),
        (
            "arn:aws:sns:eu-west-1:123456789012:t",
            "in eu-west-1; the guard's Regions are: us-east-1",
        ),
    ],
    ids=["another-account", "another-region"],
)
def test_what_an_arn_names_is_in_the_account_and_the_regions(
    local_aws: LocalAws, topic: str, why: str
) -> None:
    publish = SnsPublish.model_validate({"aws": local_aws.settings, "topic": topic, "message": "x"})
    told, *_ = refused(Guard(regions=("us-east-1",)), publish)
    assert why in told


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://sqs.us-east-1.amazonaws.com/999999999999/q", "of account 999999999999"),
        ("https://sqs.eu-west-1.amazonaws.com/123456789012/q", "in eu-west-1"),
    ],
    ids=["another-account", "another-region"],
)
def test_what_a_queues_url_names_is_as_well(local_aws: LocalAws, url: str, why: str) -> None:
    queue = Sqs.model_validate({"aws": local_aws.settings, "queue": url})
    (told,) = refused(Guard(regions=("us-east-1",)), queue)
    assert why in told


def test_people_who_subscribed_to_a_topic_are_among_the_recipients(local_aws: LocalAws) -> None:
    sns = local_aws.client("sns")
    topic = sns.create_topic(Name="outages")["TopicArn"]
    publish = SnsPublish.model_validate({"aws": local_aws.settings, "topic": topic, "message": "x"})
    guard = Guard(recipients=("*@drill.anycompany.example",))
    for protocol, endpoint in (("email", "ana@drill.anycompany.example"), ("sms", "+14155550100")):
        sns.subscribe(TopicArn=topic, Protocol=protocol, Endpoint=endpoint)
    (told,) = refused(guard, publish)
    assert "reaches '+14155550100', who is not among the guard's recipients" in told


def test_a_sender_is_tagged_by_its_address_or_its_domain(local_aws: LocalAws) -> None:
    words = {"from": "s@anycompany.example", "to": ["a@d.example"], "subject": "x", "text": "x"}
    send = SesSend.model_validate({"aws": local_aws.settings, **words})
    guard = Guard(require_tags={"stage": "dev"}, recipients=("*@d.example",))
    ses = local_aws.client("sesv2")
    ses.create_email_identity(EmailIdentity="s@anycompany.example")
    (told,) = refused(guard, send)
    assert "identity 'anycompany.example', which is not tagged stage: dev" in told


def test_every_resource_has_the_tags_or_none_is_touched(local_aws: LocalAws) -> None:
    local_aws.function("orders", tags={"stage": "dev"})
    driver = LambdaThrottle.model_validate({"function": "orders", "aws": local_aws.settings})
    assert refused(Guard(require_tags={"stage": "dev"}), driver) == []
    (told,) = refused(Guard(require_tags={"stage": "dev", "owner": "us"}), driver)
    assert told == "action announce touches function 'orders', which is not tagged owner: us"
