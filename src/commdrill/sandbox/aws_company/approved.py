"""What error pages and gateway responses say: the plan's words, ready before anything breaks."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill.documents.plan import ChannelType
from commdrill.sandbox.aws_company.storefront import ErrorPage, Shopfront
from commdrill.sandbox.premises import Mode
from commdrill.sandbox.serving import Answer
from commdrill.sandbox.store.edge import RETRY_AFTER
from commdrill.sandbox.store.orders_api import unavailable
from commdrill.sandbox.store.pages import Frame, error_page
from commdrill.sandbox.store.prepared import Prepared, PreparedAnswers
from commdrill.sandbox.store.promised import promised_headers, promised_status
from commdrill.sandbox.store.words import LANGUAGES

SHOP = "shop.anycompany.example"
_COMPONENT, _PAGE, _ORDERS = "checkout", "/checkout", "/orders"
_OF_OUTAGE, _OF_MAINTENANCE, _OF_LOST_REGION = (500,), (503,), (502, 504)


@dataclass(frozen=True)
class Approved:
    """Made once: a page in a bucket does not change by itself."""

    prepared: PreparedAnswers
    status_page: str

    def shops(self) -> tuple[Shopfront, ...]:
        """One for each language that the store is kept in; the plan's own has the plain name."""
        own = self.prepared.desk.setting.plan.language
        named = {lang: (SHOP, "") if lang == own else (f"{lang}.{SHOP}", f"/{lang}")
                 for lang in LANGUAGES}  # fmt: skip
        return tuple(
            Shopfront(lang, host, path, self._pages(lang)) for lang, (host, path) in named.items()
        )

    def retry_after(self) -> str:
        """What the pages' header says."""
        step = self._broken(ChannelType.ERROR_PAGE, Mode.OUTAGE, _PAGE, self._own)
        headers = promised_headers(step.step if step else None, {"Retry-After": RETRY_AFTER})
        return headers.get("Retry-After", RETRY_AFTER)

    def orders_failing(self) -> Answer:
        """For programs, while checkout is broken."""
        kind = ChannelType.API_ERROR
        return unavailable(_COMPONENT, self._broken(kind, Mode.OUTAGE, _ORDERS, self._own))

    def orders_silent(self) -> Answer:
        """For programs, while the Region is lost."""
        return unavailable(_COMPONENT, self._lost(ChannelType.API_ERROR, _ORDERS, self._own))

    @property
    def _own(self) -> str:
        return self.prepared.desk.setting.plan.language

    def _pages(self, language: str) -> tuple[ErrorPage, ...]:
        kind = ChannelType.ERROR_PAGE
        chosen: Mapping[str, tuple[tuple[int, ...], Prepared | None]] = {
            "outage": (_OF_OUTAGE, self._broken(kind, Mode.OUTAGE, _PAGE, language)),
            "maintenance": (_OF_MAINTENANCE, self._broken(kind, Mode.MAINTENANCE, _PAGE, language)),
            "region": (_OF_LOST_REGION, self._lost(kind, _PAGE, language)),
        }
        return tuple(
            self._page(name, codes, prepared, prepared.notice.text, language)
            for name, (codes, prepared) in chosen.items()
            if prepared and prepared.notice
        )

    def _page(
        self, name: str, codes: tuple[int, ...], prepared: Prepared, text: str, language: str
    ) -> ErrorPage:
        html = error_page(Frame(language, self.status_page), text)
        return ErrorPage(name, codes, html, promised_status(prepared.step, 503))

    def _broken(self, kind: ChannelType, mode: Mode, path: str, language: str) -> Prepared | None:
        return self.prepared.of(kind, _COMPONENT, mode, path, language)

    def _lost(self, kind: ChannelType, path: str, language: str) -> Prepared | None:
        return self.prepared.of_lost_region(kind, path, language)
