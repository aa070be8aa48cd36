"""JSON Schema of the document models: `python -m commdrill.documents.schema_writer` renews it."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from commdrill.documents.actions import Actions
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment, Tier
from commdrill.documents.plan import Plan
from commdrill.documents.schema import FOLDER
from commdrill.model import Model

MODELS: Mapping[str, type[Model]] = {
    "plan": Plan,
    "environment": Environment,
    "drill": Drill,
    "actions": Actions,
}
_NAMES = {Tier.__name__: "Stage"}


class _ForEditors(GenerateJsonSchema):
    """No titles that only repeat a key in capitals, no keys but those that fit."""

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        """A mapping whose keys have a form has no others."""
        written = super().dict_schema(schema)
        return (
            {**written, "additionalProperties": False}
            if "patternProperties" in written
            else written
        )

    def normalize_name(self, name: str) -> str:
        """Of a definition; schemas have called it so from the first."""
        return super().normalize_name(_NAMES.get(name, name))

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> dict[str, Any]:
        """Each definition is titled as it is named."""
        written = super().generate(schema, mode)
        for name, definition in written.get("$defs", {}).items():
            if "title" in definition:
                definition["title"] = name
        return written

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def written_schema(kind: str) -> str:
    schema = MODELS[kind].model_json_schema(by_alias=True, schema_generator=_ForEditors)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": f"commdrill {kind}",
        "patternProperties": {"^x-": True},
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write each schema to its file."""
    FOLDER.mkdir(exist_ok=True)
    for kind in MODELS:
        (FOLDER / f"{kind}.json").write_text(written_schema(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
