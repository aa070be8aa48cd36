"""The edge: what visitors of the store reach. It answers itself where the store cannot."""

from dataclasses import dataclass

from commdrill.documents.plan import ChannelType
from commdrill_sandbox.company.premises import REGIONS, Condition, Mode, Premises
from commdrill_sandbox.company.sabotage.sabotage import Surface, Visit
from commdrill_sandbox.company.sabotage.sabotages import Sabotages
from commdrill_sandbox.company.serving import Answer, Request, html_answer, json_answer
from commdrill_sandbox.company.store.origin import Origin
from commdrill_sandbox.company.store.pages import Frame, bare_page, error_page
from commdrill_sandbox.company.store.prepared import Prepared, PreparedAnswers
from commdrill_sandbox.company.store.promised import promised_headers, promised_status
from commdrill_sandbox.company.store.signage import Signage
from commdrill_sandbox.company.store.words import LANGUAGES

RETRY_AFTER = "300"


@dataclass(frozen=True)
class Edge:
    """The store's front: banners, error pages and health looks are its own."""

    premises: Premises
    origin: Origin
    prepared: PreparedAnswers
    signage: Signage
    sabotages: Sabotages
    status_page: str

    @property
    def kind(self) -> ChannelType:
        """What speaks here while something is broken."""
        return ChannelType.ERROR_PAGE

    def site(self, request: Request) -> Answer:
        if request.path == "/health" or request.path.startswith("/health/"):
            return self._health(request.path.removeprefix("/health").strip("/"))
        visit, prepared = self.visit(request)
        return self.sabotages.answer(self._answer(request, visit, prepared), visit)

    def visit(self, request: Request) -> tuple[Visit, Prepared | None]:
        """Under which circumstances a visitor comes, and what the plan has to say to that."""
        language, path = addressed(request, self.prepared.desk.setting.plan.language)
        component = self.origin.component_at(path)
        condition = self.premises.condition(*self.origin.parts_of(component))
        mode, prepared = self.sabotages.shown(condition, self.kind), None
        if mode is not Mode.NORMAL:
            prepared = self._prepared(component, mode, path, language)
        visit = Visit(
            Surface.STORE, path, condition, self.premises.trouble, self._within(prepared),
            lambda: self.origin.answer(request, path, self._frame(language), Mode.NORMAL),
            self.prepared.desk.setting,
        )  # fmt: skip
        return visit, prepared

    def component_at(self, request: Request) -> str:
        """The component whose page a visitor asks for."""
        _, path = addressed(request, self.prepared.desk.setting.plan.language)
        return self.origin.component_at(path)

    def wordless(self) -> Answer:
        """What is there until the words are."""
        return html_answer(bare_page(503), 503)

    def _answer(self, request: Request, visit: Visit, prepared: Prepared | None) -> Answer:
        language, path = addressed(request, self.prepared.desk.setting.plan.language)
        mode, frame = self.sabotages.shown(visit.condition, self.kind), self._frame(language)
        if mode is Mode.DEGRADED and prepared is not None and prepared.step is not None:
            notes = _said(prepared, visit.condition)
            limited = Frame(language, self.status_page, frame.banners, notes)
            return self.origin.answer(request, path, limited, mode)
        if mode in (Mode.NORMAL, Mode.DEGRADED):  # trouble that is not felt here
            return self.origin.answer(request, path, frame, Mode.NORMAL)
        return self._in_its_place(prepared, visit.condition, language)

    def _prepared(self, component: str, mode: Mode, path: str, language: str) -> Prepared | None:
        if not self.premises.region_is_up(REGIONS[0]):
            lost = self.prepared.of_lost_region(ChannelType.ERROR_PAGE, path, language)
            if lost is not None:
                return lost
        known = self.origin.broken_part(component, self.premises)
        return self.prepared.of(ChannelType.ERROR_PAGE, known, mode, path, language)

    def _within(self, prepared: Prepared | None) -> float:
        if prepared is None or prepared.step is None:
            return 0.0
        return self.prepared.desk.setting.within(prepared.step)

    def _in_its_place(
        self, prepared: Prepared | None, condition: Condition, language: str
    ) -> Answer:
        said = () if prepared is None else _said(prepared, condition)
        if prepared is None or not said:
            return self.wordless()
        html = error_page(Frame(language, self.status_page), said[0])
        answer = html_answer(html, promised_status(prepared.step, 503))
        for name, value in promised_headers(prepared.step, {"Retry-After": RETRY_AFTER}).items():
            answer = answer.with_header(name, value)
        return answer

    def _frame(self, language: str) -> Frame:
        return Frame(language, self.status_page, self._banners(language))

    def _banners(self, language: str) -> tuple[str, ...]:
        texts: dict[str, None] = {}
        for sign in self.signage.signs():
            notice = self.prepared.desk.page_notice(sign.step, sign.case, language)
            if notice is not None and sign.age >= notice.delay:
                texts[notice.text] = None
        return tuple(texts)

    def _health(self, component: str) -> Answer:
        conditions = self.premises.components
        if not component:
            region = "normal" if self.premises.region_is_up(REGIONS[0]) else "lost"
            modes = {name: condition.mode.value for name, condition in conditions.items()}
            return json_answer({"region": region, "components": modes})
        if component not in conditions:
            return json_answer({"status": "unknown"}, 404)
        mode = self.premises.condition(*self.origin.parts_of(component)).mode
        answers = mode in (Mode.NORMAL, Mode.DEGRADED)
        words = {Mode.NORMAL: "available", Mode.DEGRADED: "limited"}
        return json_answer({"status": words.get(mode, "unavailable")}, 200 if answers else 503)


def _said(prepared: Prepared, condition: Condition) -> tuple[str, ...]:
    notice = prepared.notice
    return () if notice is None or condition.age < notice.delay else (notice.text,)


def addressed(request: Request, first: str) -> tuple[str, str]:
    """The visitor's language, and the path without it: `/es/checkout`, `?lang=es`, or the browser's."""
    head, _, rest = request.path.removeprefix("/").partition("/")
    if head in LANGUAGES:
        return head, f"/{rest}"
    asked = request.language(LANGUAGES)
    return asked or first, request.path
