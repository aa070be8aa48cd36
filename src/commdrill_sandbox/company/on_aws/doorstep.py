"""Where sabotages of what visitors see are at work: the last step between them and the edge."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from commdrill_sandbox.aws.lines import Address, Lines
from commdrill_sandbox.company.on_aws.seen import seen_mode
from commdrill_sandbox.company.premises import REGIONS, Mode, RegionMode
from commdrill_sandbox.company.sabotage.sabotage import Visit
from commdrill_sandbox.company.serving import HANG_UP, Answer, Request
from commdrill_sandbox.company.store.edge import Edge
from commdrill_sandbox.company.store.orders_api import OrdersApi
from commdrill_sandbox.company.store.prepared import Prepared

_PATIENCE = 30.0  # seconds: who asks stands still for some when its machine does
_NOT_PASSED_ON = frozenset({"connection", "content-length", "content-type", "transfer-encoding"})


@dataclass(frozen=True)
class Facade:
    """A host that people visit.

    `site` knows what the plan wants said there. `prefix`: what the store puts before such paths.
    """

    site: Edge | OrdersApi
    prefix: str = ""

    def visit(self, request: Request) -> tuple[Visit, Prepared | None]:
        return self.site.visit(self._asked(request))

    def notice(self, request: Request, mode: Mode | None) -> None:
        """Show in the outlook what an answer says, sooner than the canary sees it.

        That all is well again only the canary says: it looks at more than one page.
        """
        premises = self.site.premises
        component = self.site.component_at(self._asked(request))
        if mode is None:
            premises.set_region(REGIONS[0], RegionMode.LOST)
        elif mode is not Mode.NORMAL and component in premises.components:
            premises.set_component(component, mode)

    def _asked(self, request: Request) -> Request:
        path = self.prefix + request.path
        return Request(request.method, path, request.args, request.headers)


@dataclass(frozen=True)
class Doorstep:
    """Passes visitors on to the edge, and spoils what they get as the sabotages want it."""

    edge: str  # host:port
    facades: Mapping[str, Facade]  # by host
    _last: dict[str, Answer] = field(default_factory=dict)  # by host and path, while broken
    _lines: Lines = field(default_factory=Lines)

    def site(self, request: Request) -> Answer:
        host = request.headers.get("host", "").partition(":")[0]
        answer = self._passed_on(request)
        if host not in self.facades:
            return answer
        site = self.facades[host].site
        mode = seen_mode(answer.status, answer.headers.items())
        self.facades[host].notice(request, mode)
        visit, prepared = self.facades[host].visit(request)
        if mode is not Mode.NORMAL:
            self._last[host + request.path] = answer
        elif site.sabotages.leaves_up(site.kind):
            answer = self._last.get(host + request.path, answer)
        said = prepared.notice if prepared else None
        if said is not None and visit.condition.age < said.delay:
            answer = site.wordless()
        return site.sabotages.answer(answer, visit)

    def _passed_on(self, request: Request) -> Answer:
        host, _, port = self.edge.partition(":")
        address = Address(host, int(port))
        connection = self._lines.connection(address, _PATIENCE)
        query = f"?{urlencode(request.args)}" if request.args else ""
        try:
            connection.request(request.method, request.path + query, request.body, request.headers)
            answer = _answer(connection.getresponse())
        except (OSError, http.client.HTTPException):
            connection.close()
            return HANG_UP
        self._lines.put_back(address, connection.sock)
        return answer

    def close(self) -> None:
        """Nobody is passed on any longer."""
        self._lines.close()


def _answer(got: http.client.HTTPResponse) -> Answer:
    media_type = got.headers.get("Content-Type", "text/plain")
    kept = {k: v for k, v in got.headers.items() if k.lower() not in _NOT_PASSED_ON}
    return Answer(got.status, got.read(), media_type, {**kept, "Content-Type": media_type})
