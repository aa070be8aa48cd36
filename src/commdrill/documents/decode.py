"""Plain data → a typed document, or every mistake in it, in words and with its place."""

import json
import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from commdrill.documents.actions import Actions
from commdrill.documents.complaint import pydantic_problems
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.environment import Environment
from commdrill.documents.plan import Plan
from commdrill.documents.problem import Problem
from commdrill.documents.source import Source
from commdrill.model import Model

AnyDocument = Document[Plan] | Document[Environment] | Document[Drill] | Document[Actions]

M = TypeVar("M", bound=Model)
# What a reference stands for is text.
_NO_TEXT = frozenset(
    {"dict_type", "list_type", "model_attributes_type", "model_type", "tuple_type"}
)
_REFERENCE = re.compile(r"\$\{[a-z]+:[^}]+\}")


def decode(source: Source, kind: str) -> AnyDocument | tuple[Problem, ...]:
    """The document that a source of this kind holds, or what is wrong with it."""
    match kind:
        case "plan":
            return decode_as(Plan, source)
        case "environment":
            return decode_as(Environment, source)
        case "actions":
            return decode_as(Actions, source)
        case _:
            return decode_as(Drill, source)


def decode_as(model: type[M], source: Source) -> Document[M] | tuple[Problem, ...]:
    """The source as this model, or what is wrong with it."""
    try:
        # JSON is how pydantic takes lists for tuples and text for enums, and is strict otherwise.
        return Document(model.model_validate_json(json.dumps(ours(source.data))), source)
    except ValidationError as error:
        return pydantic_problems(error.errors(include_url=False), model, source, ())


def ours(data: Any) -> Any:
    """Without the top-level keys that begin with `x-`: those are other people's."""
    if not isinstance(data, dict):
        return data
    return {key: value for key, value in data.items() if not str(key).startswith("x-")}


def settings_problems(
    error: ValidationError,
    model: type[BaseModel],
    document: AnyDocument,
    at: tuple[str | int, ...],
    around: type[BaseModel] | None = None,
) -> tuple[Problem, ...]:
    """What pydantic says of settings that stand at a route of a document, in our words.

    What holds a `${source:name}` is passed over: it is not known yet. That no such key exists is, and
    that no text will do.
    """
    told = error.errors(include_url=False)
    waiting = {detail["loc"][:1] for detail in told if _waits(detail) and not _is_no_text(detail)}
    known = [
        detail
        for detail in told
        if not _waits(detail) or (_is_no_text(detail) and detail["loc"][:1] not in waiting)
    ]
    return pydantic_problems(known, model, document.source, at, around)


def _is_no_text(detail: ErrorDetails) -> bool:
    return detail["type"] in _NO_TEXT


def _waits(detail: ErrorDetails) -> bool:
    value = detail["input"]
    is_known = detail["type"] == "extra_forbidden"
    return not is_known and isinstance(value, str) and _REFERENCE.search(value) is not None
