"""What a step cannot prove in this drill: it is so anyway, or its observer is too weak a witness."""

from collections.abc import Iterable, Iterator

from commdrill.documents.plan import Phase
from commdrill.engine.delivery_tracker import DeliveryTracker
from commdrill.engine.sight_tracker import SightTracker
from commdrill.engine.tracker import Tracker
from commdrill.judge.expectation import ApprovedText, BoardExpectation, PageExpectation


def refuse_weak_proof(trackers: Iterable[Tracker]) -> None:
    """A step that asks for more than its observer can prove ends in error."""
    for tracker in trackers:
        asked = tracker.step.proof
        if not isinstance(tracker, SightTracker | DeliveryTracker) or asked is None:
            continue
        if not tracker.proof.suffices_for(asked):
            tracker.refuse(f"is seen with proof “{tracker.proof}”; the step asks for “{asked}”")


def refuse_held(trackers: Iterable[SightTracker], why: str) -> None:
    """What is true anyway proves nothing."""
    for tracker in trackers:
        if tracker.said is None and tracker.channel.sighting is not None and tracker.is_held():
            tracker.refuse(f"{why}: seeing it proves nothing")


def sights(trackers: Iterable[Tracker], phases: tuple[Phase, ...]) -> tuple[SightTracker, ...]:
    """Steps on pages and boards, but for those that only have to keep coming."""
    return tuple(
        tracker
        for tracker in trackers
        if isinstance(tracker, SightTracker)
        and tracker.step.promise.phase in phases
        and tracker.step.promise.limits.every is None
    )


def too_early_before_recovery(trackers: tuple[Tracker, ...]) -> tuple[SightTracker, ...]:
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


def _said(tracker: Tracker) -> Iterator[tuple[str, str]]:
    """The messages a step has its channel say, each as channel and message."""
    expectation = tracker.step.promise.expectation
    says: tuple[ApprovedText, ...] = ()
    if isinstance(expectation, PageExpectation | BoardExpectation):
        says = expectation.says
    yield from ((tracker.step.ref.channel, text.message) for text in says)
