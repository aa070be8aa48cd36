"""JSONPath (RFC 9535) as a setting: compiled while it is read."""

import re
from functools import cache
from typing import Any, cast

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONValue
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from commdrill.values import Json

_LONGEST = 1_000
_STRINGS = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
_ALL_OVER_AGAIN = re.compile(r"\$(?:\.\w+|\[(?:\d+|'')\])*(?:\.\*|\[[^\]]*[*?:,])")


class JsonPath:
    """Where values stand in a JSON document, e.g. `$.data[*].to`."""

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise ValueError(f"a JSONPath of {len(text):,} characters: {_LONGEST:,} are allowed")
        if slow := _why_too_slow(text):
            raise ValueError(f"{text!r} {slow}")
        try:
            self._query = _environment().compile(text)
        except (JSONPathError, RecursionError) as problem:
            why = "nested too deep" if isinstance(problem, RecursionError) else problem
            raise ValueError(f"{text!r} is not a JSONPath such as $.messages: {why}") from None
        self._text = text

    def __str__(self) -> str:
        return self._text

    @property
    def names_one(self) -> bool:
        """Whether it can name one value at most: no wildcard, slice or filter."""
        return self._query.singular_query()

    def find(self, document: Json) -> tuple[Json, ...]:
        """The values it names in `document`.

        Raises:
            ValueError: the document is nested too deep for it.
        """
        try:
            nodes = self._query.finditer(cast("JSONValue", document))
            return tuple(cast("Json", node.value) for node in nodes)
        except (JSONPathError, RecursionError) as problem:
            raise ValueError(f"{self} cannot be looked up: {problem}") from None

    @classmethod
    def _parse(cls, value: Any) -> "JsonPath":
        if isinstance(value, JsonPath):
            return value
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is not a JSONPath such as $.messages")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._parse,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )


def _why_too_slow(text: str) -> str:
    """What it costs must grow with the document, never with its square: others write that."""
    path = _STRINGS.sub("''", text)
    filters = _filters_of(path)
    if ".." in filters:
        return "searches everything (`..`) again for each item of a filter: name what is between"
    if _ALL_OVER_AGAIN.search(filters):
        return "goes through a list of `$` again for each item of a filter: use `@`"
    if path.count("..") > 1:
        return "has `..` twice: name what is between"
    return ""


def _filters_of(path: str) -> str:
    """All that stands in brackets that begin with `?`."""
    inside, depth = "", 0
    for at, letter in enumerate(path):
        if depth or path.startswith("[?", at):
            depth += (letter == "[") - (letter == "]")
            inside += letter
    return inside


@cache
def _environment() -> JSONPathEnvironment:
    environment = JSONPathEnvironment()
    for name in ("match", "search"):  # these run patterns that can backtrack without bound
        environment.function_extensions.pop(name)
    return environment
