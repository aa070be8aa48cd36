"""`# ? question`: what nobody has answered yet, in a document that was drafted."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.documents.places import Point, Span
from commdrill.documents.problem import Problem
from commdrill.documents.source import Source, problem_in
from commdrill.documents.syntax import SyntaxProblem
from commdrill.wording.lazy_pattern import LazyPattern

CODE = "CD004"
_MARK = "#"
_OPEN = LazyPattern(r"(?:^|(?<=\s))#[ \t]*\?[ \t]*(.*)$")


@dataclass(frozen=True)
class OpenQuestion:
    """One comment that asks, and where it stands."""

    text: str
    span: Span

    def problem(self, source: Source) -> Problem:
        """It as a mistake of its document."""
        message = f"open: {self.text}" if self.text else "an open question that asks nothing"
        hint = "answer it, and take the `# ?` out"
        return problem_in(source.name, source.lines, SyntaxProblem(CODE, message, hint, self.span))


def open_questions(source: Source) -> tuple[OpenQuestion, ...]:
    """Every open question in the file of a document, in order."""
    if not any("?" in line and _MARK in line for line in source.lines):
        return ()
    return tuple(_questions(source, tuple(source.texts_with(_MARK))))


def _questions(source: Source, texts: tuple[Span, ...]) -> Iterator[OpenQuestion]:
    for number in _lines_of(source):
        line = source.lines[number]
        for found in _OPEN.finditer(line):
            point = Point(number, found.start())
            if not any(text.start <= point < text.end for text in texts):
                yield OpenQuestion(found[1].strip(), Span(point, Point(number, len(line.rstrip()))))
                break


def _lines_of(source: Source) -> range:
    """The whole file where it is one document; else what lies between this one's ends."""
    if not any(line.startswith("---") for line in source.lines):
        return range(len(source.lines))
    first, last = source.places.value_span(())
    return range(max(0, first.line - 1), min(last.line + 1, len(source.lines)))
