"""Response headers policies: what an edge adds to answers, and takes from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudfront.cross_origin import NO_CORS, Asking, Cors, Headers, cors
from commdrill_sandbox.aws.cloudfront.rules import items


@dataclass(frozen=True)
class AddedHeader:
    """A header to add; `overrides`: also where the origin has sent one of its name."""

    name: str
    value: str
    overrides: bool


@dataclass(frozen=True)
class ResponseHeaders:
    """A policy's headers, custom and for security, the names of those it removes, and its CORS."""

    added: tuple[AddedHeader, ...] = ()
    removed: tuple[str, ...] = ()
    cors: Cors = NO_CORS

    def on(self, headers: Headers, asking: Asking) -> Headers:
        """An answer's headers with the policy carried out."""
        kept = [(k, v) for k, v in headers if k.lower() not in self.removed]
        for header in self.added:
            name = header.name.lower()
            if header.overrides or all(k.lower() != name for k, _ in kept):
                kept = [(k, v) for k, v in kept if k.lower() != name]
                kept.append((header.name, header.value))
        return self.cors.on(tuple(kept), asking)


def response_headers(policy: Mapping[str, Any]) -> ResponseHeaders:
    """A policy's configuration, as the edge reads it."""
    custom = items(policy.get("CustomHeadersConfig", {}))
    removed = items(policy.get("RemoveHeadersConfig", {}))
    own = tuple(AddedHeader(h["Header"], h["Value"], bool(h["Override"])) for h in custom)
    return ResponseHeaders(
        (*_security(policy.get("SecurityHeadersConfig", {})), *own),
        tuple(h["Header"].lower() for h in removed),
        cors(policy.get("CorsConfig", {})),
    )


def _security(config: Mapping[str, Any]) -> tuple[AddedHeader, ...]:
    values = {
        "Strict-Transport-Security": ("StrictTransportSecurity", _transport),
        "X-Content-Type-Options": ("ContentTypeOptions", lambda _: "nosniff"),
        "X-Frame-Options": ("FrameOptions", lambda one: one["FrameOption"]),
        "Referrer-Policy": ("ReferrerPolicy", lambda one: one["ReferrerPolicy"]),
        "X-XSS-Protection": ("XSSProtection", _scripting),
        "Content-Security-Policy": (
            "ContentSecurityPolicy", lambda one: one["ContentSecurityPolicy"],
        ),
    }  # fmt: skip
    return tuple(
        AddedHeader(name, value(config[part]), bool(config[part]["Override"]))
        for name, (part, value) in values.items()
        if part in config
    )


def _transport(one: Mapping[str, Any]) -> str:
    age = f"max-age={one['AccessControlMaxAgeSec']}"
    more = [("IncludeSubdomains", "includeSubDomains"), ("Preload", "preload")]
    return "; ".join([age, *(word for flag, word in more if one.get(flag))])


def _scripting(one: Mapping[str, Any]) -> str:
    if not one["Protection"]:
        return "0"
    report = [f"report={one['ReportUri']}"] if one.get("ReportUri") else []
    return "; ".join(["1", *(["mode=block"] if one.get("ModeBlock") else []), *report])
