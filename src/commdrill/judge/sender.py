"""Who sends the mails of a channel, and whether the receiver's system could tell that it was they."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.judge.address import address_key
from commdrill.sighting import Message
from commdrill.verdict import Difference, quoted

_ANGLE = re.compile(r"<([^<>]{1,500})>\s*$")
_COMMENT = re.compile(r"\([^()]{0,500}\)")
_PASSED = re.compile(r"(?i)(?:^|[;\s])(?:dkim|dmarc)\s{0,3}=\s{0,3}pass\b")


@dataclass(frozen=True)
class Sender:
    """What a channel asks of its mails: nothing, unless it says so."""

    address: str | None = None
    authenticated: bool = False

    def differences(self, message: Message) -> tuple[Difference, ...]:
        return (*self._in_from(message), *self._in_results(message))

    def _in_from(self, message: Message) -> Iterator[Difference]:
        if self.address is None:
            return
        said = message.headers.get("from", "")
        angle = _ANGLE.search(said[-600:])
        if address_key(angle[1] if angle else said) != address_key(self.address):
            yield Difference("from", quoted(self.address), quoted(said) if said else "no sender")

    def _in_results(self, message: Message) -> Iterator[Difference]:
        """In the results of the last system alone: whoever sends a mail can write more below them."""
        results = message.headers.get("authentication-results", "")
        own = _COMMENT.sub("", results).partition(", ")[0]
        if self.authenticated and not _PASSED.search(own):
            seen = quoted(own) if own.strip() else "no Authentication-Results"
            yield Difference("authenticated", "dkim=pass or dmarc=pass", seen)
