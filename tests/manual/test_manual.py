"""The manual knows every word there is, and what it shows is read and reviewed."""

import ast
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.documents.codes import MANUAL
from commdrill.documents.environment import Tier
from commdrill.documents.matcher import OPERATORS
from commdrill.documents.plan import ChannelType, Phase, ScenarioType
from commdrill.documents.schema import KINDS, schema_text
from commdrill.drivers.registry import Kind, load_registry
from commdrill.errors import UsageError
from commdrill.lint.rules import RULES
from commdrill.manual.entry import Entry
from commdrill.manual.keys import key_entries, mappings
from commdrill.manual.manual import contents, look_up
from commdrill.manual.reference import references
from commdrill.manual.specimen import FOLDER, example_of
from commdrill.manual.terms import term_entries
from commdrill.record.events import RunOutcome, StepOutcome
from commdrill.terms import Proof
from tests.each import each

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "commdrill"
REGISTRY = load_registry()
PLACEHOLDERS = ("choice", "duration", "number", "text", "time", "url", "window")
SPOKEN = [
    *Phase, *ChannelType, *ScenarioType, *Tier, *Proof, *StepOutcome, *RunOutcome, *OPERATORS,
    *PLACEHOLDERS,
]  # fmt: skip
MAKERS = {"FindingMade", "_find", "_finding", "tell_as"}


def findings_of_runs() -> Iterator[str]:
    """The code of every finding that the source makes."""
    for file in SOURCE.rglob("*.py"):
        text = file.read_text()
        calls = any(maker in text for maker in MAKERS)  # most have none, and are not parsed
        for node in ast.walk(ast.parse(text if calls else "")):
            if isinstance(node, ast.Call) and _called(node) in MAKERS:
                coded = [word.value for word in node.keywords if word.arg == "code"]
                for code in (*coded, *node.args[:1]):
                    if isinstance(code, ast.Constant):
                        yield str(code.value)


def _called(call: ast.Call) -> str:
    """The name alone: of a function, or of a method."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


@each("word", sorted({str(word) for word in SPOKEN}))
def test_every_word_that_may_stand_at_a_key_is_known(word: str) -> None:
    assert word in {entry.word for entry in term_entries()}
    assert look_up(word, REGISTRY)


def test_every_finding_of_a_run_is_known() -> None:
    found = set(findings_of_runs())
    known = {one.word for one in term_entries() if one.kind == "finding of a run"}
    assert len(found) >= 20
    assert found == known


@each("kind", KINDS)
def test_every_key_is_known_and_has_an_example(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    defined = schema.get("$defs", {}).values()
    keys = {key for one in (schema, *defined) for key in one.get("properties", {})}
    entries = [entry for mapping in mappings(kind) for entry in mapping.entries]
    assert {entry.word for entry in entries} == keys
    assert [entry.word for entry in entries if not (entry.example and entry.takes)] == []
    # what a document is, its own `kind:` says
    assert [e.word for e in entries if not e.text] == []


@each("entry", list(key_entries()))
def test_an_example_holds_its_key(entry: Entry) -> None:
    assert entry.word in entry.example


def test_drivers_rules_and_codes_are_known() -> None:
    drivers = {name for kind in Kind for name in REGISTRY.of(kind)}
    for word in (*drivers, *RULES, *MANUAL, "cd103"):
        assert look_up(word, REGISTRY)
    listed = contents(REGISTRY)
    assert all(word in listed for word in (*drivers, *RULES, *MANUAL))


def test_a_word_of_several_meanings_has_a_page_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "http"]) == 0
    assert capsys.readouterr().out.count("\n\nsettings\n") == 2  # the fault and the action
    assert main(["explain", "absent"]) == 0
    said = capsys.readouterr().out
    assert ("absent: key of expect" in said, "absent: matcher" in said) == (True, True)


def test_a_word_that_nobody_knows_is_refused_with_one_that_is_near(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "witin"]) == 2
    assert "no 'witin' (did you mean 'within'?)" in capsys.readouterr().err
    with pytest.raises(UsageError):
        look_up("", REGISTRY)
    with pytest.raises(LookupError, match=r"nothing at scenarios\.none"):
        example_of("plan", ("scenarios", "none"))


def test_without_a_word_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert capsys.readouterr().out.startswith("key of the plan: kind, id, title")


def test_what_it_shows_is_reviewed_as_any_document_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in FOLDER.iterdir():  # not called documents there: no project is to find them
        shutil.copy(file, tmp_path / file.name.replace(".specimen", ".yaml"))
    assert main(["lint", "--root", str(tmp_path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["code"] for one in found["findings"]} <= {"CD101", "CD216", "CD401"}


@each("file", list(references()))
def test_the_references_are_made_of_it(file: str) -> None:
    again = "`python -m commdrill.manual.reference` renews it"
    assert (ROOT / file).read_text(encoding="utf-8") == references()[file], again
