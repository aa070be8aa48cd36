"""A health check tells what its endpoint answers, and not that all is well."""

from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill.testing.local_web import LocalWeb, reply
from tests.sandbox.aws.world import World, nobody

_numbers = count()


def told(world: World, port: int, **config: Any) -> list[str]:
    client = world.aws.clients.of("route53")
    whole = {"Type": "HTTP", "IPAddress": "127.0.0.1", "Port": port, "ResourcePath": "/", **config}
    made = client.create_health_check(
        CallerReference=f"check-{next(_numbers)}", HealthCheckConfig=whole
    )
    seen = client.get_health_check_status(HealthCheckId=made["HealthCheck"]["Id"])
    return [one["StatusReport"]["Status"] for one in seen["HealthCheckObservations"]]


SEEN: dict[str, tuple[int, dict[str, str], str]] = {
    "well": (200, {}, "Success: HTTP Status Code 200"),
    "moved": (301, {}, "Success: HTTP Status Code 301"),
    "down": (503, {}, "Failure: HTTP Status Code 503"),
    "its words": (200, {"Type": "HTTP_STR_MATCH", "SearchString": "open"}, "Success: "),
    "other words": (200, {"Type": "HTTP_STR_MATCH", "SearchString": "shut"}, "Failure: "),
    "connected": (503, {"Type": "TCP"}, "Success: A TCP connection"),
}


@pytest.mark.parametrize(("status", "config", "says"), SEEN.values(), ids=SEEN)
def test_it_tells_what_is_answered_now(
    world: World, web: LocalWeb, status: int, config: dict[str, str], says: str
) -> None:
    web.routes["/"] = reply(status, b"open")
    port = int(web.url().rsplit(":", 1)[1].strip("/"))
    reports = told(world, port, **config)
    assert len(reports) == 3
    assert all(report.startswith(says) for report in reports)


def test_nobody_there_is_a_failure(world: World) -> None:
    assert all(report.startswith("Failure: ") for report in told(world, nobody()))


def test_an_endpoint_elsewhere_is_not_looked_at(world: World) -> None:
    with pytest.raises(ClientError, match=r"not at HTTP of '192\.0\.2\.1'") as refused:
        told(world, 80, IPAddress="192.0.2.1")
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501


def test_a_check_that_is_not_there_is_what_is_missing(world: World) -> None:
    client = world.aws.clients.of("route53")
    with pytest.raises(client.exceptions.NoSuchHealthCheck):
        client.get_health_check_status(HealthCheckId="b0000000-0000-4000-8000-000000000000")
