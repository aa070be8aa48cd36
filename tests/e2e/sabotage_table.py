"""Every sabotage of the sandbox: where a person would put the blame, and what the reason must name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

OUTAGE, SEARCH = "checkout-outage", "search-slowdown"
MAINTENANCE, REGION = "planned-maintenance", "region-loss"
LIMITED, AT_THE_EDGE = "orders-limited", "checkout-outage-at-edge"


@dataclass(frozen=True)
class Blame:
    """`steps`: all of these must end in `outcome`; each one's reason holds all of `words`.

    Words are looked for whatever their case, in the reason, its differences and its findings.
    `falls_with`: steps that may fall with them; any other step must pass. `beside`: a loner in whose
    run it is seen all the same. `met`: the outage's steps at the one part that it can spoil.
    """

    sabotage: str
    drill: str
    steps: tuple[str, ...]
    words: tuple[str, ...]
    outcome: str = "failed"
    falls_with: tuple[str, ...] = ()
    environment: str = "sandbox-plain"
    spoils: str = ""
    beside: str = ""
    met: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """What it spoils: two of one family would hide each other."""
        if self.sabotage in LONERS:
            return self.sabotage
        return self.spoils or self.sabotage.partition("-")[0]


def bundles() -> Iterator[tuple[Blame, ...]]:
    """Sabotages that one run can have at once, each blamed where it is."""
    by_drill = sorted(TABLE, key=_where)
    for _, blames in groupby(by_drill, key=_where):
        together = list(blames)
        loners = [blame for blame in together if blame.sabotage in LONERS]
        yield from ((b, *(o for o in together if o.beside == b.sabotage)) for b in loners)
        others = [b for b in together if b.sabotage not in LONERS and not b.beside]
        others.sort(key=lambda b: b.family)
        families = (tuple(family) for _, family in groupby(others, key=lambda b: b.family))
        for bundle in zip_longest(*families):
            yield tuple(blame for blame in bundle if blame is not None)


def watched(bundle: tuple[Blame, ...]) -> tuple[str, ...]:
    """The steps at the one part that all of them spoil; where they spoil several, none: watch all."""
    if not all(blame.met for blame in bundle):
        return ()
    return tuple(dict.fromkeys(step for blame in bundle for step in blame.met))


def _where(blame: Blame) -> tuple[str, str]:
    return blame.environment, blame.drill


def _on_aws(drill: str, sabotage: str, spoils: str, steps: tuple[str, ...], *words: str) -> Blame:
    met = _MET_AT_THE_EDGE if drill == OUTAGE and spoils in {"pages", "gateway"} else ()
    return Blame(sabotage, drill, steps, words, environment="sandbox", spoils=spoils, met=met)


def _in(drill: str, sabotage: str, step: str, *words: str, also: tuple[str, ...] = ()) -> Blame:
    return Blame(sabotage, drill, (step,), words, falls_with=also)


def _page(
    sabotage: str, *words: str, also: tuple[str, ...] = ("page-tells-visitors-in-spanish",)
) -> Blame:
    return _in(OUTAGE, sabotage, "page-tells-visitors", *words, also=also)


def _api(sabotage: str, *words: str) -> Blame:
    return _in(OUTAGE, sabotage, "api-tells-clients", *words)


def _status(sabotage: str, *words: str, also: tuple[str, ...] = ()) -> Blame:
    return _in(OUTAGE, sabotage, "status-investigating", *words, also=also)


def _mail(sabotage: str, *words: str, also: tuple[str, ...] = ()) -> Blame:
    return _in(OUTAGE, sabotage, "email-customers", *words, also=also)


def _sms(sabotage: str, *words: str) -> Blame:
    return _in(OUTAGE, sabotage, "sms-customers", *words)


def _chat(sabotage: str, *words: str) -> Blame:
    return _in(OUTAGE, sabotage, "chat-tells-support", *words)


_BACK = ("page-is-back", "page-is-back-in-spanish")
_IN_SPANISH = "page-tells-visitors-in-spanish"
_MET_AT_THE_EDGE = ("page-tells-visitors", _IN_SPANISH, "api-tells-clients")
_UPDATES = "updates-keep-coming"
_WRITTEN = ("email-customers", "email-restored")


STORE = (
    _page("page-missing", "not available right now"),
    _page("page-late", "not seen within"),
    _page("page-wrong-words", "not available right now"),
    _page("page-wrong-language", "not available right now"),
    _page("page-wrong-component", "Checkout"),
    _page("page-no-eta", "eta"),
    _page("page-eta-in-the-past", "eta"),
    _page("page-eta-too-far", "eta"),
    _page("page-unfilled", "{{eta}}"),
    _page("page-none", "None"),
    _page("page-stack-trace", "Traceback"),
    _page("page-internal-name", "orders-db-primary"),
    _page("page-confidential", "Project Halcyon"),
    _page("page-status-200", "status", "503", "200"),
    _page("page-status-500", "status", "503", "500"),
    _page("page-no-retry-after", "Retry-After"),
    _page("page-retry-after-in-words", "Retry-After", "soon", also=()),
    _page("page-blank", "not available right now"),
    _page("page-from-failing-origin", "answer"),
    _page("page-flapping", "did not stay", also=_BACK),
    _page("page-redirects-home", "503", also=(*_BACK, _IN_SPANISH)),
    _page("page-words-hidden", "not available right now"),
    _in(OUTAGE, "page-stays", "page-is-back", "503", also=_BACK[1:]),
    _in(
        OUTAGE,
        "store-falls-with-checkout",
        "banner-tells-browsers",
        "502",
        also=("page-tells-visitors", _IN_SPANISH),
    ),
    _in(OUTAGE, "banner-missing", "banner-tells-browsers", "browse", also=("banner-is-gone",)),
    _in(OUTAGE, "banner-late", "banner-tells-browsers", "not seen within"),
    _in(OUTAGE, "banner-wrong-words", "banner-tells-browsers", "browse", also=("banner-is-gone",)),
    _in(OUTAGE, "banner-internal-name", "banner-tells-browsers", "orders-db-primary"),
    _in(OUTAGE, "banner-stays", "banner-is-gone", "outage-banner", "still there"),
    _in(
        MAINTENANCE,
        "banner-unannounced",
        "notice-in-store",
        "not seen within",
        also=("notice-is-gone",),
    ),
)
API = (
    _api("api-status-200", "status", "503", "200"),
    _api("api-html", "JSON"),
    _api("api-broken-json", "JSON"),
    _api("api-no-retry-after", "Retry-After"),
    _api("api-retry-too-late", "retryAfterSeconds", "86400"),
    _api("api-wrong-code", "code", "INTERNAL_ERROR"),
    _api("api-stack-trace", "Traceback"),
    _api("api-blank", "JSON"),
    _api("api-hangs-up", "answer"),
    _api("api-gateway-error", "502"),
    _api("api-eta-in-the-past", "eta"),
    _api("api-internal-name", "orders-db-primary"),
    _in(OUTAGE, "api-stays-down", "api-is-back", "503"),
)
STATUS = (
    _status("status-missing", "incident", also=(_UPDATES,)),
    _status("status-late", "not seen within"),
    _status("status-wrong-incident-status", "incident", "monitoring", also=(_UPDATES,)),
    _status("status-resolved-at-once", "resolved", also=(_UPDATES,)),
    _status("status-component-not-set", "component checkout", "operational"),
    _status(
        "status-other-component-marked",
        "component checkout",
        "operational",
        also=("status-resolved",),
    ),
    _status("status-about-other-component", "components", also=("status-resolved", _UPDATES)),
    _in(SEARCH, "status-overstated", "status-degraded", "component search", "major_outage"),
    _status("status-wrong-words", "looking into it"),
    _status("status-stack-trace", "Traceback", also=("status-resolved", _UPDATES)),
    _status("status-internal-name", "orders-db-primary", also=("status-resolved", _UPDATES)),
    _status("status-no-eta", "eta"),
    _status("status-eta-in-the-past", "eta"),
    _status("status-wrong-component", "Checkout"),
    _in(OUTAGE, "status-no-updates", "updates-keep-coming", "update"),
    _in(OUTAGE, "status-same-update-again", "updates-keep-coming", "update"),
    _in(OUTAGE, "status-updates-too-rare", "updates-keep-coming", "longer than"),
    _in(OUTAGE, "status-stuck", "status-resolved", "resolved"),
    _in(OUTAGE, "status-component-stuck", "status-resolved", "component checkout", "major_outage"),
    Blame(
        "status-broken-json", OUTAGE, ("status-investigating", _UPDATES), ("JSON",), outcome="error"
    ),
    Blame("status-html", OUTAGE, ("status-investigating", _UPDATES), ("JSON",), outcome="error"),
    _status("status-falls-with-store", "status page", also=(_UPDATES,)),
    _in(MAINTENANCE, "status-maintenance-unannounced", "notice-on-status-page", "maintenance"),
    _in(MAINTENANCE, "status-maintenance-as-incident", "status-in-progress", "maintenance"),
)
MAIL = (
    _mail("mail-missing", "ana", "ben", "carla", "dev"),
    _mail("mail-late", "within", "ana"),
    _mail("mail-twice", "2"),
    _mail("mail-wrong-words", "outage-email"),
    _mail("mail-wrong-language", "es", "en"),
    _mail("mail-wrong-component", "Checkout"),
    _mail("mail-no-eta", "eta"),
    _mail("mail-eta-in-the-past", "eta"),
    _mail("mail-eta-too-far", "eta"),
    _mail("mail-unfilled", "eta"),
    _mail("mail-none", "None"),
    _mail("mail-stack-trace", "Traceback"),
    _mail("mail-internal-name", "orders-db-primary"),
    _mail("mail-confidential", "Project Halcyon"),
    _mail("mail-extra-sentence", "ten percent"),
    _mail("mail-wrong-subject", "subject"),
    _mail("mail-technical-part", "Traceback"),
    _mail("mail-one-skipped", "ana"),
    _mail("mail-second-language-skipped", "ana", "carla"),
    _mail("mail-wrong-people", "ana"),
    _mail("mail-partners-told", "parcel-co", also=("email-restored",)),
    _mail("mail-inside-words", "outage-chat"),
    _mail("mail-wrong-template", "ana", also=("email-restored",)),
    *(
        replace(_in(OUTAGE, f"mail-restored-{what}", "email-restored", word), spoils="restored")
        for what, word in (("missing", "ana"), ("too-early", "before"), ("twice", "2"))
    ),
    _in(MAINTENANCE, "mail-maintenance-unannounced", "notice-by-email", "parcel-co"),
    _in(REGION, "mail-first-region-only", "email-everybody", "ana"),
)
SMS = (
    _sms("sms-missing", "ana", "ben", "carla", "dev"),
    _sms("sms-late", "within", "ana"),
    _sms("sms-twice", "2"),
    _sms("sms-cut-short", "outage-sms"),
    _sms("sms-wrong-language", "es", "en"),
    _sms("sms-no-eta", "eta"),
    _sms("sms-eta-in-the-past", "eta"),
    _sms("sms-unfilled", "eta"),
    _sms("sms-internal-name", "orders-db-primary"),
    _sms("sms-one-skipped", "ana"),
    _sms("sms-wrong-numbers", "ana"),
    _in(OUTAGE, "sms-restored-missing", "sms-restored", "ana"),
    _in(OUTAGE, "sms-restored-too-early", "sms-restored", "before"),
    _in(REGION, "sms-first-region-only", "sms-everybody", "ana"),
)
CHAT = (
    _chat("chat-missing", "receiver"),
    _chat("chat-late", "within", "receiver"),
    _chat("chat-twice", "2"),
    _chat("chat-wrong-words", "outage-chat"),
    _chat("chat-broken-json", "outage-chat"),
    _chat("chat-none", "None"),
    _in(OUTAGE, "chat-restored-missing", "chat-all-clear", "receiver"),
)
_TOLD = (
    *("banner-tells-browsers", "status-investigating", "chat-tells-support"),
    *("email-customers", "sms-customers", _UPDATES, "status-resolved"),
    *("chat-all-clear", "email-restored", "sms-restored"),
)
RESPONDER = (
    Blame("responder-asleep", OUTAGE, _TOLD, (), falls_with=("banner-is-gone",)),
    Blame(
        "responder-never-says-restored",
        OUTAGE,
        ("chat-all-clear", "email-restored", "sms-restored", "status-resolved"),
        (),
    ),
    Blame(
        "maintenance-unannounced",
        MAINTENANCE,
        ("notice-by-email", "notice-in-store", "notice-on-status-page", "notice-to-support"),
        (),
        falls_with=("notice-is-gone",),
    ),
    Blame(
        "maintenance-announced-too-late",
        MAINTENANCE,
        ("notice-by-email", "notice-in-store", "notice-on-status-page", "notice-to-support"),
        (),
        falls_with=("notice-is-gone",),
    ),
)
_PAGES = ("page-tells-visitors", _IN_SPANISH)
_SORRY = ("store-says-sorry", "store-says-sorry-in-spanish")
_API = ("api-tells-clients",)
_AFTERWARDS = ("notice-is-gone", "support-hears-it-is-done", "maintenance-completed")
_OPEN_AGAIN = (
    "checkout-is-open-again", "checkout-is-open-again-in-spanish", "api-takes-orders-again",
)  # fmt: skip
_TOLD_OF_REGION = (
    *("status-tells-all", "support-is-ready", "email-everybody", "sms-everybody"),
    *("moving-on", "support-hears-more"),
)
AWS = (
    # an error that is kept must be one with a page: so these two are the first of their families
    _on_aws(OUTAGE, "aws-page-no-retry-after", "pages", _PAGES, "Retry-After"),
    _on_aws(OUTAGE, "aws-error-ttl-forgotten", "keeping", _BACK, "503"),
    _on_aws(OUTAGE, "aws-page-on-failing-origin", "pages", _PAGES, "503", "404"),
    _on_aws(OUTAGE, "aws-page-deleted", "pages", _PAGES, "503", "403"),
    _on_aws(OUTAGE, "aws-pages-private", "pages", _PAGES, "503", "403"),
    replace(  # the canary takes it for the store, but there nobody hears of it anyway
        _on_aws(REGION, "aws-page-with-200", "pages", _SORRY, "503", "200"),
        beside="aws-alarm-in-failing-region",
    ),
    _on_aws(OUTAGE, "aws-redeploy-forgotten", "gateway", _API, "503", "500"),
    _on_aws(OUTAGE, "aws-default-gateway-message", "gateway", _API, "code"),
    _on_aws(OUTAGE, "aws-gateway-status-left", "gateway", _API, "503", "504"),
    _on_aws(OUTAGE, "aws-gateway-no-retry-after", "gateway", _API, "Retry-After"),
    _on_aws(
        OUTAGE,
        "aws-template-variable-missing",
        "mail",
        ("email-customers", "email-restored"),
        "ana",
    ),
    replace(  # what is not mapped is kept as long as CloudFront keeps it by itself
        _on_aws(REGION, "aws-502-not-mapped", "pages", _SORRY, "503", "502"),
        falls_with=("store-is-back", "store-is-back-in-spanish"),
    ),
    _on_aws(REGION, "aws-timeout-not-mapped", "gateway", ("api-says-sorry",), "503", "504"),
    _on_aws(REGION, "aws-mail-one-region", "mail", ("email-everybody",), "ana"),
    _on_aws(REGION, "aws-sms-one-region", "sms", ("sms-everybody",), "ana"),
    _on_aws(OUTAGE, "aws-reader-suppressed", "mail", ("email-customers", "email-restored"), "ana"),
    _on_aws(OUTAGE, "aws-campaign-to-every-list", "mail", _WRITTEN, "parcel-co"),
    _on_aws(OUTAGE, "aws-campaign-switched-off", "mail", _WRITTEN, "by ana, ben, carla, dev"),
    _on_aws(OUTAGE, "aws-campaign-list-out-of-date", "mail", _WRITTEN, "by ana"),
    _on_aws(OUTAGE, "aws-reader-opted-out", "sms", ("sms-customers", "sms-restored"), "ana"),
    _on_aws(
        MAINTENANCE,
        "aws-closed-no-retry-after",
        "door",
        ("maintenance-page-shows", "api-says-maintenance"),
        "Retry-After",
    ),
    replace(
        _on_aws(
            MAINTENANCE,
            "aws-closed-with-200",
            "door",
            ("maintenance-page-shows", "maintenance-page-shows-in-spanish", "api-says-maintenance"),
            "503",
            "200",
        ),
        falls_with=_OPEN_AGAIN,
    ),
    replace(  # nothing is closed, and so nobody notices
        _on_aws(
            MAINTENANCE,
            "aws-flag-unread",
            "door",
            ("maintenance-page-shows", "maintenance-page-shows-in-spanish", "api-says-maintenance"),
            "503",
        ),
        falls_with=("status-in-progress", *_AFTERWARDS, *_OPEN_AGAIN),
    ),
    _on_aws(LIMITED, "aws-throttled-not-mapped", "gateway", ("api-asks-for-patience",), "code"),
    replace(
        _on_aws(OUTAGE, "aws-alarm-wired-to-nothing", "alarm", _TOLD),
        falls_with=("banner-is-gone",),
    ),
    replace(
        _on_aws(REGION, "aws-alarm-in-failing-region", "alarm", _TOLD_OF_REGION),
        falls_with=("email-all-clear", "sms-all-clear", "support-stands-down", "status-all-clear"),
    ),
)
AT_EDGE = tuple(
    Blame(
        f"aws-edge-code-{what}",
        AT_THE_EDGE,
        steps,
        tuple(words),
        environment="sandbox-at-edge",
        met=_MET_AT_THE_EDGE,
    )
    for what, steps, *words in (
        ("one-language", (_IN_SPANISH,), "en"),
        ("with-200", _PAGES, "503", "200"),
        ("no-retry-after", _PAGES, "Retry-After"),
        ("fails", _PAGES, "Lambda function"),
        ("unlinked", _PAGES, "Retry-After"),
        ("on-viewer-response", _PAGES, "Retry-After"),
    )
)
_CLOSED_AT_THE_EDGE = (
    *("store-is-closed", "store-is-closed-in-spanish"),
    *("every-page-is-closed", "api-is-closed"),
)
IN_STEAD = (
    Blame(
        "aws-edge-code-knows-no-bucket",
        "store-maintenance-at-edge",
        _CLOSED_AT_THE_EDGE,
        ("expected",),
        environment="sandbox-at-edge",
        met=_CLOSED_AT_THE_EDGE,
    ),
)
UNWIRED = tuple(
    Blame(
        sabotage,
        "region-loss-at-edge",
        _SORRY,
        ("expected",),
        environment="sandbox-at-edge",
        met=(*_SORRY, "api-says-sorry"),
    )
    for sabotage in ("aws-interception-unwired", "aws-interception-by-configuration")
)
# at the doorstep of the company on AWS, where each kind of change has a point of its own
_BESIDE = {
    "api-stays-down": "aws-alarm-wired-to-nothing",
    "page-late": "aws-alarm-wired-to-nothing",
    "mail-technical-part": "",
}
ON_AWS_TOO = tuple(
    replace(blame, environment="sandbox", beside=_BESIDE[blame.sabotage])
    for blame in (*STORE, *API, *MAIL)
    if blame.sabotage in _BESIDE
)
_PLAIN = (*STORE, *API, *STATUS, *MAIL, *SMS, *CHAT, *RESPONDER)
TABLE = (*ON_AWS_TOO, *_PLAIN, *AWS, *AT_EDGE, *IN_STEAD, *UNWIRED)

# they spoil what others would be seen by
LONERS = frozenset(
    {"store-falls-with-checkout", "status-falls-with-store"}
    | {blame.sabotage for blame in RESPONDER}
    | {"aws-alarm-wired-to-nothing", "aws-alarm-in-failing-region", "aws-flag-unread"}
)
