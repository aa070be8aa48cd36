"""The control plane of policies and of origin access controls."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from commdrill_sandbox.aws.cloudfront.paging import by_id, paged
from commdrill_sandbox.aws.cloudfront.policies import Policies, Policy
from commdrill_sandbox.aws.request import raw_path
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output

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
        self.operations: Mapping[str, Operation] = {
            f"Create{kind}": self._create,
            f"Get{kind}": self._get,
            f"Get{kind}Config": self._get_config,
            f"Update{kind}": self._update,
            f"Delete{kind}": self._delete,
            f"List{_PLURAL[kind]}": self._list,
        }

    def _create(self, asked: Asked) -> Output:
        made = self._policies.create(asked.input[f"{self._kind}Config"])
        location = f"https://cloudfront.amazonaws.com{raw_path(asked.request)}/{made.id}"
        return {**self._told(made), "Location": location}

    def _get(self, asked: Asked) -> Output:
        return self._told(self._policies.get(asked.input["Id"]))

    def _get_config(self, asked: Asked) -> Output:
        policy = self._policies.get(asked.input["Id"])
        return {f"{self._kind}Config": policy.config, "ETag": policy.etag}

    def _update(self, asked: Asked) -> Output:
        config = asked.input[f"{self._kind}Config"]
        changed = self._policies.update(asked.input["Id"], config, asked.input.get("IfMatch"))
        self._changed(changed.id)
        return self._told(changed)

    def _delete(self, asked: Asked) -> Output:
        self._policies.delete(asked.input["Id"], asked.input.get("IfMatch"))
        return {}

    def _list(self, asked: Asked) -> Output:
        found = self._policies.all(asked.input.get("Type"))
        listed = [{"Type": policy.kind, self._kind: self._shown(policy)} for policy in found]
        return {f"{self._kind}List": paged(asked, listed, lambda one: by_id(one[self._kind]))}

    def _told(self, policy: Policy) -> dict[str, Any]:
        return {self._kind: self._shown(policy), "ETag": policy.etag}

    def _shown(self, policy: Policy) -> dict[str, Any]:
        config = f"{self._kind}Config"
        return {"Id": policy.id, "LastModifiedTime": _EPOCH, config: policy.config}


class AccessControls(PolicyControl):
    """Origin access controls, whose list is a flat one."""

    def _list(self, asked: Asked) -> Output:
        listed = [
            {"Id": one.id, "Description": "", **one.config} for one in self._policies.all(None)
        ]
        return {"OriginAccessControlList": paged(asked, listed, by_id)}

    def _shown(self, policy: Policy) -> dict[str, Any]:
        return {"Id": policy.id, f"{self._kind}Config": policy.config}
