"""The 21 kinds of answers that API Gateway makes itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ErrorType(StrEnum):
    """A gateway response's type, as `$context.error.responseType` tells it."""

    ACCESS_DENIED = "ACCESS_DENIED"
    API_CONFIGURATION_ERROR = "API_CONFIGURATION_ERROR"
    AUTHORIZER_CONFIGURATION_ERROR = "AUTHORIZER_CONFIGURATION_ERROR"
    AUTHORIZER_FAILURE = "AUTHORIZER_FAILURE"
    BAD_REQUEST_BODY = "BAD_REQUEST_BODY"
    BAD_REQUEST_PARAMETERS = "BAD_REQUEST_PARAMETERS"
    DEFAULT_4XX = "DEFAULT_4XX"
    DEFAULT_5XX = "DEFAULT_5XX"
    EXPIRED_TOKEN = "EXPIRED_TOKEN"  # noqa: S105 - a name # nosec B105
    INTEGRATION_FAILURE = "INTEGRATION_FAILURE"
    INTEGRATION_TIMEOUT = "INTEGRATION_TIMEOUT"
    INVALID_API_KEY = "INVALID_API_KEY"
    INVALID_SIGNATURE = "INVALID_SIGNATURE"
    MISSING_AUTHENTICATION_TOKEN = "MISSING_AUTHENTICATION_TOKEN"  # noqa: S105 - a name # nosec B105
    QUOTA_EXCEEDED = "QUOTA_EXCEEDED"
    REQUEST_TOO_LARGE = "REQUEST_TOO_LARGE"
    RESOURCE_NOT_FOUND = "RESOURCE_NOT_FOUND"
    THROTTLED = "THROTTLED"
    UNAUTHORIZED = "UNAUTHORIZED"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    WAF_FILTERED = "WAF_FILTERED"

    @property
    def status(self) -> int | None:
        """The default status; the two defaults have none of their own."""
        return _KINDS[self].status

    @property
    def message(self) -> str:
        return _KINDS[self].message

    @property
    def exception(self) -> str:
        """What the `x-amzn-ErrorType` header says."""
        return _KINDS[self].exception

    @property
    def fallback(self) -> "ErrorType":
        """The type whose customisation counts where this one has none."""
        client_error = self is ErrorType.DEFAULT_4XX or (self.status or 500) < 500
        return ErrorType.DEFAULT_4XX if client_error else ErrorType.DEFAULT_5XX


@dataclass(frozen=True)
class _Kind:
    status: int | None
    message: str
    exception: str


_SERVER = "InternalServerErrorException"
_KINDS = {
    ErrorType.ACCESS_DENIED: _Kind(
        403, "User is not authorized to access this resource", "AccessDeniedException"
    ),
    ErrorType.API_CONFIGURATION_ERROR: _Kind(500, "Internal server error", _SERVER),
    ErrorType.AUTHORIZER_CONFIGURATION_ERROR: _Kind(
        500, "Internal server error", "AuthorizerConfigurationException"
    ),
    ErrorType.AUTHORIZER_FAILURE: _Kind(500, "Internal server error", _SERVER),
    ErrorType.BAD_REQUEST_BODY: _Kind(400, "Invalid request body", "BadRequestException"),
    ErrorType.BAD_REQUEST_PARAMETERS: _Kind(
        400, "Missing required request parameters", "BadRequestException"
    ),
    ErrorType.DEFAULT_4XX: _Kind(None, "Bad request", "BadRequestException"),
    ErrorType.DEFAULT_5XX: _Kind(None, "Internal server error", _SERVER),
    ErrorType.EXPIRED_TOKEN: _Kind(
        403, "The security token included in the request is expired", "ExpiredTokenException"
    ),
    ErrorType.INTEGRATION_FAILURE: _Kind(504, "Network error communicating with endpoint", _SERVER),
    ErrorType.INTEGRATION_TIMEOUT: _Kind(504, "Endpoint request timed out", _SERVER),
    ErrorType.INVALID_API_KEY: _Kind(403, "Forbidden", "ForbiddenException"),
    ErrorType.INVALID_SIGNATURE: _Kind(
        403,
        "The request signature we calculated does not match the signature you provided",
        "InvalidSignatureException",
    ),
    ErrorType.MISSING_AUTHENTICATION_TOKEN: _Kind(
        403, "Missing Authentication Token", "MissingAuthenticationTokenException"
    ),
    ErrorType.QUOTA_EXCEEDED: _Kind(429, "Limit Exceeded", "LimitExceededException"),
    ErrorType.REQUEST_TOO_LARGE: _Kind(413, "Request Too Long", "RequestTooLargeException"),
    ErrorType.RESOURCE_NOT_FOUND: _Kind(404, "Not found", "NotFoundException"),
    ErrorType.THROTTLED: _Kind(429, "Too Many Requests", "TooManyRequestsException"),
    ErrorType.UNAUTHORIZED: _Kind(401, "Unauthorized", "UnauthorizedException"),
    ErrorType.UNSUPPORTED_MEDIA_TYPE: _Kind(
        415, "Unsupported Media Type", "UnsupportedMediaTypeException"
    ),
    ErrorType.WAF_FILTERED: _Kind(403, "Forbidden", "ForbiddenException"),
}


@dataclass(frozen=True)
class GatewayError(Exception):
    """API Gateway answers by itself.

    `status`: where a case has another one than its type. `validation`: what
    `$context.error.validationErrorString` holds. `context`: what else `$context` has now.
    """

    type: ErrorType
    message: str | None = None
    status: int | None = None
    validation: str = ""
    context: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        return self.type.message if self.message is None else self.message
