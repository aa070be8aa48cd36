"""`apigateway`: what the REST APIs of this account and Region answer when what is behind them fails."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from commdrill.adopt.found import Found, FoundAnswer, FoundPlace, FoundSource, Reach, left_out
from commdrill.adopt.messages import plain_id
from commdrill.documents.plan import ChannelType
from commdrill.drivers.aws.session import listed
from commdrill.values import Json

_OF_OUTAGES = (
    "DEFAULT_5XX",
    "INTEGRATION_FAILURE",
    "INTEGRATION_TIMEOUT",
    "API_CONFIGURATION_ERROR",
)
_RAW = (
    "$context.error.messageString",
    "$context.error.message",
    "$context.error.validationErrorString",
)
_VARIABLE = ("$context.", "$stageVariables.", "$method.", "method.request.")
_STATUS = {"INTEGRATION_TIMEOUT": 504, "INTEGRATION_FAILURE": 504}


def _read(_: str, reach: Reach) -> Found:
    found = Found()
    there = listed(reach.aws, "items", "apigateway", "GetRestApis")
    apis = sorted(there, key=lambda one: (one.get("name", ""), one["id"]))
    alike = Counter(plain_id(_name(api)) for api in apis)
    for api in apis:
        is_alone = alike[plain_id(_name(api))] == 1
        found += _of_api(api, _name(api) if is_alone else f"{_name(api)}-{api['id']}", reach)
    return found


def _name(api: dict[str, Any]) -> str:
    """As its owner calls it; a name is nobody's own."""
    return str(api.get("name") or api["id"])


def _of_api(api: dict[str, Any], name: str, reach: Reach) -> Found:
    stages = reach.aws.ask("apigateway", "GetStages", restApiId=api["id"]).get("item", ())
    responses = reach.aws.ask("apigateway", "GetGatewayResponses", restApiId=api["id"])
    found = Found()
    for response in sorted(responses.get("items", ()), key=lambda one: one["responseType"]):
        found += _response(response, f"apigateway:{name}", name)
    names = sorted(stage["stageName"] for stage in stages)
    if not found.answers or not names:
        return found
    return found + Found(places=(_place(api["id"], name, names, reach),))


def _place(api: str, name: str, stages: list[str], reach: Reach) -> FoundPlace:
    host = f"{api}.execute-api.{reach.aws.region_of('apigateway')}.amazonaws.com"
    rule = f"the address of stage {stages[0]}, the first of {', '.join(stages)}; add the path"
    settings: tuple[tuple[str, Json], ...] = (("url", f"https://{host}/{stages[0]}/"),)
    return FoundPlace(f"apigateway:{name}", name, ChannelType.API_ERROR, "web-page", settings, rule)


def _response(response: dict[str, Any], source: str, api: str) -> Found:
    kind = response["responseType"]
    source = f"{source}/{kind}"
    if response.get("defaultResponse"):
        return Found()  # AWS's own: nobody wrote it
    if kind not in _OF_OUTAGES:
        return left_out(source, "it is not about an outage")
    status = int(response.get("statusCode") or _STATUS.get(kind, 500))
    if status < 400:
        return left_out(source, f"it answers an error with {status}")
    templates = response.get("responseTemplates") or {}
    body = next((text for media, text in sorted(templates.items()) if "json" in media), "")
    return _answer(body, source, api, status)


def _answer(body: str, source: str, api: str, status: int) -> Found:
    if raw := next((one for one in _RAW if one in body), None):
        return left_out(source, f"it hands out {raw}, the gateway's own words")
    try:
        data = json.loads(body) if body.strip() else {}
    except ValueError:
        return left_out(source, "its template is no JSON")
    if not isinstance(data, dict) or not data:
        return left_out(source, "it has no words of its own")
    fields = tuple(_fields(data, "$"))
    fixed = tuple((path, value) for path, value in fields if not _varies(value))
    varying = tuple(f"{path} varies: {value}" for path, value in fields if _varies(value))
    name = source.rpartition("/")[2].lower().replace("_", "-")
    return Found(answers=(FoundAnswer(source, name, api, status, fixed, varying),))


def _fields(data: Json, path: str) -> Iterator[tuple[str, Json]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _fields(value, f"{path}.{key}" if key.isidentifier() else f"{path}['{key}']")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _fields(value, f"{path}[{index}]")
    else:
        yield path, data


def _varies(value: Json) -> bool:
    return isinstance(value, str) and any(mark in value for mark in _VARIABLE)


SOURCE = FoundSource("apigateway", "", _read)
