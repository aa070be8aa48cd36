"""What code that is written into a template may import beside what its runtime has."""

from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent
_BESIDE = {
    "py": ("cfnresponse.py", _HERE / "cfnresponse.py"),
    "js": ("node_modules/cfn-response/index.js", _HERE / "cfn-response.js"),
}


def beside(code: str, suffix: str) -> Iterator[tuple[str, str]]:
    """The files that such code asks for, by name."""
    name, file = _BESIDE[suffix]
    if file.stem in code:
        yield name, file.read_text(encoding="utf-8")
