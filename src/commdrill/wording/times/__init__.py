"""Statements of a moment, of a window and of a length of time, as people write them.

To read them takes a lot: the modules that do are loaded when somebody first asks for one by name.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commdrill.wording.times import grammar, in_text, reading, statement

__all__ = ["grammar", "in_text", "reading", "statement"]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
