"""One way to ask AWS: bounded in time and tries, counted, lists page after page, and every refusal in words."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from commdrill import __version__
from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.homes import guarded
from commdrill.drivers.aws.ledger import Page
from commdrill.drivers.aws.trouble import AwsRefused, Trouble, refusal_of
from commdrill.drivers.network.host_guard import HostGuard, unguarded
from commdrill.drivers.network.transport import Transport
from commdrill.errors import CannotLook
from commdrill.extras import installs

_TRIES = 3
_ROOM = 64 * 2**20  # bytes of one answer: the largest mail that SES takes in, and more
_MAKING = threading.Lock()  # botocore's sessions make clients for one thread at a time
_ANY_REGION = "us-east-1"
_PORTS = {"http": 80, "https": 443}
Answer = dict[str, Any]
_NEXT = {  # as an answer has it, and as it is asked for
    "NextToken": "NextToken",
    "nextToken": "nextToken",
    "NextContinuationToken": "ContinuationToken",
    "NextMarker": "Marker",
    "position": "position",
}


class Aws:
    """Clients for one access, for one thread; their connections close with it.

    An AWS on this machine is sent made-up credentials, never the user's own, unless a profile is
    set. The guard is asked for each request, wherever the SDK would send it, and again for each
    connection.
    """

    def __init__(self, access: AwsAccess, page: Page, guard: HostGuard | None = None) -> None:
        self._access = access
        self._page = page
        self._guard = guard or unguarded()
        self._clients: dict[tuple[str, str | None, str | None], _Client] = {}
        self.answered_at: datetime | None = None  # the last answer, by AWS's clock, in seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._clients.values():
            one.client.close()
        self._clients.clear()

    def ask(self, service: str, operation: str, /, **parameters: Any) -> Answer:
        """What AWS answers; service and operation as the SDK's own models name them.

        Raises:
            AwsRefused: it did not, with what to do.
        """
        client = self._client(service, None, None)
        return self._asked(client, service, operation, parameters)

    def ask_in(self, region: str, service: str, operation: str, /, **parameters: Any) -> Answer:
        """The same, in a Region of one's own choice."""
        client = self._client(service, region, None)
        return self._asked(client, service, operation, parameters)

    def ask_at(
        self, endpoint_url: str, region: str, service: str, operation: str, /, **parameters: Any
    ) -> Answer:
        """The same, at an endpoint of its own, as recovery clusters have."""
        client = self._client(service, region, endpoint_url)
        return self._asked(client, service, operation, parameters)

    def region_of(self, service: str) -> str:
        client = self._client(service, None, None).client
        return str(client.meta.region_name or _ANY_REGION)

    def _asked(self, one: "_Client", service: str, operation: str, parameters: Answer) -> Answer:
        region = str(one.client.meta.region_name)
        one.line.begin()
        with self._noted(service, operation, region):
            answer: Answer = getattr(one.client, _method(operation))(**parameters)
        headers = answer.pop("ResponseMetadata", {}).get("HTTPHeaders", {})
        self.answered_at = _moment(headers.get("date"))
        return answer

    @contextmanager
    def _noted(self, service: str, operation: str, region: str) -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, ClientError
        from botocore.parsers import ResponseParserError

        try:
            yield
        except (BotoCoreError, ClientError, ResponseParserError, CannotLook) as error:
            self._page.note_failed(service, operation, region)
            raise refusal_of(error, f"{service}:{operation}", region) from error
        self._page.note(service, operation, region)

    def _client(self, service: str, region: str | None, endpoint_url: str | None) -> "_Client":
        key = (service, region, endpoint_url)
        if key not in self._clients:
            endpoint = endpoint_url or self._access.endpoint_url
            guard = guarded(self._guard, endpoint)
            self._ask_for_endpoint(guard, endpoint)
            client = _made(self._access, service, region, endpoint_url)
            client.meta.events.register_first(
                "before-send", lambda request, **_: _ask_for(guard, _led(request, endpoint))
            )
            line = Transport(self._access.timeout, room=_ROOM, guard=guard)
            _send_over(line, client)
            self._clients[key] = _Client(client, line)
        return self._clients[key]

    @staticmethod
    def _ask_for_endpoint(guard: HostGuard, url: str | None) -> None:
        """Before anybody is asked for credentials, which may be a host, too."""
        try:
            if url is not None:
                _ask_for(guard, url)
        except (CannotLook, ValueError) as why:
            raise AwsRefused(f"aws.endpoint_url: {why}", Trouble.REFUSED) from why


