from typing import Any

from commdrill.documents.fitting import MISSING, fits
from commdrill.documents.matcher import parse_matcher
from commdrill.judge.matching import compare, quoted
from tests.each import each

FITTING = [
    (503, 503),
    (503, "503"),
    ("x", "x"),
    (None, None),
    (True, True),
    ([1, 2], [1, 2]),
    ({"equals": {"a": 1}}, {"a": 1}),
    ({"contains": "outage"}, "a major outage now"),
    ({"contains": "b"}, ["a", "b"]),
    ({"contains": "key"}, {"key": 1}),
    ({"contains": 42}, "answer 42"),
    ({"matches": r"^\d+$"}, "120"),
    ({"matches": r"^\d+$"}, 120),
    ({"present": True}, ""),
    ({"present": True}, None),
    ({"absent": True}, MISSING),
    ({"at_most": 3600}, 3600),
    ({"at_most": 3600}, "120"),
    ({"at_least": 1}, 1.5),
    ({"one_of": ["identified", "monitoring"]}, "monitoring"),
    ({"one_of": [502, 503]}, "502"),
]
UNFIT = [
    (503, 200),
    (503, MISSING),
    (1, True),
    (True, 1),
    ("503 ", 503),
    (None, MISSING),
    ({"contains": "outage"}, "all well"),
    ({"contains": "outage"}, MISSING),
    ({"matches": r"^\d+$"}, "120 s"),
    ({"present": True}, MISSING),
    ({"absent": True}, ""),
    ({"absent": True}, None),
    ({"at_most": 3600}, 3601),
    ({"at_most": 3600}, "soon"),
    ({"at_most": 3600}, True),
    ({"at_least": 1}, None),
    ({"one_of": ["identified"]}, "resolved"),
    ({"one_of": [None]}, MISSING),
]


@each(("written", "seen"), FITTING)
def test_a_value_fits_what_asks_for_it(written: Any, seen: Any) -> None:
    assert fits(parse_matcher(written), seen)
    assert compare("it", parse_matcher(written), seen) == ()


@each(("written", "seen"), UNFIT)
def test_a_value_that_does_not_fit_is_quoted_beside_what_was_asked_for(
    written: Any, seen: Any
) -> None:
    (difference,) = compare("it", parse_matcher(written), seen)
    assert difference.what == "it"
    assert difference.expected
    assert difference.seen == quoted(seen)


def test_a_long_value_is_cut_where_it_is_quoted() -> None:
    assert len(quoted("x" * 10_000)) < 200


def test_a_hostile_text_costs_a_pattern_no_more_than_its_length() -> None:
    # a backtracking engine would not come back from this before the suite's time limit
    assert not fits(parse_matcher({"matches": r"^(a+)+$"}), "a" * 100_000 + "!")


def test_what_is_asked_for_and_what_is_missing_are_said_in_words() -> None:
    (difference,) = compare("it", parse_matcher({"absent": True}), 1)
    assert (difference.expected, difference.seen) == ("nothing", "1")
    (difference,) = compare("it", parse_matcher({"present": True}), MISSING)
    assert (difference.expected, difference.seen) == ("anything", "nothing")


def test_other_alphabets_are_read_and_quoted_as_they_are() -> None:
    assert fits(parse_matcher({"contains": "años"}), {"texto": ["años"]}) is False
    assert fits(parse_matcher({"matches": "años"}), {"texto": ["años"]})
    assert quoted(["años"]) == '["años"]'
