"""What error pages and gateway responses say: the plan's words, ready before anything breaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commdrill.documents.plan import ChannelType
from commdrill_sandbox.company.on_aws.door import Closed
from commdrill_sandbox.company.on_aws.edge_code import Written
from commdrill_sandbox.company.on_aws.gateway import Apologies
from commdrill_sandbox.company.on_aws.interception import Intercepted
from commdrill_sandbox.company.on_aws.storefront import SHOP, ErrorPage, Kind
from commdrill_sandbox.company.premises import Mode
from commdrill_sandbox.company.store.edge import RETRY_AFTER
from commdrill_sandbox.company.store.orders_api import unavailable
from commdrill_sandbox.company.store.origin import WHOLE
from commdrill_sandbox.company.store.pages import Frame, bare_page, error_page
from commdrill_sandbox.company.store.prepared import Prepared, PreparedAnswers
from commdrill_sandbox.company.store.promised import promised_headers, promised_status
from commdrill_sandbox.company.store.words import LANGUAGES

_COMPONENT, _PAGE, _ORDERS = "checkout", "/checkout", "/orders"
_OF_OUTAGE, _OF_MAINTENANCE, _OF_LOST_REGION = (500, 503), (403,), (502, 504)
_ALL = "all"
_CLOSED = {"checkout": (_COMPONENT, _PAGE), _ALL: (WHOLE[0], "/")}  # flag → component, paths


@dataclass(frozen=True)
class Shop:
    """One language's: its host name, the path that leads to it at the origin."""

    language: str
    host: str
    path: str


@dataclass(frozen=True)
class Approved:
    """Made once: a page in a bucket does not change by itself."""

    prepared: PreparedAnswers
    status_page: str

    def shops(self) -> tuple[Shop, ...]:
        """One for each language that the store is kept in; the plan's own has the plain name."""
        return tuple(
            Shop(lang, SHOP, "")
            if lang == self.language
            else Shop(lang, f"{lang}.{SHOP}", f"/{lang}")
            for lang in LANGUAGES
        )

    def pages(self, language: str) -> tuple[ErrorPage, ...]:
        """What the edge shows in place of an origin's errors."""
        kind = ChannelType.ERROR_PAGE
        chosen: Mapping[Kind, tuple[tuple[int, ...], Prepared | None]] = {
            Kind.OUTAGE: (_OF_OUTAGE, self._broken(kind, Mode.OUTAGE, _PAGE, language)),
            Kind.MAINTENANCE: (
                _OF_MAINTENANCE,
                self._broken(kind, Mode.MAINTENANCE, _PAGE, language),
            ),
            Kind.REGION: (_OF_LOST_REGION, self._lost(kind, _PAGE, language)),
        }
        return tuple(
            self._page(name, codes, prepared, prepared.notice.text, language)
            for name, (codes, prepared) in chosen.items()
            if prepared and prepared.notice
        )

    def written(self) -> tuple[Written, ...]:
        """What a function writes, in every language: in place of errors, and of an empty bucket."""
        shops = (one for language in LANGUAGES for one in self._written(language))
        (api,) = (one for one in self.closed_api() if one.value == _ALL)
        kind = Kind.MAINTENANCE.value
        return *shops, *(
            Written("closed-api", language, api.status, kind, api.body, api.media_type)
            for language in LANGUAGES
        )

    def _written(self, language: str) -> Iterator[Written]:
        for page in self.pages(language):
            for code in page.codes:
                yield Written(str(code), language, page.status, page.name, page.html)
        (closed,) = (one for one in self.closed_shop(language) if one.value == _ALL)
        yield Written("closed", language, closed.status, Kind.MAINTENANCE.value, closed.body)

    def intercepted(self) -> tuple[Intercepted, ...]:
        """What every visitor is told while the whole store is lost."""
        return tuple(
            Intercepted(language, page.status, page.html)
            for language in LANGUAGES
            for page in self.pages(language)
            if page.name is Kind.REGION
        )

    def closed_shop(self, language: str) -> tuple[Closed, ...]:
        """What the door tells visitors, for each value of the flag."""
        return tuple(
            self._closed_page(value, component, path, language)
            for value, (component, path) in _CLOSED.items()
        )

    def closed_api(self) -> tuple[Closed, ...]:
        """What it tells programs."""
        return tuple(self._closed_orders(value, name) for value, (name, _) in _CLOSED.items())

    def apologies(self) -> Apologies:
        """What the gateway tells programs."""
        kind = ChannelType.API_ERROR
        return Apologies(
            lost=unavailable(_COMPONENT, self._broken(kind, Mode.OUTAGE, _ORDERS, self.language)),
            silent=unavailable(_COMPONENT, self._lost(kind, _ORDERS, self.language)),
            limited=unavailable(
                _COMPONENT, self._broken(kind, Mode.DEGRADED, _ORDERS, self.language)
            ),
        )

    def retry_after(self) -> str:
        """What the pages' header says."""
        step = self._broken(ChannelType.ERROR_PAGE, Mode.OUTAGE, _PAGE, self.language)
        headers = promised_headers(step.step if step else None, {"Retry-After": RETRY_AFTER})
        return headers.get("Retry-After", RETRY_AFTER)

    @property
    def language(self) -> str:
        """The plan's own."""
        return self.prepared.desk.setting.plan.language

    def _closed_page(self, value: str, component: str, path: str, language: str) -> Closed:
        prepared = self.prepared.of(
            ChannelType.ERROR_PAGE, component, Mode.MAINTENANCE, _PAGE, language
        )
        step, notice = (prepared.step, prepared.notice) if prepared else (None, None)
        frame = Frame(language, self.status_page)
        body = error_page(frame, notice.text) if notice else bare_page(503)
        status = promised_status(step, 503)
        html = "text/html; charset=utf-8"
        return Closed(value, (path,), status, html, self.retry_after(), body)

    def _closed_orders(self, value: str, component: str) -> Closed:
        prepared = self.prepared.of(
            ChannelType.API_ERROR, component, Mode.MAINTENANCE, _ORDERS, self.language
        )
        says = unavailable(component, prepared)
        retry = says.headers.get("Retry-After", RETRY_AFTER)
        return Closed(value, ("/",), says.status, says.media_type, retry, says.text)

    def _page(
        self, name: Kind, codes: tuple[int, ...], prepared: Prepared, text: str, language: str
    ) -> ErrorPage:
        html = error_page(Frame(language, self.status_page), text)
        return ErrorPage(name, codes, html, promised_status(prepared.step, 503))

    def _broken(self, kind: ChannelType, mode: Mode, path: str, language: str) -> Prepared | None:
        return self.prepared.of(kind, _COMPONENT, mode, path, language)

    def _lost(self, kind: ChannelType, path: str, language: str) -> Prepared | None:
        return self.prepared.of_lost_region(kind, path, language)
