"""Tags of numbers, pools, sets and lists: given when they are made, changed by their ARN, gone with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from commdrill_sandbox.aws.messaging.eum.account import Account, not_found
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output

# where the answer says which it was
_MADE = MappingProxyType({
    "RequestPhoneNumber": "PhoneNumberArn", "RequestSenderId": "SenderIdArn",
    "CreatePool": "PoolArn", "CreateConfigurationSet": "ConfigurationSetArn",
    "CreateOptOutList": "OptOutListArn",
})  # fmt: skip
_GONE = MappingProxyType({
    "ReleasePhoneNumber": "PhoneNumberArn", "ReleaseSenderId": "SenderIdArn",
    "DeletePool": "PoolArn", "DeleteConfigurationSet": "ConfigurationSetArn",
    "DeleteOptOutList": "OptOutListArn",
})  # fmt: skip


@dataclass(frozen=True)
class Tags:
    """Kept for all that is made by operations that it is put around."""

    account: Account

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "TagResource": self.add,
            "UntagResource": self.remove,
            "ListTagsForResource": self.told,
        }

    def around(self, name: str, operation: Operation) -> Operation:
        """The operation, and what it means for tags."""
        if name in _MADE:
            return self._making(operation)
        return self._ending(operation) if name in _GONE else operation

    def add(self, asked: Asked) -> Output:
        self._of(asked).update({tag["Key"]: tag["Value"] for tag in asked.input["Tags"]})
        return {}

    def remove(self, asked: Asked) -> Output:
        tags = self._of(asked)
        for key in asked.input["TagKeys"]:
            tags.pop(key, None)
        return {}

    def told(self, asked: Asked) -> Output:
        tags = [{"Key": key, "Value": value} for key, value in self._of(asked).items()]
        return {"ResourceArn": asked.input["ResourceArn"], "Tags": tags}

    def _making(self, operation: Operation) -> Operation:
        def make(asked: Asked) -> Any:
            answer: Any = operation(asked)
            given = {tag["Key"]: tag["Value"] for tag in asked.input.get("Tags", ())}
            self.account.of(asked.region).tags[answer[_MADE[asked.operation]]] = given
            return answer

        return make

    def _ending(self, operation: Operation) -> Operation:
        def end(asked: Asked) -> Any:
            answer: Any = operation(asked)
            self.account.of(asked.region).tags.pop(answer[_GONE[asked.operation]], None)
            return answer

        return end

    def _of(self, asked: Asked) -> dict[str, str]:
        held, arn = self.account.of(asked.region), asked.input["ResourceArn"]
        if arn not in held.tags and arn != held.arn("opt-out-list", "Default"):
            raise not_found("resource", arn)
        return held.tags.setdefault(arn, {})
