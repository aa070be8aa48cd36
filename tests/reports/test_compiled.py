"""What templates are compiled to, kept for the next process."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from commdrill.reports.compiled import Compiled


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one template, `word.html.j2`."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "word.html.j2").write_text("{{ word }}")
    return tmp_path


def rendered(templates: Path, made_by: str = "us") -> str:
    """By a new process, as it were."""
    cache = Compiled(templates, made_by)
    environment = Environment(
        loader=FileSystemLoader(templates), bytecode_cache=cache, autoescape=made_by != "them"
    )
    return environment.get_template("word.html.j2").render(word="<b>")


def kept(templates: Path) -> Path:
    (file,) = (templates / "__pycache__").iterdir()
    return file


def test_it_lies_where_python_keeps_its_own_and_is_not_made_again(templates: Path) -> None:
    assert rendered(templates) == "&lt;b&gt;"
    file = kept(templates)
    assert file.suffix == ".pyc"
    made = file.stat()
    assert rendered(templates) == "&lt;b&gt;"
    assert (kept(templates), file.stat().st_ino) == (file, made.st_ino)


def test_a_template_that_changed_is_compiled_anew(templates: Path) -> None:
    rendered(templates)
    (templates / "word.html.j2").write_text("{{ word }}!")
    assert rendered(templates) == "&lt;b&gt;!"


def test_what_was_made_in_another_way_is_compiled_anew(templates: Path) -> None:
    rendered(templates)
    assert rendered(templates, made_by="them") == "<b>"


@pytest.mark.parametrize("damage", [b"", b"not marshalled", b"N", b"\xe9\x00\x00\x00\x00"])
def test_a_damaged_one_is_compiled_anew(templates: Path, damage: bytes) -> None:
    rendered(templates)
    kept(templates).write_bytes(damage)
    assert rendered(templates) == "&lt;b&gt;"


def test_where_nothing_can_be_kept_it_is_compiled_each_time(templates: Path) -> None:
    (templates / "__pycache__").write_text("no folder")
    assert rendered(templates) == rendered(templates) == "&lt;b&gt;"


def test_who_keeps_no_bytecode_keeps_none_of_templates(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(templates) == "&lt;b&gt;"
    assert not (templates / "__pycache__").exists()
