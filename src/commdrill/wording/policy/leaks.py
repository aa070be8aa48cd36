"""What must not stand in a text that people read."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from commdrill.wording.policy import (
    cloud_id,
    credential,
    exception_name,
    file_path,
    internal_host,
    ip_address,
    port,
    sql,
    stack_trace,
    status_jargon,
    unfilled_placeholder,
)
from commdrill.wording.policy.finding import (
    LeakRule,
    Policy,
    PolicyFinding,
    Severity,
    Span,
    Surface,
)
from commdrill.wording.policy.listed_terms import CONFIDENTIAL, INTERNAL, listed_spans

LEAK_RULES: tuple[LeakRule, ...] = (
    stack_trace.RULE,
    exception_name.RULE,
    ip_address.RULE,
    internal_host.RULE,
    cloud_id.RULE,
    status_jargon.RULE,
    file_path.RULE,
    sql.RULE,
    port.RULE,
    credential.RULE,
    unfilled_placeholder.RULE,
)
_MOST_EACH = 20  # findings of one rule in one text
_LONGEST_QUOTE = 200


@lru_cache(maxsize=32)  # thousands receive the same words, and a page says them look after look
def examine(
    text: str, surface: Surface, language: str, policy: Policy
) -> tuple[PolicyFinding, ...]:
    """What somebody outside must not read in `text`, in the order it stands there."""
    rules = (LEAK_RULES[index] for index in _hints().Match(text) or ())
    found = [
        *_ruled(text, language, (rule for rule in rules if surface in rule.surfaces)),
        *_listed(text, INTERNAL, policy.internal_pattern),
        *_listed(text, CONFIDENTIAL, policy.confidential_pattern),
    ]
    return tuple(sorted(found, key=lambda finding: finding.start))


def examine_internal(text: str, policy: Policy) -> tuple[PolicyFinding, ...]:
    """What colleagues must not read either: unfilled placeholders and confidential terms."""
    found = [
        *_ruled(text, "en", [unfilled_placeholder.RULE]),
        *_listed(text, CONFIDENTIAL, policy.confidential_pattern),
    ]
    return tuple(sorted(found, key=lambda finding: finding.start))


@cache
def _hints() -> Any:
    """All the rules' hints in one automaton: one pass says which rules have anything to look at."""
    import re2

    options = re2.Options()
    options.max_mem = 64 << 20
    hints = re2.Set.SearchSet(options)
    for rule in LEAK_RULES:
        hints.Add(rule.hint)
    hints.Compile()
    return hints


def _ruled(text: str, language: str, rules: Iterable[LeakRule]) -> Iterator[PolicyFinding]:
    for rule in rules:
        for span in islice(rule.find(text, language), _MOST_EACH):
            yield _finding(text, rule.code, span, rule.what, rule.instead)


def _listed(text: str, code: str, pattern: Any) -> Iterator[PolicyFinding]:
    what = "a confidential term" if code == CONFIDENTIAL else "an internal name"
    for span in islice(listed_spans(pattern, text), _MOST_EACH):
        yield _finding(text, code, span, what, "use the words customers know")


def _finding(text: str, code: str, span: Span, what: str, instead: str) -> PolicyFinding:
    quote = text[span.start : min(span.end, span.start + _LONGEST_QUOTE)]
    message = f"'{quote}' is {what}: {instead}"
    return PolicyFinding(code, Severity.ERROR, message, quote, span.start, what)
