"""pydantic's errors, rewritten: what is wrong with the value quoted, where, and what to do."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from commdrill.documents.ended import CODE, replacement
from commdrill.documents.matcher import OPERATORS, UnfitMatcher
from commdrill.documents.patterns import ASKED_FOR
from commdrill.documents.place import Place
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.scalar import plain_value
from commdrill.documents.shape import keys_of, spot
from commdrill.documents.source import Source
from commdrill.documents.suggestion import closest, did_you_mean, listed

EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "path_type": "a path, as text",
    "tuple_type": "a list",
    "list_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "date_type": "a date such as 2026-11-23",
    "date_from_datetime_parsing": "a date such as 2026-11-23",
    "time_delta_type": "a duration such as 90s",
}  # fmt: skip
_LIMITS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}
_QUOTED_NAME = re.compile(r"'([^']{1,100})'")


_MOST = 500  # of one document


class Complaint(NamedTuple):
    """What is wrong, before it has a place."""

    code: str
    message: str
    hint: str


def pydantic_problems(
    details: list[ErrorDetails],
    model: type[BaseModel],
    source: Source,
    at: Route,
    around: type[BaseModel] | None = None,
) -> tuple[Problem, ...]:
    """Every error as a problem in `source`, where the model's data stand at the route `at`, in one `around`."""
    return tuple(_problems(details[:_MOST], model, around, source, at))


def _problems(
    details: list[ErrorDetails],
    model: type[BaseModel],
    outside: type[BaseModel] | None,
    source: Source,
    at: Route,
) -> Iterator[Problem]:
    mistyped = set(_mistyped(details, model))
    for detail in details:
        by_items = detail["type"] == "too_short" and detail["input"]  # told by each of them
        if not by_items and not (detail["type"] == "missing" and detail["loc"] in mistyped):
            inner, holder = spot(model, detail["loc"])
            around = outside if len(inner) == 1 else spot(model, detail["loc"][:-1]).holder
            yield _problem(detail, Place(holder, around), source, (*at, *inner))


def _problem(detail: ErrorDetails, place: Place, source: Source, route: Route) -> Problem:
    holder = place.holder
    key = str(route[-1]) if route else ""
    match detail["type"]:
        case "extra_forbidden":
            return source.key_problem(route, *_unknown_key(key, holder, place.of_key(route)))
        case "string_pattern_mismatch" if holder and _is_unknown_extra(holder, detail):
            return source.key_problem(route, *_unknown_key(key, holder))
        case "missing":
            return source.key_problem(route[:-1], *_missing(key))
        case "union_tag_not_found":
            return source.key_problem(route, *_missing("type"))
        case "union_tag_invalid":
            return source.value_problem((*route, "type"), *_unknown_tag(detail))
        case "value_error" if _unfit_matcher(detail) is not None:
            return _in_matcher(source, route, detail)
    if detail["loc"][-1:] == ("[key]",):
        return source.key_problem(route, *misfit(detail, quoted(key)))
    written = source.written(route) or quoted(detail["input"])
    return source.value_problem(route, *misfit(detail, written))


# -- keys ---------------------------------------------------------------------------------------


def _is_unknown_extra(holder: type[BaseModel], detail: ErrorDetails) -> bool:
    """Whether a model that takes languages as keys was given a key that is none."""
    key = detail["loc"][-1]
    return detail["input"] == key and key not in keys_of(holder)


def _mistyped(
    details: list[ErrorDetails], model: type[BaseModel]
) -> Iterator[tuple[str | int, ...]]:
    """Where a key seems to be missing because it is there with a slip: told once, as unknown."""
    for detail in details:
        *before, key = detail["loc"] or ("",)
        holder = spot(model, detail["loc"]).holder
        if holder and (detail["type"] == "extra_forbidden" or _is_unknown_extra(holder, detail)):
            near = closest(str(key), keys_of(holder))
            if near:
                yield (*before, near)


def _unknown_key(key: str, holder: type[BaseModel] | None, place: str = "") -> Complaint:
    known = keys_of(holder) if holder else []
    near = closest(key, known)
    if near is None and (ended := replacement(key)):
        return Complaint(CODE, f"{quoted(key)}: {ended[0]}", ended[1])
    languages = holder is not None and holder.model_config.get("extra") == "allow"
    also = ", and languages such as es" if languages else ""
    hint = f"write {near!r}" if near else place or f"known here: {listed(known)}{also}"
    return Complaint("D101", f"unknown key {quoted(key)}{did_you_mean(key, known)}", hint)


