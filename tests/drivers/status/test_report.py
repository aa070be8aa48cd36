import json
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status.report import Summary, read_payload
from commdrill.errors import CannotLook

leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
anything = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
TERMS = {
    *("operational", "degraded_performance", "partial_outage", "major_outage"),
    *("under_maintenance", "unknown"),
}


def some(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings with some of these keys, holding anything."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, anything))


reports = some("id", "name", "status", "created_at", "incident_updates", "components")
summaries = st.fixed_dictionaries(
    {
        "status": anything | some("indicator"),
        "components": anything | st.lists(some("id", "name", "status"), max_size=3),
    },
    optional={"incidents": anything | st.lists(reports, max_size=3)},
)


def answer(payload: Any) -> HttpAnswer:
    return HttpAnswer("http://x.example", 200, "OK", {}, json.dumps(payload).encode(), "")


@given(summaries | anything)
def test_any_json_is_read_in_the_shared_terms_or_cannot_be_looked_at(payload: Any) -> None:
    with suppress(CannotLook):
        summary = read_payload(Summary, answer(payload))
        assert {one.status for one in summary.components} <= TERMS
