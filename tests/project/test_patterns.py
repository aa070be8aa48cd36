"""What the regular expressions of every Python from 3.11.0 on do alike."""

import re
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"

# Before 3.11.5 a group repeated possessively, or an atomic one, may lose its match (CPython's gh-106052).
_POSSESSIVE_GROUP = re.compile(r"(?:(?<![\\(])\)(?:[*+?]|\{\d*,?\d*\})\+(?!\")|\(\?>)")


def test_no_pattern_holds_what_the_first_releases_of_python_3_11_misread() -> None:
    found = [
        f"{path.relative_to(SOURCES)}:{number}: {line.strip()}"
        for path in SOURCES.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if _POSSESSIVE_GROUP.search(line)
    ]
    assert found == []


def test_such_a_pattern_would_be_found() -> None:
    assert all(map(_POSSESSIVE_GROUP.search, (r"(?:XX:){1,4}+X", "(?:a|b)*+", "(?:a)?+", "(?>a)")))
    assert not any(map(_POSSESSIVE_GROUP.search, (r"(?:XX:){1,4}X", r"\w*+", "[^x]{2,4}+", "(a)+")))
