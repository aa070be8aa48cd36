"""What stands behind CloudFront and API Gateway: pages and orders, and no words for bad days."""

import threading
from dataclasses import dataclass

from commdrill.clock import SystemClock
from commdrill.sandbox.premises import REGIONS, Condition, Mode
from commdrill.sandbox.serving import HANG_UP, Answer, Request, html_answer
from commdrill.sandbox.store.edge import Edge, addressed
from commdrill.sandbox.store.orders_api import OrdersApi
from commdrill.sandbox.store.origin import WHOLE
from commdrill.sandbox.store.pages import bare_page

PATIENCE = 1.0  # seconds that API Gateway gives the orders' backend
_SILENCE = 1.5  # seconds for which a lost Region says nothing


@dataclass(frozen=True)
class Workshop:
    """The company's own servers, in the first Region."""

    store: Edge
    orders: OrdersApi

    def pages(self, request: Request) -> Answer:
        """The store. Broken, it fails: 500, or 503 while somebody works on it."""
        premises, origin = self.store.premises, self.store.origin
        if not premises.region_is_up(REGIONS[0]):
            return HANG_UP
        _, path = addressed(request, self.store.prepared.desk.setting.plan.language)
        mode = premises.condition(*origin.parts_of(origin.component_at(path))).mode
        match mode:
            case Mode.OUTAGE:
                return html_answer(bare_page(500), 500)
            case Mode.MAINTENANCE:
                return html_answer(bare_page(503), 503)
        return self.store.site(request)

    def take_orders(self, request: Request) -> Answer:
        """The orders. Broken, it hangs up; in a lost Region nobody answers at all.

        While somebody works on it, it says so itself: that is no error of the gateway's.
        """
        premises = self.store.premises
        if not premises.region_is_up(REGIONS[0]):
            SystemClock().wait(threading.Event(), _SILENCE)
            return HANG_UP
        if self._condition.mode is Mode.OUTAGE:
            return HANG_UP
        return self.orders.site(request)

    @property
    def _condition(self) -> Condition:
        return self.store.premises.condition("checkout", *WHOLE)
