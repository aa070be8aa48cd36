"""A mistake in somebody's file: what, where, and what to do, as a compiler prints it."""

from collections.abc import Iterable
from dataclasses import dataclass

from commdrill.documents.excerpt import excerpt, visible
from commdrill.errors import CommdrillError
from commdrill.values import plural

Route = tuple[str | int, ...]
"""The keys and numbers that lead to a value, from the top of its document."""

_MOST_SHOWN = 100
_LONGEST_QUOTE = 60


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{visible(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One mistake. `line` is the text of the line it stands on, `width` how much of it is wrong."""

    code: str
    message: str
    hint: str
    position: Position
    width: int = 1
    line: str = ""
    level: str = "error"

    @property
    def headline(self) -> str:
        """The mistake in one line: `file:12:7: error[D101]: unknown key 'audiance'`."""
        return f"{self.position}: {self.level}[{self.code}]: {self.message}"

    def __str__(self) -> str:
        number = str(self.position.line)
        blank = " " * len(number)
        shown, carets = excerpt(self.line, self.position.column, self.width)
        lines = [self.headline, f"  {number} | {shown}".rstrip(), f"  {blank} | {carets}"]
        if self.hint:
            lines.append(f"  {blank} = {self.hint}")
        return "\n".join(lines)


class DocumentErrors(CommdrillError):
    """Mistakes in documents: all that were found, in the order of the files."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(render(self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file, line and column."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.position))


def render(problems: tuple[Problem, ...]) -> str:
    """The problems for a person to read, and how many there are."""
    shown = [f"{problem}\n" for problem in problems[:_MOST_SHOWN]]
    files = len({problem.position.file for problem in problems})
    count = f"{plural(len(problems), 'mistake')} in {plural(files, 'file')}"
    unseen = len(problems) - len(shown)
    return "\n".join([*shown, f"{count} (the last {unseen} are not shown)" if unseen else count])


def quoted(value: object) -> str:
    """A value as a message quotes it: short, in quotes if it is text, nothing unprintable in it."""
    written = repr(value) if isinstance(value, str) else str(value)
    if len(written) <= _LONGEST_QUOTE:
        return written
    return f"{written[: _LONGEST_QUOTE - 2]}…{written[-1]}"
