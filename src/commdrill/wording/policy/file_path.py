"""No paths of files and no names of source files."""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, spans, without_links

_PATH = LazyPattern(
    r"(?<![\w:/.~-])/(?:var|etc|usr|opt|home|srv|tmp|app|root|mnt|proc|Users|data|run|lib|bin)"
    r"/[\w.@-]{1,100}(?:/[\w.@-]{1,100}){0,20}"
    r"|(?<![\w./~-])~/\.?[\w.-]{1,100}(?:/[\w.@-]{1,100}){0,20}|(?<!\w)[A-Z]:/[\w.-]{1,100}(?:/[\w.@-]{1,100}){1,20}"
    r"|(?<![\w])[A-Za-z]:\\[\w.$ -]{1,100}(?:\\[\w.$ -]{1,100}){0,20}"
    r"|(?<![\w\\])\\\\[\w.-]{1,63}\\[\w$.-]{1,63}"
    r"|(?<![\w./@-])[\w/-]{1,120}\.(?:py|java|rb|php|cs|kt|scala|cpp|jar|war|conf|cfg|ini|log|ya?ml|sql|sh)(?:\.\d)?"
    r"(?::\d{1,6})?(?![\w@/-]|\.\w)"
    r"|(?<![\w./@-])[\w/.-]{1,120}\.(?:js|ts|jsx|tsx|go|c|json|xml):\d{1,6}(?!\w)"
)
_HINT = (
    r"/(?:var|etc|usr|opt|home|srv|tmp|app|root|mnt|proc|Users|data|run|lib|bin)/|[A-Za-z]:[\\/]|\\\\|~/"
    r"|\.(?:py|java|rb|php|cs|kt|scala|cpp|jar|war|conf|cfg|ini|log|ya?ml|sql|sh)\b"
    r"|\.(?:js|ts|jsx|tsx|go|c|json|xml):\d"
)


def _find(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_PATH, without_links(text))


RULE = LeakRule("file-path", "the path of a file", "leave it out", _HINT, _find)
