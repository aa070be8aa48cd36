"""What a person can do where no reversal worked: in words, with commands to copy."""

import json
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from commdrill.values import Json

_SECRET = re.compile(r"\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}")
_SPECIAL = re.compile(r"([\"$`\\])")
_SHOWN = 200


def way_back_by_hand(
    driver: object, settings: Mapping[str, Any], folder: Path, before: Json
) -> str:
    """What the driver knows to say; else what it must be like again.

    `settings` hold the names of secrets, as documents write them.
    """
    own = getattr(driver, "by_hand", None)
    if callable(own):
        try:
            return str(own(settings, folder, before))
        except (KeyError, TypeError, ValueError, AttributeError):  # of another version
            pass
    what = [f"    {line}" for line in listed(settings)]
    was = [f"    {line}" for line in listed(before)] or ["    (nothing was noted)"]
    return "\n".join(("put this back:", *what, "so that it is again as it was:", *was))


def shell(words: Iterable[str]) -> str:
    """A command for a terminal; a secret's name becomes the variable that holds it."""
    return " ".join(_word(str(word)) for word in words)


def curl(request: Mapping[str, Any], method: str) -> str:
    """A request, as documents write it, for a terminal."""
    headers = {str(name): str(value) for name, value in (request.get("headers") or {}).items()}
    body = request.get("body")
    if request.get("json") is not None:
        body = json.dumps(request["json"], ensure_ascii=False)
        headers.setdefault("Content-Type", "application/json")
    words = ["curl", "--fail", "-X", str(request.get("method") or method).upper()]
    words += [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    words += ["--data-raw", str(body)] if body is not None else []
    return shell([*words, str(request["url"])])


def before_in_words(before: Json) -> str:
    """What a state said before the outage, as far as it is short."""
    begins = before.get("begins") if isinstance(before, Mapping) else None
    if not isinstance(begins, str) or not begins.strip():
        return "what it did before"
    text = " ".join(begins.split())
    return f"“{text}”" if len(text) <= _SHOWN else f"what begins with “{text[:_SHOWN]}”"


def listed(value: Json, name: str = "") -> Iterator[str]:
    """JSON as lines that people read: `reserved: 5`."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from listed(item, f"{name} {key}".strip())
    elif isinstance(value, list | tuple):
        yield f"{name}: {', '.join(map(_plain, value)) or 'none'}"
    elif value is not None or name:
        yield f"{name}: {_plain(value)}" if name else _plain(value)


def _plain(value: Json) -> str:
    match value:
        case None:
            return "none"
        case True | False:
            return "yes" if value else "no"
        case Mapping() | list() | tuple():
            return "; ".join(listed(value))
    return str(value)


def _word(text: str) -> str:
    """One word for any shell, and one line for whoever reads it."""
    if _SECRET.search(text):
        return _with_secrets(" ".join(text.splitlines()))
    if not set(text) & {"\n", "\r"}:
        return shlex.quote(text)
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f'"$(printf %b {shlex.quote(escaped)})"'


def _with_secrets(text: str) -> str:
    parts = _SECRET.split(text)  # what is said, a name, what is said, …
    spoken = (
        f"${{{part}}}" if number % 2 else _SPECIAL.sub(r"\\\1", part)
        for number, part in enumerate(parts)
    )
    return f'"{"".join(spoken)}"'
