"""Origin access identities: how CloudFront read buckets before there was access control."""

import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.cloudfront.paging import by_id, paged
from commdrill_sandbox.aws.cloudfront.policies import Policies, Users, check_version
from commdrill_sandbox.aws.s3_access import canonical_user
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_WHAT = "CloudFrontOriginAccessIdentity"
_CONFIG = f"{_WHAT}Config"
_PREFIX = "origin-access-identity/cloudfront/"


@dataclass(frozen=True)
class _Identity:
    id: str
    config: Mapping[str, Any]
    etag: str


class AccessIdentities:
    """All of them. `users`: which distributions name one."""

    def __init__(self, users: Users) -> None:
        self._users, self._lock, self._numbers = users, threading.RLock(), itertools.count(1)
        self._known: dict[str, _Identity] = {}

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            f"Create{_WHAT}": self._create,
            f"Get{_WHAT}": lambda asked: _told(self._named(asked)),
            f"Get{_CONFIG}": self._get_config,
            f"Update{_WHAT}": self._update,
            f"Delete{_WHAT}": self._delete,
            "ListCloudFrontOriginAccessIdentities": self._list,
        }

    def has(self, name: str) -> bool:
        """`name` as an origin has it."""
        return name.removeprefix(_PREFIX) in self._known and name.startswith(_PREFIX)

    def _create(self, asked: Asked) -> Output:
        """The same reference and words once more are the same identity."""
        config = asked.input[_CONFIG]
        with self._lock:
            for one in self._known.values():
                if one.config == config:
                    return _made(one)
                if one.config["CallerReference"] == config["CallerReference"]:
                    said = "the caller reference is that of another identity"
                    raise Refusal(f"{_WHAT}AlreadyExists", said)
            return _made(self._keep(f"E{next(self._numbers):X}IDENTITY", config))

    def _get_config(self, asked: Asked) -> Output:
        one = self._named(asked)
        return {_CONFIG: one.config, "ETag": one.etag}

    def _update(self, asked: Asked) -> Output:
        with self._lock:
            one, config = self._matched(asked), asked.input[_CONFIG]
            if config["CallerReference"] != one.config["CallerReference"]:
                raise Refusal("IllegalUpdate", "the caller reference cannot be changed")
            return _told(self._keep(one.id, config))

    def _delete(self, asked: Asked) -> Output:
        with self._lock:
            one = self._matched(asked)
            if users := self._users(_PREFIX + one.id):
                raise Refusal(f"{_WHAT}InUse", f"distribution {users[0]} has it")
            del self._known[one.id]
        return {}

    def _list(self, asked: Asked) -> Output:
        listed = [{**_shown(one), "Comment": one.config["Comment"]} for one in self._known.values()]
        return {f"{_WHAT}List": paged(asked, listed, by_id)}

    def _named(self, asked: Asked) -> _Identity:
        try:
            return self._known[asked.input["Id"]]
        except KeyError:
            said = "The specified origin access identity does not exist."
            raise Refusal(f"NoSuch{_WHAT}", said) from None

    def _matched(self, asked: Asked) -> _Identity:
        one = self._named(asked)
        check_version(one.etag, asked.input.get("IfMatch"))
        return one

    def _keep(self, known_id: str, config: Mapping[str, Any]) -> _Identity:
        self._known[known_id] = _Identity(known_id, config, f"EI{next(self._numbers):X}")
        return self._known[known_id]


@dataclass(frozen=True)
class OriginReaders:
    """As whom CloudFront can read an origin."""

    controls: Policies
    identities: AccessIdentities

    def check(self, origin: Mapping[str, Any]) -> None:
        """Raises: Refusal: an origin is to be read as somebody who is not there."""
        control = origin["OriginAccessControlId"]
        if control and not self.controls.has(control):
            said = "The origin access control is not valid or doesn't exist."
            raise Refusal("InvalidOriginAccessControl", said)
        identity = (origin.get("S3OriginConfig") or {}).get("OriginAccessIdentity")
        if identity and not self.identities.has(identity):
            said = "The specified origin access identity does not exist or is not valid."
            raise Refusal("InvalidOriginAccessIdentity", said)


def _made(one: _Identity) -> Output:
    where = "https://cloudfront.amazonaws.com/2020-05-31/origin-access-identity/cloudfront/"
    return {**_told(one), "Location": where + one.id}


def _told(one: _Identity) -> Output:
    return {_WHAT: {**_shown(one), _CONFIG: one.config}, "ETag": one.etag}


def _shown(one: _Identity) -> dict[str, Any]:
    return {"Id": one.id, "S3CanonicalUserId": canonical_user(one.id)}
