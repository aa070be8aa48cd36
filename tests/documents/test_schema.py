"""The schemas that editors use: up to date, and of one mind with what `commdrill` reads."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from commdrill.documents.schema import KINDS, schema_text
from commdrill.documents.schema_writer import written_schema
from commdrill.documents.source import read_source
from commdrill.errors import UsageError

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_what_the_models_say(kind: str) -> None:
    assert schema_text(kind) == written_schema(kind), (
        "renew it with: python -m commdrill.documents.schema_writer"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_bears_no_id_of_its_own(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema
    assert schema["properties"]["kind"]["const"] == kind


def test_an_unknown_kind_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="plan, environment, drill"):
        schema_text("plans")


def documents(folder: Path) -> list[tuple[str, Any]]:
    files = sorted(folder.rglob("*.yaml"))
    readings = [reading for file in files for reading in read_source(file, file.read_bytes(), "")]
    return [
        (str(reading.kind), reading.source.data)
        for reading in readings
        if reading.source and reading.kind in KINDS
    ]


@pytest.mark.parametrize("folder", ["plans", "drills"])
def test_the_shipped_documents_fit_their_schemas(folder: str) -> None:
    for kind, data in documents(ROOT / folder):
        jsonschema.validate(data, json.loads(schema_text(kind)), jsonschema.Draft202012Validator)


def test_documents_that_can_be_read_fit_their_schemas(company: Path) -> None:
    found = documents(company)
    assert {kind for kind, _ in found} == set(KINDS)
    for kind, data in found:
        jsonschema.validate(data, json.loads(schema_text(kind)), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("plan", {"zzz": 1}),
        ("plan", {"version": 1.5}),
        ("plan", {"title": ""}),
        ("drill", {"take_down": []}),
        ("plan", {"messages": {"a": {"text": "a", "languages": {"ES": {"text": "b"}}}}}),
        ("drill", {"hold": "10"}),
        ("drill", {"take_down": {"check out": "outage"}}),
        ("environment", {"stage": "production"}),
        ("environment", {"subscribers": [{"id": "a"}]}),
    ],
)
def test_what_cannot_be_read_does_not_fit_its_schema(
    company: Path, kind: str, change: dict[str, Any]
) -> None:
    data = dict(documents(company))[kind]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, **change}, json.loads(schema_text(kind)))


def test_reading_a_schema_loads_no_models() -> None:
    program = (
        "import sys; from commdrill.documents.schema import schema_text; schema_text('plan');"
        "assert not {'pydantic', 'yaml'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
