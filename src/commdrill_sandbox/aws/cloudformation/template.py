"""A template as its text: JSON or YAML, with CloudFormation's short forms written out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from commdrill_sandbox.aws.wire.refusal import Refusal

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
    """Its sections."""

    text: str
    description: str
    parameters: Mapping[str, Mapping[str, Any]]
    mappings: Mapping[str, Any]
    conditions: Mapping[str, Any]
    resources: Mapping[str, Mapping[str, Any]]
    outputs: Mapping[str, Mapping[str, Any]]

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
    found = _sections(text)
    return Template(
        text,
        str(found.get("Description", "")),
        found.get("Parameters") or {},
        found.get("Mappings") or {},
        found.get("Conditions") or {},
        _resources(found),
        found.get("Outputs") or {},
    )


def _sections(text: str) -> Mapping[str, Any]:
    try:
        found = yaml.load(text, _Reader)  # noqa: S506  # nosec B506  # a SafeLoader
    except yaml.YAMLError as why:
        raise invalid(f"Template format error: YAML not well-formed. {why}") from why
    if not isinstance(found, Mapping):
        raise invalid("Template format error: unsupported structure.")
    if found.get("Transform"):
        raise invalid(f"the embedded AWS has no transform: {found['Transform']}")
    return found


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
