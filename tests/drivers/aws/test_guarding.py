import pytest

from commdrill.documents.environment import Guard
from commdrill.drivers.aws.driver import AwsDriver
from commdrill.drivers.aws.guarding import guard_refusals, sandbox_refusals
from commdrill.drivers.aws.lambda_throttle import LambdaThrottle
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.ses_send import SesSend
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


def test_every_resource_has_the_tags_or_none_is_touched(local_aws: LocalAws) -> None:
    local_aws.function("orders", tags={"stage": "dev"})
    driver = LambdaThrottle.model_validate({"function": "orders", "aws": local_aws.settings})
    assert refused(Guard(require_tags={"stage": "dev"}), driver) == []
    (told,) = refused(Guard(require_tags={"stage": "dev", "owner": "us"}), driver)
    assert told == "action announce touches function 'orders', which is not tagged owner: us"
