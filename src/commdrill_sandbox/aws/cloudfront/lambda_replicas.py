"""A Lambda function that is linked is replicated, and stays."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill_sandbox.aws.cloudfront.lambda_at_edge import HOME
from commdrill_sandbox.aws.cloudfront.registry import Registry
from commdrill_sandbox.aws.functions.functions import name_of
from commdrill_sandbox.aws.wire.call import Asked, Operation, Refusal


@dataclass(frozen=True)
class Replicas:
    """Refuses to delete what a distribution runs; the rest is moto's."""

    registry: Registry

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {"DeleteFunction": self._delete}

    def _delete(self, asked: Asked) -> None:
        name, version = name_of(asked.input["FunctionName"]), asked.input.get("Qualifier")
        for arn in self.registry.lambdas() if asked.region == HOME else ():
            if name_of(arn) == name and version in {None, arn.rpartition(":")[2]}:
                said = f"Lambda was unable to delete {arn} because it is a replicated function."
                raise Refusal("InvalidParameterValueException", said)
