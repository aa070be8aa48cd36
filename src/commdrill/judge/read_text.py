"""The texts of a message that the policy looks through, each with where it is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.documents.plan import ChannelType
from commdrill.judge.chat_post import parts_of_post
from commdrill.sighting import Message
from commdrill.wording.policy import Surface


@dataclass(frozen=True)
class ReadText:
    """A text, and as what it is read."""

    text: str
    surface: Surface = Surface.MESSAGE


def read_texts(channel_type: ChannelType, message: Message) -> Iterator[ReadText]:
    """Subject and bodies; of a post what its client shows, or each string where no client is known.

    There a string of one word is what an answer to programs would have: `major_outage` is no leak.
    """
    yield ReadText(message.subject or "")
    is_post = channel_type is ChannelType.WEBHOOK and message.shown is None
    for body in message.read:
        if is_post:
            parts = parts_of_post(body)
            yield from map(ReadText, parts.words)
            yield from (ReadText(code, Surface.API) for code in parts.codes)
        else:
            yield ReadText(body)
