"""How AWS is asked, and every refusal in words: botocore's Stubber answers with errors alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.exceptions import ClientError, NoRegionError
from botocore.stub import Stubber

from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble, refusal_of
from commdrill.drivers.network.host_guard import HostGuard, guard_of
from commdrill.testing import LocalWeb, reply

HERE = AwsAccess(region="us-east-1", endpoint_url="http://127.0.0.1:9")


@contextmanager
def refusing(service: str, method: str, code: str, status: int = 400) -> Iterator[Aws]:
    """AWS that answers one call with an error."""
    with Aws(HERE, Ledger().page("a test")) as aws:
        client: Any = aws._client(service, None, None).client
        with Stubber(client) as stubber:
            stubber.add_client_error(method, code, "so it is said", http_status_code=status)
            yield aws


@pytest.mark.parametrize(
    ("code", "trouble", "to_do"),
    [
        ("ThrottlingException", Trouble.THROTTLED, "wait, or have the quota raised"),
        ("TooManyRequestsException", Trouble.THROTTLED, "AWS throttles this account"),
        ("AccessDeniedException", Trouble.DENIED, "commdrill drivers --iam"),
        ("ExpiredTokenException", Trouble.EXPIRED, "sign in again"),
        ("UnrecognizedClientException", Trouble.EXPIRED, "sign in again"),
        ("ResourceConflictException", Trouble.STALE, "somebody else changed it"),
        ("ResourceNotFoundException", Trouble.UNKNOWN, "look at its name, the Region"),
        ("InvalidParameterValueException", Trouble.REFUSED, "so it is said"),
    ],
)
def test_a_refusal_says_what_was_asked_where_and_what_to_do(
    code: str, trouble: Trouble, to_do: str
) -> None:
    with refusing("lambda", "get_function", code) as aws, pytest.raises(AwsRefused) as raised:
        aws.ask("lambda", "GetFunction", FunctionName="orders")
    assert raised.value.trouble is trouble
    told = str(raised.value)
    assert told.startswith(f"lambda:GetFunction in us-east-1 was refused ({code}): so it is said")
    assert to_do in told


LATE = "Signature expired: 20261128T101500Z is now earlier than 20261128T102500Z"


@pytest.mark.parametrize(
    ("code", "message", "trouble"),
    [
        ("RequestTimeTooSkewed", "The difference is too large.", Trouble.SKEWED),
        ("InvalidSignatureException", LATE, Trouble.SKEWED),
        ("SignatureDoesNotMatch", LATE, Trouble.SKEWED),
        ("SignatureDoesNotMatch", "Signature not yet current: x is still later than y",
         Trouble.SKEWED),
        ("InvalidSignatureException", "The request signature we calculated does not match.",
         Trouble.EXPIRED),
        ("ExpiredTokenException", "The security token is expired", Trouble.EXPIRED),
    ],
)  # fmt: skip
def test_a_clock_that_is_off_is_told_as_such(code: str, message: str, trouble: Trouble) -> None:
    answer: Any = {
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"HTTPHeaders": {"date": "Sat, 28 Nov 2026 10:25:00 GMT"}},
    }
    refused = refusal_of(ClientError(answer, "GetObject"), "s3:GetObject", "us-east-1")
    assert refused.trouble is trouble
    clock = "clock is not AWS's: set it right, by NTP (by AWS's clock it is Sat, 28 Nov 2026 10:25"
    assert (clock in str(refused)) is (trouble is Trouble.SKEWED)


def test_without_a_region_both_places_to_set_it_are_told() -> None:
    told = str(refusal_of(NoRegionError(), "sesv2", ""))
    assert "set AWS_DEFAULT_REGION, or add aws: {region: …} to the environment" in told


def test_a_stale_etag_is_told_as_such() -> None:
    with (
        refusing("cloudfront", "update_distribution", "PreconditionFailed", 412) as aws,
        pytest.raises(AwsRefused, match="somebody else changed it") as raised,
    ):
        aws.ask("cloudfront", "UpdateDistribution", Id="E1", IfMatch="x", DistributionConfig=CONFIG)
    assert raised.value.trouble is Trouble.STALE


def test_nobody_there_is_told_with_the_address() -> None:
    with Aws(HERE, Ledger().page("a test")) as aws, pytest.raises(AwsRefused) as raised:
        aws.ask("sns", "ListTopics")
    assert raised.value.trouble is Trouble.UNANSWERED
    assert str(raised.value) == (
        "sns:ListTopics in us-east-1 was not answered: 127.0.0.1:9 refused the connection: "
        "is the Region's name right, the address up, the network open?"
    )


def test_without_credentials_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    access = AwsAccess(region="us-east-1", profile="no-such-profile")
    with Aws(access, Ledger().page("a test")) as aws, pytest.raises(AwsRefused) as raised:
        aws.ask("sts", "GetCallerIdentity")
    assert raised.value.trouble is Trouble.NO_CREDENTIALS
    told = str(raised.value)
    assert told.startswith("sts: there are no credentials")
    assert "no-such-profile" in told
    assert "name a profile" in told


def test_a_failure_of_awss_own_is_told_as_such() -> None:
    with (
        refusing("lambda", "get_function", "ServiceException", 500) as aws,
        pytest.raises(AwsRefused, match="AWS's own failure: try again") as raised,
    ):
        aws.ask("lambda", "GetFunction", FunctionName="orders")
    assert raised.value.trouble is Trouble.FAILED


def test_a_region_is_never_guessed_for_aws_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
    with Aws(AwsAccess(), Ledger().page("a test")) as aws, pytest.raises(AwsRefused) as raised:
        aws.ask("lambda", "ListFunctions")
    assert "Region" in str(raised.value)


def test_an_aws_on_this_machine_is_never_sent_the_users_own_credentials(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real")
    with LocalWeb({"/": reply(400)}) as web:
        access = AwsAccess(region="us-east-1", endpoint_url=web.url())
        with Aws(access, Ledger().page("a test")) as aws, pytest.raises(AwsRefused):
            aws.ask("sns", "ListTopics")
    assert "Credential=local/" in web.asked[0].headers["authorization"]


def test_a_throttled_call_is_tried_again_and_then_told() -> None:
    throttled = reply(
        400, b'{"__type": "ThrottlingException"}', {"Content-Type": "application/json"}
    )
    with LocalWeb({"/": throttled}) as web:
        access = AwsAccess(region="us-east-1", endpoint_url=web.url())
        ledger = Ledger()
        with Aws(access, ledger.page("a test")) as aws, pytest.raises(AwsRefused) as raised:
            aws.ask("events", "DescribeEventBus")
    assert raised.value.trouble is Trouble.THROTTLED
    assert len(web.asked) == 3
    (told,) = ledger.drain()
    assert (told.calls, told.failed) == (1, 1)


CONFIG: dict[str, Any] = {
    "CallerReference": "x",
    "Comment": "",
    "Enabled": True,
    "Origins": {"Quantity": 1, "Items": [{"Id": "a", "DomainName": "a.example"}]},
    "DefaultCacheBehavior": {"TargetOriginId": "a", "ViewerProtocolPolicy": "allow-all"},
}


WHO = b"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalWeb]:
    """One that the machine's variables name; it answers for all that it is to lead to."""
    for name in ("NO_PROXY", "no_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with LocalWeb() as web:
        web.routes["http://aws.dev.example/"] = reply(200, WHO)
        monkeypatch.setenv("http_proxy", web.url())
        yield web


def asked_by_proxy(guard: HostGuard) -> object:
    access = AwsAccess(region="us-east-1", endpoint_url="http://aws.dev.example/")
    with Aws(access, Ledger().page("a test"), guard) as aws:
        return aws.ask("sts", "GetCallerIdentity")["Account"]


def test_a_proxy_is_a_hop_that_the_guard_is_asked_for(
    proxy: LocalWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "made-up")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
    with pytest.raises(AwsRefused, match=r"the guard's hosts do not allow '127\.0\.0\.1'"):
        asked_by_proxy(guard_of(("aws.dev.example",)))
    assert proxy.asked == []
    assert asked_by_proxy(guard_of(("aws.dev.example", "127.0.0.1"))) == "111122223333"
    assert [one.path for one in proxy.asked] == ["http://aws.dev.example/"]


def test_what_is_on_this_machine_is_asked_without_a_proxy_whoever_says_where_it_is(
    proxy: LocalWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "made-up")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
    with LocalWeb() as here:
        here.routes["/"] = reply(200, WHO)
        monkeypatch.setenv("AWS_ENDPOINT_URL", here.url())
        with Aws(AwsAccess(region="us-east-1"), Ledger().page("a test")) as aws:
            assert aws.ask("sts", "GetCallerIdentity")["Account"] == "111122223333"
    assert proxy.asked == []
