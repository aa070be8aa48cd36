"""A REST service of AWS as its own model describes it: requests to operations, results to answers."""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from werkzeug.wrappers import Request, Response

from commdrill.sandbox.aws.request import raw_path

_LABEL = re.compile(r"\{(\w+)\+?\}")


class AwsError(Exception):
    """What the service answers instead of a result. `code` is AWS's name for it."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code, self.message, self.status = code, message, status


@dataclass(frozen=True)
class Call:
    """An operation with its parameters, as boto3 names both."""

    operation: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class _Route:
    operation: str
    method: str
    path: re.Pattern[str]
    query: frozenset[str]

    def matches(self, request: Request) -> re.Match[str] | None:
        if request.method != self.method or not self.query <= set(request.args):
            return None
        return self.path.fullmatch(raw_path(request).rstrip("/"))


class RestService:
    """A service whose protocol is rest-xml or rest-json; its model is botocore's."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def _model(self) -> Any:
        return _model(self._name)

    @cached_property
    def _routes(self) -> tuple[_Route, ...]:
        routes = [_route(self._model.operation_model(n)) for n in self._model.operation_names]
        return tuple(sorted(routes, key=lambda route: -len(route.query)))

    @property
    def _speaks_xml(self) -> bool:
        return str(self._model.metadata["protocol"]) == "rest-xml"

    def call(self, request: Request) -> Call | None:
        """The operation that method and path say; None: the service has no such operation.

        Raises:
            AwsError: its body cannot be read.
        """
        for route in self._routes:
            if found := route.matches(request):
                shape = self._model.operation_model(route.operation).input_shape
                labels = {name: unquote(text) for name, text in found.groupdict().items()}
                return Call(route.operation, self._parameters(shape, labels, request))
        return None

    def _parameters(self, shape: Any, labels: Mapping[str, str], request: Request) -> Any:
        if shape is None:
            return {}
        given: dict[str, Any] = {}
        inside: dict[str, Any] = {}
        for name, member in shape.members.items():
            written = member.serialization.get("name", name)
            match member.serialization.get("location"):
                case "uri":
                    given[name] = labels[written]
                case "header" if written in request.headers:
                    given[name] = _scalar(member, request.headers[written])
                case "querystring" if written in request.args:
                    given[name] = _scalar(member, request.args[written])
                case None:
                    inside[name] = member
        return given | self._body(shape, inside, request.get_data())

    def _body(self, shape: Any, inside: Mapping[str, Any], body: bytes) -> dict[str, Any]:
        payload = shape.serialization.get("payload")
        if not body or not inside:
            return {}
        if payload and shape.members[payload].type_name == "blob":
            return {payload: body}
        try:
            root: Any = ET.fromstring(body) if self._speaks_xml else json.loads(body)  # noqa: S314 - loopback only
        except (ET.ParseError, ValueError) as problem:
            raise AwsError("MalformedInput", f"the body cannot be read: {problem}") from problem
        read = _from_xml if self._speaks_xml else _from_json
        if payload:
            return {payload: read(shape.members[payload], root)}
        return {k: v for k, v in read(shape, root).items() if k in inside}

    def body(self, operation: str, payload: Any) -> bytes:
        """The XML that a request for an operation carries."""
        shape = self._model.operation_model(operation).input_shape
        inner = shape.members[shape.serialization["payload"]]
        root = _to_xml(inner, payload, inner.serialization["name"])
        return bytes(ET.tostring(root, "utf-8"))

    def answer(self, operation: str, result: Mapping[str, Any]) -> Response:
        """A result of an operation, on the wire."""
        model = self._model.operation_model(operation)
        status = model.http.get("responseCode", 200)
        shape, headers, rest = model.output_shape, {}, dict(result)
        if shape is None:
            return Response(status=status)
        for name, member in shape.members.items():
            if member.serialization.get("location") == "header" and name in rest:
                headers[member.serialization.get("name", name)] = str(rest.pop(name))
        body, kind = self._written(shape, rest)
        return Response(
            body, status, headers.items(), content_type=headers.get("Content-Type", kind)
        )

    def _written(self, shape: Any, rest: Mapping[str, Any]) -> tuple[bytes, str]:
        payload = shape.serialization.get("payload")
        if payload and shape.members[payload].type_name == "blob":
            return bytes(rest[payload]), "application/octet-stream"
        if not self._speaks_xml:
            return json.dumps(_to_json(shape, rest)).encode(), "application/json"
        inner = shape.members[payload] if payload else shape
        root = _to_xml(inner, rest[payload] if payload else rest, inner.name)
        root.set("xmlns", f"http://cloudfront.amazonaws.com/doc/{self._model.api_version}/")
        return ET.tostring(root, "utf-8", xml_declaration=True), "text/xml"

    def refusal(self, error: AwsError) -> Response:
        """An error, on the wire."""
        if not self._speaks_xml:
            return Response(
                json.dumps({"Message": error.message}), error.status,
                {"x-amzn-ErrorType": error.code}, content_type="application/json",
            )  # fmt: skip
        root = ET.Element("ErrorResponse")
        inner = ET.SubElement(root, "Error")
        fields = {"Type": "Sender", "Code": error.code, "Message": error.message}
        for name, text in fields.items():
            ET.SubElement(inner, name).text = text
        ET.SubElement(root, "RequestId").text = "embedded"
        return Response(ET.tostring(root, "utf-8"), error.status, content_type="text/xml")


