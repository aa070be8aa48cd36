"""What others said, in a log that a CI service reads: no line of it is a command to that service.

GitHub Actions obeys a line that begins with `::`, Azure Pipelines, TeamCity and older runners one
that has `##vso[`, `##teamcity[` or `##[` in it.
"""

import re

_BREAK = r"(?:^|(?<=[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]))"
_HASH = r"#(?=#(?:\w{1,20})?\[)"
_COMMAND = re.compile(rf"{_BREAK}(\s*:)(?=:)|({_HASH})")
_IN_JSON = re.compile(rf"{_HASH}|[\u2028\u2029]")


def defused(text: str) -> str:
    """The text with a space in each mark of a command."""
    return _COMMAND.sub(lambda found: f"{found[0]} ", text)


def defused_json(text: str) -> str:
    """JSON that says the same, in which no string is a command."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """The same on one line: nobody's line break begins a line of ours."""
    first, *more = text.splitlines() or [""]
    return defused(" ⏎ ".join((first.rstrip(), *(line.strip() for line in more if line.strip()))))
