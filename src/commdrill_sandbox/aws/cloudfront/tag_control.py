"""The control plane of tags: distributions' and key value stores'."""

from collections.abc import Mapping

from commdrill_sandbox.aws.cloudfront.key_value_stores import KeyValueStores
from commdrill_sandbox.aws.cloudfront.paging import tags_of
from commdrill_sandbox.aws.cloudfront.registry import Registry
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal

_STORE = ":key-value-store/"


class TagControl:
    """Every operation on them."""

    def __init__(self, registry: Registry, stores: KeyValueStores) -> None:
        self._registry, self._stores = registry, stores
        self.operations: Mapping[str, Operation] = {
            "TagResource": self._tag,
            "UntagResource": self._untag,
            "ListTagsForResource": self._list,
        }

    def _tag(self, asked: Asked) -> Output:
        arn, tags = asked.input["Resource"], tags_of(asked.input["Tags"])
        if _STORE in arn:
            self._stores.tag(arn, {**self._of_store(arn), **tags})
        else:
            self._registry.tag(arn, tags)
        return {}

    def _untag(self, asked: Asked) -> Output:
        keys = asked.input["TagKeys"].get("Items", [])
        arn = asked.input["Resource"]
        if _STORE in arn:
            left = {key: tag for key, tag in self._of_store(arn).items() if key not in keys}
            self._stores.tag(arn, left)
        else:
            self._registry.untag(arn, keys)
        return {}

    def _list(self, asked: Asked) -> Output:
        arn = asked.input["Resource"]
        tags = self._of_store(arn) if _STORE in arn else self._registry.by_arn(arn).tags
        return {"Tags": {"Items": [{"Key": k, "Value": v} for k, v in tags.items()]}}

    def _of_store(self, arn: str) -> Mapping[str, str]:
        try:
            return self._stores.by_arn(arn).tags
        except Refusal as missing:
            raise Refusal("NoSuchResource", missing.message) from missing
