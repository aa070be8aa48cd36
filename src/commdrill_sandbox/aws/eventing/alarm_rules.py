"""A composite alarm's rule: `ALARM("errors") AND NOT (OK(canary) OR FALSE)`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

_MOST_ELEMENTS, _MOST_CHILDREN = 500, 100
_TOKEN = re.compile(
    r"""\s*(?:(?P<state>ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*("(?P<quoted>[^"]+)"\s*|(?P<plain>[^\s"()][^"()]*))\)"""
    r"|(?P<word>AND|OR|NOT|TRUE|FALSE)\b|(?P<mark>[()]))",
    re.IGNORECASE,
)
States = Callable[[str], str | None]


class Rule(Protocol):
    """Whether it holds; alarms are called what the rule calls them: by name or ARN."""

    def holds(self, states: States) -> bool: ...

    def alarms(self) -> Iterator[str]: ...


@dataclass(frozen=True)
class _Child:
    alarm: str
    state: str

    def holds(self, states: States) -> bool:
        return states(self.alarm) == self.state

    def alarms(self) -> Iterator[str]:
        yield self.alarm


@dataclass(frozen=True)
class _Always:
    value: bool

    def holds(self, states: States) -> bool:  # noqa: ARG002 - whatever they are
        return self.value

    def alarms(self) -> Iterator[str]:
        yield from ()


@dataclass(frozen=True)
class _Not:
    rule: Rule

    def holds(self, states: States) -> bool:
        return not self.rule.holds(states)

    def alarms(self) -> Iterator[str]:
        return self.rule.alarms()


@dataclass(frozen=True)
class _AnyOf:
    """AND binds closer than OR: one of these parts, each of them whole."""

    parts: Sequence[Sequence[Rule]]

    def holds(self, states: States) -> bool:
        return any(all(rule.holds(states) for rule in part) for part in self.parts)

    def alarms(self) -> Iterator[str]:
        return (name for part in self.parts for rule in part for name in rule.alarms())


def alarm_rule(written: str) -> Rule:
    """Raises: ValueError, saying what is wrong with it."""
    if written != written.strip():
        raise ValueError("AlarmRule must not contain leading or trailing whitespace")
    reading = _Reading(written, 0)
    rule = reading.any_of()
    if reading.at < len(written):
        raise reading.wrong()
    if len(set(rule.alarms())) > _MOST_CHILDREN:
        raise ValueError(f"AlarmRule must not refer to more than {_MOST_CHILDREN} alarms")
    return rule


@dataclass
class _Reading:
    """How far a rule has been read."""

    written: str
    at: int
    elements: int = 0

    def any_of(self) -> Rule:
        parts = [[self._one()]]
        while (word := self._word("AND", "OR")) is not None:
            if word == "OR":
                parts.append([])
            parts[-1].append(self._one())
        return parts[0][0] if parts == [parts[0][:1]] else _AnyOf(parts)

    def wrong(self) -> ValueError:
        return ValueError(f"AlarmRule has a syntax error at {self.written[self.at :][:30]!r}")

    def _one(self) -> Rule:
        turns = 0
        while self._word("NOT"):
            turns += 1
        rule = self._plain()
        return _Not(rule) if turns % 2 else rule

    def _plain(self) -> Rule:
        token = _TOKEN.match(self.written, self.at)
        if token is None or (token["word"] or "").upper() in ("AND", "OR") or token["mark"] == ")":
            raise self.wrong()
        self._count()
        self.at = token.end()
        if token["state"]:
            return _Child((token["quoted"] or token["plain"]).strip(), token["state"].upper())
        if token["word"]:
            return _Always(token["word"].upper() == "TRUE")
        rule = self.any_of()
        closing = _TOKEN.match(self.written, self.at)
        if closing is None or closing["mark"] != ")":
            raise self.wrong()
        self._count()
        self.at = closing.end()
        return rule

    def _word(self, *words: str) -> str | None:
        """The next word, if it is one of these: it is read then."""
        token = _TOKEN.match(self.written, self.at)
        found = token["word"].upper() if token and token["word"] else None
        if token is None or found not in words:
            return None
        self.at = token.end()
        return found

    def _count(self) -> None:
        self.elements += 1
        if self.elements > _MOST_ELEMENTS:
            raise ValueError(f"AlarmRule must not have more than {_MOST_ELEMENTS} elements")
