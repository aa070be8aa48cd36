"""`:warning:`: signs by their names, as posts in chats hold them; whoever reads one sees the sign."""

import re

from commdrill.wording.lazy_pattern import LazyPattern

_NAMED = LazyPattern(r"(?<!\w):(?P<name>[a-z0-9+][a-z0-9_+-]{0,40}):(?!\w)")
# Slack's own names, where all others have another one
_ALSO = {
    "large_green_circle": "green_circle",
    "large_yellow_circle": "yellow_circle",
    "large_orange_circle": "orange_circle",
    "octagonal_sign": "stop_sign",
}


def with_emoji(text: str) -> str:
    """The signs in place of their names; a name that nobody knows stays."""
    return _NAMED.sub(_sign, text) if text.count(":") > 1 else text


def _sign(found: re.Match[str]) -> str:
    from rich.emoji import Emoji

    name = _ALSO.get(found["name"], found["name"])
    shown = Emoji.replace(f":{name}:")
    return found[0] if shown == f":{name}:" else shown
