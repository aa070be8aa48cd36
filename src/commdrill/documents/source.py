"""A YAML document as it stands in its file: plain data, and the place of every piece of it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from commdrill.documents.places import Places, Point, Span
from commdrill.documents.problem import Position, Problem, Route
from commdrill.documents.syntax import SyntaxProblem
from commdrill.documents.tree import MAX_PROBLEMS, Part, read_parts

MAX_BYTES = 2_000_000
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # those of YAML 1.1, as libyaml counts
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Source:
    """One YAML document of a file. `name` is the file as messages show it."""

    file: Path
    name: str
    sha256: str = field(repr=False)  # of the whole file
    lines: tuple[str, ...] = field(repr=False)
    data: Any = field(repr=False)
    places: Places = field(repr=False)

    def position(self, route: Route = ()) -> Position:
        """Where the value at `route` begins; of what is not there, the nearest that holds it."""
        return position_in(self.name, self.lines, self.places.value_span(route))

    def value_problem(self, route: Route, code: str, message: str, hint: str) -> Problem:
        return self._problem(self.places.value_span(route), code, message, hint)

    def key_problem(self, route: Route, code: str, message: str, hint: str) -> Problem:
        """A mistake in the key that ends `route` (in a list: in the item)."""
        return self._problem(self.places.key_span(route), code, message, hint)

    def words_problem(
        self, route: Route, words: str, code: str, message: str, hint: str
    ) -> Problem:
        """A mistake in `words`, wherever they stand within the text at `route`."""
        span = self.places.value_span(route)
        found = self._find(words, span)
        return self._problem(found or span, code, message, hint)

    def written(self, route: Route) -> str | None:
        """A value just as its author wrote it, where that is one line."""
        start, end = self.places.value_span(route)
        if start.line != end.line:
            return None
        return self.lines[start.line][start.column : end.column]

    def _find(self, words: str, span: Span) -> Span | None:
        for number in range(span.start.line, min(span.end.line + 1, len(self.lines))):
            first = span.start.column if number == span.start.line else 0
            column = self.lines[number].find(words, first)
            if column >= 0:
                return Span(Point(number, column), Point(number, column + len(words)))
        return None

    def _problem(self, span: Span, code: str, message: str, hint: str) -> Problem:
        return problem_in(self.name, self.lines, SyntaxProblem(code, message, hint, span))

    def texts_with(self, words: str) -> Iterator[Span]:
        """Where these words stand in a text: what begins a comment elsewhere is none there."""
        waiting: list[tuple[Route, Any]] = [((), self.data)]
        while waiting:
            route, value = waiting.pop()
            if isinstance(value, dict):
                waiting += [((*route, key), item) for key, item in value.items()]
            elif isinstance(value, list):
                waiting += [((*route, index), item) for index, item in enumerate(value)]
            elif isinstance(value, str) and words in value:
                yield self.places.value_span(route)


def position_in(name: str, lines: tuple[str, ...], span: Span) -> Position:
    """A span as a position that lies inside the file: an end of file is its last line's end."""
    line = min(span.start.line, len(lines) - 1)
    column = span.start.column if line == span.start.line else len(lines[line])
    return Position(name, line + 1, min(column, len(lines[line])) + 1)


def problem_in(name: str, lines: tuple[str, ...], fault: SyntaxProblem) -> Problem:
    """A mistake in a text, with the line it stands on."""
    position = position_in(name, lines, fault.span)
    line = lines[position.line - 1]
    start, end = fault.span
    width = (end.column if end.line == start.line else len(line)) - start.column
    return Problem(fault.code, fault.message, fault.hint, position, max(1, width), line)


@dataclass(frozen=True)
class Reading:
    """One YAML document of a file as far as it can be read, and what is wrong with its text."""

    source: Source | None  # None: nothing to go on with
    problems: tuple[Problem, ...]
    kind: Any = None  # what it says of itself, be it broken
    id: str = ""
    first_line: int = 0


def read_source(file: Path, content: bytes, name: str) -> tuple[Reading, ...]:
    """The YAML documents of a file; none for a file that holds nothing. Never raises."""
    text, lines, faults = _decoded(content)
    if faults:
        return (Reading(None, _problems(name, lines, faults)),)
    digest = hashlib.sha256(content).hexdigest()
    parts = (part for part in read_parts(text) if not _is_nothing(part))
    return tuple(_reading(part, file, name, digest, lines) for part in parts)


def _is_nothing(part: Part) -> bool:
    return part.data is None and not part.faults


def _reading(part: Part, file: Path, name: str, digest: str, lines: tuple[str, ...]) -> Reading:
    problems = _problems(name, lines, part.faults)
    says = part.data if isinstance(part.data, dict) else {}
    source = None
    if not part.cut_short:
        source = Source(file, name, digest, lines, part.data, part.places)
    return Reading(source, problems, says.get("kind"), str(says.get("id")), part.first_line)


def _problems(
    name: str, lines: tuple[str, ...], faults: list[SyntaxProblem]
) -> tuple[Problem, ...]:
    return tuple(problem_in(name, lines, fault) for fault in faults)


def _decoded(content: bytes) -> tuple[str, tuple[str, ...], list[SyntaxProblem]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = split_lines(content[: error.start].decode("utf-8-sig", errors="replace"))
        span = _character(len(before) - 1, len(before[-1]))
        text = content.decode("utf-8-sig", errors="replace")
        return text, split_lines(text), [_encoding_fault(content, content[error.start], span)]
    lines = split_lines(text)
    found = _unprintable(lines) if _NOT_YAML.search(text) else ()
    return text, lines, list(islice(found, MAX_PROBLEMS))


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, as YAML tells them apart."""
    return tuple(_LINE_BREAK.split(text))


def _encoding_fault(content: bytes, byte: int, span: Span) -> SyntaxProblem:
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    what = "this file is UTF-16" if wide else f"this is not UTF-8: byte 0x{byte:02x}"
    return SyntaxProblem("D002", what, "save the file as UTF-8", span)


def _unprintable(lines: tuple[str, ...]) -> Iterator[SyntaxProblem]:
    for number, line in enumerate(lines):
        for found in _NOT_YAML.finditer(line):
            message = f"a character that YAML does not allow: U+{ord(found[0]):04X}"
            hint = 'remove it, or write it as an escape in double quotes, e.g. "\\x1b"'
            yield SyntaxProblem("D003", message, hint, _character(number, found.start()))


def _character(line: int, column: int) -> Span:
    return Span(Point(line, column), Point(line, column + 1))
