"""`# commdrill: ignore[CD101] reason`, on the line of a finding or in the comments above it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from commdrill.documents.places import Point, Span
from commdrill.documents.problem import Problem, quoted
from commdrill.documents.source import Source, problem_in
from commdrill.documents.suggestion import did_you_mean
from commdrill.documents.syntax import SyntaxProblem
from commdrill.lint.finding import Finding
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy import Severity

NO_REASON, NO_USE = "CD001", "CD002"
_MARK = "commdrill: ignore"
_IGNORE = LazyPattern(r"#\s*commdrill:\s*ignore\s*(?:\[([^\]]*)\])?[ \t:–—-]*(.*)$")


@dataclass(frozen=True)
class Ignore:
    """One comment: which codes it silences, why, and where it stands (lines count from 1)."""

    codes: tuple[str, ...]
    reason: str
    line: int
    span: Span
    covers: frozenset[int]

    def silences(self, finding: Finding) -> bool:
        """Whether it speaks of this finding, and may."""
        if not self.reason or finding.code not in self.codes:
            return False
        return not self.covers.isdisjoint(finding.lines)


def ignores_in(source: Source) -> tuple[Ignore, ...]:
    first, last = source.places.value_span(())
    lines = range(max(0, first.line - 1), min(last.line + 1, len(source.lines)))
    if not any(_mentions(source.lines[number]) for number in lines):
        return ()
    texts = tuple(source.texts_with(_MARK))
    return tuple(_ignores(source, lines, texts))


def _mentions(line: str) -> bool:
    return "#" in line and "commdrill" in line


def _ignores(source: Source, lines: range, texts: tuple[Span, ...]) -> Iterator[Ignore]:
    for number in lines:
        line = source.lines[number]
        found = _IGNORE.search(line) if _mentions(line) else None
        if found and not any(_holds(text, Point(number, found.start())) for text in texts):
            codes = tuple(code.strip() for code in (found[1] or "").split(",") if code.strip())
            span = Span(Point(number, found.start()), Point(number, len(line.rstrip())))
            covers = _covered(source, number)
            yield Ignore(codes, found[2].strip(), number + 1, span, covers)


def _covered(source: Source, number: int) -> frozenset[int]:
    """Its own line; for a comment that stands alone, the next line that says something."""
    if source.lines[number].lstrip().startswith("#"):
        below = range(number + 1, len(source.lines))
        says = (n for n in below if (line := source.lines[n].strip()) and line[0] != "#")
        return frozenset({next(says, number) + 1})
    return frozenset({number + 1})


def _holds(text: Span, point: Point) -> bool:
    return text.start <= point < text.end


def heeded(
    findings: tuple[Finding, ...], source: Source, subject: str, known: Collection[str]
) -> Iterator[Finding]:
    """The findings of a document that no ignore silences, and what is wrong with the ignores."""
    ignores = ignores_in(source)
    silenced = {finding for finding in findings for i in ignores if i.silences(finding)}
    yield from (finding for finding in findings if finding not in silenced)
    for ignore in ignores:
        used = {finding.code for finding in silenced if ignore.silences(finding)}
        for problem in _wrong(ignore, used, source, known):
            severity = Severity.ERROR if problem.code == NO_REASON else Severity.WARNING
            level = replace(problem, level=severity.value)
            yield Finding(severity, level, subject, f"ignore {problem.message}")


def _wrong(
    ignore: Ignore, used: Collection[str], source: Source, known: Collection[str]
) -> Iterator[Problem]:
    def problem(code: str, message: str, hint: str) -> Problem:
        return problem_in(
            source.name, source.lines, SyntaxProblem(code, message, hint, ignore.span)
        )

    if not ignore.codes:
        yield problem(NO_USE, "an ignore that names no rule", "write ignore[CD101] and the reason")
    elif not ignore.reason:
        message = f"an ignore of {', '.join(ignore.codes)} without a reason ignores nothing"
        yield problem(NO_REASON, message, "say why, after the bracket: who reads this must know")
        return
    for code in ignore.codes:
        if code not in known:
            message = f"there is no rule {quoted(code)}{did_you_mean(code, known)}"
            yield problem(NO_USE, message, "`commdrill lint --explain` lists the rules")
        elif code not in used:
            message = f"{code} has nothing to say here, so there is nothing to ignore"
            yield problem(NO_USE, message, "remove it, or move it to the finding's line")
