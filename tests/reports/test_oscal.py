"""Assessment results of OSCAL: as its schema has them, every reference within leads somewhere."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from commdrill.reports.all import render
from tests.reports import hostile, story

# What NIST's oscal_assessment-results_schema.json (1.1) demands of the parts that a run has.
UUID = {"type": "string",
        "pattern": r"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$"}  # fmt: skip
LINE = {"type": "string", "pattern": r"^\S(.*\S)?$"}
TOKEN = {"type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9._-]*$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
URI = {"type": "string", "pattern": r"^(#|urn:|[A-Za-z0-9._/-])\S*$"}


def shape(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            name.replace("_", "-"): kind for name, kind in {**required, **optional}.items()
        },
        "required": [name.replace("_", "-") for name in required],
        "additionalProperties": False,
    }


def many(kind: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": kind}


PROPS = many(shape({"name": TOKEN, "value": LINE}, ns=URI))
HASHES = many(shape({"algorithm": {"enum": ["SHA-256"]},
                     "value": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}))  # fmt: skip
RESOURCE = shape({"uuid": UUID}, title=LINE, rlinks=many(shape({"href": URI}, hashes=HASHES)))
OBSERVATION = shape(
    {"uuid": UUID, "description": LINE, "collected": TIME,
     "methods": many({"enum": ["EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"]})},
    title=LINE, props=PROPS,
    relevant_evidence=many(shape({"description": LINE}, href=URI)),
)  # fmt: skip
TARGET = shape({"type": {"enum": ["statement-id", "objective-id"]}, "target_id": TOKEN,
                "status": shape({"state": {"enum": ["satisfied", "not-satisfied"]}})})  # fmt: skip
FINDING = shape(
    {"uuid": UUID, "title": LINE, "description": LINE, "target": TARGET},
    related_observations=many(shape({"observation_uuid": UUID})),
)
SELECTION = shape({}, include_controls=many(shape({"control_id": TOKEN})))
RESULT = shape(
    {"uuid": UUID, "title": LINE, "description": LINE, "start": TIME,
     "reviewed_controls": shape({"control_selections": many(SELECTION)})},
    end=TIME, props=PROPS, observations=many(OBSERVATION), findings=many(FINDING),
)  # fmt: skip
METADATA = shape(
    {"title": LINE, "last_modified": TIME, "version": LINE, "oscal_version": LINE}, props=PROPS
)
DOCUMENT = shape({
    "assessment_results": shape(
        {"uuid": UUID, "metadata": METADATA, "import_ap": shape({"href": URI}),
         "results": many(RESULT)},
        back_matter=shape({}, resources=many(RESOURCE)),
    )
})  # fmt: skip
RUNS: dict[str, Callable[[Path], Path]] = {
    "passed": lambda folder: story.write(folder, story.passed()),
    "failed": lambda folder: story.write(folder, story.failed()),
    "not-restored": lambda folder: story.write(folder, story.not_restored()),
    "killed": lambda folder: story.write(folder, story.killed()),
    "refused": lambda folder: story.write(folder, story.refused()),
    "hostile": hostile.write,
}


@pytest.fixture(params=RUNS)
def told(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    folder = RUNS[request.param](tmp_path)
    found: dict[str, Any] = json.loads(render(folder, "oscal"))
    return found


def texts(value: Any, key: str) -> Iterator[str]:
    """All that stands under a key, however deep."""
    if isinstance(value, dict):
        yield from (item for name, item in value.items() if name == key and isinstance(item, str))
        for item in value.values():
            yield from texts(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, key)


def test_it_is_as_the_schema_has_it(told: dict[str, Any]) -> None:
    problems = [error.message for error in Draft202012Validator(DOCUMENT).iter_errors(told)]
    assert problems == []


def test_each_id_stands_for_one_thing_and_each_reference_leads_to_one(told: dict[str, Any]) -> None:
    ids = list(texts(told, "uuid"))
    assert len(ids) == len(set(ids))
    named = {href.removeprefix("#") for href in texts(told, "href") if href.startswith("#")}
    assert named
    assert named | set(texts(told, "observation-uuid")) <= set(ids)


def test_every_step_is_an_observation_with_its_outcome(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.failed())
    (result,) = json.loads(render(folder, "oscal"))["assessment-results"]["results"]
    outcomes = {one["title"]: one["props"][0]["value"] for one in result["observations"]}
    assert outcomes["email-customers"] == "failed"
    assert len(outcomes) == len(result["observations"])


def test_what_a_run_does_not_show_of_a_control_is_said(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.failed())
    (result,) = json.loads(render(folder, "oscal"))["assessment-results"]["results"]
    by_control = {one["title"]: one for one in result["findings"]}
    plan = by_control["NIST 800-53 CP-4"]
    assert plan["target"]["status"]["state"] == "not-satisfied"
    assert "Not shown by this run: reviewed, actions." in plan["description"]
    assert by_control["NIST 800-53 IR-3"]["target"]["status"]["state"] == "satisfied"


def test_evidence_is_named_with_its_digest(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.failed())
    resources = json.loads(render(folder, "oscal"))["assessment-results"]["back-matter"][
        "resources"
    ]
    links = {
        link["href"]: link["hashes"][0]["value"] for one in resources for link in one["rlinks"]
    }
    kept = {path: digest for path, digest in links.items() if path.startswith("evidence/")}
    assert kept
    for path, digest in kept.items():
        assert path.rpartition("-")[2].startswith(digest[:16]), path


def test_a_document_is_named_where_the_folder_keeps_it(tmp_path: Path) -> None:
    plan, masked = b"kind: plan", b"kind: drill"
    documents = {
        "plans/storefront.yaml": sha256(plan).hexdigest(),
        "drills/checkout-outage.yaml": sha256(b"kind: drill, whole").hexdigest(),
        "../reports/secret": sha256(b"hush").hexdigest(),
    }
    began = (0.0, replace(story.started(), documents=documents))
    folder = story.write(tmp_path, [began, *story.failed()[1:]])
    for name, content in zip(documents, (plan, masked, b"hush"), strict=True):
        kept = folder / "documents" / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
    resources = json.loads(render(folder, "oscal"))["assessment-results"]["back-matter"][
        "resources"
    ]
    drilled = {link["href"]: link["hashes"][0]["value"] for link in resources[0]["rlinks"]}
    plan_name, *elsewhere = documents
    assert drilled == {
        f"documents/{plan_name}": documents[plan_name],
        **{name: documents[name] for name in elsewhere},
    }


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    folder = story.write(tmp_path, story.passed())
    assert render(folder, "oscal") == render(folder, "oscal")
