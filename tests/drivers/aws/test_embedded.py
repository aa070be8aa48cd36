"""Drivers against the embedded AWS: what they break is seen broken by a visitor, and whole again."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import requests

from commdrill.clock import SystemClock
from commdrill.drivers.aws.actions.eum_sms import EumSms
from commdrill.drivers.aws.actions.eum_voice import EumVoice
from commdrill.drivers.aws.actions.ses_send import SesSend
from commdrill.drivers.aws.driver import AwsAction, AwsFault
from commdrill.drivers.aws.faults.apigateway_integration import ApiGatewayIntegration
from commdrill.drivers.aws.faults.apigateway_throttle import ApiGatewayThrottle
from commdrill.drivers.aws.faults.cloudfront_maintenance import CloudFrontMaintenance
from commdrill.drivers.aws.faults.cloudfront_origin import CloudFrontOrigin
from commdrill.drivers.protocol import RunContext
from commdrill.testing.local_web import LocalWeb, reply
from commdrill_sandbox.aws.embedded import EmbeddedAws
from commdrill_sandbox.aws.messaging.doors import Doors
from tests.sandbox.aws.apigateway.rest_api import RestApi
from tests.sandbox.aws.world import World, behaviour, config, custom, group, nobody

RUN = RunContext("20261123T100000Z-lost-7f3a", "token", "outage")
ANA, PHONE = "ana@drill.anycompany.example", "+14255550101"


class Town(World):
    """Also what `RestApi` wants of its house, and whom messages reach."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, bytes]] = []
        self.rung: list[tuple[str, str, str, str]] = []
        doors = Doors(lambda *mail: self.mails.append(mail), lambda *ring: self.rung.append(ring))
        aws = EmbeddedAws(propagation=0.2, doors=doors)
        aws.start()
        super().__init__(aws, SystemClock())  # type: ignore[arg-type]
        requests.post(f"{aws.address}/moto-api/reset", timeout=120)

    def of(self, service: str, region: str = "us-east-1") -> Any:
        return self.aws.clients.of(service, region)

    def driver(self, kind: Any, **settings: Any) -> Any:
        aws = {"region": "us-east-1", "endpoint_url": self.aws.address}
        return kind.model_validate({"aws": aws, **settings})

    def probe(self, host: str, path: str, *status: int) -> dict[str, Any]:
        at = self.aws.address.removeprefix("http://")
        return {"url": f"http://{host}{path}", "status": status, "connect_to": at}


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    town = Town()
    yield town
    town.close()
    town.aws.stop()


def there_and_back(fault: AwsFault) -> None:
    """Each call ends when the probe shows it: else it raises."""
    before = fault.observe()
    fault.inject(before)
    fault.revert(before)
    assert fault.observe() == before


@pytest.fixture
def store(town: Town) -> Iterator[tuple[str, str]]:
    """A distribution of a shop and a maintenance site: its id and its host."""
    with (
        LocalWeb({"/": reply(200, b"shop")}) as shop,
        LocalWeb({"/": reply(503, b"later")}) as away,
    ):
        made = town.create(
            config(
                [custom(shop), custom(away, "away")],
                behaviour("shop"),
                groups=[group("away", "shop", 404, name="both")],
            )
        )["Distribution"]
        town.cloudfront.get_waiter("distribution_deployed").wait(
            Id=made["Id"], WaiterConfig={"Delay": 1}
        )
        yield made["Id"], made["DomainName"]


def test_an_origin_is_taken_away_and_given_back(town: Town, store: tuple[str, str]) -> None:
    gone, probe = {"http_port": nobody()}, town.probe(store[1], "/", 502)
    settings = {"distribution": store[0], "origin": "shop", "becomes": gone, "probe": probe}
    there_and_back(town.driver(CloudFrontOrigin, **settings))


@pytest.mark.parametrize("to", [{"origin": "away"}, {"origin_group": "both"}], ids=str)
def test_all_requests_go_to_the_maintenance_site_and_back(
    town: Town, store: tuple[str, str], to: dict[str, str]
) -> None:
    probe = town.probe(store[1], "/", 503)
    there_and_back(town.driver(CloudFrontMaintenance, distribution=store[0], probe=probe, **to))


@pytest.fixture
def api(town: Town) -> Iterator[RestApi]:
    with LocalWeb({"/orders": reply(200, b"{}")}) as backend:
        api = RestApi(town)  # type: ignore[arg-type]
        api.method("/orders", type="HTTP_PROXY", uri=backend.url("/orders"))
        api.deploy()
        yield api


def test_a_stage_is_throttled_and_no_more(town: Town, api: RestApi) -> None:
    probe = town.probe(api.host, "/dev/orders", 429)
    there_and_back(town.driver(ApiGatewayThrottle, api=api.id, stage="dev", probe=probe))


def test_an_integration_is_dead_and_alive_again(town: Town, api: RestApi) -> None:
    settings = {"api": api.id, "stage": "dev", "path": "/orders", "method": "GET"}
    dead = f"http://127.0.0.1:{nobody()}/"
    probe = town.probe(api.host, "/dev/orders", 504)
    there_and_back(town.driver(ApiGatewayIntegration, **settings, uri=dead, probe=probe))


def test_a_mail_is_in_its_mailbox_and_not_before_it_is_sent(town: Town) -> None:
    ses = town.of("sesv2")
    with suppress(ses.exceptions.AlreadyExistsException):  # moto is one for all of a process
        ses.create_email_identity(EmailIdentity="anycompany.example")
    words = {
        "from": "care@anycompany.example",
        "to": [ANA],
        "subject": "Down",
        "text": "It is down.",
    }
    action = town.driver(SesSend, **words)
    action.check()
    assert town.mails == []
    assert "SES accepted" in action.perform(RUN).summary
    ((to, mail),) = town.mails
    assert to == ANA
    assert b"It is down." in mail


@pytest.mark.parametrize(
    ("kind", "how"), [(EumSms, "sms"), (EumVoice, "voice")], ids=["sms", "voice"]
)
def test_a_dry_run_rings_nobody_and_the_action_does(
    town: Town, kind: type[AwsAction], how: str
) -> None:
    town.rung.clear()
    number = town.of("pinpoint-sms-voice-v2").request_phone_number(
        IsoCountryCode="US", MessageType="TRANSACTIONAL", NumberCapabilities=["SMS", "VOICE"],
        NumberType="LONG_CODE",
    )["PhoneNumber"]  # fmt: skip
    settings = {"to": [PHONE], "from": number, "message": "Checkout is down."}
    action = town.driver(kind, **settings)
    action.check()
    assert town.rung == []
    action.perform(RUN)
    assert town.rung == [(PHONE, "Checkout is down.", how, "us-east-1")]
