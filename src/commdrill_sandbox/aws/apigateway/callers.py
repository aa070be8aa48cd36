"""A call of a stage, as all the steps on its way see it."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from werkzeug import Request

from commdrill_sandbox.aws.apigateway.substitution import Variables
from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.functions.permissions import Caller


@dataclass(frozen=True)
class Visit:
    """One call. `path`: within the stage, as it was written, with its leading slash.

    `let_in_as`: what an authorizer's function said of the caller.
    """

    request: Request
    api: str
    region: str
    stage: str
    path: str
    at: datetime
    stage_variables: Mapping[str, str] = field(default_factory=dict)
    resource_path: str = ""
    resource_id: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    let_in_as: Mapping[str, Any] = field(default_factory=dict)

    @property
    def verb(self) -> str:
        return str(self.request.method)

    @property
    def source_ip(self) -> str:
        return self.request.remote_addr or "127.0.0.1"

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:
        """What a proxied backend is told of where the call comes from."""
        came = f"{int(self.at.timestamp()):08x}-{self.id.replace('-', '')[:24]}"
        return (("X-Forwarded-For", self.source_ip), ("X-Amzn-Trace-Id", f"Root=1-{came}"))

    @property
    def arn(self) -> str:
        """The method called, as policies name it."""
        return f"{self.stage_arn}/{self.verb}{self.path}"

    @property
    def stage_arn(self) -> str:
        """The stage, likewise."""
        return f"arn:aws:execute-api:{self.region}:{ACCOUNT}:{self.api}/{self.stage}"

    def authorizer(self, name: str) -> Caller:
        """Who calls the function of an authorizer."""
        source = f"arn:aws:execute-api:{self.region}:{ACCOUNT}:{self.api}/authorizers/{name}"
        return Caller("apigateway", source)

    @property
    def variables(self) -> Variables:
        return Variables(self.context, self.stage_variables, self.request, self.parameters)

    @property
    def context(self) -> Mapping[str, str]:
        """`$context`, by the names behind its dots."""
        return {
            "accountId": ACCOUNT,
            "apiId": self.api,
            "domainName": self.request.host,
            "domainPrefix": self.api,
            "extendedRequestId": self.id,
            "httpMethod": self.verb,
            "identity.sourceIp": self.source_ip,
            "identity.userAgent": self.request.headers.get("User-Agent", ""),
            "path": f"/{self.stage}{self.path}",
            "protocol": "HTTP/1.1",
            "requestId": self.id,
            "requestTime": self.at.strftime("%d/%b/%Y:%H:%M:%S +0000"),
            "requestTimeEpoch": str(int(self.at.timestamp() * 1000)),
            "resourceId": self.resource_id,
            "resourcePath": self.resource_path,
            "stage": self.stage,
            **{f"authorizer.{name}": value for name, value in self.caller.items()},
        }

    @property
    def caller(self) -> Mapping[str, str]:
        """What was said of it, as texts."""
        return {name: as_text(value) for name, value in self.let_in_as.items()}


def as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
