"""The store itself: its pages, each the work of a component that can be lost."""

from dataclasses import dataclass

from commdrill.documents.plan import Plan
from commdrill_sandbox.company.premises import Mode, Premises
from commdrill_sandbox.company.responder.phrases import Phrases
from commdrill_sandbox.company.serving import Answer, Request, html_answer
from commdrill_sandbox.company.store.catalogue import product
from commdrill_sandbox.company.store.pages import (
    Frame,
    basket_page,
    catalogue_page,
    checkout_page,
    home_page,
    limited_page,
    missing_page,
    product_page,
    search_page,
    service_page,
)

WHOLE = ("storefront", "store", "shop", "website")  # ids that mean every page
_OWN = {"product": "catalog", "catalogue": "catalog"}  # first part of a path → its component


@dataclass(frozen=True)
class Origin:
    """Knows which component makes which page, and makes it."""

    plan: Plan

    def component_at(self, path: str) -> str:
        """The component that makes the page at a path."""
        first = path.strip("/").partition("/")[0]
        return _OWN.get(first, first) or WHOLE[0]

    def parts_of(self, component: str) -> tuple[str, ...]:
        """The components that must work for it: itself, and the store as a whole."""
        return (component, *WHOLE)

    def broken_part(self, component: str, premises: Premises) -> str:
        """The one of these that is to blame."""
        conditions = premises.components
        broken = (
            part
            for part in self.parts_of(component)
            if part in conditions and conditions[part].mode is not Mode.NORMAL
        )
        return next(broken, component)

    def answer(self, request: Request, path: str, frame: Frame, mode: Mode) -> Answer:
        """A page; a limited one while its component has trouble."""
        component = self.component_at(path)
        if mode is Mode.DEGRADED:
            return html_answer(limited_page(frame, self._title(component, frame)))
        html = self._page(request, path, frame)
        return html_answer(missing_page(frame), 404) if html is None else html_answer(html)

    def _page(self, request: Request, path: str, frame: Frame) -> str | None:
        match path.strip("/").split("/"):
            case [""]:
                return home_page(frame)
            case ["catalog" | "catalogue"]:
                return catalogue_page(frame)
            case ["product", slug]:
                chosen = product(slug)
                return None if chosen is None else product_page(frame, chosen)
            case ["search"]:
                return search_page(frame, request.args.get("q", ""))
            case ["basket"]:
                return basket_page(frame)
            case ["checkout"]:
                return checkout_page(frame)
            case [component] if component in self.plan.components:
                return service_page(frame, self._title(component, frame))
        return None

    def _title(self, component: str, frame: Frame) -> str:
        if component in self.plan.components:
            return Phrases(self.plan).component(component, frame.language)
        return component.capitalize()
