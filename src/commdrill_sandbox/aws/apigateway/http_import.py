"""HTTP APIs that are imported from OpenAPI documents, by the calls that anybody would make."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError, ParamValidationError

from commdrill_sandbox.aws.apigateway.http_openapi import HttpDefinition, HttpRoute
from commdrill_sandbox.aws.broken import same
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_INVALID = "BadRequestException"


@dataclass(frozen=True)
class HttpImport:
    """moto has one of the two calls, reads of a document what it expects, and loses the rest."""

    clients: Clients

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"ImportApi": self.make, "ReimportApi": self.change}

    def make(self, asked: Asked) -> Output:
        wanted, client = _wanted(asked), self.clients.of("apigatewayv2", asked.region)
        if "Name" not in wanted.settings:
            raise Refusal(_INVALID, "Invalid OpenAPI input: info.title is missing.")
        with _refusing():
            api = client.create_api(ProtocolType="HTTP", **wanted.settings)["ApiId"]
        try:
            with _refusing():
                return _put(client, api, wanted)
        except Refusal:
            client.delete_api(ApiId=api)
            raise

    def change(self, asked: Asked) -> Output:
        """All that there was goes; its stages, and what was deployed to them, stay."""
        wanted, client = _wanted(asked), self.clients.of("apigatewayv2", asked.region)
        api = asked.input["ApiId"]
        with _refusing():
            before = client.get_api(ApiId=api)
            _clear(client, api)
            if "CorsConfiguration" in before and "CorsConfiguration" not in wanted.settings:
                client.delete_cors_configuration(ApiId=api)
            client.update_api(ApiId=api, **wanted.settings)
            return _put(client, api, wanted)


@dataclass(frozen=True)
class _Wanted:
    """All that a document says, read."""

    definition: HttpDefinition
    settings: Mapping[str, Any]
    authorizers: Mapping[str, Mapping[str, Any]]
    routes: Sequence[HttpRoute]


@contextmanager
def _refusing() -> Iterator[None]:
    """What the API is not given is not given whoever imports it. Raises: Refusal."""
    try:
        yield
    except ClientError as refused:
        raise same(refused) from refused
    except ParamValidationError as misshapen:
        raise Refusal(_INVALID, f"Invalid OpenAPI input: {misshapen}") from misshapen


def _put(client: Any, api: str, wanted: _Wanted) -> Output:
    """What is told of the API then."""
    gates = {
        name: client.create_authorizer(ApiId=api, **given)["AuthorizerId"]
        for name, given in wanted.authorizers.items()
    }
    shared: dict[str, str] = {}
    for route in wanted.routes:
        target = shared.get(route.shared, "")
        if route.integration and not target:
            made = client.create_integration(ApiId=api, **route.integration)
            target = f"integrations/{made['IntegrationId']}"
            shared |= {route.shared: target} if route.shared else {}
        named = {"OperationName": route.operation, "Target": target}
        given = {name: one for name, one in named.items() if one}
        client.create_route(
            ApiId=api, RouteKey=route.key, **given, **wanted.definition.guard(route, gates)
        )
    told: Output = client.get_api(ApiId=api)
    return {name: one for name, one in told.items() if name != "ResponseMetadata"}


def _clear(client: Any, api: str) -> None:
    for kind in ("route", "integration", "authorizer"):
        named = f"{kind.capitalize()}Id"
        for one in list(_all(client, f"get_{kind}s", api)):
            getattr(client, f"delete_{kind}")(**{"ApiId": api, named: one[named]})


def _all(client: Any, call: str, api: str) -> Iterator[Mapping[str, Any]]:
    for page in client.get_paginator(call).paginate(ApiId=api):
        yield from page["Items"]


def _wanted(asked: Asked) -> _Wanted:
    """Raises: Refusal: it is no document, or not of an HTTP API, or of a shape that nobody can read."""
    if asked.input.get("Basepath", "ignore") != "ignore":
        said = f"the embedded AWS imports no Basepath {asked.input['Basepath']!r}: ignore alone"
        raise Refusal(_INVALID, said)
    document = _document(asked.input["Body"])
    if not str(document.get("openapi", "")).startswith("3."):
        raise Refusal(_INVALID, "Invalid OpenAPI input: HTTP APIs are imported from OpenAPI 3.0.")
    one = HttpDefinition(document)
    try:
        return _Wanted(one, one.settings, one.authorizers, tuple(one.routes))
    except (AttributeError, TypeError, ValueError) as misshapen:
        raise Refusal(_INVALID, f"Invalid OpenAPI input: {misshapen}.") from misshapen


def _document(written: str) -> Mapping[str, Any]:
    """JSON or YAML. Raises: Refusal."""
    import yaml

    try:
        document = yaml.safe_load(written)
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise Refusal(_INVALID, "Invalid OpenAPI input.") from problem
    if not isinstance(document, dict):
        raise Refusal(_INVALID, "Invalid OpenAPI input.")
    return document
