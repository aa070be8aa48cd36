"""Policies, and origin access controls, which are kept alike: AWS's own, and those somebody made."""

import itertools
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.wire.call import Refusal

_YEAR = 31_536_000  # seconds
Users = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Policy:
    """A policy as it stands; `config` as AWS's API writes it."""

    id: str
    config: Mapping[str, Any]
    etag: str
    kind: str = "custom"


class Policies:
    """All of one kind: `CachePolicy`, `OriginRequestPolicy`, `ResponseHeadersPolicy` or `OriginAccessControl`.

    `users`: which distributions have a policy, by its id.
    """

    def __init__(self, kind: str, managed: Mapping[str, Mapping[str, Any]], users: Users) -> None:
        self.kind, self._users = kind, users
        self._lock, self._numbers = threading.Lock(), itertools.count(1)
        self._known = {i: Policy(i, config, "MANAGED", "managed") for i, config in managed.items()}

    def get(self, policy_id: str) -> Policy:
        """One of them.

        Raises:
            Refusal: there is none.
        """
        try:
            return self._known[policy_id]
        except KeyError:
            raise Refusal(
                f"NoSuch{self.kind}", f"no {self.kind} has the id {policy_id!r}"
            ) from None

    def has(self, policy_id: str) -> bool:
        return policy_id in self._known

    def all(self, kind: str | None) -> tuple[Policy, ...]:
        return tuple(policy for policy in self._known.values() if kind in {None, policy.kind})

    def create(self, config: Mapping[str, Any]) -> Policy:
        with self._lock:
            if any(p.config["Name"] == config["Name"] for p in self._known.values()):
                raise Refusal(f"{self.kind}AlreadyExists", f"{config['Name']!r} is taken")
            return self._keep(f"embedded-{self.kind.lower()}-{next(self._numbers)}", config)

    def update(self, policy_id: str, config: Mapping[str, Any], if_match: str | None) -> Policy:
        with self._lock:
            self._own(policy_id, if_match, "IllegalUpdate")
            return self._keep(policy_id, config)

    def delete(self, policy_id: str, if_match: str | None) -> None:
        with self._lock:
            self._own(policy_id, if_match, "IllegalDelete")
            if users := self._users(policy_id):
                raise Refusal(f"{self.kind}InUse", f"distribution {users[0]} has it")
            del self._known[policy_id]

    def _own(self, policy_id: str, if_match: str | None, otherwise: str) -> None:
        policy = self.get(policy_id)
        if policy.kind == "managed":
            raise Refusal(otherwise, "a managed policy is AWS's own")
        check_version(policy.etag, if_match)

    def _keep(self, policy_id: str, config: Mapping[str, Any]) -> Policy:
        self._known[policy_id] = Policy(policy_id, _with_ttl(config), f"EP{next(self._numbers)}")
        return self._known[policy_id]


@dataclass(frozen=True)
class PolicyBook:
    """The policies of each kind, and the origin access controls."""

    cache: Policies
    request: Policies
    headers: Policies
    controls: Policies


def _with_ttl(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The TTLs that a cache policy has where none are given. Raises: Refusal: they are in no order."""
    if "MinTTL" not in config:
        return config
    given = [config[one] for one in ("MinTTL", "DefaultTTL", "MaxTTL") if one in config]
    if given != sorted(given):
        said = "MinTTL, DefaultTTL and MaxTTL must be in ascending order"
        raise Refusal("InvalidArgument", said)
    default = max(86_400, config["MinTTL"])
    whole = {"DefaultTTL": default, **config}
    return {"MaxTTL": max(_YEAR, whole["DefaultTTL"]), **whole}


def check_version(etag: str, if_match: str | None) -> None:
    """Refuse a change that was not made to the version that is in force."""
    if not if_match:
        raise Refusal("InvalidIfMatchVersion", "the If-Match version is missing or not valid")
    if if_match != etag:
        raise Refusal(
            "PreconditionFailed", "the If-Match version is not the resource's current ETag"
        )
