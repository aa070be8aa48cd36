"""Route 53's health checks: what their endpoints answer now. moto says of all of them that they are well."""

import http.client
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.strangers import is_loopback
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_PATIENCE = 4.0  # seconds until it is connected, and then until it has answered
_CHECKERS = ("us-east-1", "us-west-2", "eu-west-1")
_SEARCHED = 5120  # bytes of a body
_KINDS = frozenset({"HTTP", "HTTP_STR_MATCH", "TCP"})


@dataclass(frozen=True)
class HealthChecks:
    """Looks when it is asked; all checkers stand on this machine."""

    clients: Clients
    clock: Clock

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "GetHealthCheckStatus": self.status,
            "GetHealthCheckCount": lambda _: {"HealthCheckCount": len(_kept())},
            "UpdateHealthCheck": self.update,
        }

    def update(self, asked: Asked) -> None:
        """Each change is another version; who names one changes that one alone."""
        if (kept := _kept().get(asked.input["HealthCheckId"])) is None:
            return
        named = asked.input.get("HealthCheckVersion")
        if named is not None and int(named) != kept.health_check_version:
            said = "The value of HealthCheckVersion in the request doesn't match the value of the health check."
            raise Refusal("HealthCheckVersionMismatch", said, 409)
        kept.health_check_version += 1

    def status(self, asked: Asked) -> Output:
        config = self._config(asked.input["HealthCheckId"])
        where = str(config.get("IPAddress") or config.get("FullyQualifiedDomainName") or "")
        if config["Type"] not in _KINDS or not where or not is_loopback(where):
            said = f"the embedded AWS looks at HTTP and TCP on this machine, not at {config['Type']} of {where!r}"
            raise Refusal("NotImplemented", said, 501)
        report = {"Status": _looked(config, where), "CheckedTime": self.clock.now()}
        return {
            "HealthCheckObservations": [
                {"Region": region, "IPAddress": "127.0.0.1", "StatusReport": report}
                for region in _CHECKERS
            ]
        }

    def _config(self, which: str) -> Mapping[str, Any]:
        client = self.clients.of("route53")
        try:
            told = client.get_health_check(HealthCheckId=which)
        except client.exceptions.NoSuchHealthCheck as unknown:
            said = "A health check with the specified ID does not exist."
            raise Refusal("NoSuchHealthCheck", said, 404) from unknown
        config: Mapping[str, Any] = told["HealthCheck"]["HealthCheckConfig"]
        return config


def _kept() -> dict[str, Any]:
    from moto.route53.models import route53_backends

    kept: dict[str, Any] = route53_backends[ACCOUNT]["aws"].health_checks
    return kept


def _looked(config: Mapping[str, Any], where: str) -> str:
    try:
        if config["Type"] == "TCP":
            socket.create_connection((where, int(config["Port"])), _PATIENCE).close()
            return "Success: A TCP connection was established."
        return _asked(config, where)
    except TimeoutError:
        return "Failure: The health checker could not get an answer within the timeout limit."
    except (OSError, ValueError, http.client.HTTPException) as lost:
        return f"Failure: {lost}"


def _asked(config: Mapping[str, Any], where: str) -> str:
    connection = http.client.HTTPConnection(where, int(config.get("Port") or 80), timeout=_PATIENCE)
    try:
        named = config.get("FullyQualifiedDomainName") or where
        connection.request("GET", config.get("ResourcePath") or "/", headers={"Host": named})
        answer = connection.getresponse()
        text = f"HTTP Status Code {answer.status}, {answer.reason}"
        if not 200 <= answer.status < 400:
            return f"Failure: {text}"
        wanted = str(config.get("SearchString") or "")
        if config["Type"] == "HTTP_STR_MATCH" and wanted.encode() not in answer.read(_SEARCHED):
            return f"Failure: {text}. The response body does not hold the search string."
        return f"Success: {text}"
    finally:
        connection.close()
