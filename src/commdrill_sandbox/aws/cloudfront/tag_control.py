"""The control plane of distributions' tags."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.cloudfront.registry import Registry
from commdrill_sandbox.aws.wire.answering import Output
from commdrill_sandbox.aws.wire.service import Asked, Operation


class TagControl:
    """Every operation on them."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.operations: Mapping[str, Operation] = {
            "TagResource": self._tag,
            "UntagResource": self._untag,
            "ListTagsForResource": self._list,
        }

    def _tag(self, asked: Asked) -> Output:
        self._registry.tag(asked.input["Resource"], tags_of(asked.input["Tags"]))
        return {}

    def _untag(self, asked: Asked) -> Output:
        keys = asked.input["TagKeys"].get("Items", [])
        self._registry.untag(asked.input["Resource"], keys)
        return {}

    def _list(self, asked: Asked) -> Output:
        tags = self._registry.by_arn(asked.input["Resource"]).tags
        return {"Tags": {"Items": [{"Key": k, "Value": v} for k, v in tags.items()]}}


def tags_of(given: Mapping[str, Any]) -> Mapping[str, str]:
    """Tags as CloudFront's API lists them; one may have no value."""
    return {tag["Key"]: tag.get("Value", "") for tag in given.get("Items", [])}
