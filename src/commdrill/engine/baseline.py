"""What a step cannot prove in this drill: it is so anyway, or its observer is too weak a witness."""

from collections.abc import Iterable, Iterator

from commdrill.documents.plan import Phase
from commdrill.engine.trackers.page_tracker import PageTracker
from commdrill.engine.trackers.tracker import WatchedTracker


def refuse_weak_proof(trackers: Iterable[WatchedTracker]) -> None:
    """A step that asks for more than its observer can prove ends in error."""
    for tracker in trackers:
        asked = tracker.step.proof
        if asked is not None and not tracker.proof.suffices_for(asked):
            tracker.refuse(f"is seen with proof “{tracker.proof}”; the step asks for “{asked}”")


def refuse_held(trackers: Iterable[PageTracker], why: str) -> None:
    """What is true anyway proves nothing."""
    for tracker in trackers:
        if tracker.said is None and tracker.is_held():
            tracker.refuse(f"{why}: seeing it proves nothing")


def sights(trackers: Iterable[PageTracker], phases: tuple[Phase, ...]) -> tuple[PageTracker, ...]:
    """Steps of these phases, but for those that only have to keep coming."""
    return tuple(
        tracker
        for tracker in trackers
        if tracker.step.promise.phase in phases and tracker.step.promise.limits.every is None
    )


def too_early_before_recovery(trackers: tuple[PageTracker, ...]) -> tuple[PageTracker, ...]:
    """Recovery's steps whose words nobody may read before it begins.

    They are not there when nothing is wrong, and no earlier step on their channel has them said.
    """
    over = sights(trackers, (Phase.RECOVERY,))
    earlier = {
        said for tracker in trackers if tracker.step.promise.phase is not Phase.RECOVERY
        for said in _said(tracker)
    }  # fmt: skip
    return tuple(
        tracker for tracker in over
        if earlier.isdisjoint(_said(tracker)) and not tracker.says()
    )  # fmt: skip


def _said(tracker: PageTracker) -> Iterator[tuple[str, str]]:
    """The messages a step has its channel say, each as channel and message."""
    yield from ((tracker.step.ref.channel, text.message) for text in tracker.wanted.says)
