"""What stands behind CloudFront and API Gateway: pages and orders, and no words for bad days."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.functions.functions import OutOfTime, Returned, Throttled
from commdrill_sandbox.company.premises import REGIONS, Mode
from commdrill_sandbox.company.serving import HANG_UP, Answer, Request, html_answer, json_answer
from commdrill_sandbox.company.store.edge import Edge, addressed
from commdrill_sandbox.company.store.orders_api import OrdersApi
from commdrill_sandbox.company.store.origin import WHOLE
from commdrill_sandbox.company.store.pages import bare_page

FUNCTION = "checkout"
PATIENCE = 20.0  # seconds that the function is given: a busy machine stands still for some
_GIVEN_UP = 0.5  # seconds after which that is over in a lost Region, where nobody will ever answer
_FAILURES = {Mode.OUTAGE: 500, Mode.MAINTENANCE: 403}  # the code for which there is a page

Invoke = Callable[[bytes], Returned]


@dataclass(frozen=True)
class Workshop:
    """The store's own servers, in the first Region. Checkout is the work of a function."""

    store: Edge
    orders: OrdersApi

    def pages(self, request: Request, checkout: Invoke) -> Answer:
        """The store. Broken, it fails: 500 or 503; 403 while somebody works on it."""
        premises, origin = self.store.premises, self.store.origin
        if not premises.region_is_up(REGIONS[0]):
            return HANG_UP
        _, path = addressed(request, self.store.prepared.desk.setting.plan.language)
        component = origin.component_at(path)
        if path == "/health":
            return self.store.site(request)
        mode = premises.condition(*origin.parts_of(component)).mode
        if status := _FAILURES.get(mode):
            return html_answer(bare_page(status), status)
        if component != FUNCTION:
            return self.store.site(request)
        return _invoked(checkout, request)

    def function(self, request: Request) -> Answer:
        """The function: an event in, an answer out; broken, it ends with an error.

        While somebody works on it, it says so itself.
        """
        if self.store.premises.condition(FUNCTION, *WHOLE).mode is Mode.OUTAGE:
            return json_answer({"errorMessage": "no orders are taken"}, 500)
        asked = _asked(request.json)
        site = self.orders.site if asked.path.startswith("/orders") else self.store.site
        return _result(site(asked))

    def where_it_runs(self, run: Invoke, _patience: float) -> Invoke:
        """In a lost Region nobody answers whoever calls the function."""

        def called(event: bytes) -> Returned:
            if self.store.premises.region_is_up(REGIONS[0]):
                return run(event)
            threading.Event().wait(_GIVEN_UP)
            raise OutOfTime

        return called


def _invoked(checkout: Invoke, request: Request) -> Answer:
    """A page that the function makes; 503 where it does not."""
    try:
        returned = checkout(json.dumps(_event(request)).encode())
    except (Throttled, OutOfTime):
        return html_answer(bare_page(503), 503)
    if returned.failed:
        return html_answer(bare_page(500), 500)
    said = json.loads(returned.payload)
    return Answer(said["statusCode"], said["body"].encode(), headers=said["headers"])


def _event(request: Request) -> Mapping[str, Any]:
    return {
        "httpMethod": request.method,
        "path": request.path,
        "headers": dict(request.headers),
        "queryStringParameters": dict(request.args),
    }


def _asked(event: Mapping[str, Any]) -> Request:
    """The request in an event, as API Gateway and the store write it."""
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    args = event.get("queryStringParameters") or {}
    body = (event.get("body") or "").encode()
    return Request(event["httpMethod"], event["path"], args, headers, body)


def _result(answer: Answer) -> Answer:
    text = "; charset=utf-8" if answer.media_type.startswith("text/") else ""
    headers = {"Content-Type": answer.media_type + text, **answer.headers}
    return json_answer({"statusCode": answer.status, "headers": headers, "body": answer.text})
