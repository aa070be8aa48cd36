"""How a mistake is printed: as a compiler prints it, whatever stands in the line."""

from pathlib import Path

import pytest

from commdrill.documents.excerpt import excerpt, visible
from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import DocumentErrors, Position, Problem, in_order, quoted
from commdrill.documents.project import load_project

GOLDEN = """\
plans/storefront.yaml:6:3: error[D101]: unknown key 'onwer' (did you mean 'owner'?)
  6 |   onwer: nobody
    |   ^^^^^
    = write 'owner'
"""


def problem(line: str, column: int, width: int, **more: str) -> Problem:
    position = Position(more.get("file", "plan.yaml"), 7, column)
    return Problem(
        "D101", more.get("message", "wrong"), more.get("hint", ""), position, width, line
    )


def test_a_mistake_is_told_with_its_place_its_line_and_what_to_do() -> None:
    position = Position("plans/storefront.yaml", 6, 3)
    message = "unknown key 'onwer' (did you mean 'owner'?)"
    told = Problem("D101", message, "write 'owner'", position, 5, "  onwer: nobody")
    assert f"{told}\n" == GOLDEN


def test_a_whole_file_of_mistakes_reads_as_it_always_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden = Path(__file__).parent.parent / "golden" / "documents"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "bad.yaml").write_bytes((golden / "bad.case").read_bytes())
    text = str(DocumentErrors(link(load_project(tmp_path)).problems))
    assert text + "\n" == (golden / "bad.txt").read_text(encoding="utf-8")


def test_document_errors_end_the_program_with_two_and_stand_in_order() -> None:
    first, second = problem("a", 1, 1), problem("a", 1, 1, file="other.yaml")
    errors = DocumentErrors([first, second, first])
    assert errors.exit_code == 2
    assert errors.problems == (second, first) == in_order([second, first])
    assert str(errors).endswith("\n2 mistakes in 2 files")


def test_of_very_many_mistakes_the_first_hundred_are_shown() -> None:
    many = [Problem("D101", "wrong", "", Position("a", line, 1)) for line in range(1, 151)]
    text = str(DocumentErrors(many))
    assert text.count("error[D101]") == 100
    assert text.endswith("150 mistakes in 1 file (the last 50 are not shown)")


def test_tabs_keep_the_caret_under_what_is_meant() -> None:
    assert excerpt("\ta:\tb", 5, 1) == ("    a:    b", "          ^")


def test_wide_characters_keep_the_caret_under_what_is_meant() -> None:
    assert excerpt("名前: x", 5, 1) == ("名前: x", "      ^")


def test_a_long_line_is_cut_around_the_mistake() -> None:
    line = "a" * 500 + "WRONG" + "b" * 500
    shown, carets = excerpt(line, 501, 5)
    assert len(shown) == 70  # with two signs for what is cut away, and room for a line number
    assert shown[0] == shown[-1] == "…"
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "WRONG"


def test_a_long_mistake_has_carets_no_longer_than_what_is_shown() -> None:
    shown, carets = excerpt("x" * 5000, 10, 4000)
    assert len(carets) <= len(shown)


def test_a_caret_may_stand_just_behind_the_line() -> None:
    assert excerpt("abc", 4, 1) == ("abc", "   ^")
    assert excerpt("", 1, 1) == ("", "^")


@pytest.mark.parametrize("bad", ["\x1b[31m", "\x00", "\x7f", "\u202e", "\u200b", "\x9b", "\r"])
def test_nothing_in_a_line_a_name_or_a_value_moves_the_terminal(bad: str) -> None:
    told = problem(f"key: {bad}", 6, 1, file=f"pl{bad}an.yaml", message=f"found {quoted(bad)}")
    assert all(character.isprintable() or character == "\n" for character in str(told))
    assert visible(bad) != bad


def test_a_long_value_is_quoted_short() -> None:
    assert quoted("x" * 1000) == "'" + "x" * 57 + "…'"
    assert quoted(12) == "12"
