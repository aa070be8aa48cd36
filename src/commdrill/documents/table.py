"""A CSV file of test subscribers, each row with its place."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from commdrill.documents.complaint import misfit
from commdrill.documents.environment import Subscriber
from commdrill.documents.problem import Position, Problem, quoted
from commdrill.documents.suggestion import did_you_mean, listed

COLUMNS = ("id", "audience", "language", "email", "sms", "push", "voice")
MAX_BYTES = 50_000_000

_REQUIRED = ("id", "audience")
_MOST = 100  # mistakes told of one file
_LINE_BREAK = re.compile("\r\n|\r|\n")  # those the csv module counts


class TableError(ValueError):
    """The file is no table of subscribers at all."""


@dataclass(frozen=True)
class Table:
    """A table of subscribers. `numbers` has the line each row begins on."""

    name: str
    header: tuple[str, ...]
    lines: tuple[str, ...] = field(repr=False)
    numbers: tuple[int, ...] = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(repr=False)

    def problem(self, row: int, column: str, code: str, message: str, hint: str) -> Problem:
        """A mistake in one cell."""
        number = self.numbers[row]
        line = self.lines[number - 1]
        start, end = _cell(line, self.header.index(column) if column in self.header else 0)
        position = Position(self.name, number, start + 1)
        return Problem(code, message, hint, position, max(1, end - start), line)


@dataclass(frozen=True)
class TableReading:
    """What could be read of a file. Where there are problems, subscribers may be missing."""

    table: Table | None
    subscribers: tuple[Subscriber, ...]
    problems: tuple[Problem, ...]


def read_table(file: Path, name: str) -> TableReading:
    """The subscribers in a file.

    Raises:
        TableError: it is not there, is no file or too large, or is not text.
    """
    text = _text_of(file)
    lines = tuple(_LINE_BREAK.split(text))
    try:
        table = _table(name, text, lines)
    except csv.Error as error:
        return _unreadable(name, lines, 1, f"this is not CSV: {error}")
    wrong_header = tuple(_header_problems(table))
    if wrong_header:
        return TableReading(table, (), wrong_header)
    return _subscribers(table)


def _text_of(file: Path) -> str:
    if not file.is_file():
        raise TableError("there is no such file")
    try:
        if file.stat().st_size > MAX_BYTES:
            raise TableError(f"the file is larger than {MAX_BYTES:,} bytes")
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"the file is not UTF-8 (byte {error.start + 1:,})") from None
    except OSError as error:
        raise TableError(f"the file cannot be read: {error.strerror}") from None


def _table(name: str, text: str, lines: tuple[str, ...]) -> Table:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: tuple[str, ...] | None = None
    numbers, rows, before = [], [], 0
    for row in reader:
        if row and header is None:
            header = tuple(cell.strip().lower() for cell in row)
        elif row:
            numbers.append(before + 1)
            rows.append(tuple(row))
        before = reader.line_num
    return Table(name, header or (), lines, tuple(numbers), tuple(rows))


def _unreadable(name: str, lines: tuple[str, ...], number: int, message: str) -> TableReading:
    problem = Problem("D203", message, "", Position(name, number, 1), 1, lines[number - 1])
    return TableReading(None, (), (problem,))


def _header_problems(table: Table) -> Iterator[Problem]:
    hint = f"the first line names the columns, separated by commas: {','.join(COLUMNS)}"
    line = next((line for line in table.lines if line), "")
    for index, column in enumerate(table.header):
        start, end = _cell(line, index)
        message = None
        if column not in COLUMNS:
            message = f"unknown column {quoted(column)}{did_you_mean(column, COLUMNS)}"
        elif column in table.header[:index]:
            message = f"column {quoted(column)} stands here a second time"
        if message:
            position = Position(table.name, 1, start + 1)
            yield Problem("D203", message, hint, position, max(1, end - start), line)
    missing = [column for column in _REQUIRED if column not in table.header]
    if missing:
        message = f"no column {listed(missing)}"
        yield Problem("D203", message, hint, Position(table.name, 1, 1), max(1, len(line)), line)


def _subscribers(table: Table) -> TableReading:
    problems = list(_length_problems(table))
    if problems:
        return TableReading(table, (), tuple(problems[:_MOST]))
    header = table.header
    people = [
        {column: cell for column, cell in zip(header, row, strict=True) if cell}
        for row in table.rows
    ]
    try:
        return TableReading(table, tuple(_rows().validate_python(people)), ())
    except ValidationError as error:
        return TableReading(table, (), tuple(_row_problems(table, error)))


def _rows() -> TypeAdapter[list[Subscriber]]:
    return TypeAdapter(list[Subscriber])


def _length_problems(table: Table) -> Iterator[Problem]:
    expected = len(table.header)
    for index, row in enumerate(table.rows):
        if len(row) != expected:
            message = f"{len(row)} cells where the header names {expected}"
            hint = "leave a cell empty where there is nothing, and quote text that has a comma"
            yield table.problem(index, table.header[0], "D204", message, hint)


def _row_problems(table: Table, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False)[:_MOST]:
        row, column = int(detail["loc"][0]), str(detail["loc"][-1])
        if detail["type"] == "missing":
            message, hint = f"no {column}", f"every subscriber has {' and '.join(_REQUIRED)}"
            yield table.problem(row, column, "D204", message, hint)
        else:
            complaint = misfit(detail, quoted(detail["input"]))
            yield table.problem(row, column, "D204", complaint.message, complaint.hint)


def _cell(line: str, index: int) -> tuple[int, int]:
    """Where the cell of this index stands in a line."""
    starts, in_quotes = [0], False
    for position, character in enumerate(line):
        if character == '"':
            in_quotes = not in_quotes
        elif character == "," and not in_quotes:
            starts.append(position + 1)
    starts.append(len(line) + 1)
    index = min(index, len(starts) - 2)
    return starts[index], starts[index + 1] - 1
