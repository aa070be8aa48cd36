"""When two ways of writing an address mean the same one."""

import re
import unicodedata

_NUMBER = re.compile(r"(?:(?:tel|sms|whatsapp):)?(?:\+|00)?([0-9][0-9 ().-]{3,30})")
_QUOTED = re.compile(r'"([^\s"(),:;<>@\[\\\]]+)"')  # before the @, though nothing there needs it
_LONGEST_LABEL = 63
_MARKS = str.maketrans("", "", " ().-")


def address_key(address: str) -> str:
    """The same for all ways of writing one address: `+1 (425) 555-0101` and `14255550101`.

    `ana@dríll.example`, `ana@xn--drll-wpa.example` and `"ana"@dríll.example`, too.
    """
    plain = unicodedata.normalize("NFC", address.strip().lower())
    number = _NUMBER.fullmatch(plain)
    if number:
        return number[1].translate(_MARKS)
    local, at, domain = plain.rpartition("@")
    local = quoted[1] if (quoted := _QUOTED.fullmatch(local)) else local
    labels = domain.removesuffix(".").split(".")
    return f"{local}{at}{'.'.join(map(_as_read, labels))}" if at else plain


def _as_read(label: str) -> str:
    """A part of a domain in its own letters: `xn--drll-wpa` is `dríll`."""
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL:
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode").lower()
    except UnicodeError:
        return label
