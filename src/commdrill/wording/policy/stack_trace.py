"""No stack traces.

They tell a visitor nothing, and an attacker a lot. Log them; show a sentence and a reference that
support can look the rest up by.
"""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, spans

_TRACE = LazyPattern(
    r"(?i:\btraceback\b)(?: \(most recent call last\))?"
    r"|\bFile \"[^\"\n]{1,200}\", line \d{1,6}"
    r"|\bat [\w$.<>/]{1,200}\([\w$.-]{1,100}:\d{1,6}\)"  # Java
    r"|\bat (?:[\w$.<>\[\]]{1,60} ){0,3}\(?(?:https?|file|node|webpack)?:?/{0,3}"
    r"[\w./@-]{1,120}\.(?:m?[jt]sx?|vue|html?):\d{1,6}:\d{1,6}\)?"
    r"|\bat [\w.`<>\[\], ]{1,150}\([\w .,&]{0,100}\) in [^\n]{1,200}:line \d{1,6}"  # .NET
    r"|\(node:[\w/]{1,100}:\d{1,6}:\d{1,6}\)"
    r"|\bpanicked at [^\s]{1,200}:\d{1,6}"
    r"|\bgoroutine \d{1,9} \["
    r"|\bpanic: \w"
    r"|\.rb:\d{1,6}:in [`']"
    r"|\bin [^\s]{1,200}\.php(?: on line |:)\d{1,6}"
    r"|\bCaused by: [\w.]{3,100}"
    r"|\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? {1,3}\[?(?:ERROR|WARN(?:ING)?|INFO|FATAL|DEBUG|CRITICAL|SEVERE)\b"
    r"|\b(?:level|severity|lvl)=(?:error|warn|fatal|info|critical)\b"
    r"|(?i:\bstack ?trace\b|\bcore dumped\b|\bsegmentation fault\b|\btraza de (?:la )?pila\b)"
)
_HINT = (
    r"(?i:traceback)|\(node:|panicked at|\", line \d|\([^\s():]+:\d|\.(?:m?[jt]sx?|vue|html?):\d|:line \d|goroutine \d|panic: |\.rb:\d|\.php|Caused by: |:\d\d(?:[.,]\d{1,9})?\S{0,6} {1,3}\[?[A-Z]{4}|=(?:error|warn|fatal|info|crit)"
    r"|(?i:stack ?trace|core dumped|segmentation fault|traza de )"
)


def _find(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_TRACE, text)


RULE = LeakRule(
    "stack-trace", "a stack trace", "say in plain words what does not work", _HINT, _find
)
