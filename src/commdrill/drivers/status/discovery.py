"""Which dialect a status page speaks, by its own look."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.status import dialects
from commdrill.drivers.status.dialect import Dialect, StatusRequest


def _all() -> Iterator[Dialect]:
    for name in dialects.NAMES:
        yield import_module(f"{dialects.__name__}.{name.replace('-', '_')}").DIALECT


_MOST_COMMON, *_OTHERS = sorted(_all(), key=lambda one: one.turn)
DIALECTS: Mapping[str, Dialect] = MappingProxyType({
    one.name: one for one in (_MOST_COMMON, *_OTHERS)
})  # fmt: skip


def find_dialect(asking: StatusRequest) -> Dialect | None:
    """The dialect a page speaks; None where nothing there is of any.

    A page that fails as a whole is not asked for others.

    Raises:
        CannotLook: one of its answers lets nobody in, and no other says what it is.
    """
    first = asking.peek(_MOST_COMMON.look_of(asking.url))
    if first.status >= 500 or _MOST_COMMON.knows(first):
        return _MOST_COMMON if first.status == 200 else None
    for one in _OTHERS:
        if one.knows(asking.peek(one.look_of(asking.url))):
            return one
    for one in _OTHERS:
        if any(one.knows(asking.peek(path)) for path in one.other_looks):
            return one
    asking.require_let_in()
    return None


def dialects_of_kept(named: object, first: HttpAnswer) -> tuple[Dialect, ...]:
    """Those that answers which were kept may be of; none where bodies alone do not tell a look again."""
    found = [DIALECTS[str(named)]] if named else [d for d in DIALECTS.values() if d.knows(first)]
    return tuple(one for one in found if one.is_told_by_bodies)
