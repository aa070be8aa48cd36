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
from commdrill.documents.named_file import ReadableFolders
from commdrill.documents.problem import Position, Problem, quoted
from commdrill.documents.suggestion import did_you_mean, listed

COLUMNS = ("id", "audience", "language", "email", "sms", "push", "voice")
MAX_BYTES = 50_000_000

_REQUIRED = ("id", "audience")
_MOST = 100  # mistakes told of one file
_LINE_BREAK = re.compile("\r\n|\r|\n")  # those the csv module counts


@dataclass(frozen=True)
class Table:
    """A table of subscribers. `numbers` has the line each row begins on."""

    name: str
    header: tuple[str, ...]
    lines: tuple[str, ...] = field(repr=False)
    numbers: tuple[int, ...] = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(repr=False)

    def problem(self, row: int, column: str, code: str, message: str, hint: str) -> Problem:
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


def read_table(file: Path, name: str, readable: ReadableFolders) -> TableReading:
    """The subscribers in a file. One that is no table of subscribers is nowhere quoted.

    Raises:
        NotReadable: it is not there, lies where documents do not read, is no file, or too large.
    """
    content = readable.read(file, MAX_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(_encoding_problem(name, content, error))
    try:
        table = _table(name, text, _lines(text))
    except _NotCsv as error:
        return _unreadable(_csv_problem(name, _lines(text), error))
    wrong_header = tuple(_header_problems(table))
    if wrong_header:
        return TableReading(table, (), wrong_header)
    return _subscribers(table)


class _NotCsv(ValueError):
    """The row that begins on a line cannot be read."""

    def __init__(self, why: csv.Error, line: int) -> None:
        super().__init__(f"this is not CSV: {why}")
        self.line = line


def _table(name: str, text: str, lines: tuple[str, ...]) -> Table:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: tuple[str, ...] | None = None
    numbers, rows, before = [], [], 0
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells) and header is None:
                header = tuple(cell.lower() for cell in cells)
            elif any(cells):  # spreadsheets leave rows of commas behind
                numbers.append(before + 1)
                rows.append(cells)
            before = reader.line_num
    except csv.Error as error:
        raise _NotCsv(error, before + 1) from None
    return Table(name, header or (), lines, tuple(numbers), tuple(rows))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(_LINE_BREAK.split(text))


def _unreadable(problem: Problem) -> TableReading:
    return TableReading(None, (), (problem,))


def _encoding_problem(name: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    *before, start = _lines(content[: error.start].decode("utf-8-sig", errors="replace"))
    position = Position(name, len(before) + 1, len(start) + 1)
    return Problem("D202", "this is not UTF-8", "save the file as UTF-8", position)


def _csv_problem(name: str, lines: tuple[str, ...], error: _NotCsv) -> Problem:
    is_ours = set(_REQUIRED) <= {cell.strip().lower() for cell in lines[0].split(",")}
    hint = "a cell that holds a comma or a quote goes in quotes, and a quote within it is written twice"
    line = lines[error.line - 1] if is_ours else ""
    position = Position(name, error.line, 1)
    return Problem("D204", str(error), hint, position, max(1, len(line)), line)


def _header_problems(table: Table) -> Iterator[Problem]:
    line = next((line for line in table.lines if line), "")
    separator = next((mark for mark in (";", "\t") if mark in line and "," not in line), None)
    columns = table.header if separator is None else _cells(line, separator)
    if missing := [column for column in _REQUIRED if column not in columns]:
        # somebody else's file, for all we know: nothing of it is shown
        yield _header_problem(table, "", f"no column {listed(missing)}", (0, 0))
    elif separator is not None:
        message = f"the columns are separated by {quoted(separator)}"
        yield _header_problem(table, line, message, (0, len(line)))
    else:
        yield from _column_problems(table, line)


def _cells(line: str, separator: str) -> tuple[str, ...]:
    return tuple(cell.strip().lower() for cell in line.split(separator))


def _column_problems(table: Table, line: str) -> Iterator[Problem]:
    for index, column in enumerate(table.header):
        if column not in COLUMNS:
            message = f"unknown column {quoted(column)}{did_you_mean(column, COLUMNS)}"
            yield _header_problem(table, line, message, _cell(line, index))
        elif column in table.header[:index]:
            message = f"column {quoted(column)} stands here a second time"
            yield _header_problem(table, line, message, _cell(line, index))


def _header_problem(table: Table, line: str, message: str, cell: tuple[int, int]) -> Problem:
    start, end = cell
    hint = f"the first line names the columns, separated by commas: {','.join(COLUMNS)}"
    return Problem(
        "D203", message, hint, Position(table.name, 1, start + 1), max(1, end - start), line
    )


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
        valid = TypeAdapter(list[Subscriber]).validate_python(people)
        return TableReading(table, tuple(valid), ())
    except ValidationError as error:
        return TableReading(table, (), tuple(_row_problems(table, error)))


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
