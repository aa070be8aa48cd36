"""The one door of the embedded AWS: planes are asked in order, then moto."""

import io
import traceback
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.memory import Memory
from commdrill_sandbox.aws.request import may_change, service_call
from commdrill_sandbox.aws.wsgi import Environ, Wsgi

_FAILED = "<html><body>the embedded AWS failed; its process says how</body></html>"


class Plane(Protocol):
    """A part of AWS that answers for itself."""

    def answer(self, request: Request) -> Response | None:
        """The answer; None where the request is for somebody else."""
        ...


class Front:
    """A WSGI application: the first plane that answers wins, else `store` does.

    What breaks in one of them is answered 500, in the HTML that every SDK takes for a failure.
    `memory` forgets what it holds with each call that may change something.
    """

    def __init__(self, planes: Iterable[Plane], store: Wsgi, memory: Memory) -> None:
        self._planes = tuple(planes)
        self._store, self._memory = store, memory

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            answer = self._answer(Request(environ))
        except Exception:  # noqa: BLE001 - whoever asked is to hear of it
            traceback.print_exc(file=environ["wsgi.errors"])
            answer = Response(_FAILED, 500, content_type="text/html")
        return answer(environ, start_response)

    def _answer(self, request: Request) -> Response:
        request.get_data(cache=True)
        for plane in self._planes:
            if (response := plane.answer(request)) is not None:
                if service_call(request) is not None and may_change(request):
                    self._memory.forget()
                return response
        response = forwarded(request, self._store)
        if may_change(request):
            self._memory.forget()
        return response


def forwarded(request: Request, store: Wsgi, body: bytes | None = None) -> Response:
    """What `store` itself answers to a request, or to the same with another body."""
    sent = request.get_data(cache=True) if body is None else body
    environ = {**request.environ, "CONTENT_LENGTH": str(len(sent)), "wsgi.input": io.BytesIO(sent)}
    return Response.from_app(store, environ, buffered=True)
