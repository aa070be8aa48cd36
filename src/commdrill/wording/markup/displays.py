"""The values of `display`: which of them put an element on lines of its own, apart, or nowhere."""

BLOCKS = frozenset({
    "block", "flow-root", "list-item", "table", "flex", "grid", "table-row", "table-caption",
    "table-row-group", "table-header-group", "table-footer-group", "-webkit-box", "-webkit-flex",
})  # fmt: skip
_BOXES = frozenset({"-webkit-inline-box", "-webkit-inline-flex"})
APART = _BOXES | {"inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"}
SPREAD = _BOXES | {"flex", "grid", "inline-flex", "inline-grid", "-webkit-box", "-webkit-flex"}
GONE = frozenset({"none", "table-column", "table-column-group"})
FOR_ALL = frozenset({"initial", "unset", "revert", "revert-layer", "inherit"})
_INLINE = FOR_ALL | {"inline", "contents", "math", "ruby", "ruby-text"}
_INSIDE = frozenset({"flow", "flow-root", "table", "flex", "grid", "ruby", "math"})


def is_display(value: str) -> bool:
    """Whether a browser knows it."""
    return any(value in some for some in (BLOCKS, APART, GONE, _INLINE))


def in_a_word(display: str) -> str:
    """`block flex`, what an element is outside and inside, by the older word for both."""
    words = display.split()
    inside = set(words) - {"block", "inline", "list-item"}
    if len(words) == 1 or len(inside) > 1 or not inside <= _INSIDE:
        return display
    kind = next(iter(inside), "flow")
    if "list-item" in words:
        return "inline" if "inline" in words else "list-item"
    if "inline" in words:
        return {"flow": "inline", "flow-root": "inline-block"}.get(kind, f"inline-{kind}")
    return "block" if kind in ("flow", "ruby", "math") else kind
