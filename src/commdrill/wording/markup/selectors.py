"""Selectors: what a browser knows of them, how they are written for our parser, and what they weigh."""

import re

from commdrill.wording.markup.shadow_roots import HOST, ROOT

_KNOWN = (
    "active|active-view-transition|active-view-transition-type|after|any-link|autofill|backdrop|before"
    "|checked|checkmark|column|cue|current|default|defined|details-content|dir|disabled|empty|enabled"
    "|file-selector-button|first|first-child|first-letter|first-line|first-of-type|focus|focus-visible"
    "|focus-within|fullscreen|future|grammar-error|has|has-slotted|highlight|host|host-context|hover|in-range"
    "|indeterminate|invalid|is|lang|last-child|last-of-type|left|link|marker|modal|muted|not"
    "|nth-child|nth-last-child|nth-last-of-type|nth-of-type|only-child|only-of-type|open|optional"
    "|out-of-range|part|past|paused|picker|picker-icon|picture-in-picture|placeholder|placeholder-shown"
    "|playing|popover-open|read-only|read-write|required|right|root|scope|scroll-[a-z-]+|search-text"
    "|seeking|selection|slotted|spelling-error|stalled|state|target|target-current|target-text"
    "|user-invalid|user-valid|valid|view-transition[a-z-]*|visited|volume-locked|where|-webkit-[a-z-]+"
)
_UNKNOWN = re.compile(rf"(?<![\\:]):{{1,2}}(?!(?:{_KNOWN})(?![\w-]))[a-z-]", re.IGNORECASE)
_FORGIVING = re.compile(r"(:(?:is|where)\()((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\[[^\]]*\]?|\\.")
_GROUP = re.compile(
    r":(is|where|not|has|nth-child|nth-last-child)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)?",
    re.IGNORECASE,
)
_ID = re.compile(r"#[\w-]")
_CLASS = re.compile(r"\.[A-Za-z_-]|\[|:[a-z]", re.IGNORECASE)
_TYPE = re.compile(r"(?:^|[\s>+~(,])[a-z]", re.IGNORECASE)
_NOTHING = ":not(*)"
_LONGEST_LIST, _MOST_GROUPS = 10_000, 200

_AT_NO_TIME = r":(?:hover|focus|focus-within|focus-visible|active|target)"
_NONE_OF_THESE = rf"\s*{_AT_NO_TIME}\s*(?:,\s*{_AT_NO_TIME}\s*)*"
# of what a page's scripts define, all is; of what nobody could write into, the rest can
_ALWAYS = ":not([_])"
_WRITABLE = (
    "input:not([readonly], [disabled], [type=button i], [type=checkbox i], [type=color i], [type=file i]"
    ", [type=hidden i], [type=image i], [type=radio i], [type=range i], [type=reset i], [type=submit i])"
    ", textarea:not([readonly], [disabled]), [contenteditable]:not([contenteditable=false i])"
)
_AS_OURS = tuple(
    (re.compile(said, re.IGNORECASE), written)
    for said, written in (
        (rf":not\((?:{_NONE_OF_THESE}|\s*:(?:is|where)\({_NONE_OF_THESE}\)\s*)\)", ""),
        (r":required\b", "[required]"),
        (r":defined\b", _ALWAYS),
        (r":read-write\b", f"{_ALWAYS}:where({_WRITABLE})"),
        (r":read-only\b", f"{_ALWAYS}:not(:where({_WRITABLE}))"),
        (r":open\b", "[open]"),
        (r":placeholder-shown\b", "[placeholder]:not([value])"),
        (r":dir\(\s?(rtl|ltr)\s?\)", r":is([dir=\1 i], [dir=\1 i] *)"),
        (r":lang\(\s?[\"']?([\w-]{2,20})[\"']?\s?\)", r':is([lang|="\1" i], [lang|="\1" i] *)'),
        (r"::part\(\s*([\w-]+)\s*\)", rf' > {ROOT} [part~="\1"]'),
        # our parser does not look far enough up from what begins with one of these
        (r"(?:^|(?<=[\s>+~,(]))(?=:(?:is|where|has)\()", "*"),
    )
)
_OF_A_ROOT = re.compile(rf'{ROOT}\[(sheets="\d+")\] ')
_OF_A_HOST = re.compile(r":host(-context)?(?:\(((?:[^()]|\([^()]*\))*)\))?([^\s>+~]*)\s*")
_SLOTTED = re.compile(
    r"""(?:\S*\[name=["']?([\w-]+)["']?\]|\S*)::slotted\(((?:[^()]|\([^()]*\))*)\)"""
)