def _missing(key: str) -> Complaint:
    return Complaint("D102", f"{key!r} is missing", f"add {key}: …")


# -- values -------------------------------------------------------------------------------------


def misfit(detail: ErrorDetails, written: str) -> Complaint:
    """A value that is not what its place asks for."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind in EXPECTED:
        return _wrong_type(EXPECTED[kind], given, written)
    if kind in ("literal_error", "enum"):
        return _unknown_word(given, _QUOTED_NAME.findall(context["expected"]))
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return Complaint("D106", f"{written} is out of range", f"{words} {context[name]:,g}")
    if kind == "string_pattern_mismatch":
        asked = ASKED_FOR.get(context["pattern"], f"text like {context['pattern']}")
        return Complaint("D105", f"{quoted(given)} does not fit", f"write {asked}")
    if kind in ("string_too_short", "too_short"):
        return Complaint("D109", "this is empty", "write at least one, or leave the key out")
    if kind == "string_too_long":
        return Complaint("D106", "this is too long", f"at most {context['max_length']:,} letters")
    return _told_by_model(detail)


def _told_by_model(detail: ErrorDetails) -> Complaint:
    message = str(detail.get("ctx", {}).get("error") or detail["msg"])
    what, write, hint = message.partition(": write ")
    return Complaint("D107", what, f"write {hint}" if write else "")


def _wrong_type(expected: str, given: Any, written: str) -> Complaint:
    message = f"expected {expected}, found {_described(given, written)}"
    return Complaint("D103", message, _way_out(expected, given, written))


def _described(given: Any, written: str) -> str:
    match given:
        case None:
            return "nothing"
        case bool():
            return written
        case int() | float():
            return f"the number {written}"
        case str():
            return f"text {quoted(given)}"
        case list() | tuple():
            return "a list"
        case dict():
            return "a mapping"
    return quoted(given)


def _way_out(expected: str, given: Any, written: str) -> str:
    match given:
        case bool() | int() | float() if expected == "text":
            return f'write "{written}" in quotes: this is text'
        case str() if expected in ("a number", "a whole number") and _is_number(given):
            return f"write {given} without quotes"
        case str() | int() | float() if expected == "a list":
            return f"write [{written}], or each item on a line of its own after '- '"
        case None:
            return f"write {expected}, or leave the key out"
    return f"write {expected}"


def _is_number(text: str) -> bool:
    return isinstance(plain_value(text), int | float)


def _unknown_tag(detail: ErrorDetails) -> Complaint:
    context = detail["ctx"]
    return _unknown_word(context["tag"], _QUOTED_NAME.findall(context["expected_tags"]))


def _unknown_word(given: Any, known: list[str]) -> Complaint:
    if isinstance(given, str) and (ended := replacement(given)):
        return Complaint(CODE, f"{quoted(given)}: {ended[0]}", ended[1])
    suggestion = did_you_mean(given, known) if isinstance(given, str) else ""
    what = quoted(given) if given is not None else "nothing"
    return Complaint("D104", f"{what} is none of the words known here{suggestion}", _one_of(known))


def _one_of(known: Iterable[str]) -> str:
    names = list(known)
    return f"write one of {', '.join(names)}" if len(names) > 1 else f"write {names[0]}"


# -- matchers -----------------------------------------------------------------------------------


def _unfit_matcher(detail: ErrorDetails) -> UnfitMatcher | None:
    error = detail.get("ctx", {}).get("error")
    return error if isinstance(error, UnfitMatcher) else None


def _in_matcher(source: Source, route: Route, detail: ErrorDetails) -> Problem:
    error = _unfit_matcher(detail)
    key = error.key if error else None
    if key is None:
        return source.value_problem(route, "D108", str(error), _one_of(OPERATORS))
    if key in OPERATORS:
        return source.value_problem((*route, key), "D108", str(error), "")
    message = f"{error}{did_you_mean(key, OPERATORS)}"
    return source.key_problem((*route, key), "D108", message, _one_of(OPERATORS))
