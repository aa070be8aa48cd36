"""What a Telegram post says beside its text of some of its words: which are links, which are struck out."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

_TARGET = re.compile(r"https?://[^\s()<>]{1,2000}")
_UNIT = 2  # bytes: places are counted in UTF-16
_MOST = 1_000
_SAID_OF = (("text", "entities"), ("caption", "caption_entities"))


def with_entities(post: Mapping[str, Any]) -> Mapping[str, Any]:
    """The post, its texts with such words as Markdown has them."""
    marked = {
        name: _marked(post[name], post[beside])
        for name, beside in _SAID_OF
        if isinstance(post.get(name), str) and isinstance(post.get(beside), list)
    }
    return {**post, **marked}


def _marked(text: str, entities: list[Any]) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    marks = [mark for one in entities[:_MOST] if isinstance(one, Mapping) for mark in _marks(one)]
    marks = sorted(mark for mark in marks if 0 <= mark[0] * _UNIT <= len(units))
    places = [0, *(place * _UNIT for place, _, _ in marks), len(units)]
    pieces = [
        units[start:end].decode("utf-16-le", "surrogatepass") for start, end in pairwise(places)
    ]
    written = [*(mark for _, _, mark in marks), ""]
    return "".join(part for both in zip(pieces, written, strict=True) for part in both)


def _marks(entity: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Where which mark stands; at one place, what ends stands before what begins."""
    offset, length, target = entity.get("offset"), entity.get("length"), entity.get("url")
    if not isinstance(offset, int) or not isinstance(length, int) or length <= 0:
        return
    match entity.get("type"):
        case "strikethrough":
            yield from ((offset, 1, "~~"), (offset + length, 0, "~~"))
        case "text_link" if isinstance(target, str) and _TARGET.fullmatch(target):
            yield from ((offset, 1, "["), (offset + length, 0, f"]({target})"))
