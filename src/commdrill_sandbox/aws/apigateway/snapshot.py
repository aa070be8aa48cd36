"""A deployed REST API: what it was when it was deployed, whatever has been changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commdrill_sandbox.aws.apigateway.error_types import ErrorType
from commdrill_sandbox.aws.apigateway.gateway_responses import GatewayResponse

LONGEST = 29.0  # seconds an integration may take, unless it says less


@dataclass(frozen=True)
class IntegrationResponse:
    """What a caller gets for backend answers whose status (or error) matches `pattern`."""

    status: int
    pattern: str | None
    parameters: Mapping[str, str]
    templates: Mapping[str, str]


@dataclass(frozen=True)
class Integration:
    """What stands behind a method. `timeout` in seconds; `role`: whose it is called as, if any."""

    type: str
    uri: str = ""
    verb: str = "ANY"
    parameters: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    passthrough: str = "WHEN_NO_MATCH"
    timeout: float = LONGEST
    responses: tuple[IntegrationResponse, ...] = ()
    role: str = ""


@dataclass(frozen=True)
class Validator:
    """What of a request is looked at before it goes on."""

    body: bool = False
    parameters: bool = False


@dataclass(frozen=True)
class Method:
    """A verb of a resource. `models`: a JSON Schema by media type."""

    verb: str
    authorization: str = "NONE"
    authorizer: str | None = None
    key_required: bool = False
    parameters: Mapping[str, bool] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    validator: Validator = Validator()
    integration: Integration | None = None


@dataclass(frozen=True)
class Resource:
    """A path with its methods, by verb (`ANY` included)."""

    id: str
    path: str
    methods: Mapping[str, Method]


@dataclass(frozen=True)
class Authorizer:
    """A function that lets callers in by what `sources` hold. `form`: what a token must match.

    `role`: whose it is called as, if any.
    """

    id: str
    function: str
    type: str
    sources: tuple[str, ...]
    form: str | None
    role: str = ""


@dataclass(frozen=True)
class Snapshot:
    """All that a deployment froze. `policy`: the resource policy's JSON, empty for none."""

    api: str
    resources: tuple[Resource, ...]
    looks: Mapping[ErrorType, GatewayResponse]
    policy: str = ""
    closed: bool = False  # to callers of the host that AWS gives it
    authorizers: Mapping[str, Authorizer] = field(default_factory=dict)
