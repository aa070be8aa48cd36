"""Bodies in XML, as the protocol `rest-xml` writes them."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from xml.etree import ElementTree as ET

from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.members import inside


@dataclass(frozen=True)
class InXml:
    """`namespace`: that of the service's answers."""

    namespace: str
    content_type: ClassVar = "text/xml"
    message: ClassVar = "Message"

    def read(self, shape: Any, body: bytes) -> Any:
        return _read(shape, _document(body))

    def written(self, shape: Any, value: Any) -> bytes:
        if shape is None:
            return b""
        root = written(shape, value, shape.name)
        root.set("xmlns", self.namespace)
        return as_bytes(root)

    def refused(self, refusal: Refusal, told: str) -> bytes:  # noqa: ARG002 - AWS writes it so
        root = ET.Element("ErrorResponse")
        error = ET.SubElement(root, "Error")
        fields = {"Type": "Sender", "Code": refusal.code, self.message: refusal.message}
        for name, text in {**fields, **refusal.members}.items():
            ET.SubElement(error, name).text = str(text)
        return as_bytes(root)

    def headers(self, refusal: Refusal) -> Mapping[str, str]:  # noqa: ARG002 - the body says it all
        return {}


def as_bytes(root: ET.Element) -> bytes:
    written: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return written


def _document(body: bytes) -> ET.Element:
    if not body.strip():
        raise Refusal("MissingBody", "this operation needs a body")
    try:
        return ET.fromstring(body)  # noqa: S314 - loopback only # nosec B314
    except ET.ParseError as mistake:
        raise Refusal("MalformedInput", f"the body is no XML: {mistake}") from mistake


def _read(shape: Any, element: ET.Element) -> Any:
    match shape.type_name:
        case "structure":
            children = {child.tag.rpartition("}")[2]: child for child in element}
            return {
                name: _read(member, children[tag])
                for name, tag, member in inside(shape)
                if tag in children
            }
        case "list":
            return [_read(shape.member, child) for child in element]
    return scalar(shape, element.text or "")


def scalar(shape: Any, text: str) -> Any:
    try:
        match shape.type_name:
            case "integer" | "long":
                return int(text)
            case "float" | "double":
                return float(text)
            case "blob":
                return base64.b64decode(text, validate=True)
            case "boolean":
                return text.strip().lower() == "true"
    except ValueError as mistake:
        raise Refusal("MalformedInput", f"{text[:20]!r} is no {shape.type_name}") from mistake
    return text


def written(shape: Any, value: Any, tag: str) -> ET.Element:
    element = ET.Element(tag)
    match shape.type_name, value:
        case "structure", _:
            for name, inner, member in inside(shape):
                if value.get(name) is not None:
                    element.append(written(member, value[name], inner))
        case "list", _:
            inner = shape.member.serialization.get("name", "member")
            element.extend(written(shape.member, item, inner) for item in value)
        case "map", _:
            element.extend(_entry(shape, key, item) for key, item in value.items())
        case "boolean", _:
            element.text = "true" if value else "false"
        case "timestamp", datetime():
            instant = value.isoformat(timespec="milliseconds")
            element.text = instant.replace("+00:00", "Z")
        case "blob", bytes():
            element.text = base64.b64encode(value).decode()
        case _:
            element.text = str(value)
    return element


def _entry(shape: Any, key: str, value: Any) -> ET.Element:
    entry = ET.Element("entry")
    entry.append(written(shape.key, key, shape.key.serialization.get("name", "key")))
    entry.append(written(shape.value, value, shape.value.serialization.get("name", "value")))
    return entry
