"""What a person is shown of an XML answer or a feed: the text in its elements, not their names."""

import html
import re

from commdrill.wording.markup.visible import shown

_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<as_it_is>.*?)(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|</?[A-Za-z_!][^<>]*+>?",
    re.DOTALL,
)
_ONE_BY_ONE = 1_000  # pages in a feed; what stands beyond them is read as one
_KINDS = ("/xml", "+xml")


def is_xml(media_type: str) -> bool:
    """Whether it is XML that no browser shows as a page."""
    return media_type.endswith(_KINDS) and media_type != "application/xhtml+xml"


def xml_text(document: str) -> str:
    """The text of each element on lines of its own; HTML in it, as feeds have it, as it is shown.

    Nothing is looked up, and what is not well-formed is read as far as it goes.
    """
    pieces: list[str] = [""]
    begun = 0
    document = _without_entities(document)
    for token in _TOKEN.finditer(document):
        pieces[-1] += html.unescape(document[begun : token.start()])
        begun = token.end()
        if (as_it_is := token["as_it_is"]) is not None:
            pieces[-1] += as_it_is
        elif token[0].startswith(("</", "<")) and not token[0].startswith(("<!", "<?")):
            pieces.append("")
    pieces[-1] += html.unescape(document[begun:])
    texts = [text for piece in pieces if (text := piece.strip())]
    rest = texts[_ONE_BY_ONE:]
    return "\n".join(map(shown, (*texts[:_ONE_BY_ONE], *(["<br>".join(rest)] if rest else []))))


def _without_entities(document: str) -> str:
    """Without what `<!DOCTYPE x [ … ]>` declares in its brackets."""
    kind = document.find("<!DOCTYPE")
    opened = document.find("[", kind)
    if kind < 0 or opened < 0 or ">" in document[kind:opened]:
        return document
    closed = document.find("]", opened)
    return document[:opened] + (document[closed + 1 :] if closed >= 0 else "")
