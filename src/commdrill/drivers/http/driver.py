"""What every driver that speaks HTTP has: its settings, and requests as documents write them (`{url, method, json, headers}`)."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StrictBool,
    model_validator,
)

from commdrill.documents.host import THIS_MACHINE
from commdrill.drivers.masking.shown import shown_url
from commdrill.drivers.network.transport import Address
from commdrill.drivers.protocol import Driver
from commdrill.model import Duration

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

ConnectTo = Annotated[Address, BeforeValidator(Address.written)]
_PORTS = {"http": 80, "https": 443}
T = TypeVar("T")
_METHOD = re.compile(r"[A-Z]{1,20}")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        named = False
    if not named or any(character <= " " for character in text):
        raise ValueError(f"{text!r} is not a web address: write e.g. https://shop.example/cart")
    if "\\" in parts.netloc:
        raise ValueError(
            f"the host of {text!r} holds a backslash, which some read as /: leave it out"
        )
    return text


def _method(text: str) -> str:
    if not _METHOD.fullmatch(text.upper()):
        raise ValueError(f"{text!r} is not an HTTP method: write e.g. GET or POST")
    return text.upper()


def header_names(headers: dict[str, T]) -> dict[str, T]:
    """Headers whose names are names."""
    for name in headers:
        if not _HEADER_NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not the name of a header")
    return headers


def _sendable(headers: dict[str, str]) -> dict[str, str]:
    for name, value in header_names(headers).items():
        # The value may be a secret: it is not quoted.
        if any(character in value.strip() for character in "\r\n\0"):
            raise ValueError(f"the value of header {name!r} holds a line break")
        if not value.isascii():
            raise ValueError(f"the value of header {name!r} holds more than ASCII")
    return {name: value.strip() for name, value in headers.items()}


Url = Annotated[str, AfterValidator(_web_address)]
Method = Annotated[str, AfterValidator(_method)]
HeaderValue = Annotated[str, Field(coerce_numbers_to_str=True)]
Headers = Annotated[dict[str, HeaderValue], AfterValidator(_sendable)]


class HttpRequest(BaseModel):
    """One HTTP request."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    url: Url = Field(
        description="the address, with http:// or https://",
        examples=["https://shop.dev.anycompany.example/checkout"],
    )
    method: Method | None = Field(
        None, description="the HTTP method; POST where there is `json` or `body`, else GET"
    )
    json_: JsonValue = Field(None, alias="json", description="sent as a JSON body")
    body: str | None = Field(None, description="sent as the body as it stands, in UTF-8")
    headers: Headers = Field({}, description="headers sent along")
    follow_redirects: bool = Field(
        True,  # noqa: FBT003  # a field's default
        description="whether the answer is where a redirect leads, or the redirect itself",
    )

    @model_validator(mode="after")
    def _one_body(self) -> Self:
        if self.json_ is not None and self.body is not None:
            raise ValueError("`json` and `body` are both set: a request has one body")
        return self

    @property
    def verb(self) -> str:
        """The method this request is sent with."""
        return self.method or ("GET" if self.payload is None else "POST")

    @property
    def payload(self) -> bytes | None:
        """The body this request is sent with."""
        if self.json_ is not None:
            return json.dumps(self.json_, ensure_ascii=False).encode()
        return None if self.body is None else self.body.encode()

    @property
    def sent_headers(self) -> dict[str, str]:
        """The headers this request is sent with: those set, and what the body is."""
        named = {name.lower() for name in self.headers}
        if self.json_ is None or "content-type" in named:
            return self.headers
        return {**self.headers, "Content-Type": "application/json"}

    @property
    def name(self) -> str:
        """This request in an error text; a query may hold secrets."""
        return f"{self.verb} {shown_url(self.url.partition('?')[0])}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


class HttpChange(HttpRequest):
    """A request that changes something."""

    method: Method | None = Field(None, description="the HTTP method; POST unless set")

    @property
    def verb(self) -> str:
        """The method this request is sent with."""
        return self.method or "POST"


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port, as the Fetch standard compares them."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)


class HttpDriver(Driver):
    """A driver that speaks HTTP."""

    timeout: Duration = Field(
        timedelta(seconds=10), description="how long a whole answer may take, redirects and all"
    )
    verify: StrictBool | Path = Field(
        True,  # noqa: FBT003  # a field's default
        description="whether TLS certificates are checked; or a file of CA certificates (PEM)",
    )
    connect_to: ConnectTo | None = Field(
        None,
        description="`host:port` dialled in place of the address's own host, which stays in the "
        "Host header, the TLS server name and the certificate check",
    )

    def session(self) -> "HttpSession":
        """An HTTP client with these settings, for one thread."""
        from commdrill.drivers.http.session import HttpSession

        verify = self.verify if isinstance(self.verify, bool) else self._folder / self.verify
        return HttpSession(
            self.timeout,
            verify=verify,
            connect_to=self.connect_to,
            guard=self._guard,
            languages=self._languages,
        )

    def _hosts_of(self, *urls: str) -> tuple[str, ...]:
        """The hosts named, and the one dialled in their place, unless that is this machine."""
        named = [urlsplit(url).hostname or "" for url in urls]
        dialled = [self.connect_to.host] if self.connect_to else []
        dialled = [host for host in dialled if host not in THIS_MACHINE]
        return tuple(dict.fromkeys(named + dialled))
