"""The one door of the embedded AWS: planes are asked in order, then moto."""

import io
import traceback
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.absent import absent, is_unknown_to_moto
from commdrill_sandbox.aws.broken import broken
from commdrill_sandbox.aws.memory import Memory
from commdrill_sandbox.aws.plane import Environ, Plane, Wsgi
from commdrill_sandbox.aws.request import may_change, service_call
from commdrill_sandbox.aws.s3_calls import denied_in_words
from commdrill_sandbox.aws.s3_digests import tell_kind
from commdrill_sandbox.aws.strangers import is_loopback, is_sent_by_another_page, without_port
from commdrill_sandbox.aws.wire.conforming import conforming
from commdrill_sandbox.aws.wire.lists import Lists

_OF_AWS = (".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".cloudfront.net", ".on.aws")
_FAILED = "<html><body>the embedded AWS failed; its process says how</body></html>"


class Front:
    """A WSGI application: the first plane that answers wins, else `store` does.

    `edge` alone answers under names that people make up; the account's own calls come to this
    machine's or to AWS's, and from no page of a stranger's.
    What breaks in one of them is told a visitor by 500, and whoever made a call by name.
    `memory` forgets what it holds with each call that may change something.
    """

    def __init__(self, planes: Iterable[Plane], edge: Plane, store: Wsgi, memory: Memory) -> None:
        self._planes, self._edge = tuple(planes), edge
        self._store, self._memory, self._lists = store, memory, Lists()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        request = Request(environ)
        try:
            answer = self._answer(request)
        except Exception as mistake:  # noqa: BLE001 - whoever asked is to hear of it
            traceback.print_exc(file=environ["wsgi.errors"])
            call = service_call(request)
            answer = broken(request, call, mistake) if call else _failed()
        finally:
            request.close()  # the files of a form
        return answer(environ, start_response)

    def _answer(self, request: Request) -> Response:
        request.get_data(cache=True)
        named = request.headers.get("Host", "")
        if is_loopback(named):
            if is_sent_by_another_page(request.headers):
                return _turned_away("this page may not ask for anything here")
        elif not without_port(named).endswith(_OF_AWS):
            return self._edge.answer(request) or _turned_away(
                f"{named!r} is no alias of a distribution; calls come to 127.0.0.1"
            )
        return self._lists.answer(request, self._by_planes)

    def _by_planes(self, request: Request) -> Response:
        for plane in self._planes:
            if (response := plane.answer(request)) is not None:
                if service_call(request) is not None and may_change(request):
                    self._memory.forget()
                return response
        return self._stored(request)

    def _stored(self, request: Request) -> Response:
        call = service_call(request)
        try:
            response = forwarded(request, self._store)
        except NotImplementedError as lacking:
            if call is None:
                raise
            return absent(request, call, str(lacking))
        finally:
            if may_change(request):
                self._memory.forget()
        if call is not None and call.service == "s3":
            tell_kind(request, response)
        if call is None or request.method == "HEAD":
            return response
        if is_unknown_to_moto(response):
            return absent(request, call)
        if call.service == "s3":
            return denied_in_words(response)
        return conforming(request, call.service, response)


def _failed() -> Response:
    return Response(_FAILED, 500, content_type="text/html")


def _turned_away(why: str) -> Response:
    return Response(f"{why}\n", 403, content_type="text/plain")


def forwarded(request: Request, store: Wsgi, body: bytes | None = None) -> Response:
    """What `store` itself answers to a request, or to the same with another body."""
    sent = request.get_data(cache=True) if body is None else body
    environ = {**request.environ, "CONTENT_LENGTH": str(len(sent)), "wsgi.input": io.BytesIO(sent)}
    return Response.from_app(store, environ, buffered=True)
