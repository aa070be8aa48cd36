"""No port numbers."""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, spans, without_links

# `Port 1000 wine` is sold, and a harbour has numbers too
_AFTER = r"ist|war|sind|nicht|auf|am|im|é|foi|do|da|is|was|on|of|at|in|to|for|from|and|or|not|refused|closed|failed|timed|está|en|del?|no|y|o|a"
_PORT = LazyPattern(
    r"(?i:(?<![\w-])(?:port|puerto)(?: number| número)?[ :#]{1,3}(?:22|25|53|80|[1-9]\d{2,4})(?![\w-]|[.,]\d)"
    rf"(?! (?!(?:{_AFTER})\b)[^\W\d_])(?! (?:de|of|at|in|en)(?: la| el| the)? (?-i:[A-Z]))(?! (?:deportiv|pesquer|marin|seco|de (?:alta )?monta|(?:de|del|of)(?: la| el| the)? (?:marina|harbou?r|club|dock|quay|muelle|bah[íi]a|r[íi]o|ferry))))"
    r"|(?i:(?<!\w)listen\w{0,5} on )\S{0,63}:\d{2,5}(?!\d)"
    r"|(?i:(?<!\w)porta[ :#]{1,3}(?:22|25|53|80|443|587|1433|1521|3306|3389|5432|5672|6379|8080|8443|9092|9200|11211|27017)(?![\w-]|[.,]\d))"
    r"|(?i:(?<!\w)(?:tcp|udp)/\d{1,5}(?!\w))"
    r"|(?<![\w.@-])(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}:[1-9]\d{1,4}(?![\w:.]\d|\d|\w)"
    r"|(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}:\d{2,5}(?!\d)"
)
_HINT = r"(?i:port|puerto)[^\d]{1,12}\d|(?i:tcp|udp)/\d|(?i:listen)|[A-Za-z]:[1-9]\d|\.\d{1,3}:\d"

_SHIPPING = LazyPattern(
    r"(?i)\b(?:ships?|ferr(?:y|ies)|boats?|vessels?|cruises?|sail\w*|docks?|quays?|buques?|barcos?|ferris?|muelles?|cruceros?|zarpa\w*)\b"
)
_NEARBY = 80  # characters in which it is said that ships call there


def _find(text: str, _language: str) -> Iterator[Span]:
    prose = without_links(text)
    yield from (
        span
        for span in spans(_PORT, prose)
        if not _SHIPPING.search(prose[max(0, span.start - _NEARBY) : span.end + _NEARBY])
    )


RULE = LeakRule("port", "a port number", "leave it out", _HINT, _find)
