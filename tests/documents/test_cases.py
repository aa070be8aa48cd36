"""Bad documents: each `# E: words` in tests/cases is one mistake on its line, and there are no more.

`# E^2: words` speaks of the line two above, for text in which no comment can stand. The files are
YAML; their names do not say so, or they would be documents of the project whose tests they are.
"""

import re
from pathlib import Path

import pytest

from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import Problem
from commdrill.documents.project import load_project

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*.case"))
EXPECTED = re.compile(r"# E(?:\^(\d))?: (.*?)(?=\s+# E|$)")


def expected_mistakes(text: str) -> list[tuple[int, str]]:
    return [
        (number - int(found[1] or 0), found[2].strip())
        for number, line in enumerate(text.splitlines(), start=1)
        for found in EXPECTED.finditer(line)
    ]


def fits(words: str, problem: Problem) -> bool:
    code, _, message = words.partition(" ")
    return problem.code == code and message in problem.message


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_mistake_is_told_on_its_line_and_no_other(case: Path, tmp_path: Path) -> None:
    (tmp_path / f"{case.stem}.yaml").write_bytes(case.read_bytes())
    found = list(link(load_project(tmp_path)).problems)
    for line, words in expected_mistakes(case.read_text(encoding="utf-8")):
        fitting = [p for p in found if p.position.line == line and fits(words, p)]
        assert fitting, f"line {line}: no {words!r} among\n" + "\n".join(map(str, found))
        found.remove(fitting[0])
    assert not found, "not expected:\n" + "\n".join(map(str, found))


def test_there_are_many_cases() -> None:
    count = sum(len(expected_mistakes(case.read_text(encoding="utf-8"))) for case in CASES)
    assert count >= 120


def test_what_a_step_that_promises_nothing_lacks_is_told_by_its_channel(tmp_path: Path) -> None:
    """A manual step may have no `says`: whoever followed that hint was refused by the next one."""
    steps = next(case for case in CASES if case.stem == "steps")
    (tmp_path / "steps.yaml").write_bytes(steps.read_bytes())
    problems = link(load_project(tmp_path)).problems
    hints = {p.message: p.hint for p in problems if p.code == "D307"}
    assert hints["step 'o' promises nothing"].startswith("add title:")
    assert "says:" in hints["step 'g' promises nothing"]
