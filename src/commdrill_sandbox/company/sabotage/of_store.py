"""Sabotages of the store's pages and banner."""

from commdrill.documents.plan import ChannelType, Phase
from commdrill_sandbox.company.sabotage import answers, delivery, words
from commdrill_sandbox.company.sabotage.program import skipping
from commdrill_sandbox.company.sabotage.sabotage import (
    AnswerChange,
    DraftChange,
    Group,
    NoticeChange,
    Sabotage,
    Surface,
    WishChange,
)

_PAGE, _BANNER, _OUTAGE = ChannelType.ERROR_PAGE, ChannelType.BANNER, Phase.OUTAGE


def _page(name: str, summary: str, change: NoticeChange) -> Sabotage:
    changed = delivery.notices(_PAGE, _OUTAGE, change)
    return Sabotage(f"page-{name}", Group.STORE, summary, notice=changed)


def _drafted(name: str, summary: str, change: DraftChange) -> Sabotage:
    changed = delivery.drafts(_PAGE, change)
    return Sabotage(f"page-{name}", Group.STORE, summary, draft=changed)


def _wished(name: str, summary: str, change: WishChange) -> Sabotage:
    changed = delivery.wishes(_PAGE, change)
    return Sabotage(f"page-{name}", Group.STORE, summary, wish=changed)


def _answered(name: str, summary: str, change: AnswerChange) -> Sabotage:
    changed = answers.on(Surface.STORE, change)
    return Sabotage(f"page-{name}", Group.STORE, summary, answer=changed)


def _banner(name: str, summary: str, change: NoticeChange) -> Sabotage:
    changed = delivery.notices(_BANNER, _OUTAGE, change)
    return Sabotage(f"banner-{name}", Group.STORE, summary, notice=changed)


STORE = (
    _page("missing", "the provider's bare error page, no word of ours", delivery.to_nobody),
    _page("late", "the error page comes up after its deadline", delivery.late),
    _page("wrong-words", "the error page says what nobody approved", words.rewritten),
    _wished("wrong-language", "the error page speaks the other language", words.in_other_language),
    _drafted(
        "wrong-component", "the error page names another service", words.about_other_component
    ),
    _drafted("no-eta", "the error page does not say when it will be back", words.without_time),
    _drafted(
        "eta-in-the-past", "the error page promises a time that is over", words.with_time_past
    ),
    _drafted("eta-too-far", "the error page promises a time far too late", words.with_time_too_far),
    _drafted("unfilled", "the error page shows {{eta}} itself", words.unfilled),
    _drafted("none", "the error page expects it back “None”", words.with_none),
    _page("stack-trace", "the error page shows a stack trace", words.with_stack_trace),
    _page("internal-name", "the error page names a machine of ours", words.with_internal_name),
    _page("confidential", "the error page tells of a secret project", words.with_confidential_term),
    _answered("status-200", "the error page comes with 200, not 503", answers.with_status(200)),
    _answered("status-500", "the error page comes with 500, not 503", answers.with_status(500)),
    _answered("no-retry-after", "the error page lacks Retry-After", answers.without_retry_after),
    _answered("retry-after-in-words", "Retry-After says “soon”", answers.retry_soon),
    _answered("blank", "the error page is empty", answers.blank),
    _answered("from-failing-origin", "connections are cut: no edge answers", answers.hang_up),
    _answered("flapping", "error page and store by turns", answers.flapping),
    _answered("redirects-home", "visitors are sent to the home page", answers.redirecting),
    _answered("words-hidden", "the approved words are in hidden markup", answers.hidden_words),
    Sabotage(
        "page-stays",
        Group.STORE,
        "the error page is still there after the recovery",
        leaves_up=frozenset({_PAGE}),
    ),
    Sabotage(
        "store-falls-with-checkout",
        Group.STORE,
        "all of the store fails when a part of it does",
        answer=answers.in_trouble(Surface.STORE, answers.gateway_error),
    ),
    _banner("missing", "no banner is put up", delivery.to_nobody),
    _banner("late", "the banner is put up after its deadline", delivery.late),
    _banner("wrong-words", "the banner says what nobody approved", words.rewritten),
    _banner("internal-name", "the banner names a machine of ours", words.with_internal_name),
    Sabotage(
        "banner-stays",
        Group.STORE,
        "the banner is still up after the recovery",
        leaves_up=frozenset({_BANNER}),
    ),
    Sabotage(
        "banner-unannounced",
        Group.STORE,
        "planned work is not announced in the store",
        program=skipping(Phase.NOTICE, _BANNER),
    ),
)
