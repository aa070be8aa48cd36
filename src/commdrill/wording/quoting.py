"""Words in quotation marks."""

_LONGEST_QUOTE = 500


def quoted(words: str) -> str:
    """In quotation marks, the middle left out where that is very long."""
    if len(words) <= _LONGEST_QUOTE:
        return f"'{words}'"
    half = _LONGEST_QUOTE // 2
    return f"'{words[:half]} … {words[-half:]}'"
