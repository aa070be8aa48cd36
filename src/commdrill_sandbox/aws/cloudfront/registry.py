"""The distributions of the account: their versions, and when each reaches the edge."""

import itertools
import secrets
import string
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudfront.distribution import Distribution
from commdrill_sandbox.aws.cloudfront.policies import check_version
from commdrill_sandbox.aws.cloudfront.rules import behaviours, items
from commdrill_sandbox.aws.wire.call import Refusal

_POLICIES = ("CachePolicyId", "OriginRequestPolicyId", "ResponseHeadersPolicyId")


@dataclass(frozen=True)
class Version:
    """A configuration, and the clock's second at which every edge has it."""

    config: Mapping[str, Any]
    edge: Distribution
    etag: str
    deployed_at: float


@dataclass(frozen=True)
class Registered:
    """A distribution: what it is for ever, its tags, and its versions, the newest last."""

    id: str
    domain_name: str
    modified: datetime
    tags: Mapping[str, str]
    versions: tuple[Version, ...] = ()

    @property
    def arn(self) -> str:
        return f"arn:aws:cloudfront::{ACCOUNT}:distribution/{self.id}"

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def location(self) -> str:
        return f"https://cloudfront.amazonaws.com/2020-05-31/distribution/{self.id}"


def named(at: datetime, tags: Mapping[str, str]) -> Registered:
    """A new distribution, which nobody knows yet."""
    letters = string.ascii_uppercase + string.digits
    id_, host = ("".join(secrets.choice(letters) for _ in range(13)) for _ in range(2))
    return Registered(f"E{id_}", f"d{host.lower()}.cloudfront.net", at, tags)


class Registry:
    """Safe from any thread. `propagation`: seconds from a change until the edge has it."""

    def __init__(self, clock: Clock, propagation: float) -> None:
        self._clock, self.propagation = clock, propagation
        self._lock, self._numbers = threading.Lock(), itertools.count(1)
        self._known: dict[str, Registered] = {}

    def get(self, distribution_id: str) -> Registered:
        """One of them.

        Raises:
            Refusal: there is none.
        """
        try:
            return self._known[distribution_id]
        except KeyError:
            raise Refusal(
                "NoSuchDistribution", "The specified distribution does not exist."
            ) from None

    def all(self) -> tuple[Registered, ...]:
        return tuple(self._known.values())

    def users(self, reference: str) -> tuple[str, ...]:
        """The distributions that name a policy or access control by its id, a function by its ARN."""
        known = self._known.values()
        return tuple(one.id for one in known if reference in _named_in(one.newest.config))

    def lambdas(self) -> tuple[str, ...]:
        """The Lambda functions that distributions run, by their ARN."""
        found = (_named_in(known.newest.config) for known in self.all())
        return tuple(name for names in found for name in names if ":lambda:" in name)

    def by_arn(self, arn: str) -> Registered:
        """Raises: Refusal: there is none."""
        found = next((known for known in self.all() if known.arn == arn), None)
        if found is None:
            raise Refusal("NoSuchResource", f"there is no distribution {arn!r}")
        return found

    def add(self, born: Registered, version: Version) -> Registered:
        """Raises: Refusal: another one has its caller reference or one of its names."""
        reference = version.config["CallerReference"]
        with self._lock:
            for known in self.all():
                if known.newest.config["CallerReference"] == reference:
                    raise Refusal(
                        "DistributionAlreadyExists", f"the caller reference made {known.id}"
                    )
            self._check_aliases(born.id, version.config)
            self._known[born.id] = replace(born, versions=(version,))
            return self._known[born.id]

    def _check_aliases(self, own: str, config: Mapping[str, Any]) -> None:
        """A name leads to one distribution only."""
        wanted = _aliases(config)
        for known in self.all():
            if known.id != own and (twice := sorted(wanted & _aliases(known.newest.config))):
                raise Refusal("CNAMEAlreadyExists", f"{twice[0]} leads to {known.id}")

    def tag(self, arn: str, tags: Mapping[str, str]) -> None:
        with self._lock:
            known = self.by_arn(arn)
            self._known[known.id] = replace(known, tags={**known.tags, **tags})

    def untag(self, arn: str, keys: Collection[str]) -> None:
        with self._lock:
            known = self.by_arn(arn)
            kept = {key: value for key, value in known.tags.items() if key not in keys}
            self._known[known.id] = replace(known, tags=kept)

    def version(self, config: Mapping[str, Any], edge: Distribution) -> Version:
        """A new version, on its way to the edge."""
        at = self._clock.monotonic() + self.propagation
        return Version(config, edge, f"E{next(self._numbers):X}EMBEDDED", at)

    def refresh(self, distribution_id: str, edge: Distribution) -> None:
        """The newest version reads differently, as a policy of its has changed; its ETag stays."""
        with self._lock:
            known = self.get(distribution_id)
            fresh = replace(self.version(known.newest.config, edge), etag=known.newest.etag)
            self._known[known.id] = self._with(known, fresh)

    def update(self, distribution_id: str, version: Version, if_match: str | None) -> Registered:
        with self._lock:
            self._check_aliases(distribution_id, version.config)
            known = self._checked(distribution_id, if_match)
            changed = replace(self._with(known, version), modified=self._clock.now())
            self._known[known.id] = changed
            return changed

    def _with(self, known: Registered, version: Version) -> Registered:
        kept = (self.deployed(known), version)
        return replace(known, versions=tuple(v for v in kept if v is not None))

    def settle(self) -> None:
        """Every edge has the newest of everything, as if all was long ago."""
        now = self._clock.monotonic()
        with self._lock:
            for known in self.all():
                settled = replace(known.newest, deployed_at=min(now, known.newest.deployed_at))
                self._known[known.id] = replace(known, versions=(settled,))

    def delete(self, distribution_id: str, if_match: str | None) -> None:
        with self._lock:
            known = self._checked(distribution_id, if_match)
            if known.newest.config["Enabled"] or self.status(known) != "Deployed":
                raise Refusal("DistributionNotDisabled", "it must be disabled and deployed before")
            del self._known[known.id]

    def status(self, known: Registered) -> str:
        on_its_way = known.newest.deployed_at > self._clock.monotonic()
        return "InProgress" if on_its_way else "Deployed"

    def deployed(self, known: Registered) -> Version | None:
        """The version that the edge has; None before the first arrives."""
        now = self._clock.monotonic()
        arrived = [version for version in known.versions if version.deployed_at <= now]
        return arrived[-1] if arrived else None

    def _checked(self, distribution_id: str, if_match: str | None) -> Registered:
        known = self.get(distribution_id)
        check_version(known.newest.etag, if_match)
        return known


def _aliases(config: Mapping[str, Any]) -> set[str]:
    return {alias.lower() for alias in items(config["Aliases"])}


def _named_in(config: Mapping[str, Any]) -> set[str]:
    controls = {origin["OriginAccessControlId"] for origin in items(config["Origins"])}
    controls |= {
        origin.get("S3OriginConfig", {}).get("OriginAccessIdentity", "")
        for origin in items(config["Origins"])
    }
    return controls.union(*(_named_by(behaviour) for behaviour in behaviours(config)))


def _named_by(behaviour: Mapping[str, Any]) -> set[str]:
    """All that a behaviour has of policies and functions."""
    functions = {link["FunctionARN"] for link in items(behaviour["FunctionAssociations"])}
    functions |= {
        link["LambdaFunctionARN"] for link in items(behaviour["LambdaFunctionAssociations"])
    }
    return functions | {behaviour[name] for name in _POLICIES if name in behaviour}
