"""What moto's libraries do for each service at its first call, done once, or when it is needed.

Together it is a quarter of the time that the company's set-up takes. A library that has changed is
left as it is.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

_MAKES_LOADER, _MAKES_BUILDER = "create_loader", "_compile_builder"


@cache
def be_frugal() -> None:
    """For the whole process, once and for all."""
    from moto.core import utils
    from werkzeug.routing import Rule

    if make_loader := vars(utils).get(_MAKES_LOADER):
        # a loader looks through the folders of all services, and moto makes one for each service
        setattr(utils, _MAKES_LOADER, cache(make_loader))
    if make_builder := vars(Rule).get(_MAKES_BUILDER):
        setattr(Rule, _MAKES_BUILDER, _later(make_builder))


def _later(make_builder: Callable[..., Any]) -> Callable[..., Any]:
    """A rule compiles code that writes its URL; moto's are only ever matched."""

    def of_rule(rule: Any, *asked: Any) -> Callable[..., Any]:
        def build(itself: Any, **values: Any) -> Any:
            return make_builder(rule, *asked)(itself, **values)

        return build

    return of_rule
