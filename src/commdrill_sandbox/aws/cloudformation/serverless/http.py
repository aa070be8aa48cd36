"""`AWS::Serverless::HttpApi`: an HTTP API with its routes, and a stage that deploys by itself."""

from collections.abc import Sequence
from typing import Any

from commdrill_sandbox.aws.cloudformation.serverless.http_auth import asked, auth_parts
from commdrill_sandbox.aws.cloudformation.serverless.parts import Given, Resources, Stated, failed
from commdrill_sandbox.aws.cloudformation.serverless.rest import Route

IMPLICIT = "ServerlessHttpApi"
_OF_STAGES = ("AccessLogSettings", "DefaultRouteSettings", "RouteSettings", "StageVariables")
_OWN = ("Auth", "CorsConfiguration", "Description", "Name", "StageName", "Tags")
_OF_DOCUMENTS = ("DefinitionBody", "FailOnWarnings")


def http_parts(stated: Stated, routes: Sequence[Route]) -> Resources:
    given, own = stated.properties, stated.name
    if "DefinitionBody" in given:
        return _of_document(stated, routes)
    stated.refuse_beyond((*_OF_STAGES, *_OWN))
    api = {
        "Name": given.get("Name") or {"Ref": "AWS::StackName"},
        "ProtocolType": "HTTP",
        "CorsConfiguration": _cors(given.get("CorsConfiguration")),
        "Description": given.get("Description"),
        "Tags": given.get("Tags"),
    }
    found: Resources = {
        own: stated.made("AWS::ApiGatewayV2::Api", api),
        stage_of(stated): _stage(stated),
        **auth_parts(stated),
    }
    for number, route in enumerate(routes):
        found |= _route(stated, route, f"{own}Route{number}")
    return found


def _of_document(stated: Stated, routes: Sequence[Route]) -> Resources:
    """Raises: Refusal: a function's event is to be added to it, or what its words must be changed for."""
    stated.refuse_beyond((*_OF_DOCUMENTS, *_OF_STAGES, "Description", "Name", "StageName", "Tags"))
    if routes:
        raise failed(stated.name, "the embedded AWS adds no events to a DefinitionBody")
    given = stated.properties
    api = {
        "Body": given["DefinitionBody"],
        **{n: given.get(n) for n in ("Description", "Name", "Tags")},
    }
    return {
        stated.name: stated.made("AWS::ApiGatewayV2::Api", api),
        stage_of(stated): _stage(stated),
    }


def _stage(stated: Stated) -> Given:
    given = stated.properties
    stage = {
        "ApiId": {"Ref": stated.name},
        "AutoDeploy": True,
        "StageName": given.get("StageName", "$default"),
        **{name: given.get(name) for name in _OF_STAGES},
    }
    return stated.made("AWS::ApiGatewayV2::Stage", stage)


def stage_of(stated: Stated) -> str:
    """What its stage is called in the template that it comes to."""
    named = stated.properties.get("StageName", "$default")
    if named == "$default":
        return f"{stated.name}ApiGatewayDefaultStage"
    return f"{stated.name}{named}Stage" if isinstance(named, str) else f"{stated.name}Stage"


def _route(stated: Stated, route: Route, name: str) -> Resources:
    behind = {
        "ApiId": {"Ref": stated.name},
        "IntegrationType": "AWS_PROXY",
        "IntegrationUri": {"Fn::Sub": f"${{{route.target}}}"},
        "PayloadFormatVersion": "2.0",
    }
    target = {"Fn::Sub": f"integrations/${{{name}Integration}}"}
    verb = "ANY" if route.method == "any" else route.method.upper()
    key = "$default" if route.path == "$default" else f"{verb} {route.path}"
    own = {"ApiId": {"Ref": stated.name}}
    leads = {**own, "RouteKey": key, "Target": target, **asked(stated, route.auth)}
    return {
        f"{name}Integration": stated.made("AWS::ApiGatewayV2::Integration", behind),
        name: stated.made("AWS::ApiGatewayV2::Route", leads),
    }


def _cors(said: Any) -> Given | None:
    """`true` allows everybody everything."""
    if said is True:
        return {"AllowOrigins": ["*"], "AllowMethods": ["*"], "AllowHeaders": ["*"]}
    return said or None
