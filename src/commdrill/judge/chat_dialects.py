"""What clients of chats show of a post: which of its strings, and in which order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_DEEPEST = 40  # levels; no client shows the tenth


@dataclass(frozen=True)
class Dialect:
    """`keys`: what is shown of an object, in the order in which a client shows it.

    `inline`: types of objects whose parts run on in one line. `instead`: shown where nothing else is.
    """

    keys: tuple[str, ...]
    inline: frozenset[str] = frozenset()
    instead: tuple[str, ...] = ()

    def shown(self, post: Mapping[str, Any]) -> tuple[str, ...]:
        """The texts that a reader is shown, each in a line of its own."""
        found = tuple(self._texts(post, 0))
        if any(text.strip() for text in found):
            return found
        return tuple(str(post[key]) for key in self.instead if isinstance(post.get(key), str))

    def _texts(self, value: object, depth: int) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping) and depth < _DEEPEST:
            yield from self._of_object(value, depth)
        elif isinstance(value, Sequence) and depth < _DEEPEST:
            for one in value:
                yield from self._texts(one, depth + 1)

    def _of_object(self, value: Mapping[str, Any], depth: int) -> Iterator[str]:
        kind = str(value.get("type", ""))
        if value.get("isVisible") is False or kind.startswith("Input."):
            return
        if (whole := _whole(kind, value)) is not None:
            yield whole
            return
        # what has a type is no field: its value is what a program gets when somebody presses it
        keys = (key for key in self.keys if key != "value" or not kind)
        texts = [text for key in keys for text in self._texts(value.get(key), depth + 1)]
        target = _target(value)
        if _is_struck(value):
            texts = [f"~~{text}~~" for text in texts]
        if target and len(texts) == 1:
            yield f"[{texts[0]}]({target})"
        elif target and kind == "link":
            yield target
        elif kind in self.inline:
            yield "".join(texts)
        else:
            yield from texts


def _whole(kind: str, value: Mapping[str, Any]) -> str | None:
    """What an object stands for that has no texts of its own, as it is written in one."""
    match kind:
        case "emoji":
            return f":{value.get('name', '')}:"
        case "broadcast":
            return f"@{value.get('range', '')}"
        case "date" if "timestamp" in value:
            return f"<!date^{value['timestamp']}^{value.get('format', '')}|{value.get('fallback', '')}>"
    return None


def _is_struck(value: Mapping[str, Any]) -> bool:
    """Whether a line goes through its words: `style: {strike: true}`, `strikethrough: true`."""
    style = value.get("style")
    return value.get("strikethrough") is True or (
        isinstance(style, Mapping) and style.get("strike") is True
    )


def _target(value: Mapping[str, Any]) -> str:
    """Where an object's words lead; no client shows it beside them."""
    click = value.get("onClick")
    link = click.get("openLink") if isinstance(click, Mapping) else None
    opened = link.get("url") if isinstance(link, Mapping) else None
    target = value.get("url") or opened or value.get("uri")
    return target if isinstance(target, str) and target.startswith(("http://", "https://")) else ""


SLACK = Dialect(
    keys=(
        *("blocks", "pretext", "author_name", "title", "text", "value", "description", "fields"),
        *("rows", "label", "placeholder", "accessory", "elements", "attachments", "props", "card"),
        *("actions", "footer"),
    ),
    inline=frozenset({"rich_text_section", "rich_text_preformatted", "rich_text_quote"}),
    instead=("fallback",),
)
ADAPTIVE_CARD = Dialect(
    keys=(
        *("title", "subtitle", "text", "inlines", "body", "items", "columns", "facts", "value"),
        *("rows", "cells", "pages", "codeSnippet", "attachments", "content", "actions", "buttons"),
    ),
    inline=frozenset({"RichTextBlock"}),
    instead=("summary",),
)
MESSAGE_CARD = Dialect(
    keys=(
        *("title", "activityTitle", "activitySubtitle", "activityText", "text", "name", "value"),
        *("facts", "sections", "potentialAction"),
    ),
    instead=("summary",),
)
DISCORD = Dialect(
    keys=(
        *("content", "embeds", "author", "name", "title", "description", "fields", "value", "text"),
        *("footer", "components", "label", "placeholder"),
    )
)
GOOGLE_CHAT = Dialect(
    keys=(
        *("topLabel", "text", "cardsV2", "cards", "card", "header", "title", "subtitle"),
        *("sections", "widgets", "textParagraph", "decoratedText", "keyValue", "content"),
        "bottomLabel",
        *("columns", "columnItems", "grid", "items", "chipList", "chips", "label", "buttonList"),
        *("buttons", "textButton", "button", "accessoryWidgets"),
        *("fixedFooter", "primaryButton", "secondaryButton"),
    ),
    instead=("fallbackText",),
)
TELEGRAM = Dialect(keys=("text", "caption", "reply_markup", "inline_keyboard", "keyboard"))
MATRIX = Dialect(keys=("body",))
