"""The operators' handle: breaks and mends components and Regions, announces planned work.

Its address ends with a token, so that nobody finds it who was not given it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from commdrill.values import Json
from commdrill_sandbox.company.premises import Mode, Premises, RegionMode
from commdrill_sandbox.company.responder.announcement import Announcement, announcement_in
from commdrill_sandbox.company.serving import Answer, Request, json_answer, redirect

_Mode = TypeVar("_Mode", bound=StrEnum)


@dataclass(frozen=True)
class Identity:
    """Which process this is: `token` tells it from any other that ever has its address or pid."""

    pid: int
    token: str

    @property
    def home(self) -> str:
        """The path that all of the control is under."""
        return f"/{self.token}"


@dataclass(frozen=True)
class Control:
    """The control API. Everything can be asked for twice and happens once."""

    premises: Premises
    announce: Callable[[Announcement], None]
    identity: Identity
    stop: Callable[[], None]
    start_page: Callable[[Request], Answer]

    def site(self, request: Request) -> Answer:
        home = self.identity.home
        if not f"{request.path}/".startswith(f"{home}/"):
            return json_answer({"error": "the control's address has a token in it"}, 404)
        answer = self._inside(replace(request, path=request.path.removeprefix(home) or "/"))
        return answer.with_header("Referrer-Policy", "same-origin")

    def _inside(self, request: Request) -> Answer:
        match request.path.strip("/").split("/"), request.method:
            case ["identity"], "GET":
                return json_answer({"pid": self.identity.pid, "token": self.identity.token})
            case ["stop", token], "POST" if token == self.identity.token:
                self.stop()
                return json_answer({"stopping": True}, 202)
            case ["components"], "GET":
                known = self.premises.components
                return json_answer({name: known[name].mode.value for name in known})
            case ["components", name], method if name in self.premises.components:
                return self._component(request, name, method)
            case ["regions", name], method if name in self.premises.regions:
                return self._region(request, name, method)
            case ["maintenance"], "POST":
                return self._maintenance(request)
            case ["components" | "regions" | "stop", name], _:
                return json_answer({"error": f"there is no {name!r} here"}, 404)
        return self.start_page(request)

    def _component(self, request: Request, name: str, method: str) -> Answer:
        return self._changed(
            request, method, Mode,
            lambda mode: self.premises.set_component(name, mode),
            lambda: {"component": name, "mode": self.premises.components[name].mode.value},
        )  # fmt: skip

    def _region(self, request: Request, name: str, method: str) -> Answer:
        return self._changed(
            request, method, RegionMode,
            lambda mode: self.premises.set_region(name, mode),
            lambda: {"region": name, "mode": self.premises.regions[name].value},
        )  # fmt: skip

    def _maintenance(self, request: Request) -> Answer:
        asked = dict(request.form) or request.json
        component = str(asked.get("component"))
        if component not in self.premises.components:
            return json_answer({"error": f"there is no component {component!r} here"}, 404)
        try:
            announced = announcement_in(asked)
        except ValueError as mistake:
            return json_answer({"error": str(mistake)}, 400)
        self.announce(announced)
        if request.form:
            return redirect(f"{self.identity.home}/")
        return json_answer({"announced": component}, 202)

    def _changed(
        self,
        request: Request,
        method: str,
        modes: type[_Mode],
        change: Callable[[_Mode], None],
        state: Callable[[], Json],
    ) -> Answer:
        """GET tells a mode, PUT {"mode": …} sets it; a form on the start page posts it."""
        if method == "GET":
            return json_answer(state())
        if method not in ("PUT", "POST"):
            return json_answer({"error": "GET or PUT"}, 405)
        wanted = str(request.form.get("mode") or request.json.get("mode"))
        try:
            mode = modes(wanted)
        except ValueError:
            known = ", ".join(modes)
            return json_answer({"error": f"no mode {wanted!r}; there is {known}"}, 400)
        change(mode)
        return redirect(f"{self.identity.home}/") if request.form else json_answer(state())
