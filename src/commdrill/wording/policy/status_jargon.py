"""No status codes as an explanation.

`Error 500` and `503 Service Unavailable` are for programs. An API's answer is read by programs, so
this rule leaves it alone.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import LeakWords
from commdrill.wording.policy.finding import LeakRule, Span, Surface, places, plainly, spans

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
    r"|(?i:(?<!\w)(?:errors?|errores|erros?|fehler(?:code)?|(?:error|status|estado)[ -]?(?:code|código))[ :#]{1,3}[45]\d\d(?![\d.,]\d|\d|\w| ?[%€$])"
    r"(?! (?:t-?shirts?|shirts?|hood(?:y|ies?)|mugs?|caps?|posters?|stickers?|camisetas?|tazas?|gorras?)\b))"
    rf"|(?i:(?<!\w)(?:status|estado|{_ANSWERS})(?: an?| un| el)?[ :#]{{1,3}}[45]\d\d{_NO_COUNT})"
    r"|(?i:(?<!\w)(?:response|return|result)[ -]?codes? (?:of )?[45]\d\d(?!\d)|(?<!\w)(?:with|con|mit|com) (?:http )?(?:status|estado|code|código) [45]\d\d(?!\d))"
    r"|(?i:(?<!\w)(?:respuestas?|responses?) [45]\d\d (?:para|for|to|a)(?!\w))"
    r"|(?i:(?<!\w)código (?:de )?(?:error|estado|respuesta)(?: http)?(?: es| era)?[ :#]{1,3}[45]\d\d(?!\d))"
    r"|(?i:(?<!\w)(?:un|el|los|a|an|the|with|con) [45]\d\d (?:errors?|errores)(?!\w))"
    rf"|(?<![\w.,])[45]\d\d(?: [-–—:]? ?|: ?)(?i:{_PHRASES})(?!\w)"
    rf"|(?<!\w)(?i:{_PHRASES}) \([45]\d\d\)"
    r"|(?i:(?<!\w)(?:time-? ?outs?|times out|timed out|timing out|fail\w{0,5}|errors?|errores|fall[aóo]n?|fallan|agotan?|rechaz\w{1,5})(?: [^\W\d_]{1,12}){0,3} \([45]\d\d\))"
    r"|(?<!\w)(?:Internal Server Error|Bad Gateway|Gateway Time-?out)(?!\w)"
    r"|(?i:(?<!\w)err(?:or|o) interno d[eo]l? servidor(?!\w))"
    r"|(?i:(?<![\w.,-])[45]\d\d(?:s|er| errors?)? (?:(?:from|by) (?:the|our|an?)|desde (?:la|el)|del?|de la|vom|von der|do|da) (?:gateway|server|api|proxy|upstream|origin|backend|pasarela|servidor|balanceador)(?!\w))"
    r"|(?i:(?<![\w.,-])[45]\d\ds? (?:(?:at|in|on) (?:the|our|an?)|en (?:la|el|nuestr[oa])|am|im|an der|no|na) (?:api[ -])?(?:gateways?|proxy|upstream|pasarela|balanceador|load ?balancers?|reverse proxy)(?!\w))"
    r"|(?<!\w)[Ee]rror 10[0-2]\d: (?i:access denied|acceso denegado)"
    r"|(?i:(?<!\w)(?:[45]xx|non-?(?:200|2xx))(?!\w))"
    r"|(?<![\w.,])[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}(?!\w|\.\d)"
)
_MAY_BE_JARGON = (
    rf"HTTP|(?i:(?:errors?|errores|erros?|fehler|fehlercode|status|estado|code|código|respuesta|http|{_ANSWERS})(?: es| era)?(?: an?| un| el)?[ :#-]+[45]\d\d"
    rf"|[45]\d\d[ :–—-]+(?:{_PHRASES}|err)|\([45]\d\d\)"
    r"|[45]\d\d\S* (?:errors? )?(?:from|by|at|in|on|desde|del?|en|vom|von|am|im|an|do|da|no|na) |error 10[0-2]\d:|internal server error|erro?r? interno|bad gateway|gateway time|[45]xx|non-?2|[45]\d\d[ -][45]\.\d)"
)
_HINT = rf"{_MAY_BE_JARGON}|\b[45]\d\ds?\b"


# codes that servers do answer with
_CODE = LazyPattern(
    r"(?<![\w.,#/:€$-])(?P<code>4(?:0\d|1[0-8]|2[1-9]|31|51)|5(?:0[0-8]|1[01]|2[0-7]|30))(?P<many>s)?(?![\w%]|[.,:]\d| ?[%€$])"
)
_SMALL = r"(?:some|many|more|these|those|occasional\w*|intermittent\w*|sporadic|the|el|la|los|las|unos|unas|de|por|only)"
_ONE = r"(?:an?|un|una|uma?|eine[nmr]?|errors?|errores|http|code|codes|status|codigos?|estado)"  # of these nobody counts 500
_BEFORE, _AFTER = 60, 40  # characters
_CLOSES = LazyPattern(r"[\"'”’)]?\s{0,3}(?:[.,;:!?)]|$)")
_ENDS = LazyPattern(
    rf"{_CLOSES.pattern}|\s+(?:from|in|on|when|while|if|and|or|instead|until|for|to|since|del?|en|al|a|cuando|mientras|desde|y|o|si|seit|sobald|wenn|beim|bei|quando|ao|at|now and then|sometimes|every|each|a veces|during|durante|wahrend|zuruck)\b"
)


def _find(text: str, language: str) -> Iterator[Span]:
    if _may_be_jargon().search(text):
        yield from spans(_JARGON, text)
    words = plainly(text)
    known = [each.policy.leaks for each in spoken(language)]
    for found in places(_CODE, text):
        before = words[max(0, found.start() - _BEFORE) : found.start()]
        after = words[found.end() : found.end() + _AFTER]
        code, many = found["code"], found["many"]
        if any(_is_told(before, after, code, many, leaks) for leaks in known):
            yield Span(*found.span())


@cache
def _may_be_jargon() -> Any:
    """Most numbers are prices: one quick pass says whether any may be a code."""
    import re2

    return re2.compile(_MAY_BE_JARGON)


def _is_told(before: str, after: str, code: str, many: str | None, leaks: LeakWords) -> bool:
    """Whether a server answers with it, people meet it, or it is called an error."""
    if (many and code not in _ROUND) or (_SHOWS_UP.match(after) and _A_CODE.search(before)):
        return True
    named = leaks.codes.begin(after.lstrip(" -")) > 0
    if named and _MISHAP.match(after):
        return True
    answered, met, one, this = _patterns(leaks)
    a_code = one.search(before)
    if a_code or answered.search(before):
        ends = _ENDS if a_code or code not in _ROUND else _CLOSES  # `da 500 a cada socio`
        return named or many is not None or ends.match(after) is not None
    if met.search(before) and (named or many is not None):
        return True
    return this.search(before) is not None and _CLOSES.match(after) is not None


_ROUND = ("400", "500")  # of these there are hundreds of other things: the 500s
# `a 404 comes up`, `is a 404`, `occasional 503s`, `la página 404`
_A_CODE = LazyPattern(
    r"(?:(?:^|[.!?:]\s{1,3})(?:an?|un|el)|\b(?:is|are|es) (?:now )?an?|\b(?:occasional|intermittent|sporadic|frequent)"
    r"|\bp[aá]ginas?(?: de error)?|\berror pages?)[\s\"'“]{1,3}$"
)
_SHOWS_UP = LazyPattern(
    r"s?[\"'”]?(?:\s{0,3}(?:[.,;:!?)]|$)|\s(?:comes? up|appears?|pops? up|shows? up|is shown|now|again|aparece|sale|cuando|al|when|on)\b)"
)
_MISHAP = LazyPattern(r"\s(?:errors?|errores|timeouts?|time-?outs?|tiempos? de espera)\b")


@cache
def _patterns(leaks: LeakWords) -> tuple[LazyPattern, ...]:
    """What stands before a code: an answer, a meeting, either of *a* code, a meeting with *the* code."""
    answers, meets = leaks.answers.alternatives, leaks.meets.alternatives
    small, gap = rf"(?:\s{_SMALL}){{0,3}}", r"[\s\"'“”(]{1,3}$"
    return (
        LazyPattern(rf"\b(?:{answers})(?:\s[^.!?;:]{{1,40}}\s(?:with|con|com|mit))?{small}{gap}"),
        LazyPattern(rf"(?<=[\w,;:)]\s)(?:{meets}){small}{gap}"),
        LazyPattern(
            rf"\b(?:{answers}|{meets}){small}(?:\s\w{{1,12}}){{0,2}}(?:\s{_ONE}){{1,2}}{gap}"
        ),
        LazyPattern(rf"(?<=[\w,;:)]\s)(?:{meets})\s(?:the|el|la){gap}"),
    )


RULE = LeakRule(
    "status-jargon",
    "a status code as jargon",
    "say what does not work, not what the server answered",
    _HINT,
    _find,
    frozenset(Surface) - {Surface.API},
)
