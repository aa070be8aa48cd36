from collections.abc import Iterator
from pathlib import Path

import pytest

from commdrill.documents.allowed_hosts import AllowedHosts
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.driver import AwsDriver
from commdrill.drivers.aws.faults.lambda_throttle import LambdaThrottle
from commdrill.drivers.aws.homes import guarded, is_of_aws
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.observers.sqs import Sqs
from commdrill.drivers.aws.secrets_store import secret_sources
from commdrill.drivers.aws.session import Answer, Aws
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.drivers.masking.secrets import Secrets
from commdrill.drivers.network.host_guard import Forbidden, HostGuard
from commdrill.drivers.setting_references import References
from commdrill.errors import CommdrillError, DriverError, NotSet
from commdrill.testing import LocalWeb, reply
from tests.drivers.network.hostile import FOREIGN, Foreign, guard

PAGE = Ledger().page("a test")


@pytest.fixture(scope="module")
def foreign() -> Iterator[Foreign]:
    with Foreign() as host:
        yield host


@pytest.fixture(autouse=True)
def nobody_meets_it(foreign: Foreign) -> Iterator[None]:
    yield
    assert foreign.contacts == []


@pytest.fixture
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("sqs.us-east-1.amazonaws.com", True),
        ("bucket.s3.eu-south-2.amazonaws.com", True),
        ("STS.amazonaws.com.", True),
        ("lambda.cn-north-1.amazonaws.com.cn", True),
        ("wafv2.us-east-1.api.aws", True),
        ("amazonaws.com", False),
        ("evilamazonaws.com", False),
        ("sqs.us-east-1.amazonaws.com.evil.example", False),
        ("a1b2.execute-api.us-east-1.amazonaws.com", False),
        ("evil-1.us-east-1.elb.amazonaws.com", False),
        ("ec2-1-2-3-4.compute-1.amazonaws.com", False),
        ("evil.example", False),
    ],
)
def test_the_services_of_aws_are_known_by_their_names(name: str, is_one: bool) -> None:
    assert is_of_aws(name) is is_one


@pytest.mark.parametrize(
    ("ip", "may"),
    [("10.0.7.7", True), ("52.46.128.1", True), ("127.0.0.1", False), ("169.254.169.254", False)],
)
def test_aws_is_met_on_the_internet_and_in_private_networks(ip: str, may: bool) -> None:
    """Also where the guard names a private network of the environment's own."""
    guarding = guarded(guard("10.20.0.0/16", "*.dev.example"), None)
    asked = guarding.require("sqs.us-east-1.amazonaws.com", 443)
    if may:
        guarding.require_led(asked, ip, 443)
    else:
        with pytest.raises(Forbidden, match=f"leads to {ip}"):
            HostGuard(AllowedHosts.of(("x",)), own=guarding.own).require_led(asked, ip, 443)


def at(url: str) -> AwsAccess:
    return AwsAccess(region="us-east-1", endpoint_url=url)


def asked(access: AwsAccess, *more: str, **parameters: str) -> Answer:
    with Aws(access, PAGE, guard(*more)) as aws:
        return aws.ask("s3", "GetObject", **{"Bucket": "b", "Key": "k", **parameters})


def test_an_endpoint_outside_the_guard_is_not_met(foreign: Foreign) -> None:
    for url in (f"http://{FOREIGN}:{foreign.port}", f"http://127.0.0.1@{FOREIGN}:{foreign.port}"):
        with pytest.raises(AwsRefused, match=f"do not allow '{FOREIGN}': nobody was asked"):
            asked(at(url))


def test_nor_by_drivers_or_references(foreign: Foreign) -> None:
    evil = {"region": "us-east-1", "endpoint_url": f"http://{FOREIGN}:{foreign.port}"}
    given = {"folder": None, "guard": guard()}
    throttle = LambdaThrottle.model_validate({"aws": evil, "function": "orders"}, context=given)
    queue = Sqs.model_validate({"aws": evil, "queue": "inbox"}, context=given)
    with pytest.raises(CommdrillError, match="nobody was asked there"):
        throttle.observe()
    with pytest.raises(CommdrillError, match="nobody was asked there"), queue.open() as look:
        look()
    sources = secret_sources(lambda: AwsAccess.model_validate(evil), PAGE, guard())
    with pytest.raises(NotSet, match="nobody was asked there"):
        References(sources, Secrets()).fill("${ssm:/password}", Path())


