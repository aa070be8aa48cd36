"""What a canary makes of what it sees."""

from http.server import BaseHTTPRequestHandler

import pytest

from commdrill.testing import LocalWeb, reply
from commdrill_sandbox.company.on_aws.canary import Canary
from commdrill_sandbox.company.on_aws.storefront import SHOP
from commdrill_sandbox.company.premises import Mode

HEALTHS = [
    (b'{"components": {"search": "degraded"}}', Mode.DEGRADED),
    (b'{"components": {"search": "asleep"}}', Mode.OUTAGE),
    (b"<p>Welcome to nginx</p>", Mode.OUTAGE),
    (b"[]", Mode.OUTAGE),
]


@pytest.mark.parametrize(("said", "search"), HEALTHS, ids=lambda it: str(it)[:24])
def test_a_health_page_that_tells_no_health_is_out_of_order(said: bytes, search: Mode) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        reply(200, said if handler.path.startswith("/health") else b"{}")(handler)

    with LocalWeb(dict.fromkeys(("/health", "/checkout", "/orders"), answer)) as web:
        canary = Canary(web.url("").removeprefix("http://"), SHOP, ("search", "checkout"))
        assert canary.look().components["search"] is search
        canary.close()
