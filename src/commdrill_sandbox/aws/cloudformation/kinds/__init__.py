"""Every kind of resource that a stack can have here, by its type: one file a family."""

from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import Kind, Nothing
from commdrill_sandbox.aws.cloudformation.kinds.access import ACCESS
from commdrill_sandbox.aws.cloudformation.kinds.custom import Custom
from commdrill_sandbox.aws.cloudformation.kinds.edge import EDGE
from commdrill_sandbox.aws.cloudformation.kinds.events import EVENTS
from commdrill_sandbox.aws.cloudformation.kinds.functions import FUNCTIONS
from commdrill_sandbox.aws.cloudformation.kinds.gateway import GATEWAY
from commdrill_sandbox.aws.cloudformation.kinds.http_gateway import HTTP_GATEWAY
from commdrill_sandbox.aws.cloudformation.kinds.images import IMAGES
from commdrill_sandbox.aws.cloudformation.kinds.keys import KEYS
from commdrill_sandbox.aws.cloudformation.kinds.logs import LOGS
from commdrill_sandbox.aws.cloudformation.kinds.mail import MAIL
from commdrill_sandbox.aws.cloudformation.kinds.messages import MESSAGES
from commdrill_sandbox.aws.cloudformation.kinds.names import NAMES
from commdrill_sandbox.aws.cloudformation.kinds.storage import STORAGE
from commdrill_sandbox.aws.cloudformation.kinds.tables import TABLES

_CUSTOM = ("AWS::CloudFormation::CustomResource", "Custom::")
_IN_NAME_ALONE = ("AWS::CDK::Metadata", "AWS::CloudFormation::WaitConditionHandle")

_KINDS: Mapping[str, Kind] = {
    **ACCESS,
    **EDGE,
    **EVENTS,
    **FUNCTIONS,
    **GATEWAY,
    **HTTP_GATEWAY,
    **IMAGES,
    **KEYS,
    **LOGS,
    **MAIL,
    **MESSAGES,
    **NAMES,
    **STORAGE,
    **TABLES,
    **dict.fromkeys(_IN_NAME_ALONE, Nothing()),
}


def kind_of(type_: str) -> Kind | None:
    """None: there is none of that type here."""
    return Custom(type_) if type_.startswith(_CUSTOM) else _KINDS.get(type_)


def known_kind(type_: str) -> Kind:
    """Of a type that there is: `wanted` has looked."""
    kind = kind_of(type_)
    assert kind is not None
    return kind
