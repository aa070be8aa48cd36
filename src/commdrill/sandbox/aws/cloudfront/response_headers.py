"""Response headers policies: what an edge adds to answers, and takes from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.sandbox.aws.cloudfront.rules import items

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CustomHeader:
    """A header to add; `overrides`: also where the origin has sent one of its name."""

    name: str
    value: str
    overrides: bool


@dataclass(frozen=True)
class ResponseHeaders:
    """A policy's custom headers, and the names of those it removes."""

    added: tuple[CustomHeader, ...] = ()
    removed: tuple[str, ...] = ()

    def on(self, headers: Headers) -> Headers:
        """An answer's headers with the policy carried out."""
        kept = [(k, v) for k, v in headers if k.lower() not in self.removed]
        for header in self.added:
            name = header.name.lower()
            if header.overrides or all(k.lower() != name for k, _ in kept):
                kept = [(k, v) for k, v in kept if k.lower() != name]
                kept.append((header.name, header.value))
        return tuple(kept)


def response_headers(policy: Mapping[str, Any]) -> ResponseHeaders:
    """A policy's configuration, as the edge reads it."""
    custom = items(policy.get("CustomHeadersConfig", {}))
    removed = items(policy.get("RemoveHeadersConfig", {}))
    return ResponseHeaders(
        tuple(CustomHeader(h["Header"], h["Value"], bool(h["Override"])) for h in custom),
        tuple(h["Header"].lower() for h in removed),
    )
