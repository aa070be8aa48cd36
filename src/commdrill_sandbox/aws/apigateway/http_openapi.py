"""An OpenAPI 3 document, as API Gateway reads an HTTP API of it: routes, integrations, authorizers, CORS."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.apigateway.openapi_authorizers import EXTENSION
from commdrill_sandbox.aws.wire.call import Refusal

Given = Mapping[str, Any]
_ANY = "x-amazon-apigateway-any-method"
_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", _ANY})
_SHARED = "x-amazon-apigateway-integrations"
# what a document says, as calls take it
_INTEGRATION = {
    "connectionId": "ConnectionId", "connectionType": "ConnectionType",
    "credentials": "CredentialsArn", "description": "Description", "httpMethod": "IntegrationMethod",
    "integrationSubtype": "IntegrationSubtype", "payloadFormatVersion": "PayloadFormatVersion",
    "requestParameters": "RequestParameters", "responseParameters": "ResponseParameters",
    "timeoutInMillis": "TimeoutInMillis", "uri": "IntegrationUri",
}  # fmt: skip
_AUTHORIZER = {
    "authorizerCredentials": "AuthorizerCredentialsArn",
    "authorizerPayloadFormatVersion": "AuthorizerPayloadFormatVersion",
    "authorizerResultTtlInSeconds": "AuthorizerResultTtlInSeconds",
    "authorizerUri": "AuthorizerUri", "enableSimpleResponses": "EnableSimpleResponses",
}  # fmt: skip
_TEXTS = frozenset({"authorizerPayloadFormatVersion", "payloadFormatVersion"})  # YAML's 2.0 is none
_KINDS = {"JWT": "JWT", "REQUEST": "CUSTOM"}  # of authorizers, as routes call them


@dataclass(frozen=True)
class HttpRoute:
    """`shared`: the name of the integration that several have; `needs`: the scopes, by scheme."""

    key: str
    operation: str
    integration: Given
    shared: str
    needs: Mapping[str, list[str]]


@dataclass(frozen=True)
class HttpDefinition:
    """A document; of those that API Gateway itself exports, too."""

    document: Given

    @property
    def settings(self) -> dict[str, Any]:
        """As CreateApi and UpdateApi take them."""
        info: Given = self.document.get("info") or {}
        named = {"title": "Name", "version": "Version", "description": "Description"}
        told = {name: str(info[one]) for one, name in named.items() if info.get(one)}
        return {**told, **({"CorsConfiguration": self._cors} if self._cors else {})}

    @property
    def routes(self) -> Iterator[HttpRoute]:
        for path, item in (self.document.get("paths") or {}).items():
            for method, told in (item or {}).items():
                if method.lower() in _METHODS:
                    yield self._route(path, method.lower(), told or {})

    @property
    def authorizers(self) -> Mapping[str, dict[str, Any]]:
        """By their schemes' names, as CreateAuthorizer takes them."""
        told = {name: one.get(EXTENSION) for name, one in self._schemes.items()}
        return {name: _authorizer(name, one) for name, one in told.items() if one}

    def guard(self, route: HttpRoute, ids: Mapping[str, str]) -> dict[str, Any]:
        """What CreateRoute is told of whom it lets in; `ids`: the authorizers', by name."""
        for scheme, scopes in route.needs.items():
            if scheme in ids:
                kind = _KINDS[self.authorizers[scheme]["AuthorizerType"]]
                beside = {"AuthorizationScopes": scopes} if scopes else {}
                return {"AuthorizationType": kind, "AuthorizerId": ids[scheme], **beside}
            if str(self._schemes.get(scheme, {}).get("x-amazon-apigateway-authtype")) == "awsSigv4":
                return {"AuthorizationType": "AWS_IAM"}
        return {}

    def _route(self, path: str, method: str, told: Given) -> HttpRoute:
        verb = "ANY" if method == _ANY else method.upper()
        asked = told.get("security", self.document.get("security")) or ()
        behind: Given = told.get("x-amazon-apigateway-integration") or {}
        shared = str(behind.get("$ref", "")).rpartition(f"/{_SHARED}/")[2]
        return HttpRoute(
            "$default" if path in ("/$default", "$default") else f"{verb} {path}",
            str(told.get("operationId") or ""),
            _integration(self._named(shared) if "$ref" in behind else behind) if behind else {},
            shared,
            {scheme: list(scopes or ()) for one in asked for scheme, scopes in one.items()},
        )

    def _named(self, shared: str) -> Given:
        """The integration that a reference leads to. Raises: Refusal: there is none."""
        known = (self.document.get("components") or {}).get(_SHARED) or {}
        if shared not in known:
            said = f"Invalid OpenAPI input: components/{_SHARED} has no {shared!r}."
            raise Refusal("BadRequestException", said)
        found: Given = known[shared]
        return found

    @property
    def _cors(self) -> Given:
        told: Given = self.document.get("x-amazon-apigateway-cors") or {}
        return {f"{name[:1].upper()}{name[1:]}": one for name, one in told.items()}

    @property
    def _schemes(self) -> Mapping[str, Given]:
        return (self.document.get("components") or {}).get("securitySchemes") or {}


def _integration(given: Given) -> dict[str, Any]:
    """As CreateIntegration takes it."""
    verify = (given.get("tlsConfig") or {}).get("serverNameToVerify")
    tls = {"TlsConfig": {"ServerNameToVerify": verify}} if verify else {}
    kept = _renamed({"payloadFormatVersion": "1.0", **given}, _INTEGRATION)
    return {"IntegrationType": str(given.get("type", "")).upper(), **kept, **tls}


def _authorizer(name: str, given: Given) -> dict[str, Any]:
    """Raises: Refusal: HTTP APIs have none of its sort."""
    if (sort := str(given.get("type", "")).upper()) not in _KINDS:
        said = f"Invalid OpenAPI input: {name!r} is no authorizer of type {' or '.join(_KINDS)}."
        raise Refusal("BadRequestException", said)
    sources = given.get("identitySource") or ()
    listed = [one.strip() for one in sources.split(",")] if isinstance(sources, str) else sources
    told = given.get("jwtConfiguration") or {}
    jwt = {one.capitalize(): said for one, said in told.items()}
    return {
        "Name": name,
        "AuthorizerType": sort,
        "IdentitySource": [*listed],
        **_renamed(given, _AUTHORIZER),
        **({"JwtConfiguration": jwt} if jwt else {}),
    }


def _renamed(given: Given, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        names[one]: str(said) if one in _TEXTS else said
        for one, said in given.items()
        if one in names
    }
