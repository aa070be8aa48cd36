"""TestInvokeMethod: a method as it is configured now, tried without a deployment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug import Response
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.reading import read_snapshot
from commdrill_sandbox.aws.apigateway.rest_stage import RestStages
from commdrill_sandbox.aws.apigateway.routing import find
from commdrill_sandbox.aws.apigateway.snapshot import Method, Resource, Snapshot
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_STAGE = "test-invoke-stage"


@dataclass(frozen=True)
class TrialControl:
    """Nobody is asked for a key or a signature, and no limit counts, as on AWS."""

    clients: Clients
    clock: Clock
    stages: RestStages

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"TestInvokeMethod": self.invoke}

    def invoke(self, asked: Asked) -> Output:
        client = self.clients.of("apigateway", asked.region)
        snapshot = _snapshot(client, asked.input["restApiId"])
        resource, method = _found(snapshot, asked.input)
        visit = self._visit(asked, resource)
        begun = self.clock.monotonic()
        answer = self.stages.tried(visit, snapshot, method)
        took = round((self.clock.monotonic() - begun) * 1000)
        return {
            "status": answer.status_code,
            "body": answer.get_data(as_text=True),
            "headers": dict(answer.headers),
            "multiValueHeaders": {name: answer.headers.getlist(name) for name, _ in answer.headers},
            "log": "".join(f"{line}\n" for line in self._log(visit, answer)),
            "latency": took,
        }

    def _visit(self, asked: Asked, resource: Resource) -> Visit:
        request = _request(asked.input, resource)
        route = find((resource,), request.path)
        return Visit(
            request,
            asked.input["restApiId"],
            asked.region,
            _STAGE,
            request.path,
            self.clock.now(),
            asked.input.get("stageVariables") or {},
            resource.path,
            resource.id,
            route.parameters if route else {},
        )

    def _log(self, visit: Visit, answer: Response) -> Iterator[str]:
        """In the words that API Gateway logs."""
        told = (
            f"Starting execution for request: {visit.id}",
            f"HTTP Method: {visit.verb}, Resource Path: {visit.path}",
            f"Method request path: {dict(visit.parameters)}",
            f"Method request query string: {visit.request.args.to_dict()}",
            f"Method request headers: {dict(visit.request.headers)}",
            f"Method response body after transformations: {answer.get_data(as_text=True)}",
            f"Method response headers: {dict(answer.headers)}",
            f"Method completed with status: {answer.status_code}",
        )
        yield f"Execution log for request {visit.id}"
        yield from (f"{visit.at:%a %b %d %H:%M:%S UTC %Y} : {line}" for line in told)


def _snapshot(client: Any, api: str) -> Snapshot:
    try:
        return read_snapshot(client, api)
    except client.exceptions.NotFoundException as unknown:
        said = "Invalid API identifier specified"
        raise Refusal("NotFoundException", said, 404) from unknown


def _found(snapshot: Snapshot, given: Mapping[str, Any]) -> tuple[Resource, Method]:
    resource = next((one for one in snapshot.resources if one.id == given["resourceId"]), None)
    if resource is None:
        raise Refusal("NotFoundException", "Invalid Resource identifier specified", 404)
    method = resource.methods.get(given["httpMethod"]) or resource.methods.get("ANY")
    if method is None:
        raise Refusal("NotFoundException", "Invalid Method identifier specified", 404)
    return resource, method


def _request(given: Mapping[str, Any], resource: Resource) -> Request:
    path, _, query = (given.get("pathWithQueryString") or resource.path).partition("?")
    headers = Headers(given.get("headers") or {})
    for name, values in (given.get("multiValueHeaders") or {}).items():
        headers.setlist(name, values)
    body = given.get("body") or ""
    made = EnvironBuilder(
        path, method=given["httpMethod"], query_string=query, headers=headers, data=body.encode()
    )
    return Request(made.get_environ())