@pytest.mark.usefixtures("_credentials")
@pytest.mark.parametrize("name", ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"])
def test_an_endpoint_of_the_machines_own_settings_is_asked_for_too(
    foreign: Foreign, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, f"http://{FOREIGN}:{foreign.port}")
    with pytest.raises(AwsRefused, match=f"do not allow '{FOREIGN}'"):
        asked(AwsAccess(region="us-east-1"))


@pytest.mark.usefixtures("_credentials")
def test_an_endpoint_of_a_call_is_asked_for_too(foreign: Foreign) -> None:
    url = f"http://{FOREIGN}:{foreign.port}/v1"
    with (
        Aws(AwsAccess(region="us-east-1"), PAGE, guard()) as aws,
        pytest.raises(AwsRefused, match=f"do not allow '{FOREIGN}'"),
    ):
        aws.ask_at(url, "us-east-1", "route53-recovery-cluster", "ListRoutingControls")


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400])
def test_a_redirect_of_s3_leads_nowhere_else(foreign: Foreign, status: int) -> None:
    evil = f"{FOREIGN}:{foreign.port}"
    body = f"<Error><Code>PermanentRedirect</Code><Endpoint>{evil}</Endpoint></Error>".encode()
    headers = {"Location": f"http://{evil}/b/k", "x-amz-bucket-region": f"x@{evil}/"}
    answer = reply(status, body, headers)
    with LocalWeb({"/b/k": answer, "/b": answer}) as web, pytest.raises(AwsRefused):
        asked(at(web.url("")))
    assert web.asked


@pytest.mark.usefixtures("_credentials")
def test_a_queues_own_url_leads_nowhere_else(foreign: Foreign) -> None:
    url = f"http://{FOREIGN}:{foreign.port}/111122223333/inbox"
    access = AwsAccess(region="us-east-1", endpoint_url=f"http://{FOREIGN}:{foreign.port}")
    with Aws(access, PAGE, guard()) as aws, pytest.raises(AwsRefused):
        aws.ask("sqs", "ReceiveMessage", QueueUrl=url)


def test_a_local_aws_is_met_and_what_the_sdk_puts_before_its_name() -> None:
    with LocalWeb({"/b/k": reply(200, b"mail")}) as web:
        answer = asked(at(web.url("")))
        assert answer["Body"].read() == b"mail"
        near = AwsAccess(region="us-east-1", endpoint_url=web.url("", host="localhost"))
        with Aws(near, PAGE, guard()) as aws, pytest.raises(AwsRefused, match="404"):
            aws.ask("cloudfront-keyvaluestore", "ListKeys", KvsARN=KVS)


KVS = "arn:aws:cloudfront::111122223333:key-value-store/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"


def test_what_the_sdk_puts_before_an_address_is_no_host_and_is_met_at_the_address() -> None:
    """`111122223333.127.0.0.1` is what it makes of a KeyValueStore's account."""
    for more in ((), ("*",)):
        with (
            LocalWeb() as web,
            Aws(at(web.url("")), PAGE, guard(*more)) as aws,
            pytest.raises(AwsRefused, match="404"),
        ):
            aws.ask("cloudfront-keyvaluestore", "ListKeys", KvsARN=KVS)


def test_a_probe_has_the_guard_of_its_fault(foreign: Foreign) -> None:
    there = reply(302, headers={"Location": f"http://{FOREIGN}:{foreign.port}/"})
    with LocalWeb({"/": there}) as web:
        settings = {"aws": {"endpoint_url": web.url("")}, "function": "orders"}
        fault = LambdaThrottle.model_validate(
            {**settings, "probe": {"url": web.url()}}, context={"folder": None, "guard": guard()}
        )
        assert fault.probe is not None
        with pytest.raises(DriverError, match="nobody was asked there"):
            fault.probe.ask()
        assert fault.guarded(guard()).probe is not fault.probe


def test_no_proxy_stands_before_an_aws_on_this_machine(
    foreign: Foreign, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://{FOREIGN}:{foreign.port}")
    with LocalWeb({"/b/k": reply(200, b"mail")}) as web:
        assert asked(at(web.url("")))["Body"].read() == b"mail"


def test_drivers_of_one_drill_share_a_guard(foreign: Foreign) -> None:
    from commdrill.drivers.aws.driver import speaking

    evil = {"region": "us-east-1", "endpoint_url": f"http://{FOREIGN}:{foreign.port}"}
    settings = {"aws": evil, "function": "orders"}
    driver: AwsDriver = LambdaThrottle.model_validate(
        settings, context={"folder": None, "guard": guard()}
    )
    speak = speaking([driver], PAGE)
    with speak(driver.aws) as aws, pytest.raises(AwsRefused, match="nobody was asked there"):
        aws.ask("sts", "GetCallerIdentity")
