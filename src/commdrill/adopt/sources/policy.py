"""`policy:FILE.md`: what a communication policy says, quoted beside the questions and never filled in."""

import re

from commdrill.adopt.found import Found, FoundSource, Quote, Reach
from commdrill.errors import UsageError

_MOST = 1_000_000  # characters
_TOPICS = (
    re.compile(r"\bwithin\b|\bminutes?\b|\bhours?\b|\bminutos?\b|\bhoras?\b|\bevery\b|\bcada\b", re.IGNORECASE),
    re.compile(r"\bcustomers?\b|\bstudents?\b|\bstaff\b|\busers?\b|\bclientes?\b|\bsubscribers?\b|\bpatients?\b", re.IGNORECASE),
    re.compile(r"\bapprov|\bauthori[sz]|\baprob|\bautoriz", re.IGNORECASE),
)  # fmt: skip


def _read(name: str, reach: Reach) -> Found:
    file = reach.here / name
    try:
        text = file.read_text(encoding="utf-8", errors="replace")[:_MOST]
    except OSError as why:
        raise UsageError(f"commdrill init: {file} cannot be read: {why.strerror}") from why
    lines = ((number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), 1))
    quotes = (
        Quote(f"{file.name}:{number}", line.lstrip("#-*> "))
        for number, line in lines
        if any(topic.search(line) for topic in _TOPICS)
    )
    return Found(quotes=tuple(quotes))


SOURCE = FoundSource("policy", "FILE.md", _read)
