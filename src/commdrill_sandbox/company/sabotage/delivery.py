"""Changes of how notices go out: to nobody, twice, late, to the wrong people."""

from collections.abc import Iterable
from dataclasses import replace

from commdrill.documents.plan import ChannelType, Phase
from commdrill_sandbox.company.outgoing import Draft, Notice, Post, Setting, Wish
from commdrill_sandbox.company.sabotage.sabotage import (
    DraftChange,
    NoticeChange,
    PostChange,
    WishChange,
)

_LATE_BY = (1.3, 1.0)  # so many times what the plan allows, and so many seconds more


def notices(kind: ChannelType, phase: Phase, change: NoticeChange) -> NoticeChange:
    """`change`, of the notices on one kind of channel in one phase."""

    def changed(notice: Notice, setting: Setting) -> Iterable[Notice]:
        is_meant = notice.kind is kind and notice.phase is phase
        return change(notice, setting) if is_meant else (notice,)

    return changed


def drafts(kind: ChannelType, change: DraftChange) -> DraftChange:
    """`change`, of the drafts for one kind of channel while something is broken."""

    def changed(draft: Draft, setting: Setting) -> Draft:
        is_meant = draft.wish.kind is kind and draft.wish.step.phase is Phase.OUTAGE
        return change(draft, setting) if is_meant else draft

    return changed


def wishes(kind: ChannelType, change: WishChange) -> WishChange:
    """`change`, of what is wanted for one kind of channel while something is broken."""

    def changed(wish: Wish, setting: Setting) -> Wish:
        is_meant = wish.kind is kind and wish.step.phase is Phase.OUTAGE
        return change(wish, setting) if is_meant else wish

    return changed


def to_nobody(_notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    return ()


def twice(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    return (notice, notice)


def late(notice: Notice, setting: Setting) -> tuple[Notice, ...]:
    return (replace(notice, delay=too_late(setting.within(notice.step))),)


def too_late(within: float) -> float:
    factor, more = _LATE_BY
    return within * factor + more


def not_to_first_reader(notice: Notice, setting: Setting) -> tuple[Notice, ...]:
    """One person of many is not on the list."""
    readers = [
        reader
        for reader in setting.subscribers
        if reader.audience in notice.step.to and reader.address(notice.kind)
    ]
    return () if notice.reader in readers[:1] else (notice,)


def not_in_other_languages(notice: Notice, setting: Setting) -> tuple[Notice, ...]:
    """Only those who read the plan's own language."""
    return (notice,) if notice.language == setting.plan.language else ()


def to_next_reader(notice: Notice, setting: Setting) -> tuple[Notice, ...]:
    """Everybody's goes to the next in the list: lists that slipped by one row."""
    readers = [reader for reader in setting.subscribers if reader.address(notice.kind)]
    if notice.reader not in readers:
        return (notice,)
    following = readers[(readers.index(notice.reader) + 1) % len(readers)]
    return (replace(notice, address=following.address(notice.kind) or notice.address),)


def from_first_region_only(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    return (replace(notice, regions=notice.regions[:1]),)


def posts(change: PostChange, *phases: Phase) -> PostChange:
    """`change`, of what is posted on the status page in some phases."""

    def changed(post: Post, setting: Setting) -> Iterable[Post]:
        return change(post, setting) if post.phase in phases else (post,)

    return changed
