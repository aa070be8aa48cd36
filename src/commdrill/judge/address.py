"""When two ways of writing an address mean the same one."""

import re

_NUMBER = re.compile(r"(?:(?:tel|sms|whatsapp):)?(?:\+|00)?([0-9][0-9 ().-]{3,30})")
_MARKS = str.maketrans("", "", " ().-")


def address_key(address: str) -> str:
    """The same for all ways of writing one address: `+1 (425) 555-0101` and `14255550101`."""
    plain = address.strip().lower()
    number = _NUMBER.fullmatch(plain)
    return number[1].translate(_MARKS) if number else plain
