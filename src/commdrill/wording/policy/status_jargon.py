"""No status codes as an explanation.

`Error 500` and `503 Service Unavailable` are for programs. An API's answer is read by programs, so
this rule leaves it alone.
"""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, Surface
from commdrill.wording.policy.spans import spans

_PHRASES = (
    r"Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Request Time-?out|Conflict"
    r"|Too Many Requests|Internal (?:Server )?Error|Not Implemented|Bad Gateway"
    r"|Service (?:Temporarily )?Unavailable|Gateway Time-?out"
)
_ANSWERS = (
    r"return(?:s|ed|ing)?|respond(?:s|ed|ing)? with|answer(?:s|ed|ing)?(?: with)?"
    r"|devuelven?|devolvió|responden?(?: con)?|respondió(?: con)?|respuesta"
)
# `status: 500 points` counts something
_NO_COUNT = r"(?![\d.,]\d|\d|\w| ?[%€$]| (?!(?:from|in|on|when|while|del?|en|al|cuando)\b)[^\W\d_])"
_JARGON = LazyPattern(
    r"(?<!\w)HTTP(?:/\d(?:\.\d)?)?[ :-]{0,3}(?:(?:status|error|response|code|código|estado)[ :]{1,2}){0,3}[1-5]\d\d(?!\d)"
    r"|(?i:(?<!\w)(?:error|(?:error|status|estado)[ -]?(?:code|código))[ :#]{1,3}[45]\d\d(?![\d.,]\d|\d|\w| ?[%€$])"
    r"(?! (?:t-?shirts?|shirts?|hood(?:y|ies?)|mugs?|caps?|posters?|stickers?|camisetas?|tazas?|gorras?)\b))"
    rf"|(?i:(?<!\w)(?:status|estado|{_ANSWERS})(?: an?| un| el)?[ :#]{{1,3}}[45]\d\d{_NO_COUNT})"
    r"|(?i:(?<!\w)código (?:de )?(?:error|estado|respuesta)(?: http)?[ :#]{1,3}[45]\d\d(?!\d))"
    r"|(?i:(?<!\w)(?:un|el|los|a|an|the|with|con) [45]\d\d (?:errors?|errores)(?!\w))"
    rf"|(?<![\w.,])[45]\d\d(?: [-–—:]? ?|: ?)(?i:{_PHRASES})(?!\w)"
    r"|(?<!\w)(?:Internal Server Error|Bad Gateway|Gateway Time-?out)(?!\w)"
    r"|(?i:(?<!\w)error interno del servidor(?!\w))"
    r"|(?i:(?<!\w)[45]xx(?!\w))"
)
_HINT = (
    rf"HTTP|(?i:(?:error|status|estado|code|respuesta|http|{_ANSWERS})(?: an?| un| el)?[ :#-]+[45]\d\d|[45]\d\d[ :–—-]+(?:{_PHRASES}|err)"
    r"|internal server error|error interno|bad gateway|gateway time|[45]xx)"
)


def _find(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_JARGON, text)


RULE = LeakRule(
    "status-jargon",
    "a status code as jargon",
    "say what does not work, not what the server answered",
    _HINT,
    _find,
    frozenset(Surface) - {Surface.API},
)
