"""JSONPath (RFC 9535) as a setting: compiled while it is read."""

from functools import cache
from typing import Any, cast

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONValue
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from commdrill.values import Json

_LONGEST = 1_000


class JsonPath:
    """Where values stand in a JSON document, e.g. `$.data[*].to`."""

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise ValueError(f"a JSONPath of {len(text):,} characters: {_LONGEST:,} are allowed")
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


@cache
def _environment() -> JSONPathEnvironment:
    environment = JSONPathEnvironment()
    for name in ("match", "search"):  # these run patterns that can backtrack without bound
        environment.function_extensions.pop(name)
    return environment
