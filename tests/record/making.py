"""Hypothesis strategies of records: any event with any content that its type allows."""

from datetime import UTC, datetime, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from commdrill.record import events as e

TEXT = st.text(max_size=12)
SECONDS = st.integers(-1000, 10**9).map(lambda micro: micro / 10**6)
INSTANTS = st.integers(0, 10**12).map(
    lambda milli: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milli)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
FILE = st.from_regex(r"evidence/[A-Za-z0-9_-][A-Za-z0-9._-]{0,9}", fullmatch=True)
FILES = st.lists(FILE, max_size=3).map(tuple)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 4),
    float: SECONDS,
    bool: st.booleans(),
    datetime: INSTANTS,
    NoneType: st.none(),
    Any: JSON,
}


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    if hint in SIMPLE:
        return SIMPLE[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of([of_type(part) for part in parts])
    if origin is tuple:
        return st.lists(of_type(parts[0]), max_size=3).map(tuple)
    if origin is not None:
        return st.dictionaries(TEXT, of_type(parts[1]), max_size=3)
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return of_dataclass(hint)


def of_dataclass(kind: type) -> st.SearchStrategy[Any]:
    from typing import get_type_hints

    hints = get_type_hints(kind)
    made = {name: of_type(hint) for name, hint in hints.items()}
    if "evidence" in hints:  # only what lies in its folder
        made["evidence"] = FILES if get_origin(hints["evidence"]) is tuple else st.none() | FILE
    return st.builds(kind, **made)


KINDS = get_args(e.Event)
EVENTS = st.one_of([of_dataclass(kind) for kind in KINDS])
RECORDS = st.builds(e.Record, TEXT, st.integers(1, 10**6), INSTANTS, SECONDS, EVENTS)
