"""Status pages: incidents, maintenances, components, and the words of their updates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain

from commdrill.documents.fitting import MISSING, fits
from commdrill.documents.matcher import AnyMatcher
from commdrill.judge.ahead import start_in
from commdrill.judge.expectation import BoardExpectation
from commdrill.judge.matching import compare, described, quoted
from commdrill.judge.must_say import NOTHING_ASKED, FreelySaid, MustSay, freely_said, in_words
from commdrill.judge.said import Said, Unsaid, best, captured_of, differences_of, values_of
from commdrill.judge.untold import fits_status, is_beyond, tellable
from commdrill.sighting import Incident, StatusBoard, Update
from commdrill.verdict import Difference, Held, NotYet, Verdict
from commdrill.wording.match import Match, match_whole
from commdrill.wording.seen import SeenText

ENDED = frozenset({"resolved", "postmortem", "completed"})


def judge_board(expectation: BoardExpectation, board: StatusBoard, now: datetime) -> Verdict:
    """Whether the status page is as expected; see `since` for what of it speaks of this drill."""
    if board.unanswered:
        return NotYet((Difference("answer", "a status page", board.unanswered),))
    said = _said(expectation, board, now)
    freely = _freely_said(expectation.must_say, board, now)
    differences = (
        *_posts("incident", expectation, expectation.incident, board.incidents),
        *_posts(
            "maintenance", expectation, expectation.maintenance, board.maintenances
        ),
        *(compare("indicator", expectation.indicator, board.indicator)
          if expectation.indicator else ()),
        *_components(expectation, board),
        *differences_of(said),
        *freely.differences,
    )  # fmt: skip
    if differences:
        return NotYet(differences)
    captured = {**captured_of(said), **freely.captured}
    starts = start_in({**values_of(said), **freely.values}) or _begins(expectation, board)
    return Held(captured, _posted_at(expectation, board, now), starts)


def _begins(expectation: BoardExpectation, board: StatusBoard) -> datetime | None:
    """When the maintenance begins that is expected, by the page itself."""
    if expectation.maintenance is None:
        return None
    about = (post for post in board.maintenances if _is_about(post, expectation.affected))
    fitting = (
        post for post in about if expectation.maintenance and _told(expectation.maintenance, post)
    )
    return min((post.starts for post in fitting if post.starts), default=None)


def judge_latest(expectation: BoardExpectation, board: StatusBoard, now: datetime) -> Verdict:
    """`judge_board` where updates have to keep coming: the newest has to be in the words."""
    rest = judge_board(replace(expectation, says=(), must_say=None), board, now)
    newest = BoardExpectation(says=expectation.says, must_say=expectation.must_say)
    words = judge_board(newest, _newest_only(board), now)
    lacking = [
        d for verdict in (rest, words) if isinstance(verdict, NotYet) for d in verdict.differences
    ]
    return NotYet(tuple(lacking)) if lacking else words


def untold(expectation: BoardExpectation, board: StatusBoard, now: datetime) -> str:
    """Why a page cannot tell whether it is as expected; empty where it tells that it is, or is not."""
    part = tellable(expectation, board)
    if board.unanswered or not part.why_not:
        return ""
    if isinstance(judge_board(part.expectation, board, now), NotYet):
        return ""
    is_so = isinstance(judge_board(expectation, board, now), Held)
    return "" if is_so and not is_beyond(expectation, board) else "; ".join(part.why_not)


def updates_of(board: StatusBoard) -> tuple[Update, ...]:
    posts = chain(board.incidents, board.maintenances)
    return tuple(update for post in posts for update in post.updates)


def newest_update(board: StatusBoard) -> Update | None:
    """The latest thing posted on it; by the order it is listed in where times are missing."""
    updates = updates_of(board)
    timed = [(update.at, update) for update in updates if update.at]
    if updates and len(timed) == len(updates):
        return max(timed, key=lambda one: one[0])[1]
    return updates[0] if updates else None


def _newest_only(board: StatusBoard) -> StatusBoard:
    newest = newest_update(board)
    posts = tuple(
        replace(post, updates=tuple(u for u in post.updates if u is newest))
        for post in (*board.incidents, *board.maintenances)
    )
    return replace(board, incidents=posts, maintenances=())


def since(board: StatusBoard, before: StatusBoard) -> StatusBoard:
    """What of a page speaks of this drill: not what was over before it, nor updates of then."""
    return replace(
        board,
        incidents=tuple(_since(board.incidents, before.incidents)),
        maintenances=tuple(_since(board.maintenances, before.maintenances)),
    )


def without_ended(board: StatusBoard) -> StatusBoard:
    """The page as it stands when nothing is going on: what is over speaks of the past."""
    return replace(
        board,
        incidents=tuple(post for post in board.incidents if post.status not in ENDED),
        maintenances=tuple(post for post in board.maintenances if post.status not in ENDED),
    )


def open_posts(board: StatusBoard) -> tuple[Incident, ...]:
    posts = chain(board.incidents, board.maintenances)
    return tuple(post for post in posts if post.status not in ENDED)


def _since(posts: tuple[Incident, ...], before: tuple[Incident, ...]) -> Iterator[Incident]:
    old = {post.id: post for post in before}
    for post in posts:
        was = old.get(post.id)
        if was is None:
            yield post
        elif post != was or was.status not in ENDED:  # still open, or opened again
            yield replace(post, updates=tuple(u for u in post.updates if u not in was.updates))


def _components(expectation: BoardExpectation, board: StatusBoard) -> Iterator[Difference]:
    for component, matcher in (expectation.components or {}).items():
        seen = board.components.get(component, MISSING)
        yield from compare(f"component {component}", matcher, seen)


def _posts(
    kind: str,
    expectation: BoardExpectation,
    matcher: AnyMatcher | None,
    posts: tuple[Incident, ...],
) -> Iterator[Difference]:
    if matcher is None:
        return
    fitting = [post for post in posts if _told(matcher, post)]
    about = [post for post in fitting if _is_about(post, expectation.affected)]
    if about or (not posts and fits(matcher, MISSING)):
        return
    if fitting:
        yield _about_others(kind, fitting[0], expectation)
    else:
        yield Difference(kind, described(matcher), _statuses(posts))


def _told(matcher: AnyMatcher, post: Incident) -> bool:
    """The status it has now, or one it was told to have on the way: people were told then."""
    on_the_way = (update.status for update in post.updates if update.status not in ENDED)
    return any(fits_status(matcher, status) for status in (post.status, *on_the_way))


def _is_about(post: Incident, affected: frozenset[str]) -> bool:
    return not post.components or bool(post.components & affected)


def _about_others(kind: str, post: Incident, expectation: BoardExpectation) -> Difference:
    return Difference(
        f"{kind}'s components",
        ", ".join(sorted(expectation.affected)),
        f"{', '.join(sorted(post.components))} ({quoted(post.name)})",
    )


def _statuses(posts: tuple[Incident, ...]) -> str:
    return ", ".join(f"{post.status} ({quoted(post.name)})" for post in posts) or "none"


def _said(expectation: BoardExpectation, board: StatusBoard, now: datetime) -> Said | None:
    """One update, whole, in one of the wordings."""
    if not expectation.says:
        return None
    nothing = Unsaid((Difference("update", expectation.says[0].message, "no update"),))
    bodies = (SeenText.of(update.body) for update in updates_of(board))
    outcomes = (match_whole(w.text, seen, now) for seen in bodies for w in expectation.says)
    return best(outcomes, nothing)


def _freely_said(must: MustSay | None, board: StatusBoard, now: datetime) -> FreelySaid:
    """What the post with the most of it says."""
    if must is None:
        return NOTHING_ASKED
    nothing = FreelySaid((Difference("update", in_words(must), "no update"),))
    readings = (freely_said(must, text, now) for _, text in _posted_texts(board))
    return min(readings, key=lambda one: len(one.differences), default=nothing)


def _posted_texts(board: StatusBoard) -> Iterator[tuple[Update, str]]:
    """Each update, as it is read under the title of its post."""
    for post in (*board.incidents, *board.maintenances):
        for update in post.updates:
            yield update, f"{post.name}\n\n{update.body}"


def _freely_at(must: MustSay, board: StatusBoard, now: datetime) -> datetime | None:
    """When the first update was posted that says it all."""
    moments = (
        u.at for u, text in _posted_texts(board) if not freely_said(must, text, now).differences
    )
    return min((at for at in moments if at is not None), default=None)


def _posted_at(expectation: BoardExpectation, board: StatusBoard, now: datetime) -> datetime | None:
    """When the last of what is expected was posted; None where not all of it tells its time."""
    if not expectation.is_of_posts:
        return None
    parts = [
        _status_at(matcher, expectation.affected, posts)
        for matcher, posts in (
            (expectation.incident, board.incidents),
            (expectation.maintenance, board.maintenances),
        )
        if matcher is not None
    ]
    if expectation.says:
        parts.append(_words_at(expectation, board, now))
    if expectation.must_say:
        parts.append(_freely_at(expectation.must_say, board, now))
    known = [part for part in parts if part is not None]
    return max(known) if known and len(known) == len(parts) else None


def _status_at(
    matcher: AnyMatcher, affected: frozenset[str], posts: tuple[Incident, ...]
) -> datetime | None:
    """When the first of the fitting posts was given such a status."""
    times = (
        update.at
        for post in posts if _is_about(post, affected)
        for update in post.updates if update.at and fits_status(matcher, update.status)
    )  # fmt: skip
    return min(times, default=None)


def _words_at(expectation: BoardExpectation, board: StatusBoard, now: datetime) -> datetime | None:
    """When the update was posted that says it."""
    for update in updates_of(board):
        seen = SeenText.of(update.body)
        if any(isinstance(match_whole(w.text, seen, now), Match) for w in expectation.says):
            return update.at
    return None
