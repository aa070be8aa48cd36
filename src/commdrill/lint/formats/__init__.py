"""How findings are told: one module a format, named as it is asked for, and found by lying here."""

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:  # whoever asks for the names alone waits for none of what findings are made of
    from commdrill.lint.finding import Finding

FORMATS = tuple(sorted(module.name for module in iter_modules(__path__)))


class _Format(Protocol):
    def render(self, findings: "Sequence[Finding]") -> str: ...


def render(findings: "Sequence[Finding]", name: str) -> str:
    """The findings in the format of this name; its module is read when it is chosen."""
    module = import_module(f"{__name__}.{name}")
    return cast(_Format, module).render(findings)
