"""What Python finds in a text, it finds where RE2 says that it could begin: in a long text nowhere else."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commdrill.wording.beginnings import beginnings
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy import left_blank, nothing_said
from tests.each import each

_FILL = "x" * 25_000
PATTERNS = (
    r"ab", r"(?<!\w)a|b(?!c)", r"(?i)skin|ITEM", r"(?<=a )b{2,9}", r"[^\W\d_]+x", r"a(?:b|c)*+d", r"(a)b\1c",
    r"\d{1,2}(?=:)", r"(?<=[ab])(?<!cb)c", r"(?:a{0,3}b)?c", r"^b$", r"\Ab", r"a.c", r"(?s:a.)c", r"[a-cß]d", r"é\s",
    r"(?:(?<=a)b|(?<=ab )c)", r"(?i:k)[^\s]", r"(?>ab?)c",
)  # fmt: skip
LETTERS = st.text("abcABCdkKxs :\n09éßſİ\u212a_-", max_size=60)


def in_order(found: "list[re.Match[str]]") -> list[tuple[object, ...]]:
    return [(one.span(), one.groups()) for one in found]


@example(r"(?<=aa)a", "aaaa", "")
@example(r"(?:(a)\1|b)c", "aac", "")
@example(r"(?i)skin", "\u017fkin", "s\u212ain sk\u0130n")
@example(r"(?i)[k][s]", "\u212as", "k\u017f")
@example("(?i)\u0130\u017f\u212a", "isk", "")
@settings(max_examples=200, deadline=None)
@given(pattern=st.sampled_from(PATTERNS), before=LETTERS, after=LETTERS)
def test_a_long_text_is_found_to_hold_what_a_short_one_would(
    pattern: str, before: str, after: str
) -> None:
    lazy, text = LazyPattern(pattern, re.MULTILINE), before + _FILL + after
    assert in_order([*lazy.finditer(text)]) == in_order([*lazy.compiled.finditer(text)])
    assert lazy.sub("-", text) == lazy.compiled.sub("-", text)
    first, known = lazy.search(text), lazy.compiled.search(text)
    assert (first and first.span()) == (known and known.span())


@each("pattern", (r"a*", r"(?=a)", r"(\w?)\1", r"(?<=a)b*"))
def test_what_could_begin_anywhere_is_asked_everywhere(pattern: str) -> None:
    assert beginnings(re.compile(pattern)) is None
    text = f"ab{_FILL}aab"
    lazy = LazyPattern(pattern)
    assert in_order([*lazy.finditer(text)]) == in_order([*lazy.compiled.finditer(text)])


@pytest.mark.parametrize("written", ["ab ", "ab c\n"])
def test_a_text_full_of_it_is_read_as_a_whole(written: str) -> None:
    lazy, text = LazyPattern(r"(?<!\w)ab"), written * 10_000
    assert in_order([*lazy.finditer(text)]) == in_order([*lazy.compiled.finditer(text)])


def test_few_patterns_of_what_programs_leave_blank_could_begin_anywhere() -> None:
    asked = [pattern for _, pattern in left_blank._BLANK]
    asked += [kind.pattern for kind in nothing_said._kinds()[0]]
    assert [one.pattern for one in asked if beginnings(one.compiled) is None] == []
