"""What whoever asks for a stack has to say that they know of it."""

from commdrill_sandbox.aws.cloudformation.stack import Order
from commdrill_sandbox.aws.wire.call import Refusal

_IAM = ("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
_OF_IAM, _NAMED, _EXPANSION = (
    "CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND",
)  # fmt: skip


def check_capabilities(order: Order) -> None:
    """Raises: Refusal: it makes roles or policies, and nobody said that it may."""
    of_iam = [one for one in order.template.resources.values() if one["Type"] in _IAM]
    if any("RoleName" in one.get("Properties", {}) for one in of_iam):
        _require(_NAMED, order)
    elif of_iam and _NAMED not in order.capabilities:
        _require(_OF_IAM, order)


def check_expansion(order: Order) -> None:
    """Raises: Refusal: nobody sees what its transforms make of it, as in a change set."""
    if order.template.transforms:
        _require(_EXPANSION, order)


def _require(capability: str, order: Order) -> None:
    if capability not in order.capabilities:
        said = f"Requires capabilities : [{capability}]"
        raise Refusal("InsufficientCapabilitiesException", said)
