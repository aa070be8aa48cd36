"""What is wrong with a mail beside its words: what it carries, and who sent it."""

from collections.abc import Iterable

from commdrill.documents.plan import Channel
from commdrill.judge.attached import unapproved
from commdrill.judge.sender import Sender
from commdrill.sighting import Message
from commdrill.verdict import Difference


def beside(
    message: Message, allowed: Iterable[str], channel: Channel | None
) -> tuple[Difference, ...]:
    """As a run has it; nobody asks who sent what is no mail, for it has no headers, or on no channel."""
    carried = tuple(unapproved(message, frozenset(allowed)))
    if channel is None or not message.headers:
        return carried
    return (*Sender(channel.from_, channel.authenticated).differences(message), *carried)
