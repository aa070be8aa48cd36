"""The orders API: what the store's apps and partners' programs use."""

from dataclasses import dataclass
from typing import Any

from commdrill.documents.plan import ChannelType
from commdrill_sandbox.company.premises import REGIONS, Mode, Premises
from commdrill_sandbox.company.sabotage.sabotage import Surface, Visit
from commdrill_sandbox.company.sabotage.sabotages import Sabotages
from commdrill_sandbox.company.serving import Answer, Request, json_answer
from commdrill_sandbox.company.store.origin import WHOLE
from commdrill_sandbox.company.store.prepared import Prepared, PreparedAnswers
from commdrill_sandbox.company.store.promised import (
    promised_headers,
    promised_json,
    promised_status,
)
from commdrill_sandbox.company.store.words import LANGUAGES

_RETRY_AFTER = 1800  # seconds
_SORRY = "Orders cannot be placed right now. Nothing is lost: please try again a little later."


@dataclass(frozen=True)
class OrdersApi:
    """`POST /orders`, `GET /orders`: the work of checkout. Any other component: `/COMPONENT`."""

    premises: Premises
    prepared: PreparedAnswers
    sabotages: Sabotages

    @property
    def kind(self) -> ChannelType:
        """What speaks here while something is broken."""
        return ChannelType.API_ERROR

    def site(self, request: Request) -> Answer:
        visit, prepared = self.visit(request)
        return self.sabotages.answer(self._answer(request, visit, prepared), visit)

    def visit(self, request: Request) -> tuple[Visit, Prepared | None]:
        """Under which circumstances a program comes, and what the plan has to say to that."""
        component = self.component_at(request)
        condition = self.premises.condition(component, *WHOLE)
        mode, prepared = self.sabotages.shown(condition, self.kind), None
        if mode is not Mode.NORMAL:
            prepared = self._prepared(request, component, mode)
        step = prepared.step if prepared else None
        visit = Visit(
            Surface.API, request.path, condition, self.premises.trouble,
            self.prepared.desk.setting.within(step) if step else 0.0,
            lambda: _ordered(request),
            self.prepared.desk.setting,
        )  # fmt: skip
        return visit, prepared

    def component_at(self, request: Request) -> str:
        """The component whose work a program asks for."""
        first = request.path.strip("/").partition("/")[0]
        known = self.premises.components
        return first if first in known else next(iter(_fitting(known)), first)

    def wordless(self) -> Answer:
        """What is there until the words are."""
        return Answer(502, b"Bad Gateway\n", "text/plain")

    def _answer(self, request: Request, visit: Visit, prepared: Prepared | None) -> Answer:
        mode = self.sabotages.shown(visit.condition, self.kind)
        is_felt = prepared is not None and prepared.step is not None
        if mode is Mode.NORMAL or (mode is Mode.DEGRADED and not is_felt):
            return _ordered(request)
        said = prepared.notice if prepared else None
        if said is not None and visit.condition.age < said.delay:
            return self.wordless()
        return unavailable(self.component_at(request), prepared)

    def _prepared(self, request: Request, component: str, mode: Mode) -> Prepared | None:
        first = self.prepared.desk.setting.plan.language
        language = request.language(LANGUAGES)
        wanted = (ChannelType.API_ERROR, request.path, language or first)
        if not self.premises.region_is_up(REGIONS[0]):
            lost = self.prepared.of_lost_region(*wanted)
            if lost is not None:
                return lost
        kind, path, spoken = wanted
        broken = [part for part in (component, *WHOLE) if self._is_broken(part)]
        return self.prepared.of(kind, broken[0] if broken else component, mode, path, spoken)

    def _is_broken(self, component: str) -> bool:
        condition = self.premises.components.get(component)
        return condition is not None and condition.mode is not Mode.NORMAL


def unavailable(component: str, prepared: Prepared | None) -> Answer:
    """What a program is told while a component cannot be used: what the plan's step promises."""
    step, said = (prepared.step, prepared.notice) if prepared else (None, None)
    retry = promised_json(step, {"retryAfterSeconds": _RETRY_AFTER})["retryAfterSeconds"]
    document: dict[str, Any] = {
        "code": f"{component.upper().replace('-', '_')}_UNAVAILABLE",
        "message": said.text if said else _SORRY,
        "retryAfterSeconds": retry,
    }
    answer = json_answer(promised_json(step, document), promised_status(step, 503))
    for name, value in promised_headers(step, {"Retry-After": str(retry)}).items():
        answer = answer.with_header(name, value)
    return answer


def _fitting(known: Any) -> list[str]:
    return [name for name in ("checkout", "orders", "payments") if name in known]


def _ordered(request: Request) -> Answer:
    if request.method == "POST":
        return json_answer({"order": "AC-100042", "state": "accepted"}, 201)
    return json_answer({"orders": [{"order": "AC-100042", "state": "on its way"}]})