@cache
def _model(name: str) -> Any:
    """Megabytes of JSON, read when first needed."""
    from botocore.loaders import create_loader
    from botocore.model import ServiceModel

    return ServiceModel(create_loader().load_service_model(name, "service-2"), name)


def _route(model: Any) -> _Route:
    path, _, query = model.http["requestUri"].partition("?")
    pattern = "".join(
        f"(?P<{part}>[^/]+)" if place % 2 else re.escape(part)
        for place, part in enumerate(_LABEL.split(path.rstrip("/")))
    )
    keys = frozenset(pair.partition("=")[0] for pair in query.split("&") if pair)
    return _Route(model.name, model.http["method"], re.compile(pattern), keys)


def _scalar(shape: Any, text: str) -> Any:
    match shape.type_name:
        case "integer" | "long":
            return _number(text)
        case "float" | "double":
            return float(text)
        case "boolean":
            return text.strip().lower() == "true"
        case "blob":
            return base64.b64decode(text)
    return text


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as problem:
        raise AwsError("MalformedInput", f"{text!r} is no whole number") from problem


def _from_xml(shape: Any, element: ET.Element) -> Any:
    match shape.type_name:
        case "structure":
            children = {child.tag.rpartition("}")[2]: child for child in element}
            return {
                name: _from_xml(member, children[tag])
                for name, member in shape.members.items()
                if (tag := member.serialization.get("name", name)) in children
            }
        case "list":
            return [_from_xml(shape.member, child) for child in element]
    return _scalar(shape, element.text or "")


def _to_xml(shape: Any, value: Any, tag: str) -> ET.Element:
    element = ET.Element(tag)
    match shape.type_name:
        case "structure":
            for name, member in shape.members.items():
                if value.get(name) is not None:
                    inner = member.serialization.get("name", name)
                    element.append(_to_xml(member, value[name], inner))
        case "list":
            inner = shape.member.serialization.get("name", "member")
            element.extend(_to_xml(shape.member, item, inner) for item in value)
        case "boolean":
            element.text = "true" if value else "false"
        case "timestamp":
            element.text = _timestamp(value)
        case "blob":
            element.text = base64.b64encode(value).decode()
        case _:
            element.text = str(value)
    return element


def _from_json(shape: Any, value: Any) -> Any:
    if shape.type_name == "structure" and isinstance(value, dict):
        return {
            name: _from_json(member, value[tag])
            for name, member in shape.members.items()
            if value.get(tag := member.serialization.get("name", name)) is not None
        }
    if shape.type_name == "list" and isinstance(value, list):
        return [_from_json(shape.member, item) for item in value]
    return value


def _to_json(shape: Any, value: Any) -> Any:
    match shape.type_name:
        case "structure":
            return {
                member.serialization.get("name", name): _to_json(member, value[name])
                for name, member in shape.members.items()
                if value.get(name) is not None
            }
        case "list":
            return [_to_json(shape.member, item) for item in value]
        case "timestamp":
            return value.timestamp()
    return value


def _timestamp(value: datetime) -> str:
    return f"{value:%Y-%m-%dT%H:%M:%S}.{value.microsecond // 1000:03d}Z"
