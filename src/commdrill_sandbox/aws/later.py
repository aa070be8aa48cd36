"""Planes that are put together when somebody asks for them."""

import threading
from collections.abc import Callable
from functools import cached_property

from werkzeug import Request, Response

from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.request import service_call


class Later:
    """A plane that is imported and made with the first call that is signed for `signed_for`."""

    def __init__(self, signed_for: str, make: Callable[[], Plane]) -> None:
        self._signed_for, self._make, self._making = signed_for, make, threading.Lock()

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != self._signed_for:
            return None
        with self._making:
            plane = self._plane
        return plane.answer(request)

    @cached_property
    def _plane(self) -> Plane:
        return self._make()
