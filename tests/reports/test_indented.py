"""JSON that is written piece by piece."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commdrill.reports.indented import written

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
