"""No names that only a program's text has: `max_connections`, `retry_payment()`.

A person's user name passes where it is said to be one, and so does a file that is sent: `price_list.pdf`.
An API's answer is read by programs.
"""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, Surface, places, without_links
from commdrill.wording.policy.technical_detail import CODE

_IDENTIFIER = LazyPattern(
    r"(?<![\w@#/.:=&?{$%*|<\[(-])[a-z][a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){1,6}(?:\(\))?(?![\w@/=(%}*|>\])-]|\.\w)"
    r"|(?<![\w@#/.-])(?:com|org|net|io)(?:\.[a-z][a-z0-9_]{1,30}){1,6}\.[A-Z]\w{2,60}(?!\w)"
    r"|(?<![\w@#/:-])(?:[A-Za-z_]\w{0,40}\.){0,4}[A-Za-z_]\w{1,40}\(\)"
    r"|(?<![\w?&/#.=-])[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,4}=[\w.:/-]{1,40}(?!\w)"
    r"|(?<![\w?&/#.-])[a-z][a-z_]{1,20}=[\w.:/-]{1,40}(?:[ ,;]{1,2}[a-z][a-z_]{1,20}=[\w.:/-]{1,40}){1,9}"
)
_CAMEL = LazyPattern(r"(?<![\w.@/-])(?:[A-Z][a-z]{1,20}){3,6}(?![\w@/-])")
_AN_ERROR = LazyPattern(
    r"(?i)\b(?:errors?|fehler|erro|exception|code|código|logs?|registro|reason|motivo)\b[^.!?\n]{0,24}$"
)
_A_NAME = LazyPattern(
    r"(?i)\b(?:user(?:name)?|account|handle|profile|code|voucher|coupon|skype|telegram|instagram|hashtag|file|photo"
    r"|usuario|cuenta|perfil|codigo|código|archivo|fichero|usuário|conta|arquivo|benutzer\w*|konto|datei)\b[^.!?]{0,30}$"
)
_NEAR = 48  # characters


def _find(text: str, _language: str) -> Iterator[Span]:
    prose = without_links(text)
    for found in places(_IDENTIFIER, prose):
        if not _A_NAME.search(prose[max(0, found.start() - _NEAR) : found.start()]):
            yield Span(*found.span())
    for found in places(_CAMEL, prose):  # `error: NoSuchKey`; elsewhere a brand
        if _AN_ERROR.search(prose[max(0, found.start() - _NEAR) : found.start()]):
            yield Span(*found.span())


RULE = LeakRule(
    CODE,
    "a name in a program",
    "say what customers cannot do now",
    r"[a-z0-9]_[a-z0-9]|\w\(\)|[A-Z][a-z]+[A-Z][a-z]+[A-Z][a-z]|[a-z]=\w[^\s]{0,40}[ ,;]{1,2}[a-z_]{2,20}=\w|\b(?:com|org|net|io)\.[a-z]",
    _find,
    frozenset(Surface) - {Surface.API},
)
