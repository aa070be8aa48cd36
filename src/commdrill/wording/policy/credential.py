"""No passwords, tokens or keys."""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span
from commdrill.wording.policy.spans import spans

_CREDENTIAL = LazyPattern(
    r"(?i:(?<!\w)(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|auth[_-]?token)\s{0,3}=\s{0,3}[^\s&]{4,200})"
    r"|(?<!\w)Bearer [\w.~+/-]{16,400}"
    r"|(?<!\w)eyJ[\w-]{10,400}\.[\w-]{10,400}\.[\w-]{0,400}"
    r"|-----BEGIN [A-Z ]{0,30}PRIVATE KEY"
    r"|(?<!\w)[a-z][a-z0-9+]{1,15}://[^\s/:@]{1,60}:[^\s/@]{1,60}@"
)
_HINT = r"(?i:passw|pwd|secret|api[_-]?key|token)|Bearer |eyJ|PRIVATE KEY|://[^\s/:@]{1,60}:[^\s/@]{1,60}@"


def _find(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_CREDENTIAL, text)


RULE = LeakRule("credential", "a password or key", "take it out and change it", _HINT, _find)
