"""The one door of the embedded AWS: planes are asked in order, then moto."""

import io
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from werkzeug.wrappers import Request, Response

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Plane(Protocol):
    """A part of AWS that answers for itself."""

    def answer(self, request: Request) -> Response | None:
        """The answer; None where the request is for somebody else."""
        ...


class Front:
    """A WSGI application: the first plane that answers wins, else `store` does."""

    def __init__(self, planes: Iterable[Plane], store: Wsgi) -> None:
        self._planes = tuple(planes)
        self._store = store

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        request = Request(environ)
        body = request.get_data(cache=True)
        for plane in self._planes:
            if (response := plane.answer(request)) is not None:
                return response(environ, start_response)
        environ["wsgi.input"] = io.BytesIO(body)
        return self._store(environ, start_response)


def forwarded(request: Request, store: Wsgi, body: bytes | None = None) -> Response:
    """What `store` itself answers to a request, or to the same with another body."""
    sent = request.get_data(cache=True) if body is None else body
    environ = {**request.environ, "CONTENT_LENGTH": str(len(sent)), "wsgi.input": io.BytesIO(sent)}
    return Response.from_app(store, environ, buffered=True)
