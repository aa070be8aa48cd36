"""JSON that is written piece by piece."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commdrill.reports.indented import written
from tests.each import each

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.integers(), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_it_is_what_json_itself_would_write(document: dict[str, Any]) -> None:
    whole = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    assert "".join(written(document)) == whole


@given(st.lists(VALUES, max_size=5))
def test_a_list_that_comes_item_by_item_is_a_list(items: list[Any]) -> None:
    whole = json.dumps({"a": 1, "items": items}, ensure_ascii=False, indent=2) + "\n"
    assert "".join(written({"a": 1, "items": iter(items)})) == whole


@each(
    "items",
    [
        [0.0001, 0.00001, -0.0000123, 5e-324],
        [1e15, 1e16, -1e17, 1.5e300],
        [float("nan"), float("inf"), -0.0],
        ["\ud83d"],
        ["at 5e", "about 0.0000"],
        [{"n": n, "of": [str(n)]} for n in range(450)],
        list(range(200)),
    ],
)
def test_so_is_one_of_what_others_spell_otherwise(items: list[Any]) -> None:
    whole = json.dumps({"items": items}, ensure_ascii=False, indent=2) + "\n"
    assert "".join(written({"items": iter(items)})) == whole
