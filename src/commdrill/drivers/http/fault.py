"""The `http` fault."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import Field, PrivateAttr, model_validator

from commdrill.drivers.by_hand import before_in_words, curl
from commdrill.drivers.http.driver import HttpChange, HttpDriver, HttpRequest
from commdrill.drivers.restored_state import (
    SETTLE,
    AtRest,
    Down,
    Settle,
    check_has_state,
    is_as_before,
    require_restored,
    while_up,
)
from commdrill.values import Json


class HttpFault(HttpDriver):
    """Breaks a component by an HTTP request, and restores it by another.

    An answer of status 400 or above is a failure. `restore` is sent at every way back, also when
    the state looks as before (a break may still be on its way) or nothing was broken yet: it must
    do no harm then. With `state`, the way back ends when that address answers as it did before.
    """

    break_: HttpChange = Field(
        alias="break",
        description="the request that breaks it",
        examples=[{"url": "https://ops.dev.anycompany.example/checkout/stop"}],
    )
    restore: HttpChange = Field(
        description="the request that puts it right; must be harmless when nothing is broken",
        examples=[{"url": "https://ops.dev.anycompany.example/checkout/start"}],
    )
    state: HttpRequest | None = Field(
        None, description="a request whose answer must be the same after as before"
    )
    down: Down = ""
    settle: Settle = SETTLE

    _at_rest: AtRest = PrivateAttr(default_factory=AtRest)

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(*(request.url for request in self._requests()))

    @model_validator(mode="after")
    def _has_a_state(self) -> Self:
        check_has_state(self.down, self.state)
        return self

    def observe(self) -> Json:
        """The state, once all that are spoken to are there."""
        with self.session() as http:
            for request in self._requests():
                http.reach(request)
            state = http.carry_out(self.state).text() if self.state else None
        return None if state is None else self._at_rest.snapshot(while_up(state, self.down))

    def inject(self, before: Json) -> None:  # noqa: ARG002  # breaking needs nothing of it
        with self.session() as http:
            http.carry_out(self.break_)

    def revert(self, before: Json) -> None:
        with self.session() as http:
            http.carry_out(self.restore)
            if state := self.state:
                require_restored(before, lambda: http.carry_out(state).text(), self.settle)

    def is_as_before(self, before: Json) -> bool:
        if (state := self.state) is None:
            return False
        with self.session() as http:
            return is_as_before(before, lambda: http.carry_out(state).text())

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], folder: Path, before: Json) -> str:  # noqa: ARG003 it speaks to hosts
        """The request that restores it, to be copied."""
        return "\n".join(_by_hand(settings, before))

    def _requests(self) -> tuple[HttpRequest, ...]:
        return tuple(one for one in (self.break_, self.restore, self.state) if one)


def _by_hand(settings: Mapping[str, Any], before: Json) -> Iterator[str]:
    yield "send what restores it, or do what it would do:"
    yield f"    {curl(settings['restore'], 'POST')}"
    if settings.get("state"):
        yield f"until this answers again {before_in_words(before)}:"
        yield f"    {curl(settings['state'], 'GET')}"