@dataclass(frozen=True)
class _Client:
    """One of boto3's clients, and the line its connections go over."""

    client: Any
    line: Transport


def _ask_for(guard: HostGuard, url: str) -> None:
    """Before a request is sent: redirects of S3, a queue's own URL and such lead anywhere."""
    parts = urlsplit(url)
    guard.require(parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0))


def _send_over(line: Transport, client: Any) -> None:
    """Botocore's own time-out is for each piece of an answer; the line's is for the whole.

    A proxy that the machine's variables name is a hop like any other, and none to this machine.
    """
    from botocore.httpsession import ProxyConfiguration

    from commdrill.drivers.http.connection import Pools, over

    session = client._endpoint.http_session  # noqa: SLF001  # no other way in
    session._manager, session._pool_classes_by_scheme = Pools(line), over(line)  # noqa: SLF001
    if urlsplit(client.meta.endpoint_url).hostname in THIS_MACHINE:
        session._proxy_config = ProxyConfiguration()  # noqa: SLF001


def _led(request: Any, endpoint: str | None) -> str:
    """Where a request goes, whatever its `Host` says.

    The SDK puts names before a host (a bucket, an account): on this machine they lead nowhere, and
    the request goes to the endpoint itself.
    """
    url, home = urlsplit(request.url), urlsplit(endpoint or "")
    if home.hostname in THIS_MACHINE and url.netloc != home.netloc:
        request.headers["Host"] = url.netloc
        request.url = urlunsplit(url._replace(scheme=home.scheme, netloc=home.netloc))
    return str(request.url)


def _moment(date: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(date) if date else None
    except ValueError:
        return None


def _method(operation: str) -> str:
    from botocore import xform_name

    return str(xform_name(operation))


def _made(access: AwsAccess, service: str, region: str | None, endpoint_url: str | None) -> Any:
    sdk = _sdk()
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError

    settings = Config(
        retries={"mode": "standard", "total_max_attempts": _TRIES},
        user_agent_extra=f"commdrill/{__version__}",
    )
    try:
        with _MAKING:
            return _session(sdk, access.profile).client(
                service,
                region_name=region or access.region or _default_region(access),
                endpoint_url=endpoint_url or access.endpoint_url,
                config=settings,
                **_credentials(access),
            )
    except (BotoCoreError, ValueError) as error:
        raise refusal_of(error, service, region or access.region or "no Region") from error


def _sdk() -> Any:
    try:
        import boto3
    except ImportError as error:
        missing = f"AWS needs {error.name}, which is not installed: {installs('aws')}"
        raise AwsRefused(missing, Trouble.REFUSED) from None
    return boto3


@functools.lru_cache(maxsize=8)
def _session(sdk: Any, profile: str | None) -> Any:
    """A session reads files and service models: one for all drivers alike."""
    return sdk.Session(profile_name=profile)


def _default_region(access: AwsAccess) -> str | None:
    """A local AWS has every Region: any will do. AWS itself is never met in a guessed one."""
    return _ANY_REGION if access.is_on_this_machine else None


def _credentials(access: AwsAccess) -> dict[str, str]:
    if not access.is_on_this_machine or access.profile:
        return {}
    made_up = "local"
    return {"aws_access_key_id": made_up, "aws_secret_access_key": made_up}


def listed(
    aws: Aws, items: str, service: str, operation: str, /, **parameters: Any
) -> Iterator[dict[str, Any]]:
    """All that an operation lists; `items`: what answers call it.

    Raises:
        AwsRefused: a page is refused.
    """
    more: Answer = {}
    while True:
        answer = aws.ask(service, operation, **parameters, **more)
        page = answer.get("DistributionList", answer)  # CloudFront has its list in one
        yield from page.get(items) or ()
        before, more = more, {asked: page[at] for at, asked in _NEXT.items() if page.get(at)}
        if not more or more == before:
            return