def known_of(selectors: str) -> tuple[str, ...]:
    """Each selector of a list as it is; none, where a browser does not know one of them."""
    if selectors.count("(") > _MOST_GROUPS:
        return ()
    if ":" in selectors:
        selectors = _FORGIVING.sub(_known_within, selectors)
        if not is_known(selectors):
            return ()
    return tuple(one.strip() for one in listed(selectors))


def is_known(selector: str) -> bool:
    return ":" not in selector or _UNKNOWN.search(_IN_BRACKETS.sub("", selector)) is None


def _known_within(found: re.Match[str]) -> str:
    """What takes no notice of those in it that are not known."""
    known = ",".join(one for one in listed(found[2]) if is_known(one))
    return f"{found[1]}{known or _NOTHING})"


def as_ours(selector: str) -> str:
    """The same, as our parser finds it on a page at rest."""
    if ":" not in selector:
        return selector
    if within := _OF_A_ROOT.match(selector):
        selector = _beside_root(selector, selector[within.end() :], within[1])
    for said, written in _AS_OURS:
        selector = said.sub(written, selector)
    return selector


def _beside_root(selector: str, own: str, sheets: str) -> str:
    """What a sheet of a shadow root says of its host, and of what is slotted there."""
    host = f"[{HOST}{sheets}]"
    if slotted := _SLOTTED.fullmatch(own):
        named = f'[slot="{slotted[1]}"]' if slotted[1] else ""
        return f"{host} > {slotted[2].strip()}{named}:not({ROOT})"
    if not (found := _OF_A_HOST.match(own)):
        return selector
    context, asked, more = found[1], (found[2] or "").strip(), found[3]
    meant = f":is({asked}, :is({asked}) *)" if context else asked
    rest = own[found.end() :]
    return f"{meant}{more}{host}" + (f" > {ROOT} {rest}" if rest else "")


def is_of_host(selector: str) -> bool:
    """Whether what the page itself says of the same element weighs more."""
    return f"[{HOST}" in selector and f"> {ROOT} " not in selector


def specificity(selector: str) -> tuple[int, ...]:
    """Ids, then classes, then types; what may be one of several weighs as the heaviest."""
    bare = _IN_BRACKETS.sub(_weighed_alike, selector)
    groups = [_of_group(found[1].lower(), found[2]) for found in _GROUP.finditer(bare)]
    bare = _GROUP.sub("", bare)
    own = tuple(len(kind.findall(bare)) for kind in (_ID, _CLASS, _TYPE))
    return tuple(map(sum, zip(own, *groups, strict=True)))


def _weighed_alike(found: re.Match[str]) -> str:
    return "[" if found[0].startswith("[") else "x"  # .md\:hidden


def _of_group(name: str, inside: str) -> tuple[int, ...]:
    if name == "where":
        return (0, 0, 0)
    _, of, some = inside.partition(" of ")
    if name.startswith("nth"):
        heaviest = max(map(specificity, listed(some))) if of else (0, 0, 0)
        return (heaviest[0], heaviest[1] + 1, heaviest[2])
    return max(map(specificity, listed(inside)))


def listed(selectors: str) -> list[str]:
    """What stands between the commas that are in no brackets."""
    if "(" not in selectors:
        return selectors.split(",")
    kept: list[str] = [""]
    depth = 0
    for character in selectors[:_LONGEST_LIST]:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            kept.append("")
        else:
            kept[-1] += character
    return kept
