"""A serverless template as the plain one that it stands for."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from commdrill_sandbox.aws.cloudformation.serverless import http, rest
from commdrill_sandbox.aws.cloudformation.serverless.events import Event, event_parts
from commdrill_sandbox.aws.cloudformation.serverless.functions import alias_of, function_parts
from commdrill_sandbox.aws.cloudformation.serverless.parts import (
    Given,
    Resources,
    Stated,
    arn,
    failed,
)

_PREFIX = "AWS::Serverless::"
_BY_API = {"Api": rest.IMPLICIT, "HttpApi": http.IMPLICIT}
_ANYWHERE = "$default"
_OF_EVENTS = ("ApiKeyRequired", "AuthorizationScopes", "Authorizer")


def written_out(sections: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same without transform, globals and serverless types.

    Raises:
        Refusal: something in it has no counterpart here.
    """
    shared = sections.get("Globals") or {}
    application = _Application(shared)
    for name, one in (sections.get("Resources") or {}).items():
        kind = str(one.get("Type", "")) if isinstance(one, Mapping) else ""
        if kind.startswith(_PREFIX):
            application.take(name, kind.removeprefix(_PREFIX), one)
        else:
            application.plain[name] = one
    kept = {name: one for name, one in sections.items() if name not in ("Transform", "Globals")}
    resources = application.resources()
    whole = {**kept, "Resources": resources}
    told: Mapping[str, Any] = _renamed(whole, application.names)
    return told


@dataclass
class _Application:
    """What is read of it so far; `names`: what `Ref: Function.Alias` and the like stand for."""

    shared: Given
    plain: Resources = field(default_factory=dict)
    functions: list[Stated] = field(default_factory=list)
    apis: dict[str, tuple[str, Stated]] = field(default_factory=dict)
    routes: dict[str, list[rest.Route]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, kind: str, one: Given) -> None:
        given = merged(self.shared.get(kind) or {}, one.get("Properties") or {})
        stated = Stated(name, given, one)
        match kind:
            case "Function":
                self.functions.append(stated)
            case "Api" | "HttpApi":
                self.apis[name] = kind, stated
            case "SimpleTable":
                self.plain[name] = _table(stated)
            case _:
                raise failed(name, f"the embedded AWS has no {_PREFIX}{kind}")

    def resources(self) -> Resources:
        found = dict(self.plain)
        for stated in self.functions:
            found |= function_parts(stated)
            self._name_versions(stated, found)
            for name, one in (stated.properties.get("Events") or {}).items():
                found |= self._set_off(stated, name, one)
        for name, (kind, stated) in self.apis.items():
            parts = _PARTS[kind](stated, self.routes.get(name, []))
            found |= parts
            self._name_stage(kind, stated, parts)
        return found

    def _set_off(self, stated: Stated, name: str, one: Given) -> Resources:
        given = one.get("Properties") or {}
        called = alias_of(stated)
        target: Any = {"Ref": called} if called else arn(stated.name)
        function = {"Ref": called or stated.name}
        event = Event(f"{stated.name}{name}", one["Type"], given, stated, target, function)
        if event.kind not in _BY_API:
            return event_parts(event)
        return self._called(event, called or f"{stated.name}.Arn")

    def _called(self, event: Event, target: str) -> Resources:
        """By an API of its own, or by the one that all have that name none."""
        event.refuse_beyond("Path", "Method", "RestApiId", "ApiId", "PayloadFormatVersion", "Auth")
        api = self._api(event)
        path = event.given.get("Path", _ANYWHERE)
        method = str(event.given.get("Method", "any")).lower()
        auth = event.given.get("Auth") or {}
        Stated(event.of.name, auth, {}).refuse_beyond(_OF_EVENTS, "event's Auth's ")
        self.routes.setdefault(api, []).append(rest.Route(path, method, target, auth))
        source = {"Fn::Sub": f"arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{{api}}}/*"}  # fmt: skip
        stage = self.apis[api][1].properties.get("StageName", "")
        suffix = str(stage) if event.kind == "Api" and isinstance(stage, str) else ""
        permission = event.permission("apigateway.amazonaws.com", source)
        return {f"{event.name}Permission{suffix}": permission}

    def _api(self, event: Event) -> str:
        named = event.given.get("RestApiId", event.given.get("ApiId"))
        implicit = _BY_API[event.kind]
        if named is None:
            own = {"StageName": rest.IMPLICIT_STAGE} if event.kind == "Api" else {}
            given = merged(self.shared.get(event.kind) or {}, own)
            self.apis.setdefault(implicit, (event.kind, Stated(implicit, given, {})))
            return implicit
        name = named.get("Ref") if isinstance(named, Mapping) else named
        if name not in self.apis:
            said = f"RestApiId or ApiId of its event must be a Ref to an API of this template, not {named!r}"
            raise failed(event.of.name, said)
        return str(name)

    def _name_versions(self, stated: Stated, found: Resources) -> None:
        if (alias := alias_of(stated)) is not None:
            self.names[f"{stated.name}.Alias"] = alias
            version = next(one for one in found if one.startswith(f"{stated.name}Version"))
            self.names[f"{stated.name}.Version"] = version

    def _name_stage(self, kind: str, stated: Stated, parts: Resources) -> None:
        self.names[f"{stated.name}.Stage"] = _STAGES[kind](stated)
        for one in parts:
            if one.startswith(f"{stated.name}Deployment"):
                self.names[f"{stated.name}.Deployment"] = one


_PARTS: Mapping[str, Callable[[Stated, list[rest.Route]], Resources]] = {
    "Api": rest.rest_parts,
    "HttpApi": http.http_parts,
}
_STAGES = {"Api": rest.stage_of, "HttpApi": http.stage_of}


def merged(shared: Any, own: Any) -> Any:
    """What all have and what one has: maps together, lists one after the other, else its own."""
    match shared, own:
        case Mapping(), Mapping():
            both = {name: merged(shared[name], own[name]) for name in shared if name in own}
            return {**copy.deepcopy(dict(shared)), **own, **both}
        case list(), list():
            return [*shared, *own]
    return own


def _table(stated: Stated) -> Given:
    stated.refuse_beyond(
        ("PrimaryKey", "ProvisionedThroughput", "SSESpecification", "TableName", "Tags")
    )
    given = stated.properties
    key = given.get("PrimaryKey") or {"Name": "id", "Type": "String"}
    throughput = given.get("ProvisionedThroughput")
    tags = [{"Key": one, "Value": value} for one, value in (given.get("Tags") or {}).items()]
    said = {
        "AttributeDefinitions": [{"AttributeName": key["Name"], "AttributeType": key["Type"][0]}],
        "KeySchema": [{"AttributeName": key["Name"], "KeyType": "HASH"}],
        "BillingMode": None if throughput else "PAY_PER_REQUEST",
        "ProvisionedThroughput": throughput,
        "SSESpecification": given.get("SSESpecification"),
        "TableName": given.get("TableName"),
        "Tags": tags or None,
    }
    return stated.made("AWS::DynamoDB::Table", said)


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """With `Ref: Function.Alias` and the like as what they stand for."""
    match value:
        case {"Ref": str(name), **rest} if not rest and name in names:
            return {"Ref": names[name]}
        case Mapping():
            return {key: _renamed(one, names) for key, one in value.items()}
        case list():
            return [_renamed(one, names) for one in value]
    return value
