"""The page itself: one file with its style and its script in it, which is all it may load."""

from functools import cache
from pathlib import Path

from commdrill.reports.page import content_hash

_HERE = Path(__file__).parent
_LEFT_TO_OTHERS = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@cache
def page() -> bytes:
    """It holds nothing of a run: all that is told comes by the stream."""
    text = _file("page.html").replace("/* style */", _file("page.css"))
    return text.replace("/* script */", _file("page.js")).encode()


@cache
def policy() -> str:
    """What a browser lets it do: its own style, its own script, and to ask us."""
    script, style = content_hash(_file("page.js")), content_hash(_file("page.css"))
    return (
        f"default-src 'none'; script-src '{script}'; style-src '{style}'; connect-src 'self'; "
        f"img-src data:; {_LEFT_TO_OTHERS}"
    )


EVIDENCE_POLICY = f"sandbox; default-src 'none'; {_LEFT_TO_OTHERS}"


def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
