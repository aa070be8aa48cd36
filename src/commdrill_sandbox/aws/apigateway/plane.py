"""The hosts of deployed APIs: `API.execute-api.REGION.amazonaws.com`."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.rest_stage import forbidden
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.request import host, raw_path

_HOST = re.compile(r"([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?")
Answers = Callable[[Visit], Response]


@dataclass(frozen=True)
class DeployedApis:
    """Knows which kind of API a host is, and has its stages answer."""

    clients: Clients
    clock: Clock
    rest: Answers
    http: Answers
    _kinds: dict[tuple[str, str], Answers] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: Request) -> Response | None:
        named = _HOST.fullmatch(host(request))
        if named is None:
            return None
        api, region = named.groups()
        stage, _, path = raw_path(request).lstrip("/").partition("/")
        visit = Visit(request, api, region, stage, f"/{path}", self.clock.now())
        answers = self._kind(region, api)
        return forbidden(visit) if answers is None else answers(visit)

    def _kind(self, region: str, api: str) -> Answers | None:
        with self._lock:
            known = self._kinds.get((region, api))
        if known is None and (known := self._found(region, api)) is not None:
            with self._lock:
                self._kinds[region, api] = known
        return known

    def _found(self, region: str, api: str) -> Answers | None:
        rest, http = self.clients.of("apigateway", region), self.clients.of("apigatewayv2", region)
        if _has(lambda: rest.get_rest_api(restApiId=api)):
            return self.rest
        return self.http if _has(lambda: http.get_api(ApiId=api)) else None


def _has(get: Callable[[], Any]) -> bool:
    from botocore.exceptions import ClientError

    try:
        get()
    except ClientError:
        return False
    return True
