"""An HTTP API as it is, or as a deployment froze it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from commdrill_sandbox.aws.apigateway.http_cors import Cors, read_cors
from commdrill_sandbox.aws.apigateway.routing import Route, find
from commdrill_sandbox.aws.apigateway.snapshot import Resource
from commdrill_sandbox.aws.apigateway.throttle import Limit

LONGEST = 30.0  # seconds
_NO_LIMIT = Limit(10_000.0, 5_000)


@dataclass(frozen=True)
class HttpIntegration:
    """What stands behind a route.

    `responses`: parameter mapping by the backend's status; `role`: whose it is called as, if any.
    """

    type: str
    uri: str
    verb: str
    timeout: float
    payload: str
    requests: Mapping[str, str]
    responses: Mapping[str, Mapping[str, str]]
    role: str


@dataclass(frozen=True)
class HttpAuthorizer:
    """Lets callers in by what `sources` of their requests hold; `function`: empty for a JWT's.

    `role`: whose it is called as, if any.
    """

    id: str
    sources: tuple[str, ...]
    function: str
    payload: str
    role: str


@dataclass(frozen=True)
class HttpRoute:
    """`key`: `GET /orders/{id}`, `ANY /{proxy+}` or `$default`."""

    key: str
    authorization: str
    authorizer: HttpAuthorizer | None
    integration: HttpIntegration | None

    @property
    def verb(self) -> str:
        return self.key.partition(" ")[0]

    @property
    def path(self) -> str:
        return self.key.partition(" ")[2]


@dataclass(frozen=True)
class HttpApi:
    """All routes of an API."""

    id: str
    routes: tuple[HttpRoute, ...]

    def route(self, verb: str, path: str) -> tuple[HttpRoute, Mapping[str, str]] | None:
        """The route that fits best, and its path parameters: its verb before ANY, `$default` last."""
        for wanted in (verb, "ANY"):
            known = {r.path: r for r in self.routes if r.verb == wanted and r.path}
            found = find([Resource(p, p, {}) for p in known], path)
            if found is not None and not self._fits_better(found, path, wanted):
                return known[found.resource.path], found.parameters
        default = next((r for r in self.routes if r.key == "$default"), None)
        return (default, {}) if default else None

    def _fits_better(self, found: Route, path: str, wanted: str) -> bool:
        """Whether an ANY route is more exact than what the verb's own routes offer."""
        if wanted == "ANY":
            return False
        anys = [r.path for r in self.routes if r.verb == "ANY" and r.path]
        best = find([Resource(p, p, {}) for p in (*anys, found.resource.path)], path)
        return best is not None and best.resource.path != found.resource.path


@dataclass(frozen=True)
class HttpStage:
    """A stage: `deployment` None: what it serves is always the newest."""

    name: str
    deployment: str | None
    variables: Mapping[str, str]
    default_limit: Limit
    limits: Mapping[str, Limit]

    def limit(self, route: str) -> Limit:
        return self.limits.get(route, self.default_limit)


def read_api(client: Any, api: str) -> HttpApi:
    """The API as it is configured now. `client`: boto3's `apigatewayv2`."""
    integrations = {
        one["IntegrationId"]: _integration(one) for one in _items(client, "get_integrations", api)
    }
    routes = list(_items(client, "get_routes", api))
    named = {route["AuthorizerId"] for route in routes if route.get("AuthorizerId")}
    authorizers = {
        one: _authorizer(client.get_authorizer(ApiId=api, AuthorizerId=one)) for one in named
    }
    return HttpApi(api, tuple(_route(route, integrations, authorizers) for route in routes))


@dataclass(frozen=True)
class Entrance:
    """What counts before any stage does, and at once. `is_closed`: not by the host of AWS's own."""

    is_closed: bool
    cors: Cors | None


def read_entrance(client: Any, api: str) -> Entrance:
    """The API's own settings."""
    settings = client.get_api(ApiId=api)
    is_closed = bool(settings.get("DisableExecuteApiEndpoint"))
    return Entrance(is_closed, read_cors(settings.get("CorsConfiguration") or {}))


def read_stages(client: Any, api: str) -> Mapping[str, HttpStage]:
    """The API's stages, by name."""
    return {one["StageName"]: _stage(one) for one in _items(client, "get_stages", api)}


def split(path: str, stages: Mapping[str, HttpStage]) -> tuple[HttpStage | None, str]:
    """The stage a path of the host begins with, else `$default`; and the path within it."""
    first, _, rest = path.lstrip("/").partition("/")
    named = stages.get(unquote(first))
    if named is not None and named.name != "$default":
        return named, f"/{rest}"
    return stages.get("$default"), path


def _items(client: Any, operation: str, api: str) -> Iterator[Mapping[str, Any]]:
    token: dict[str, str] = {}
    while True:
        answer = getattr(client, operation)(ApiId=api, **token)
        yield from answer["Items"]
        if not answer.get("NextToken"):
            return
        token = {"NextToken": answer["NextToken"]}


def _integration(settings: Mapping[str, Any]) -> HttpIntegration:
    milliseconds = settings.get("TimeoutInMillis")
    return HttpIntegration(
        settings.get("IntegrationType") or "HTTP_PROXY",
        settings.get("IntegrationUri") or "",
        settings.get("IntegrationMethod") or "ANY",
        min(float(milliseconds) / 1000, LONGEST) if milliseconds else LONGEST,
        settings.get("PayloadFormatVersion") or "1.0",
        settings.get("RequestParameters") or {},
        settings.get("ResponseParameters") or {},
        settings.get("CredentialsArn") or "",
    )


def _authorizer(settings: Mapping[str, Any]) -> HttpAuthorizer:
    sources = tuple(settings.get("IdentitySource") or ())
    payload = settings.get("AuthorizerPayloadFormatVersion") or "2.0"
    role = settings.get("AuthorizerCredentialsArn") or ""
    return HttpAuthorizer(
        settings["AuthorizerId"], sources, settings.get("AuthorizerUri") or "", payload, role
    )


def _route(
    settings: Mapping[str, Any],
    integrations: Mapping[str, HttpIntegration],
    authorizers: Mapping[str, HttpAuthorizer],
) -> HttpRoute:
    target = (settings.get("Target") or "").removeprefix("integrations/")
    return HttpRoute(
        settings["RouteKey"],
        settings.get("AuthorizationType") or "NONE",
        authorizers.get(settings.get("AuthorizerId") or ""),
        integrations.get(target),
    )


def _stage(settings: Mapping[str, Any]) -> HttpStage:
    deployed = None if settings.get("AutoDeploy") else settings.get("DeploymentId") or ""
    return HttpStage(
        settings["StageName"],
        deployed,
        settings.get("StageVariables") or {},
        _limit(settings.get("DefaultRouteSettings") or {}),
        {
            key: _limit(route)
            for key, route in (settings.get("RouteSettings") or {}).items()
            if "ThrottlingRateLimit" in route or "ThrottlingBurstLimit" in route
        },
    )


def _limit(settings: Mapping[str, Any]) -> Limit:
    rate, burst = settings.get("ThrottlingRateLimit"), settings.get("ThrottlingBurstLimit")
    return Limit(
        _NO_LIMIT.rate if rate is None else float(rate),
        _NO_LIMIT.burst if burst is None else int(burst),
    )
