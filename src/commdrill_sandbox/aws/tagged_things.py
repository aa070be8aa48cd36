"""Nobody has tags who is not there: moto takes and tells the tags of any name."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from werkzeug import Request, Response

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.request import ServiceCall, raw_path, service_call
from commdrill_sandbox.aws.wire.answering import write_refusal
from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.models import service_model

_IN_PATH = re.compile(r"(?:/v\d)?/tags/(arn(?::|%3A).+)", re.IGNORECASE)
_OF_NAMES = re.compile(r"/2013-04-01/tags/(\w+)/([^/]+)")
_ABOUT_TAGS = frozenset({"TagResource", "UntagResource", "ListTagsForResource"})
_MEMBERS = ("resourceArn", "ResourceArn", "ResourceARN")
_ARN = re.compile(r"arn:[\w-]+:[\w-]+:([\w-]*):\d*:(.+)", re.DOTALL)
_Look = Callable[[Any, str], object]  # by a client, for a name: boto3's error, where there is none


@dataclass(frozen=True)
class _Service:
    """`name` is boto3's; `looks`: by how it begins what an ARN of it names."""

    name: str
    missing: str
    looks: Mapping[str, _Look]


def _by(operation: str, member: str) -> _Look:
    return lambda client, name: getattr(client, operation)(**{member: name})


def _log_group(client: Any, name: str) -> object:
    return client.list_tags_log_group(logGroupName=name.removesuffix(":*"))


def _state_machine(client: Any, name: str) -> object:
    arn = f"arn:aws:states:{client.meta.region_name}:{ACCOUNT}:stateMachine:{name}"
    return client.describe_state_machine(stateMachineArn=arn)


def _of_waf(operation: str, scope: str) -> _Look:
    def look(client: Any, name: str) -> object:
        called, _, id_ = name.partition("/")
        return getattr(client, operation)(Name=called, Scope=scope, Id=id_)

    return look


_OF_WAF = {"webacl": "get_web_acl", "ipset": "get_ip_set", "rulegroup": "get_rule_group",
           "regexpatternset": "get_regex_pattern_set"}  # fmt: skip
_SCOPES = {"regional": "REGIONAL", "global": "CLOUDFRONT"}
_GONE = "ResourceNotFoundException"
_KNOWN: Mapping[str, _Service] = {  # by the name that calls are signed for
    "fis": _Service("fis", _GONE, {
        "experiment-template/": _by("get_experiment_template", "id"),
        "experiment/": _by("get_experiment", "id"),
    }),
    "logs": _Service("logs", _GONE, {"log-group:": _log_group}),
    "mobiletargeting": _Service("pinpoint", "NotFoundException", {
        "apps/": _by("get_app", "ApplicationId"),
    }),
    "scheduler": _Service("scheduler", _GONE, {"schedule-group/": _by("get_schedule_group", "Name")}),
    "states": _Service("stepfunctions", "ResourceNotFound", {"stateMachine:": _state_machine}),
    "wafv2": _Service("wafv2", "WAFNonexistentItemException", {
        f"{where}/{kind}/": _of_waf(operation, scope)
        for where, scope in _SCOPES.items()
        for kind, operation in _OF_WAF.items()
    }),
    "dynamodb": _Service("dynamodb", _GONE, {"table/": _by("describe_table", "TableName")}),
}  # fmt: skip
_ZONES = _Service("route53", "NoSuchHostedZone", {"": _by("get_hosted_zone", "Id")})
_CHECKS = _Service("route53", "NoSuchHealthCheck", {"": _by("get_health_check", "HealthCheckId")})
_OF_ROUTE_53 = {"hostedzone": _ZONES, "healthcheck": _CHECKS}


@dataclass(frozen=True)
class TaggedThings:
    """Answers calls about tags of what is not there."""

    clients: Clients

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or (about := _about(request, call)) is None:
            return None
        service, region, name = about
        try:
            self._look(service, region, name)
        except Refusal as refusal:
            return write_refusal(service_model(service.name), refusal)
        return None

    def _look(self, service: _Service, region: str, name: str) -> None:
        """Raises: Refusal: there is none."""
        from botocore.exceptions import ClientError

        try:
            kind = next(kind for kind in service.looks if name.startswith(kind))
            service.looks[kind](self.clients.of(service.name, region), name.removeprefix(kind))
        except (ClientError, StopIteration) as missing:
            said = f"The resource {name} does not exist."
            raise Refusal(service.missing, said, 404) from missing


def _about(request: Request, call: ServiceCall) -> tuple[_Service, str, str] | None:
    """Where, and of what, somebody asks for tags or changes them; None: nobody does."""
    if call.service == "route53":
        named = _OF_NAMES.fullmatch(raw_path(request))
        service = _OF_ROUTE_53.get(named[1]) if named else None
        return (service, "us-east-1", named[2]) if named and service else None
    if (known := _KNOWN.get(call.service)) is None:
        return None
    arn = _ARN.fullmatch(_arn(request, call))
    return (known, arn[1] or call.region, arn[2]) if arn else None


def _arn(request: Request, call: ServiceCall) -> str:
    """The one whose tags are meant; empty: none is."""
    if named := _IN_PATH.fullmatch(raw_path(request)):
        return unquote(named[1])
    if call.action not in _ABOUT_TAGS:
        return ""
    document: Any = json.loads(request.get_data(cache=True) or b"{}")
    arn = next((document[name] for name in _MEMBERS if name in document), None)
    return arn if isinstance(arn, str) else ""
