"""What others wrote, as a terminal, a page or a log may show it."""

_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\u2426"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u2426"),  # turn text round
}
_ESCAPED = {code: f"\\u{code:04x}" for code in _VISIBLE if code >= 0x7F}  # JSON lets these through
_REFERRED = {code: f"&#x{code:X};" for code in _ESCAPED}  # and XML


def printable(text: str) -> str:
    """Control characters as their pictures: they can neither hide nor do anything."""
    return text.replace("\r\n", "\n").translate(_VISIBLE)


def printable_json(text: str) -> str:
    """JSON that says the same, in which they are written as escapes."""
    return text.translate(_ESCAPED)


def printable_xml(text: str) -> str:
    """XML that says the same, in which they are written as references."""
    return text.translate(_REFERRED)
