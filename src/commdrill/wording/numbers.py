"""Numbers as people write them."""

from commdrill.wording.lazy_pattern import LazyPattern

_MOST = 40  # characters
_PLAIN = LazyPattern(r"[-+−]?[0-9]+(?:[.,][0-9]+)?")
_IN_GROUPS = LazyPattern(r"[-+−]?[0-9]{1,3}([.,'’ ])[0-9]{3}(?:\1[0-9]{3}){0,8}(?:[.,][0-9]+)?")
_GROUPED = LazyPattern(r"[0-9]{1,3}([.,'’ ])[0-9]{3}(?:\1[0-9]{3}){0,8}")


def numbers_at(text: str, start: int) -> list[tuple[int, float]]:
    """The numbers that begin at `start`, each with where it ends; the longest last.

    `1,234.5`, `1.234,5` and `1 234` are read as their writers mean them; `1.234` may be meant
    either way, and both readings are returned.
    """
    limit = start + _MOST + text.startswith(("-", "+", "−"), start)
    shapes = [shape for form in (_PLAIN, _IN_GROUPS) if (shape := form.match(text, start, limit))]
    furthest = max((shape.end() for shape in shapes), default=start)
    ends = [end for end in range(start + 1, furthest + 1) if text[end - 1].isdecimal()]
    return [(end, value) for end in ends for value in _values(text[start:end])]


def _values(written: str) -> list[float]:
    """What `written` may mean: nothing, one number or two."""
    sign = -1.0 if written[0] in "-−" else 1.0
    digits = written.lstrip("-+−")
    values: list[float] = []
    for decimal in (".", ","):
        whole, mark, fraction = digits.rpartition(decimal)
        if mark and fraction.isdecimal() and (whole.isdecimal() or _groups(whole, decimal)):
            values.append(sign * float(f"{_plain(whole)}.{fraction}"))
    if digits.isdecimal() or _groups(digits, ""):
        values.append(sign * float(_plain(digits)))
    return values


def _groups(digits: str, not_mark: str) -> bool:
    grouped = _GROUPED.fullmatch(digits)
    return grouped is not None and grouped[1] != not_mark


def _plain(digits: str) -> str:
    return "".join(character for character in digits if character.isdecimal())
