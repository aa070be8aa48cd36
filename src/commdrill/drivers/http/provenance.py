"""Whether a post comes from whom it should: by a header only the sender knows, or by a signature."""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from commdrill.drivers.http.driver import header_names
from commdrill.model import Duration

_SEVERAL = re.compile(r"[,\s]+")


class Preset(StrEnum):
    """Senders whose way to sign is known."""

    GITHUB = "github"
    GRAFANA = "grafana"
    PAGERDUTY = "pagerduty"
    SLACK = "slack"
    STANDARD_WEBHOOKS = "standard-webhooks"
    TEAMS = "teams"
    ZOOM = "zoom"


@dataclass(frozen=True)
class _Scheme:
    """How a sender signs: what, with what, and where the signature stands.

    `signs` are the parts that are joined by `joint`: `body`, a header in lower case, or a text.
    """

    header: str
    signs: tuple[str, ...] = ("body",)
    joint: str = "."
    prefix: str = ""
    at: str | None = None  # the header with the time it was sent
    key: Callable[[str], bytes] = str.encode
    encode: Callable[[bytes], str] = bytes.hex


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decoded(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise ValueError("this preset's secret is base64, and the one given is not") from None


def _of_parts(header: str, at: str) -> _Scheme:
    return _Scheme(header, ("v0", at, "body"), ":", "v0=", at)


_SCHEMES: Mapping[Preset, _Scheme] = {
    Preset.GITHUB: _Scheme("x-hub-signature-256", prefix="sha256="),
    Preset.GRAFANA: _Scheme("x-grafana-alerting-signature"),
    Preset.PAGERDUTY: _Scheme("x-pagerduty-signature", prefix="v1="),
    Preset.SLACK: _of_parts("x-slack-signature", "x-slack-request-timestamp"),
    Preset.STANDARD_WEBHOOKS: _Scheme(
        "webhook-signature",
        ("webhook-id", "webhook-timestamp", "body"),
        at="webhook-timestamp",
        key=_decoded,
        encode=_base64,
    ),
    Preset.TEAMS: _Scheme("authorization", prefix="HMAC ", key=_decoded, encode=_base64),
    Preset.ZOOM: _of_parts("x-zm-signature", "x-zm-request-timestamp"),
}


class Required(BaseModel):
    """What a post must bring along."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    header: Annotated[dict[str, SecretStr], AfterValidator(header_names)] = Field(
        min_length=1,
        description="name and value of each header",
        examples=[{"X-Token": "${env:T}"}],
    )

    def is_met(self, headers: Mapping[str, str]) -> bool:
        """Whether all of them are there, compared in a time that tells nothing."""
        met = [
            hmac.compare_digest(
                headers.get(name.lower(), "").encode(), value.get_secret_value().encode()
            )
            for name, value in self.header.items()
        ]
        return all(met)


class Signed(BaseModel):
    """How a post is signed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    secret: SecretStr = Field(
        min_length=1, description="the key shared with the sender", examples=["${env:HOOK_KEY}"]
    )
    header: str | None = Field(
        None,
        description="the header with the HMAC-SHA256 of the body, in hex or base64, with or without "
        "`sha256=` before it",
    )
    preset: Preset | None = Field(
        None, description="instead of `header`: a sender whose way to sign is known"
    )
    tolerance: Duration = Field(
        timedelta(minutes=5), description="how old a post may be, where its time is signed along"
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.header is None) == (self.preset is None):
            raise ValueError("`header` or `preset` says how posts are signed: one of the two")
        if self.header is not None:
            header_names({self.header: ""})
        if "${" not in self.secret.get_secret_value():  # a reference is asked once it is filled in
            self._key(self._scheme())
        return self

    def is_met(self, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
        """Whether the signature is the sender's, and of now."""
        scheme = self._scheme()
        if scheme.at is not None and not self._is_of_now(headers.get(scheme.at, ""), now):
            return False
        parts = [body if p == "body" else headers.get(p, p).encode() for p in scheme.signs]
        signed = scheme.joint.encode().join(parts)
        made = hmac.new(self._key(scheme), signed, hashlib.sha256).digest()
        expected = self._expected(scheme, made)
        said = list(_said(headers.get(scheme.header, ""), scheme.prefix))
        met = [hmac.compare_digest(one.encode(), good) for one in said for good in expected]
        return any(met)

    def _scheme(self) -> _Scheme:
        return _SCHEMES[self.preset] if self.preset else _Scheme((self.header or "").lower())

    def _key(self, scheme: _Scheme) -> bytes:
        return scheme.key(self.secret.get_secret_value())

    def _expected(self, scheme: _Scheme, made: bytes) -> tuple[bytes, ...]:
        if self.preset:
            return (scheme.encode(made).encode(),)
        return tuple(
            f"{p}{e(made)}".encode() for p in ("", "sha256=") for e in (bytes.hex, _base64)
        )

    def _is_of_now(self, said: str, now: datetime) -> bool:
        if not (said.isascii() and said.isdecimal() and len(said) < 16):
            return False
        return abs(now.timestamp() - int(said)) <= self.tolerance.total_seconds()


def _said(value: str, prefix: str) -> Iterator[str]:
    """The signatures a header holds: one for each key of a sender that changes its key."""
    bare = value.removeprefix(prefix) if prefix.endswith(" ") else value
    yield bare
    for one in _SEVERAL.split(value):
        yield one.removeprefix(prefix)
