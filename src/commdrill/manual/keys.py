"""Every key of the documents, as their JSON Schemas describe it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from commdrill.documents.schema import KINDS, schema_text
from commdrill.manual.entry import Entry
from commdrill.manual.specimen import ITEM, NAME, example_of, example_with

Schema = Mapping[str, Any]
_SIMPLE = (str, int, float)
_MATCHER = "a value, or a matcher"


@dataclass(frozen=True)
class KeyedBy:
    """A mapping of a document: what it is called, what it is, and its keys."""

    name: str
    about: str
    entries: tuple[Entry, ...]


@cache
def mappings(kind: str) -> tuple[KeyedBy, ...]:
    """The mappings of a kind of document, the document itself first, each where it first stands."""
    return tuple(_mappings(kind))


def key_entries() -> Iterator[Entry]:
    for kind in KINDS:
        for mapping in mappings(kind):
            yield from mapping.entries


def _mappings(kind: str) -> Iterator[KeyedBy]:
    whole: Schema = json.loads(schema_text(kind))
    waiting: list[tuple[str, Schema, tuple[str, ...]]] = [(kind, whole, ())]
    seen = set[str]()
    while waiting:
        name, schema, path = waiting.pop(0)
        entries = []
        for key, value in schema.get("properties", {}).items():
            here = (*path, key)
            entry = _entry(name, (kind, *here), value, whole)
            entries.append(_of_its_type(entry, schema))
            for found, deeper in _inside(value, here, whole):
                if found not in seen:
                    seen.add(found)
                    waiting.append((found, whole["$defs"][found], deeper))
        if entries:
            yield KeyedBy(_in_words(name), schema.get("description", ""), tuple(entries))


_SORTS = {"kind": "which document this is", "type": "which sort of it this is"}


def _of_its_type(entry: Entry, schema: Schema) -> Entry:
    """What says nothing of itself is told by the mapping; one of several types has its own example."""
    says_nothing = _SORTS.get(entry.word) or schema.get("description", "")
    entry = replace(entry, text=entry.text or says_nothing)
    type_ = schema["properties"].get("type", {}).get("const")
    if type_ is None:
        return entry
    return replace(entry, example=example_with("plan", "type", type_, entry.word))


def _entry(owner: str, path: tuple[str, ...], schema: Schema, whole: Schema) -> Entry:
    return Entry(
        word=path[-1],
        kind=f"key of {_in_words(owner)}",
        text=schema.get("description") or _described(schema, whole),
        takes=_takes(schema, whole),
        place=" › ".join(path),
        example=example_of(path[0], path[1:]),
    )


def _inside(
    schema: Schema, path: tuple[str, ...], whole: Schema
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The named mappings that may stand in a value, and where."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if whole["$defs"][name].get("properties"):
            yield name, path
        return
    for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _inside(one, path, whole)
    if isinstance(schema.get("items"), dict):
        yield from _inside(schema["items"], (*path, ITEM), whole)
    for one in (*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")):
        if isinstance(one, dict):
            yield from _inside(one, (*path, NAME), whole)


def _described(schema: Schema, whole: Schema) -> str:
    """What it refers to says it, where it says nothing itself."""
    for name, _ in _inside(schema, (), whole):
        return str(whole["$defs"][name].get("description", ""))
    return ""


def _takes(schema: Schema, whole: Schema) -> str:
    """In words: `one of a, b`, `a list of text`."""
    form = _form(schema, whole)
    default = schema.get("default")
    return f"{form}; default: {json.dumps(default)}" if isinstance(default, _SIMPLE) else form


def _form(schema: Schema, whole: Schema) -> str:
    if "$ref" in schema:
        return _referred(schema["$ref"].rpartition("/")[2], whole)
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    choices = [one for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ()))
               if one.get("type") != "null"]  # fmt: skip
    if any("contains" in one.get("properties", {}) for one in choices):
        return _MATCHER
    if choices:
        return " or ".join(dict.fromkeys(_form(one, whole) for one in choices))
    if schema.get("type") == "array":
        return f"a list of {_form(schema.get('items', {}), whole)}"
    if schema.get("type") == "object" or "patternProperties" in schema:
        inner = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
        of = next((_form(one, whole) for one in inner if isinstance(one, dict) and one), "anything")
        return f"a mapping of names to {of}"
    return _plain(schema)


def _plain(schema: Schema) -> str:
    about = str(schema.get("description", ""))
    if schema.get("format") == "date":
        return "a day: 2026-11-23"
    if about.startswith(("a duration", "a calendar", "a period")):
        return about
    named = {"string": "text", "number": "a number", "integer": "a whole number",
             "boolean": "true or false"}  # fmt: skip
    return named.get(str(schema.get("type", "")), about or "anything")


def _referred(name: str, whole: Schema) -> str:
    schema = whole["$defs"][name]
    if "enum" in schema:
        return "one of " + ", ".join(schema["enum"])
    return _in_words(name) if schema.get("properties") else _form(schema, whole)


def _in_words(name: str) -> str:
    """`ApprovedMessage` → `an approved message`; a kind of document is called by itself."""
    if name in KINDS:
        return f"the {name}"
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
    return _TITLES.get(name) or f"{'an' if words[0] in 'aeio' else 'a'} {words}"


_TITLES = {"Aws": "aws", "Guard": "the guard", "Expect": "expect", "PolicyTerms": "the policy",
           "SeenBy": "a channel of an environment", "Use": "a use of a driver"}  # fmt: skip
