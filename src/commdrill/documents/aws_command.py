"""Which call a command of the AWS command line makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# Global options that take a value; any other word with dashes stands alone.
_WITH_VALUE = frozenset(
    {"--ca-bundle", "--cli-binary-format", "--cli-connect-timeout", "--cli-read-timeout", "--color",
     "--endpoint-url", "--output", "--profile", "--query", "--region"}
)  # fmt: skip


@dataclass(frozen=True)
class AwsCommand:
    """`aws SERVICE OPERATION …`, both as the command line calls them; `region` if it is said."""

    service: str
    operation: str
    region: str | None


def aws_command(argv: Sequence[Any]) -> AwsCommand | None:
    """None where a command is no such."""
    words = [str(word) for word in argv]
    if not words or words[0].rpartition("/")[2] != "aws":
        return None
    named = _operands(words[1:])
    return AwsCommand(named[0], named[1], _region(words)) if len(named) > 1 else None


def _operands(words: Sequence[str]) -> list[str]:
    """What is neither an option nor a global option's value."""
    before = ["", *words]
    return [
        word
        for previous, word in zip(before, words, strict=False)
        if not word.startswith("-") and previous not in _WITH_VALUE
    ]


def _region(words: Sequence[str]) -> str | None:
    for here, following in zip(words, [*words[1:], ""], strict=True):
        if here == "--region":
            return following or None
        if here.startswith("--region="):
            return here.partition("=")[2] or None
    return None
