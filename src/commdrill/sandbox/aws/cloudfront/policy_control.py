"""The control plane of policies and of origin access controls."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from commdrill.sandbox.aws.cloudfront.policies import Policies, Policy

_EPOCH = datetime(2020, 7, 22, tzinfo=UTC)  # when policies came to be; nobody asks further
_PLURAL = {
    "CachePolicy": "CachePolicies",
    "OriginRequestPolicy": "OriginRequestPolicies",
    "ResponseHeadersPolicy": "ResponseHeadersPolicies",
    "OriginAccessControl": "OriginAccessControls",
}


class PolicyControl:
    """Every operation on one kind of policy. `changed`: called with the id of one that was."""

    def __init__(self, policies: Policies, changed: Callable[[str], None]) -> None:
        self._policies, kind = policies, policies.kind
        self._changed = changed
        self._kind = kind
        self.operations: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {
            f"Create{kind}": self._create,
            f"Get{kind}": self._get,
            f"Get{kind}Config": self._get_config,
            f"Update{kind}": self._update,
            f"Delete{kind}": self._delete,
            f"List{_PLURAL[kind]}": self._list,
        }

    def _create(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        made = self._policies.create(asked[f"{self._kind}Config"])
        location = f"https://cloudfront.amazonaws.com/2020-05-31/policy/{made.id}"
        return {**self._told(made), "Location": location}

    def _get(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        return self._told(self._policies.get(asked["Id"]))

    def _get_config(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        policy = self._policies.get(asked["Id"])
        return {f"{self._kind}Config": policy.config, "ETag": policy.etag}

    def _update(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        config = asked[f"{self._kind}Config"]
        changed = self._policies.update(asked["Id"], config, asked.get("IfMatch"))
        self._changed(changed.id)
        return self._told(changed)

    def _delete(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        self._policies.delete(asked["Id"], asked.get("IfMatch"))
        return {}

    def _list(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        found = self._policies.all(asked.get("Type"))
        listed = [{"Type": policy.kind, self._kind: self._shown(policy)} for policy in found]
        page = {"MaxItems": 100, "Quantity": len(listed), "Items": listed}
        return {f"{self._kind}List": page}

    def _told(self, policy: Policy) -> dict[str, Any]:
        return {self._kind: self._shown(policy), "ETag": policy.etag}

    def _shown(self, policy: Policy) -> dict[str, Any]:
        config = f"{self._kind}Config"
        return {"Id": policy.id, "LastModifiedTime": _EPOCH, config: policy.config}


class AccessControls(PolicyControl):
    """Origin access controls, whose list is a flat one."""

    def _list(self, _: Mapping[str, Any]) -> Mapping[str, Any]:
        listed = [
            {"Id": one.id, "Description": "", **one.config} for one in self._policies.all(None)
        ]
        page = {"Marker": "", "MaxItems": 100, "IsTruncated": False, "Quantity": len(listed)}
        return {"OriginAccessControlList": {**page, "Items": listed}}

    def _shown(self, policy: Policy) -> dict[str, Any]:
        return {"Id": policy.id, f"{self._kind}Config": policy.config}
