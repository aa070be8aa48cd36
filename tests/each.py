"""Many small cases, one test: each is tried, and each that fails is named.

What pytest does around a test takes longer than to read a word or a line. Cases that need nothing
of their own (no folder, no server) are one test here, and are told apart by what fails.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Any

import pytest

Test = Callable[..., None]
_FAILURES = (Exception, pytest.fail.Exception, BaseExceptionGroup)


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """As `parametrize`, in one test; fixtures are as they are, and the same for all cases."""
    keys = tuple(map(str.strip, names.split(","))) if isinstance(names, str) else names
    single = isinstance(names, str) and len(keys) == 1
    every = [dict(zip(keys, (case,) if single else case, strict=True)) for case in cases]
    assert every, "no cases"

    def gathering(test: Test) -> Test:
        @wraps(test)
        def tried(*arguments: Any, **fixtures: Any) -> None:
            fixed = partial(test, *arguments, **fixtures)
            failures = [_failure(fixed, case) for case in every]
            failed = [failure for failure in failures if failure]
            if failed:
                raise BaseExceptionGroup(f"{len(failed)} of {len(every)} cases", failed)

        asked = inspect.signature(test)
        left = [one for name, one in asked.parameters.items() if name not in keys]
        tried.__signature__ = asked.replace(parameters=left)  # type: ignore[attr-defined]
        return tried

    return gathering


def _failure(test: Test, case: dict[str, Any]) -> BaseException | None:
    try:
        test(**case)
    except _FAILURES as failure:
        failure.add_note("case: " + ", ".join(f"{name}={said!r}" for name, said in case.items()))
        return failure
    return None
