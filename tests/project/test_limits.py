"""A limit that only a failure reaches is a long one: a busy machine stands still for many seconds."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.each import each

TESTS = Path(__file__).parents[1]
_WAITS = {"wait", "join", "settimeout"}
_GLANCE, _LONG = 1.0, 60.0  # seconds: what is looked at again and again, and what nobody waits for


def short_limits(source: str) -> Iterator[str]:
    """Calls that wait for more than a glance, and for less than a minute."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and any(map(_is_short, _limits(node))):
            yield f"{node.lineno}: {ast.unparse(node)}"


def _limits(call: ast.Call) -> Iterator[ast.expr]:
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "timeout")
    if isinstance(call.func, ast.Attribute) and call.func.attr in _WAITS:
        yield from call.args[:1]


def _is_short(limit: ast.expr) -> bool:
    known = limit.value if isinstance(limit, ast.Constant) else None
    return isinstance(known, int | float) and _GLANCE < known < _LONG


@each(
    ("source", "short"),
    [
        ("requests.get(url, timeout=20)", True),
        ("thread.join(10)", True),
        ("line.settimeout(5.0)", True),
        ("requests.get(url, timeout=120)", False),
        ("event.wait(0.01)", False),
        ("', '.join(words)", False),
        ("thread.join()", False),
    ],
)
def test_a_limit_is_known(source: str, short: bool) -> None:
    assert bool(list(short_limits(source))) is short


def test_no_test_waits_for_less_than_a_minute_for_what_is_to_come() -> None:
    found = {
        f"{path.relative_to(TESTS)}:{told}"
        for path in sorted(TESTS.rglob("*.py"))
        if not path.is_relative_to(TESTS / "bench")
        for told in short_limits(path.read_text(encoding="utf-8"))
    }
    assert found == set()
