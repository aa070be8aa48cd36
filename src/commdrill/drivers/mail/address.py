"""Addresses as people and programs write them into a mail's header."""

import re
from collections.abc import Iterator

_LONGEST = 2**17  # characters of a header; four thousand addresses have them
# `ana@x.example` or `Ana <ana@x.example>`, which nearly all are, without anything to be careful of.
_PLAIN = re.compile(
    r"""(?:[^<>()\[\]:;,"'\\@]*<)?([^\s<>()\[\]:;,"'\\@]+@[^\s<>()\[\]:;,"'\\@]+)>?"""
)
_TOKEN = re.compile(
    r"""(?P<quoted>"(?:[^"\\]|\\.){0,128}")"""
    r"""|(?P<comment>\((?:[^()<@\\]|\\.|\([^()<@]{0,100}\)){0,128}\))"""
    r"""|<(?P<angle>[^<>]{0,1000})>"""
    r"""|(?P<end>[,;])"""
    r"""|(?P<other>[^",;<(]+|.)""",
    re.DOTALL,
)
_GROUP = re.compile(r'^[^@":\[\]]*:')  # `Team: ana@x.example, …;`
_ROUTE = re.compile(r"^@[^:]*:")  # `<@relay.example:ana@x.example>`
_ADDRESS = re.compile(r'(?:"[^"]{1,256}"|[^\s"<>,;]{1,256})@[^\s<>,;"]{1,256}')
_NEEDS_NO_QUOTES = re.compile(r"[^\s\"(),:;<>@\[\\\]]+")


def addresses_in(value: str) -> Iterator[str]:
    """Every address in a header's value: never one that is only somebody's name."""
    value = value.strip()[:_LONGEST]
    if plain := _PLAIN.fullmatch(value):
        yield plain[1]
        return
    named, angle = "", ""
    for token in _TOKEN.finditer(value + ","):
        if not token["end"]:
            angle = angle or token["angle"] or ""
            named += token["quoted"] or token["other"] or ""
            continue
        yield from _address(angle or named)
        named, angle = "", ""


def normal_address(address: str) -> str:
    """Its domain in lower case, no quotes that nothing needs; else as its receiver has it."""
    local, at, domain = address.strip().rpartition("@")
    if local[:1] == local[-1:] == '"' and _NEEDS_NO_QUOTES.fullmatch(local[1:-1]):
        local = local[1:-1]
    return f"{local}{at}{domain.lower()}"


def _address(written: str) -> Iterator[str]:
    """What stands in angles, or alone; some mail programs put it into quotes of some kind once more."""
    plain = _ROUTE.sub("", _GROUP.sub("", written.strip())).strip()
    if plain[:1] == plain[-1:] and plain[:1] in {"'", '"'}:
        plain = plain[1:-1]
    if found := _ADDRESS.search(plain):
        yield found[0].rstrip(">")
