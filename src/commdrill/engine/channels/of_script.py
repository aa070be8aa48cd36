"""Every channel of a script: pages that show something, and inboxes that people receive in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from commdrill.compile.script import ChannelUse, ScriptStep
from commdrill.documents.plan import INBOXES
from commdrill.engine.channels.channel import Channel
from commdrill.engine.channels.detection_channel import DetectionChannel
from commdrill.engine.channels.inbox_channel import InboxChannel
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.phases import Phases
from commdrill.engine.run_services import RunServices


@dataclass(frozen=True)
class Channels:
    """The channels of a run by id, and the phases they go through together."""

    pages: Mapping[str, PageChannel]
    inboxes: Mapping[str, InboxChannel]
    phases: Phases
    detection: DetectionChannel | None = None

    @property
    def all(self) -> Mapping[str, Channel]:
        others = {self.detection.use.id: self.detection} if self.detection else {}
        return {**self.pages, **self.inboxes, **others}


def channels_of(
    uses: Iterable[ChannelUse],
    steps: tuple[ScriptStep, ...],
    services: RunServices,
    listening: Collection[str] = (),
) -> Channels:
    """Every channel of a script, nothing known of it yet; those of `listening` receive by themselves."""
    phases = Phases()
    pages: dict[str, PageChannel] = {}
    inboxes: dict[str, InboxChannel] = {}
    detection: DetectionChannel | None = None
    for use in uses:
        if use.detects is not None:
            detection = DetectionChannel(use, (), services, phases)
            continue
        mine = tuple(step for step in steps if step.ref.channel == use.id)
        if use.type in INBOXES:
            inboxes[use.id] = InboxChannel(use, mine, services, phases, listens=use.id in listening)
        else:
            pages[use.id] = PageChannel(use, mine, services, phases)
    return Channels(pages, inboxes, phases, detection)
