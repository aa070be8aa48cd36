"""Bodies of the protocol `query`: a form goes in, XML comes out."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

from commdrill_sandbox.aws.wire.in_xml import InXml, as_bytes, scalar, written
from commdrill_sandbox.aws.wire.members import inside

Form = Mapping[str, str]


@dataclass(frozen=True)
class InQuery(InXml):
    """Errors are as in `rest-xml`; an answer stands in a wrapper of its operation's."""

    def read(self, shape: Any, body: bytes) -> Any:
        return _read(shape, dict(parse_qsl(body.decode(), keep_blank_values=True)), "")

    def written(self, shape: Any, value: Any) -> bytes:
        wrapper = shape.serialization["resultWrapper"] if shape else "Result"
        root = ET.Element(wrapper.replace("Result", "Response"), xmlns=self.namespace)
        if shape:
            root.append(written(shape, value, wrapper))
        ET.SubElement(ET.SubElement(root, "ResponseMetadata"), "RequestId").text = str(uuid.uuid4())
        return as_bytes(root)


def _read(shape: Any, form: Form, name: str) -> Any:
    match shape.type_name:
        case "structure":
            start = f"{name}." if name else ""
            return {
                member: _read(inner, form, start + tag)
                for member, tag, inner in inside(shape)
                if _is_there(form, start + tag)
            }
        case "list":
            return _read_list(shape, form, name)
        case "map":
            return _read_map(shape, form, name)
    return scalar(shape, form[name])


def _read_list(shape: Any, form: Form, name: str) -> list[Any]:
    """`NAME.member.1`, `NAME.member.2`; an empty one is the name alone."""
    start = f"{name}.{shape.member.serialization.get('name', 'member')}"
    read: list[Any] = []
    while _is_there(form, item := f"{start}.{len(read) + 1}"):
        read.append(_read(shape.member, form, item))
    return read


def _read_map(shape: Any, form: Form, name: str) -> dict[str, Any]:
    """`NAME.entry.1.key`, `NAME.entry.1.value`."""
    start = name if shape.serialization.get("flattened") else f"{name}.entry"
    key, value = (one.serialization.get("name", told)
                  for one, told in ((shape.key, "key"), (shape.value, "value")))  # fmt: skip
    read: dict[str, Any] = {}
    while f"{(item := f'{start}.{len(read) + 1}')}.{key}" in form:
        read[form[f"{item}.{key}"]] = _read(shape.value, form, f"{item}.{value}")
    return read


def _is_there(form: Form, name: str) -> bool:
    return name in form or any(key.startswith(f"{name}.") for key in form)
