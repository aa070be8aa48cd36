"""Whatever is written for a setting: what is said of it is ours, never pydantic's own words."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from commdrill.documents.complaint import pydantic_problems
from commdrill.documents.source import Source, read_source
from commdrill.drivers.protocol import Driver
from commdrill.drivers.registry import Kind, load_registry

REGISTRY = load_registry()
DRIVERS = [(kind, name) for kind in Kind for name in sorted(REGISTRY.of(kind))]
WRONG: list[object] = [
    19004, 1.5, True, None, "no such thing", "", [], ["x"], {}, {"a": 1}, [{}], {"a": {}}, -1,
    "http://", "1.2.3.4:99999", "2026-99-99", 10**30, float("inf"),
]  # fmt: skip
FOREIGN = ("Input should", "Value error", "pydantic", "Unexpected keyword", "Unable to", "a valid ")


@pytest.fixture(scope="module")
def source() -> Source:
    (reading,) = read_source(Path("x.yaml"), b"kind: environment\nid: x\n", "x.yaml")
    assert reading.source is not None
    return reading.source


@pytest.mark.parametrize(
    ("kind", "name"), DRIVERS, ids=[f"{kind} {name}" for kind, name in DRIVERS]
)
def test_a_wrong_setting_is_told_in_our_own_words(kind: Kind, name: str, source: Source) -> None:
    driver = REGISTRY.find(kind, name)
    for setting, field in driver.model_fields.items():
        for value in WRONG:
            for said in _said(driver, {field.alias or setting: value}, source):
                assert not [words for words in FOREIGN if words in said], f"{setting}: {value}"


def _said(driver: type[Driver], settings: dict[str, object], source: Source) -> list[str]:
    try:
        driver.model_validate(settings)
    except ValidationError as error:
        problems = pydantic_problems(error.errors(include_url=False), driver, source, ())
        return [f"{problem.message} {problem.hint}" for problem in problems]
    return []
