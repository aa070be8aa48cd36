"""One watcher's HTTP client: what a visitor's would do, with every wait and every size bounded.

Nothing of the machine it runs on takes part: no proxies, no netrc, no cookies from an earlier look.
"""

import functools
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import requests
import urllib3.response
from requests.adapters import HTTPAdapter
from requests.exceptions import ChunkedEncodingError, ContentDecodingError
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse
from urllib3.util import create_urllib3_context

from commdrill import __version__
from commdrill.documents.host import Host
from commdrill.drivers.http.accepted import accepted
from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.http.connection import Pools
from commdrill.drivers.http.driver import HttpRequest
from commdrill.drivers.http.origin_bound import OriginBoundSession
from commdrill.drivers.masking.shown import shown_text, shown_url
from commdrill.drivers.network.host_guard import Forbidden, HostGuard, unguarded
from commdrill.drivers.network.transport import Address, Stale, Transport, Unanswered
from commdrill.errors import CannotLook, DriverError

_TIMEOUT = timedelta(seconds=10)
_KEPT_OF_TOO_LARGE = 64 * 1024
# before 1.2 brotli unpacks a piece to its end: three thousand bytes become gigabytes
_BROTLI = getattr(getattr(urllib3.response, "brotli", None), "Decompressor", None)
_UNBOUNDED = () if hasattr(_BROTLI, "can_accept_more_data") else ("br",)
# as far as is installed: `br` and `zstd` where their packages are
_DECODED = {"", "identity", *HTTPResponse.CONTENT_DECODERS}.difference(_UNBOUNDED)
_PIECE = 64 * 1024
_REDIRECTS = 20  # where browsers give up


class HttpSession:
    """An HTTP client for one thread: `ask` until the session is closed.

    Args:
        timeout: for a whole answer, redirects and all, however slowly it drips.
        verify: whether certificates are checked, or the CA bundle (PEM) they are checked against.
        connect_to: dialled instead of the host each URL names; the Host header, TLS server name
            and certificate check stay the URL's.
        guard: asked for each host that is contacted, those of redirects too.
        languages: those an answer is wanted in, the first one most of all.
    """

    def __init__(
        self,
        timeout: timedelta = _TIMEOUT,
        *,
        verify: bool | Path = True,
        connect_to: Address | None = None,
        guard: HostGuard | None = None,
        languages: Sequence[str] = (),
    ) -> None:
        self._line = Transport(timeout, connect_to, guard=guard or unguarded())
        self._adapter = _LineAdapter(self._line, verify)
        self._session = OriginBoundSession()
        self._session.trust_env = False
        self._session.max_redirects = _REDIRECTS
        self._session.headers["User-Agent"] = f"commdrill/{__version__}"
        self._session.headers["Accept-Encoding"] = "gzip, deflate"
        if languages:
            self._session.headers["Accept-Language"] = accepted(languages)
        self._last: tuple[HttpRequest | None, requests.PreparedRequest | None] = (None, None)
        self._session.mount("http://", self._adapter)
        self._session.mount("https://", self._adapter)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def forget(self) -> None:
        """Close kept connections and drop cookies: whoever asks next is a newcomer.

        An open connection may still be served where a new visitor is refused.
        """
        self._adapter.hang_up()
        self._session.cookies.clear()

    def ask(self, request: HttpRequest) -> HttpAnswer:
        """The answer to one request, whatever its status.

        Raises:
            Unanswered: a visitor's client would show its own error page.
            Forbidden: the guard allows it no further; nothing was sent there.
            CannotLook: it cannot be told from here (name not resolved, answer too large, or in an
                encoding that is not known).
        """
        answer = self._answer(request)
        if answer.body and (unknown := _undecoded(answer.headers)):
            what = f"{answer.url} answers {answer.status}, encoded as {unknown!r}"
            raise CannotLook(f"{what}: it cannot be decoded here", answer.body)
        return answer

    def _answer(self, request: HttpRequest) -> HttpAnswer:
        self._line.begin()
        with _translated(request), self._send(request) as response:
            body = self._read(response)
            return HttpAnswer(
                url=shown_url(response.url or request.url),
                status=response.status_code,
                reason=response.reason or "",
                headers={name.lower(): value for name, value in response.headers.items()},
                body=body,
                head="\n".join(_head(one) for one in (*response.history, response)),
            )

    def carry_out(self, request: HttpRequest) -> HttpAnswer:
        """The answer to a request that must succeed.

        Raises:
            DriverError: it was not answered, or with a status of 400 or above.
        """
        try:
            answer = self._answer(request)
        except CannotLook as error:
            raise DriverError(f"{request.name}: {error}") from error
        if answer.status >= 400:
            raise DriverError(f"{request.name} answered {answer}")
        return answer

    def reach(self, request: HttpRequest) -> None:
        """Connect to where a request would go, and send nothing.

        Raises:
            DriverError: nobody is there.
        """
        parts = urlsplit(request.url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        self._line.begin()
        try:
            self._line.dial(Address(parts.hostname or "", port)).close()
        except CannotLook as error:
            raise DriverError(f"{request.name}: {error}") from error

    def _send(self, request: HttpRequest) -> requests.Response:
        return self._session.send(
            self._prepared(request),
            allow_redirects=request.follow_redirects,
            timeout=self._line.remaining(),
            stream=True,
        )

    def _prepared(self, request: HttpRequest) -> requests.PreparedRequest:
        """Preparing takes a fifth of a look: what is asked again and again is prepared once."""
        asked, prepared = self._last
        if prepared is None or asked is not request or self._session.cookies:
            prepared = self._session.prepare_request(
                requests.Request(
                    request.verb, request.url, headers=request.sent_headers, data=request.payload
                )
            )
            self._last = (request, None if self._session.cookies else prepared)
        return prepared

    def _read(self, response: requests.Response) -> bytes:
        body = bytearray()
        pieces = (
            response.raw.stream(_PIECE, decode_content=False)
            if _undecoded(response.headers)
            else response.iter_content(_PIECE)
        )
        for piece in pieces:
            body += piece
            if len(body) > self._line.room:
                raise CannotLook(str(self._line.too_large()), bytes(body[:_KEPT_OF_TOO_LARGE]))
        return bytes(body)


class _LineAdapter(HTTPAdapter):
    """Sends over a line, and checks certificates as the session was told."""

    def __init__(self, line: Transport, verify: bool | Path) -> None:  # noqa: FBT001  # as requests has it
        self._line, self._verify = line, verify
        super().__init__()

    def send(
        self, request: requests.PreparedRequest, *args: Any, **options: Any
    ) -> requests.Response:
        """As browsers do, ask again where a kept connection turns out to have been closed."""
        try:
            return super().send(request, *args, **options)
        except Stale:
            if request.method not in ("GET", "HEAD"):
                raise
            self.hang_up()
            return super().send(request, *args, **options)

    def hang_up(self) -> None:
        """Close the connections that are kept."""
        self._pools.hang_up()

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,  # noqa: FBT001, FBT002  # requests' signature
        **options: Any,
    ) -> None:
        self._pools = self.poolmanager = Pools(
            self._line, num_pools=connections, maxsize=maxsize, block=block, **options
        )

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> Any:
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        secure = host["scheme"] == "https"
        return host, {"ssl_context": _tls_context(self._verify)} if secure else {}

    def cert_verify(self, *_: Any, **__: Any) -> None:
        """The context knows; requests would have the CA bundle read again at each connection."""


