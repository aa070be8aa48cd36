"""Every format by its name; its module is read when it is chosen."""

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from commdrill.lint.finding import Finding

FORMATS = {
    "text": "text",
    "json": "json_report",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
}


class _Format(Protocol):
    def render(self, findings: Sequence[Finding]) -> str: ...


def render(findings: Sequence[Finding], name: str) -> str:
    """The findings in the format of this name."""
    module = import_module(f"commdrill.lint.formats.{FORMATS[name]}")
    return cast(_Format, module).render(findings)
