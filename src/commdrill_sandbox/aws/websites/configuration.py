"""What a bucket's website configuration says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Redirect:
    """Where to; None: as it was asked."""

    status: int
    protocol: str | None = None
    host: str | None = None
    replaced: str | None = None  # the prefix that gives way to the new one
    prefix: str | None = None
    key: str | None = None

    def location(self, host: str, key: str) -> str:
        if self.key is not None:
            key = self.key
        elif self.prefix is not None:
            key = self.prefix + key.removeprefix(self.replaced or "")
        return f"{self.protocol or 'http'}://{self.host or host}/{key}"


@dataclass(frozen=True)
class Rule:
    """Redirects keys of a prefix: always, or on one error."""

    prefix: str
    error: int | None
    redirect: Redirect


@dataclass(frozen=True)
class Site:
    """`everything`: the redirect that is all there is to the site."""

    everything: Redirect | None
    index: str
    error: str | None
    rules: tuple[Rule, ...]

    def redirected(self, key: str, error: int | None) -> Redirect | None:
        """By the first rule that is for such a key and error."""
        found = (r for r in self.rules if r.error == error and key.startswith(r.prefix))
        return next((rule.redirect for rule in found), None)


def site(told: Mapping[str, Any]) -> Site:
    """As GetBucketWebsite tells it."""
    return Site(
        everything=_everything(told.get("RedirectAllRequestsTo")),
        index=told.get("IndexDocument", {}).get("Suffix", ""),
        error=told.get("ErrorDocument", {}).get("Key"),
        rules=tuple(_rules(told.get("RoutingRules", ()))),
    )


def _everything(told: Mapping[str, Any] | None) -> Redirect | None:
    return Redirect(301, told.get("Protocol"), told["HostName"]) if told else None


def _rules(told: Any) -> Iterator[Rule]:
    for rule in told:
        condition, to = rule.get("Condition", {}), rule["Redirect"]
        prefix = condition.get("KeyPrefixEquals", "")
        error = condition.get("HttpErrorCodeReturnedEquals")
        redirect = Redirect(
            status=int(to.get("HttpRedirectCode", 301)),
            protocol=to.get("Protocol"),
            host=to.get("HostName"),
            replaced=prefix,
            prefix=to.get("ReplaceKeyPrefixWith"),
            key=to.get("ReplaceKeyWith"),
        )
        yield Rule(prefix, int(error) if error else None, redirect)