@functools.lru_cache(maxsize=16)
def _tls_context(verify: bool | Path) -> ssl.SSLContext:  # noqa: FBT001  # see HttpSession
    """Reading a CA bundle takes longer than a look: one context for all sessions alike."""
    context = create_urllib3_context()
    if verify is False:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    bundle = DEFAULT_CA_BUNDLE_PATH if verify is True else str(verify)
    try:
        context.load_verify_locations(bundle)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CannotLook(f"verify: {bundle!r} is no CA bundle in PEM: {why}") from error
    return context


def _is_of(request: HttpRequest, host: str) -> bool:
    """Whether it is asked for, however it is spelled there."""
    try:
        return Host.parse(urlsplit(request.url).hostname or "").name == host
    except ValueError:
        return False


@contextmanager
def _translated(request: HttpRequest) -> Iterator[None]:
    """What requests itself finds wrong with an answer, in a visitor's words."""
    url = shown_url(request.url)
    try:
        yield
    except Forbidden as no:
        if _is_of(request, no.host):
            raise
        raise Forbidden(f"it redirects elsewhere, and {no}", no.host) from no
    except requests.TooManyRedirects as error:
        raise Unanswered(f"redirects without end: more than {_REDIRECTS} from {url}") from error
    except ContentDecodingError as error:
        raise Unanswered(f"the answer of {url} is not compressed as it says") from error
    except ChunkedEncodingError as error:
        raise Unanswered("the answer broke off before it was whole") from error
    except requests.Timeout as error:
        raise Unanswered(f"no answer in time: {error}") from error
    except (requests.RequestException, HTTPError, ValueError) as error:
        why = shown_text(str(error))
        raise Unanswered(f"no answer to be had from {url}: {why}") from error


def _undecoded(headers: Mapping[str, str]) -> str:
    """The content encoding that nothing here decodes; empty where all do."""
    said = headers.get("content-encoding", "").lower().split(",")
    return next((name for one in said if (name := one.strip()) not in _DECODED), "")


def _head(response: requests.Response) -> str:
    version = getattr(response.raw, "version_string", "HTTP")
    lines = [f"{version} {response.status_code} {response.reason or ''}".rstrip()]
    lines += [f"{name}: {value}" for name, value in response.headers.items()]
    return "\n".join(lines) + "\n"
