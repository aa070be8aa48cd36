"""What libyaml says of text that is no YAML, in the words of somebody who has to mend it."""

from typing import NamedTuple

import yaml

from commdrill.documents.places import Mark, Point, Span

MAX_DEPTH = 64
TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"
SPLIT = "no document needs as much: split it, or write out what aliases repeat"
_PARSER_TOO_DEEP = "maximum nesting depth"  # it has a limit of its own, and reads ahead of us


class SyntaxProblem(NamedTuple):
    """A mistake in the text, before it has a file."""

    code: str
    message: str
    hint: str
    span: Span


_IN_OUR_WORDS = (
    (
        "mapping values are not allowed",
        "this ':' stands where no key can be",
        "text with ': ' in it goes in quotes; else check how far this line is indented",
    ),
    (
        "could not find expected ':'",
        "a key without its ':'",
        "write key: value; check how far the lines are indented",
    ),
    (
        "expected ',' or ']'",
        "this list is not closed",
        "separate by ',' and end it with ']'; quote a text that holds one of [ ] { } ,",
    ),
    (
        "expected ',' or '}'",
        "this mapping is not closed",
        "separate by ',' and end it with '}'; quote a key or text that holds one of [ ] { } ,",
    ),
    (
        "did not find expected key",
        "no key where one must stand",
        "check how far this line is indented, and the quotes before it",
    ),
    (
        "did not find expected '-'",
        "no '-' where the next item of a list must stand",
        "check how far this line is indented",
    ),
    ("unexpected end of stream", "the file ends within quotes", "close the quotes"),
    (
        "unknown escape character",
        "an unknown escape in double quotes",
        "write \\\\ for a backslash, or use single quotes",
    ),
    ("cannot start any token", "this character cannot begin a value", "put the text in quotes"),
)


def syntax_problem(error: yaml.YAMLError, text: str) -> SyntaxProblem:
    """A parser's error in `text` as a mistake."""
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    span = character(mark or Point(0, 0))
    if _PARSER_TOO_DEEP in problem:
        return SyntaxProblem("D010", TOO_DEEP, SPLIT, span)
    if mark and text[mark.index : mark.index + 1] == "\t":
        return SyntaxProblem(
            "D001", "a tab stands where only spaces may", "indent with spaces", span
        )
    for part, message, hint in _IN_OUR_WORDS:
        if part in problem:
            return SyntaxProblem("D001", message, hint, span)
    return SyntaxProblem(
        "D001", f"this is not YAML: {problem}", "check quotes and indentation", span
    )


def character(mark: Mark) -> Span:
    return Span(Point(mark.line, mark.column), Point(mark.line, mark.column + 1))
