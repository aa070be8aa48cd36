"""Sabotages of the status page."""

from commdrill.documents.plan import ChannelType, Phase
from commdrill_sandbox.company.sabotage import answers, board, delivery, words
from commdrill_sandbox.company.sabotage.program import skipping
from commdrill_sandbox.company.sabotage.sabotage import (
    AnswerChange,
    DraftChange,
    Group,
    NoticeChange,
    PostChange,
    Sabotage,
    Surface,
)

_BOARD, _OUTAGE = ChannelType.STATUS_PAGE, Phase.OUTAGE
_WHILE_IT_LASTS = (Phase.OUTAGE, Phase.UPDATE)


def _posted(name: str, summary: str, change: PostChange, *phases: Phase) -> Sabotage:
    changed = delivery.posts(change, *(phases or _WHILE_IT_LASTS))
    return Sabotage(f"status-{name}", Group.STATUS, summary, post=changed)


def _drafted(name: str, summary: str, change: DraftChange) -> Sabotage:
    changed = delivery.drafts(_BOARD, change)
    return Sabotage(f"status-{name}", Group.STATUS, summary, draft=changed)


def _worded(name: str, summary: str, change: NoticeChange) -> Sabotage:
    changed = delivery.notices(_BOARD, _OUTAGE, change)
    return Sabotage(f"status-{name}", Group.STATUS, summary, notice=changed)


def _answered(name: str, summary: str, change: AnswerChange) -> Sabotage:
    changed = answers.in_trouble(Surface.STATUS, change)
    return Sabotage(f"status-{name}", Group.STATUS, summary, answer=changed)


STATUS = (
    _posted("missing", "no incident is posted", board.not_posted),
    _posted("late", "the incident is posted after its deadline", board.posted_late),
    _posted(
        "wrong-incident-status",
        "the incident begins as “monitoring”",
        board.monitoring_at_once,
    ),
    _posted("resolved-at-once", "the incident is closed at once", board.resolved_at_once),
    _posted(
        "component-not-set",
        "the component still shows “operational”",
        board.components_forgotten,
    ),
    _posted(
        "other-component-marked",
        "another component is marked in its place",
        board.other_component_marked,
    ),
    _posted(
        "about-other-component",
        "the incident is filed under another component",
        board.about_other_component,
    ),
    _posted("overstated", "a slow service is shown as lost", board.overstated),
    _worded("wrong-words", "the incident says what nobody approved", words.rewritten),
    _worded("stack-trace", "the incident shows a stack trace", words.with_stack_trace),
    _worded("internal-name", "the incident names a machine of ours", words.with_internal_name),
    _drafted("no-eta", "the incident does not say when it will be back", words.without_time),
    _drafted("eta-in-the-past", "the incident promises a time that is over", words.with_time_past),
    _drafted("wrong-component", "the incident names another service", words.about_other_component),
    _posted("no-updates", "nothing more is told while it lasts", board.not_posted, Phase.UPDATE),
    _posted(
        "same-update-again",
        "every update says the same, and nothing anyone approved",
        board.same_words_again,
        Phase.UPDATE,
    ),
    Sabotage(
        "status-updates-too-rare",
        Group.STATUS,
        "updates come, with long silences between them",
        slower_updates=5.0,
    ),
    Sabotage(
        "status-stuck",
        Group.STATUS,
        "the incident is never closed",
        program=skipping(Phase.RECOVERY, _BOARD),
        leaves_up=frozenset({_BOARD}),
    ),
    _posted(
        "component-stuck",
        "the incident is closed, the component stays red",
        board.components_left,
        Phase.RECOVERY,
    ),
    _answered("broken-json", "the page's JSON ends in the middle", answers.broken_json),
    _answered("html", "the page's API answers HTML where JSON is due", answers.html),
    _answered("falls-with-store", "the page hangs on the store and fails with it", answers.hang_up),
    Sabotage(
        "status-maintenance-unannounced",
        Group.STATUS,
        "planned work is not announced on the page",
        program=skipping(Phase.NOTICE, _BOARD),
    ),
    _posted(
        "maintenance-as-incident",
        "planned work is shown as an accident",
        board.as_incident,
    ),
)
