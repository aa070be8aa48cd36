"""Small letters, as names of elements and attributes have them: those of ASCII alone, as in HTML."""


def in_small_letters(markup: str) -> bytes:
    """All of it, to look for names in: a page of megabytes takes a hundredth of `str.lower`."""
    return markup.encode("utf-8", "replace").lower()
