"""A run of a simulated world, judged again."""

from commdrill.compile.script import ChannelUse
from commdrill.engine.replay.judged_again import Again, Leeway, Seen, judged_again
from commdrill.record.events import Looked, MessageSeen, Record
from commdrill.sighting import Message, Page, StatusBoard

from .shown import Mailbox
from .world import World


def again(world: World, leeway: Leeway, *left_out: Record) -> Again:
    """From what its channels showed to the looks that the journal tells of; one put in since, what it shows."""

    def seen(use: ChannelUse, looked: Looked) -> Page | StatusBoard:
        channel = world.channels[use.id]
        near = min(channel.shown, key=lambda began: abs(began - looked.began), default=None)
        sighting = channel.at(looked.began) if near is None else channel.shown[near]
        assert isinstance(sighting, Page | StatusBoard)
        return sighting

    def came(use: ChannelUse, message: MessageSeen) -> Message:
        box = world.channels[use.id].at
        assert isinstance(box, Mailbox)
        return next(one for one in box.messages if one.id == message.id)

    records = tuple(record for record in world.records if record not in left_out)
    return judged_again(world.script(), records, Seen(seen, came), leeway)
