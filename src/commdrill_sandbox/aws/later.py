"""Planes that are put together when somebody asks for them."""

import threading
from collections.abc import Callable
from functools import cached_property

from werkzeug import Request, Response

from commdrill_sandbox.aws.plane import Plane
from commdrill_sandbox.aws.request import raw_path, service_call


class Later:
    """A plane that is imported and made with the first call that is signed for `signed_for`.

    `under`: how the paths of its calls begin, where others are signed for the same name.
    """

    def __init__(self, signed_for: str, make: Callable[[], Plane], under: str = "/") -> None:
        self._signed_for, self._make, self._under = signed_for, make, under
        self._making = threading.Lock()

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != self._signed_for:
            return None
        if not raw_path(request).startswith(self._under):
            return None
        with self._making:
            plane = self._plane
        return plane.answer(request)

    @cached_property
    def _plane(self) -> Plane:
        return self._make()
