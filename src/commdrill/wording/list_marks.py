"""Bullets, numbers, quotation bars and rules: each client and each mail program has its own."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.sieve import Sieve

_BLANK = "[ \t\u00a0]"
_ANY_BULLET = r"\\?-{1,3}|\\?[–—•‣⁃◦▪■●○·∙*+➤➔➜►▶▸▹→⇒›»✓✔☑✦❖◆◇★☆□]|#{1,6}"
_BULLET = LazyPattern(rf"(?m)^{_BLANK}*(?:{_ANY_BULLET}|>(?!{_BLANK}*[0-9])){_BLANK}+(?=\S)")
# no dash, so a bullet wherever it stands: between what was on lines of its own
_BULLETS_WITHIN = "•‣⁃◦▪■●➤►▸"
_BULLET_WITHIN = LazyPattern(rf"(?<=\S){_BLANK}+[{_BULLETS_WITHIN}]{_BLANK}+(?=\S)")
# alone, or before another mark
_BAR = LazyPattern(
    rf"(?m)^(?:{_BLANK}*>)+{_BLANK}*(?=$|[-*+•–·o]{_BLANK}|[0-9]{{1,2}}[.)]{_BLANK})"
)
_RULE = LazyPattern(
    rf"(?m)^{_BLANK}*(?:[-*_=~─━═—](?: ?[-*_=~─━═—]){{2,80}}|--|`{{3}}\w{{0,20}}){_BLANK}*$"
)
_HAS_RULE = LazyPattern(r"[-*_=~─━═—] ?[-*_=~─━═—] ?[-*_=~─━═—]|`{3}|(?m:^--[ \t]*$)")
# `1.`, `1)`, `(1)`, `1.-`, `1.º`, `1\.`, a keycap: at the beginning of a line, or of what was one
_NUMBER = LazyPattern(
    rf"(?m)(?P<before>^{_BLANK}*|(?<=[.:;!?]){_BLANK}+|(?<!{_BLANK}){_BLANK}+(?=\(?[0-9]{{1,2}}\\?\)))"
    rf"(?:\(?(?P<number>[0-9]{{1,2}})(?:\\?[.)]-?|\.[ºª°]|[ºª°]\.?)|(?P<keycap>[0-9])\u20e3\.?){_BLANK}+(?=\S)"
)
# what `_NUMBER` takes for the first of a list; a price of 1.99 is none
_HAS_NUMBER = LazyPattern(rf"1(?<!\w1)(?:\\?[.)]-?|\.?[ºª°]\.?|\u20e3\.?){_BLANK}")
# `a)`, `a.`, `(a)`: at the beginning of a line
_LETTER = LazyPattern(
    rf"(?m)^(?P<before>{_BLANK}*)\(?(?P<number>[a-h])(?P<keycap>)\\?[.)]{_BLANK}+(?=\S)"
)
_HAS_LETTER = LazyPattern(rf"(?m)^{_BLANK}*\(?a\\?[.)]{_BLANK}")
# of rules, bullets and letters: where none stands, nothing is looked for; what is set aside before may be around it
_SIGNS = Sieve(
    r"[-*_=~─━═—] ?[-*_=~─━═—]|`{3}",
    rf"(?m)^(?:{_BLANK}|>)*(?:{_ANY_BULLET}|>){_BLANK}",
    rf"(?:\A|\W)a\\?[.)]{_BLANK}",
)


def without_list_marks(text: str) -> str:
    """The items and lines themselves."""
    signs = _SIGNS.those_in(text)
    text = _BAR.sub("", text) if ">" in text else text
    text = _RULE.sub("", text) if 0 in signs and _HAS_RULE.search(text) else text
    text = _BULLET.sub("", text) if 1 in signs else text
    if any(bullet in text for bullet in _BULLETS_WITHIN):
        text = _BULLET_WITHIN.sub(" ", text)
    text = _without_counts(text, _NUMBER) if _HAS_NUMBER.search(text) else text
    return _without_counts(text, _LETTER) if 2 in signs and _HAS_LETTER.search(text) else text


def _without_counts(text: str, pattern: LazyPattern) -> str:
    """Of a list: its items are counted from one on, and there are two at least."""
    pieces, position = [], 0
    for mark in _counted([*pattern.finditer(text)]):
        is_within = mark["before"] and mark.start() > 0 and text[mark.start() - 1] != "\n"
        pieces += [text[position : mark.start()], " " if is_within else ""]
        position = mark.end()
    return "".join((*pieces, text[position:]))


def _counted(marks: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    begun = False
    for mark, following in pairwise((*marks, None)):
        assert mark is not None, "only the last one is nobody"
        goes_on = following is not None and _number(following) == _number(mark) + 1
        begun = begun or _number(mark) == 1
        if begun and (goes_on or _number(mark) > 1):
            yield mark
        begun = begun and goes_on


def _number(mark: re.Match[str]) -> int:
    named = mark["number"] or mark["keycap"]
    return int(named) if named.isdecimal() else ord(named) - ord("a") + 1
