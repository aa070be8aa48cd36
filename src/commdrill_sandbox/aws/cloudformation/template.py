"""A template as its text: JSON or YAML, with CloudFormation's short forms written out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from commdrill_sandbox.aws.cloudformation.serverless.parts import NAME as SERVERLESS
from commdrill_sandbox.aws.cloudformation.serverless.transform import written_out
from commdrill_sandbox.aws.wire.call import Refusal

_SECTIONS = frozenset({
    "AWSTemplateFormatVersion", "Conditions", "Description", "Globals", "Mappings", "Metadata",
    "Outputs", "Parameters", "Resources", "Rules", "Transform",
})  # fmt: skip
_SHORT = {"Ref", "Condition"}  # all others are written Fn::…


class _Reader(yaml.SafeLoader):
    """Takes `!Sub` and its like; a date stays the text that it is."""

    yaml_implicit_resolvers = {  # as PyYAML has it
        first: [(tag, regex) for tag, regex in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _short_form(reader: _Reader, name: str, node: yaml.Node) -> Any:
    match node:
        case yaml.ScalarNode():
            value: Any = reader.construct_scalar(node)
        case yaml.SequenceNode():
            value = reader.construct_sequence(node, deep=True)
        case _:
            value = reader.construct_mapping(node, deep=True)  # type: ignore[arg-type]
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in _SHORT else f"Fn::{name}": value}


_Reader.add_multi_constructor("!", _short_form)


@dataclass(frozen=True)
class Template:
    """Its sections, as they are once its transforms are carried out; `text` is as it was written."""

    text: str
    transforms: tuple[str, ...]
    description: str
    parameters: Mapping[str, Mapping[str, Any]]
    mappings: Mapping[str, Any]
    conditions: Mapping[str, Any]
    resources: Mapping[str, Mapping[str, Any]]
    outputs: Mapping[str, Mapping[str, Any]]
    rules: Mapping[str, Mapping[str, Any]]

    @property
    def written_out(self) -> str:
        """As JSON, with its transforms carried out; what has none is as it was written."""
        if not self.transforms:
            return self.text
        sections = {
            "Description": self.description,
            "Parameters": self.parameters,
            "Rules": self.rules,
            "Mappings": self.mappings,
            "Conditions": self.conditions,
            "Resources": self.resources,
            "Outputs": self.outputs,
        }
        return json.dumps({name: one for name, one in sections.items() if one})

    @property
    def types(self) -> tuple[str, ...]:
        """Those of its resources, each once."""
        return tuple(dict.fromkeys(str(one["Type"]) for one in self.resources.values()))


def invalid(why: str) -> Refusal:
    """As CloudFormation says that it cannot take something."""
    return Refusal("ValidationError", why)


def read(text: str) -> Template:
    """The template that a text is.

    Raises:
        Refusal: it is none.
    """
    written = _sections(text)
    transforms = _transforms(written)
    found = written_out(written) if transforms else written
    return Template(
        text,
        transforms,
        str(found.get("Description", "")),
        found.get("Parameters") or {},
        found.get("Mappings") or {},
        found.get("Conditions") or {},
        _resources(found),
        found.get("Outputs") or {},
        found.get("Rules") or {},
    )


def _sections(text: str) -> Mapping[str, Any]:
    try:
        found = yaml.load(text, _Reader)  # noqa: S506  # nosec B506  # a SafeLoader
    except yaml.YAMLError as why:
        raise invalid(f"Template format error: YAML not well-formed. {why}") from why
    if not isinstance(found, Mapping):
        raise invalid("Template format error: unsupported structure.")
    if unknown := [str(name) for name in found if name not in _SECTIONS]:
        raise invalid(f"Invalid template property or properties [{', '.join(unknown)}]")
    return found


def _transforms(sections: Mapping[str, Any]) -> tuple[str, ...]:
    """Raises: Refusal: one of them is not there."""
    said = sections.get("Transform") or ()
    names = tuple(said) if isinstance(said, list) else (said,) if said else ()
    if unknown := [name for name in names if name != SERVERLESS]:
        raise invalid(f"the embedded AWS has no transform: {unknown[0]}")
    return names


def _resources(sections: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Each of a type; there must be one."""
    resources: Mapping[str, Any] | None = sections.get("Resources")
    if not resources:
        raise invalid("Template format error: At least one Resources member must be defined.")
    for name, one in resources.items():
        if not isinstance(one, Mapping) or "Type" not in one:
            raise invalid(f"Template format error: [/Resources/{name}] Every Resources object must "
                          "contain a Type member.")  # fmt: skip
    return resources
