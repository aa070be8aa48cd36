"""What of a post its readers are shown, where the channel says so (contract, section 1)."""

from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from typing import cast

from jsonpath_rfc9535 import JSONPathQuery, JSONValue

from commdrill.documents.fitting import MISSING
from commdrill.judge.page_texts import json_document, strings_of
from commdrill.sighting import Message


def as_shown(message: Message, paths: tuple[JSONPathQuery, ...]) -> Message:
    """The message, read as `paths` say; no paths, or a body that is no JSON: all of it."""
    if not paths:
        return message
    return replace(message, shown=tuple(_part(body, paths) for body in message.bodies))


def _part(body: str, paths: Iterable[JSONPathQuery]) -> str:
    document = json_document(body)
    if document is MISSING:
        return body
    found = (node.value for path in paths for node in path.finditer(cast("JSONValue", document)))
    return "\n".join(unescape(text) for value in found for text in strings_of(value))
