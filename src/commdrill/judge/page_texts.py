"""What is read of an answer: a page as one text, of JSON each string, of XML the text in its elements."""

from collections.abc import Iterator
from typing import Any

from commdrill.documents.fitting import MISSING
from commdrill.documents.plan import ChannelType
from commdrill.sighting import Page, read_json
from commdrill.wording.markup.xml_text import is_xml, xml_text


def texts_of(page: Page, channel_type: ChannelType) -> Iterator[str]:
    document = machine_readable(page, channel_type)
    if document is not MISSING:
        yield from strings_of(document)
    else:
        yield xml_text(page.text) if is_xml(page.media_type) else page.text


def machine_readable(page: Page, channel_type: ChannelType) -> Any:
    """The JSON document that the answer says it is, or that an API's answer is; MISSING for others."""
    said = "json" in page.media_type
    document = (
        json_document(page.text) if said or channel_type is ChannelType.API_ERROR else MISSING
    )
    return document if said or isinstance(document, dict | list) else MISSING


def strings_of(document: Any) -> Iterator[str]:
    """Every text value in a JSON document (keys are not read by people)."""
    pending = [document]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            pending.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            pending.extend(reversed(value))


def json_document(text: str) -> Any:
    """The JSON document a text is, or MISSING where it is none (nested beyond reason included)."""
    try:
        return read_json(text)
    except (ValueError, RecursionError):
        return MISSING
