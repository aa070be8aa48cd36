"""What is asked beyond the documents: variables, another pace, a longer outage."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from commdrill.app.wiring import compile_project
from commdrill.compile.asked import Asked
from commdrill.compile.script import Script
from commdrill.documents.project import Project, load_project
from commdrill.drivers.registry import load_registry
from commdrill.errors import UsageError
from tests.compile.test_uses import company, mistakes

URL = "http://127.0.0.1:9/"


def compiled(project: Project, asked: Asked) -> Script:
    (script,) = compile_project(project, None, load_registry(), asked)
    return script


def shop(folder: Path, url: str, variables: str = "") -> Project:
    company(folder, environment=(URL, url))
    if variables:
        file = folder / "environment.yaml"
        file.write_text(f"{file.read_text()}variables: {{{variables}}}\n", encoding="utf-8")
    return load_project(folder)


def page(script: Script) -> object:
    return next(one.use.settings["url"] for one in script.channels if one.id == "page")


@pytest.mark.parametrize(
    ("variables", "asked", "url"),
    [
        ("port: 8080", {}, "http://127.0.0.1:8080/"),
        ("port: 8080", {"port": "9090"}, "http://127.0.0.1:9090/"),
        ("", {"port": "9090"}, "http://127.0.0.1:9090/"),
        ("", {}, "http://127.0.0.1:${var:port}/"),
        ("port: ''", {}, "http://127.0.0.1:/"),
    ],
    ids=["documents", "command-line-first", "command-line", "nobody", "empty"],
)
def test_a_variable_is_filled_in_where_it_has_a_value(
    tmp_path: Path, variables: str, asked: Mapping[str, str], url: str
) -> None:
    project = shop(tmp_path, "http://127.0.0.1:${var:port}/", variables)
    script = compiled(project, Asked(variables=asked))
    assert page(script) == url
    assert script.variables == ({"port": url[17:-1]} if "$" not in url else {})


def test_a_variable_that_nobody_asks_for_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    project = shop(tmp_path, "http://127.0.0.1:${var:port}/")
    with pytest.raises(UsageError, match=r"--set prot=…: .* \(did you mean 'port'\?\)"):
        compiled(project, Asked(variables={"prot": "1"}))


def test_a_variable_hides_nothing(tmp_path: Path) -> None:
    project = shop(tmp_path, URL, "host: '${env:HOST}'")
    assert [message for _, message in mistakes(project) if "a variable is plain" in message]


def test_another_pace_shortens_every_limit_and_is_told(tmp_path: Path) -> None:
    usual, fast = (compiled(company(tmp_path), Asked(pace=pace)) for pace in (None, 120.0))
    assert fast.environment.pace == 120
    for before, after in zip(usual.steps, fast.steps, strict=True):
        assert after.promise.limits.within == (before.promise.limits.within or 0) / 120


def test_an_outage_may_last_longer_than_the_drill_says_but_not_too_short(tmp_path: Path) -> None:
    held = compiled(company(tmp_path), Asked(hold=timedelta(hours=2)))
    assert held.hold == timedelta(hours=2)
    steps = "steps:\n      - {id: again, phase: update, channel: page, message: outage, every: 30m}"
    project = company(tmp_path, plan=("steps:", steps))
    with pytest.raises(UsageError, match="hold 30m or longer"):
        compiled(project, Asked(hold=timedelta(minutes=5)))
