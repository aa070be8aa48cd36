"""moto, in process: what AWS remembers. Imported when first asked for, its services one by one."""

import threading
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from werkzeug.wrappers import Request, Response

from commdrill_sandbox.aws.moto_once import do_once
from commdrill_sandbox.aws.plane import Environ, Wsgi

_waking = threading.Lock()
_making = threading.Lock()  # of an object that must not be there: moto looks, and then writes


class Awake:
    """A plane that answers nothing: moto is whole before anybody looks for a part of it.

    Its core and its backends import each other: two first calls at once would meet half of one.
    """

    def answer(self, request: Request) -> None:  # noqa: ARG002 - whoever asks
        with _waking:
            _moto()


class Store:
    """A WSGI application that wakes moto up with the first request.

    All of a process are one: moto remembers for the whole process.
    """

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        with _waking:
            moto = _moto()
        environ = _with_wildcard(environ)
        if environ["REQUEST_METHOD"] != "PUT" or "HTTP_IF_NONE_MATCH" not in environ:
            return moto(environ, start_response)
        with _making:
            return moto(environ, start_response)


def _with_wildcard(environ: Environ) -> Environ:
    """A domain name as it is called: moto looks for it as it is written, and SDKs write `*` as %2A."""
    written = str(environ.get("RAW_URI", ""))
    if not written.startswith("/domainnames/%2A"):
        return environ
    plain = written.replace("%2A", "*", 1)
    return {**environ, "RAW_URI": plain, "REQUEST_URI": plain}


@cache
def _moto() -> Wsgi:
    do_once()
    from moto.backends import list_of_moto_modules
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    named = frozenset({*list_of_moto_modules(), "moto_api"})  # moto itself looks for each call

    def application(backend: Any) -> Any:
        return create_backend_app(backend) if backend else _unknown

    class Dispatcher(DomainDispatcherApplication):
        """As moto's, but what it does not know is answered, not printed and crashed on."""

        def get_backend_for_host(self, host: str | None) -> Any:
            if host is None or host in named:
                return host
            address = f"http://{host}"
            return next((b for b, url in self.backend_url_patterns if url.match(address)), None)

    dispatcher: Wsgi = Dispatcher(application)
    return dispatcher


def _unknown(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """As moto answers to a call that it does not know: the front says what it is."""
    return Response(b"", 404)(environ, start_response)
