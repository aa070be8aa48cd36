"""A driver as an environment names it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commdrill.drivers.protocol import Driver


@dataclass(frozen=True)
class DriverUse:
    """A driver by name, with its settings as written: references are filled in at the last moment."""

    name: str
    driver: type[Driver]
    settings: Mapping[str, Any]
    folder: Path  # of the document that names it
    place: str  # file:line of its `use`
