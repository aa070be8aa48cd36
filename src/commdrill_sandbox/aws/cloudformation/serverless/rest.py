"""`AWS::Serverless::Api`: a REST API by a document, deployed to its stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudformation.serverless.parts import (
    Given,
    Resources,
    Stated,
    digest,
    failed,
    listed_tags,
)
from commdrill_sandbox.aws.cloudformation.serverless.rest_auth import (
    auth_of,
    auth_parts,
    guarded,
)

IMPLICIT, IMPLICIT_STAGE = "ServerlessRestApi", "Prod"
_OF_APIS = ("Description", "EndpointConfiguration", "MinimumCompressionSize", "Name")
_OF_STAGES = (
    "AccessLogSetting", "CacheClusterEnabled", "CacheClusterSize", "MethodSettings",
    "TracingEnabled", "Variables",
)  # fmt: skip
_OWN = (
    "AlwaysDeploy", "Auth", "BinaryMediaTypes", "Cors", "DefinitionBody", "GatewayResponses",
    "OpenApiVersion", "StageName", "Tags",
)  # fmt: skip
_CORS = {"AllowMethods": "Methods", "AllowHeaders": "Headers", "AllowOrigin": "Origin",
         "MaxAge": "", "AllowCredentials": "Credentials"}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """A call of an API that sets a function off; `target`: the name that an ARN is put in by.

    `auth`: whom its event lets in, where that is not whom the API does.
    """

    path: str
    method: str
    target: str
    auth: Given

    @property
    def verb(self) -> str:
        """As a document calls it."""
        return "x-amazon-apigateway-any-method" if self.method == "any" else self.method


def rest_parts(stated: Stated, routes: Sequence[Route]) -> Resources:
    stated.refuse_beyond((*_OF_APIS, *_OF_STAGES, *_OWN))
    given, own = stated.properties, stated.name
    if "StageName" not in given:
        raise failed(own, "Missing required property 'StageName'.")
    body = _document(stated, routes)
    deployed = f"{own}Deployment{digest(body)}"
    about = f"RestApi deployment id: {digest(body)}"
    stage = {
        "DeploymentId": {"Ref": deployed},
        "RestApiId": {"Ref": own},
        "StageName": given["StageName"],
        **{name: given.get(name) for name in _OF_STAGES},
    }
    return {
        own: stated.made("AWS::ApiGateway::RestApi", _api(given, body)),
        deployed: stated.made(
            "AWS::ApiGateway::Deployment", {"RestApiId": {"Ref": own}, "Description": about}
        ),
        stage_of(stated): stated.made("AWS::ApiGateway::Stage", stage),
        **auth_parts(stated, stage_of(stated)),
    }


def _api(given: Given, body: Given) -> Given:
    types = [one.replace("~1", "/") for one in given.get("BinaryMediaTypes") or ()]
    return {
        "Body": body,
        **{name: given.get(name) for name in _OF_APIS},
        "BinaryMediaTypes": types or None,
        "Tags": listed_tags(given["Tags"])[:-1] if given.get("Tags") else None,
    }


def stage_of(stated: Stated) -> str:
    """What its stage is called in the template that it comes to."""
    named = stated.properties.get("StageName")
    return f"{stated.name}{named}Stage" if isinstance(named, str) else f"{stated.name}Stage"


def _document(stated: Stated, routes: Sequence[Route]) -> Given:
    given = stated.properties
    body = dict(given.get("DefinitionBody") or {"swagger": "2.0"})
    title = given.get("Name") or {"Ref": "AWS::StackName"}
    body.setdefault("info", {"version": "1.0", "title": title})
    paths: dict[str, Any] = {path: dict(one) for path, one in (body.get("paths") or {}).items()}
    for route in routes:
        paths.setdefault(route.path, {}).setdefault(route.verb, _proxied(route))
    if cors := given.get("Cors"):
        for path, methods in paths.items():
            methods.setdefault("options", _preflight(cors, path, [*methods]))
    answers = {kind: _answer(one) for kind, one in (given.get("GatewayResponses") or {}).items()}
    told = {"x-amazon-apigateway-gateway-responses": answers} if answers else {}
    asked = {(route.path, route.verb): route.auth for route in routes}
    return guarded(auth_of(stated), {**body, "paths": paths, **told}, asked)


def _proxied(route: Route) -> Given:
    uri = (
        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
        f"${{{route.target}}}/invocations"
    )
    integration = {"httpMethod": "POST", "type": "aws_proxy", "uri": {"Fn::Sub": uri}}
    return {"x-amazon-apigateway-integration": integration, "responses": {}}


def _answer(given: Given) -> Given:
    """A gateway response, whose parameters a template writes by their places."""
    places = {"Headers": "header", "Paths": "path", "QueryStrings": "querystring"}
    parameters = {
        f"gatewayresponse.{places[place]}.{name}": value
        for place, told in (given.get("ResponseParameters") or {}).items()
        for name, value in told.items()
    }
    status = {"statusCode": str(given["StatusCode"])} if "StatusCode" in given else {}
    templates = given.get("ResponseTemplates") or {}
    return {**status, "responseParameters": parameters, "responseTemplates": templates}


def _preflight(cors: Any, path: str, methods: Sequence[str]) -> Given:
    """Answered by the gateway itself; `cors`: whom it allows, or what it allows them."""
    said = cors if isinstance(cors, dict) and "AllowOrigin" in cors else {"AllowOrigin": cors}
    allowed = ",".join(sorted({one.upper() for one in methods} | {"OPTIONS"}))
    if any("any-method" in one for one in methods):
        allowed = "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT"
    whole = {"AllowMethods": f"'{allowed}'", **said}
    headers = {
        f"Access-Control-{'Max-Age' if name == 'MaxAge' else f'Allow-{word}'}": whole[name]
        for name, word in _CORS.items()
        if name in whole
    }
    parameters = {f"method.response.header.{name}": one for name, one in headers.items()}
    response = {"statusCode": "200", "responseParameters": parameters,
                "responseTemplates": {"application/json": "{}\n"}}  # fmt: skip
    integration = {
        "type": "mock",
        "requestTemplates": {"application/json": '{"statusCode": 200}'},
        "responses": {"default": response},
    }
    told = {"200": {"description": path, "headers": {name: {"type": "string"} for name in headers}}}
    return {"x-amazon-apigateway-integration": integration, "responses": told}
