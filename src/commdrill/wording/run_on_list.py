"""Lists whose author ran them on: in `text: >` of YAML the lines `- Save your work` are folded into one.

What people see has each on a line of its own, or no bullets at all. A dash between words may be a dash, so
the text as it stands counts, too.
"""

from commdrill.wording.lazy_pattern import LazyPattern

_BULLET = "[-–—*+•]"
_IS_LIST = LazyPattern(rf"^[ \t]*{_BULLET} |[:.!?;] {_BULLET} ")
_GOES_ON = LazyPattern(rf"(?<=[^\s\d]) {_BULLET} (?=[^\W\d_])")


def list_readings(text: str) -> tuple[str, ...]:
    """The text, and what it is with every bullet on a line of its own, where that is something else."""
    apart = "\n".join(
        _GOES_ON.sub("\n- ", line) if _IS_LIST.search(line) else line for line in text.split("\n")
    )
    return (text,) if apart == text else (text, apart)
