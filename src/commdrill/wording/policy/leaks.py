"""What must not stand in a text that people read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from commdrill.wording.pieces import pieces
from commdrill.wording.policy import (
    cloud_id,
    credential,
    exception_name,
    file_path,
    identifier,
    inside_reference,
    internal_host,
    ip_address,
    left_blank,
    port,
    programs_nothing,
    sql,
    stack_trace,
    status_jargon,
    technical_detail,
    told_inside,
    unfilled_placeholder,
    words_of_a_trade,
)
from commdrill.wording.policy.finding import (
    LeakRule,
    Policy,
    PolicyFinding,
    Severity,
    Span,
    Surface,
    plainly,
)
from commdrill.wording.policy.listed_terms import CONFIDENTIAL, INTERNAL, listed_spans
from commdrill.wording.policy.reading import Reading
from commdrill.wording.policy.technical_detail import CODE as JARGON
from commdrill.wording.policy.technologies import CALLERS
from commdrill.wording.sieve import Sieve

UNFILLED_RULES = (unfilled_placeholder.RULE, programs_nothing.RULE, left_blank.RULE)
LEAK_RULES: tuple[LeakRule, ...] = (
    stack_trace.RULE,
    exception_name.RULE,
    ip_address.RULE,
    internal_host.RULE,
    cloud_id.RULE,
    cloud_id.PROVIDERS_RULE,
    status_jargon.RULE,
    file_path.RULE,
    sql.RULE,
    port.RULE,
    credential.RULE,
    inside_reference.RULE,
    identifier.RULE,
    technical_detail.RULE,
    words_of_a_trade.RULE,
    told_inside.RULE,
    *UNFILLED_RULES,
)
_HINTS = Sieve(*(rule.hint for rule in LEAK_RULES))
_MOST_EACH = 20  # findings of one rule in one text
_LONGEST_QUOTE = 200
_VERY_LONG = 300_000  # characters: a text that could not be cut


@dataclass(frozen=True)
class _Kind:
    """What is found: a rule's, or what the plan itself lists."""

    code: str
    what: str
    instead: str


@dataclass(frozen=True)
class _Leak:
    kind: _Kind
    span: Span


_CUSTOMERS_WORDS = "use the words customers know"
_INTERNAL = _Kind(INTERNAL, "an internal name", _CUSTOMERS_WORDS)
_CONFIDENTIAL = _Kind(CONFIDENTIAL, "a confidential term", _CUSTOMERS_WORDS)


def examine(
    text: str, surface: Surface, language: str, policy: Policy
) -> tuple[PolicyFinding, ...]:
    """What somebody outside must not read in `text`, in the order it stands there."""
    find = partial(_examined, surface=surface, language=language, policy=policy)
    return _in_pieces(text, find)


def examine_internal(text: str, policy: Policy) -> tuple[PolicyFinding, ...]:
    """What colleagues must not read either: unfilled placeholders and confidential terms."""
    return _in_pieces(text, partial(_examined_internal, policy=policy))


def _in_pieces(
    text: str, find: Callable[[str], tuple[PolicyFinding, ...]]
) -> tuple[PolicyFinding, ...]:
    """What is found in each, at its place in the whole; of what there is too much of, the first."""
    kept, told = list[PolicyFinding](), Counter[tuple[str, str]]()
    for piece in pieces(text):
        for finding in find(piece.text):
            kind = (finding.code, finding.what)
            if piece.counts(finding.start) and told[kind] < _MOST_EACH:
                told[kind] += 1
                kept.append(replace(finding, start=finding.start + piece.offset))
    return tuple(kept)


def _examined(
    text: str, surface: Surface, language: str, policy: Policy
) -> tuple[PolicyFinding, ...]:
    remembered = _remembered if len(text) < _VERY_LONG else _remembered_very_long
    return remembered(text, surface, language, policy)


def _examine(
    text: str, surface: Surface, language: str, policy: Policy
) -> tuple[PolicyFinding, ...]:
    reading = Reading.of(text)
    read = reading.text
    listed = [
        *_listed(read, _INTERNAL, policy.internal_pattern),
        *_listed(read, _CONFIDENTIAL, policy.confidential_pattern),
    ]
    rules = (LEAK_RULES[index] for index in _HINTS.those_in(read))
    ruled = list(_ruled(read, language, (rule for rule in rules if surface in rule.surfaces)))
    left_alone = [leak.span for leak in listed]
    left_alone += listed_spans(policy.allowed_pattern, read) if ruled else ()
    if ruled and surface is Surface.API:
        left_alone += (Span(*place) for place in CALLERS.places(plainly(read)))
    others = [leak for leak in ruled if not _lies_within(leak.span, left_alone)]
    return _told(reading, [*listed, *_once(others)])


# thousands receive the same words, and a page says them look after look
_remembered = lru_cache(maxsize=128)(_examine)
_remembered_very_long = lru_cache(maxsize=4)(_examine)  # for the steps that ask of one look


@lru_cache(maxsize=128)
def _examined_internal(text: str, policy: Policy) -> tuple[PolicyFinding, ...]:
    reading = Reading.of(text)
    unfilled = _ruled(reading.text, "en", UNFILLED_RULES)
    listed = _listed(reading.text, _CONFIDENTIAL, policy.confidential_pattern)
    return _told(reading, [*listed, *_once(unfilled)])


def _ruled(text: str, language: str, rules: Iterable[LeakRule]) -> Iterator[_Leak]:
    for rule in rules:
        kind = _Kind(rule.code, rule.what, rule.instead)
        for span in islice(rule.find(text, language), _MOST_EACH):
            yield _Leak(kind, span)


def _listed(text: str, kind: _Kind, pattern: Any) -> Iterator[_Leak]:
    for span in islice(listed_spans(pattern, text), _MOST_EACH):
        yield _Leak(kind, span)


def _once(leaks: Iterable[_Leak]) -> list[_Leak]:
    """What lies within what the same rule finds is not told again, and what has a better name not as jargon."""
    kept = list[_Leak]()
    for leak in sorted(leaks, key=lambda leak: (leak.kind.code == JARGON, -leak.span.length)):
        others = [other.span for other in kept if leak.kind.code in (JARGON, other.kind.code)]
        if not any(leak.span.overlaps(other) for other in others):
            kept.append(leak)
    return kept


def _lies_within(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _told(reading: Reading, leaks: Iterable[_Leak]) -> tuple[PolicyFinding, ...]:
    found = (_finding(reading, leak) for leak in leaks)
    return tuple(sorted(found, key=lambda finding: finding.start))


def _finding(reading: Reading, leak: _Leak) -> PolicyFinding:
    span, kind = reading.in_source(leak.span), leak.kind
    quote = reading.source[span.start : min(span.end, span.start + _LONGEST_QUOTE)]
    message = f"'{quote}' is {kind.what}: {kind.instead}"
    return PolicyFinding(kind.code, Severity.ERROR, message, quote, span.start, kind.what)
