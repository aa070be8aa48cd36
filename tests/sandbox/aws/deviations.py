"""The text of `commdrill sandbox --deviations`, read back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

_HEADING = re.compile(r"^(?P<about>\w[^\n]*)\n-+$", re.MULTILINE)
_ENTRY = re.compile(
    r"^(?P<name>[a-z0-9-]+)\n  AWS\??  +(?P<aws>.+(?:\n {8}.+)*)\n  here  (?P<here>.+(?:\n {8}.+)*)\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Deviation:
    """`aws` is what AWS does, or what is not known about it; `here` is what happens instead."""

    about: str
    name: str
    aws: str
    here: str


def text() -> str:
    return resources.files("commdrill_sandbox.aws").joinpath("deviations.txt").read_text("utf-8")


def deviations() -> tuple[Deviation, ...]:
    return tuple(_read())


def _read() -> Iterator[Deviation]:
    _, *parts = _HEADING.split(text())
    for about, part in zip(parts[::2], parts[1::2], strict=True):
        for entry in _ENTRY.finditer(part):
            yield Deviation(about, entry["name"], entry["aws"], entry["here"])
