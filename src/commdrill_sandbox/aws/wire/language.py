"""What the bodies of a protocol are written in."""

from collections.abc import Mapping
from typing import Any, Protocol

from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.in_json import InJson, InTargetedJson
from commdrill_sandbox.aws.wire.in_query import InQuery
from commdrill_sandbox.aws.wire.in_xml import InXml
from commdrill_sandbox.aws.wire.models import protocol_of


class Language(Protocol):
    """Shapes and models are botocore's; members that travel outside the body are left out."""

    @property
    def content_type(self) -> str:
        """What bodies are labelled."""
        ...

    @property
    def message(self) -> str:
        """What an error's text is called where its model does not say."""
        ...

    def read(self, shape: Any, body: bytes) -> Any:
        """The value that a request's body writes down.

        Raises:
            Refusal: it cannot be read.
        """
        ...

    def written(self, shape: Any, value: Any) -> bytes:
        """An answer's body; where `shape` is None there is nothing to say."""
        ...

    def refused(self, refusal: Refusal, told: str) -> bytes:
        """An error's body; its text is the member `told`."""
        ...

    def headers(self, refusal: Refusal) -> Mapping[str, str]:
        """What of an error is said outside its body."""
        ...


def language(model: Any) -> Language:
    """That of a service."""
    prefix = model.metadata["endpointPrefix"]
    match protocol := protocol_of(model):
        case "rest-xml":
            return InXml(f"http://{prefix}.amazonaws.com/doc/{model.api_version}/")
        case "query":
            return InQuery(f"http://{prefix}.amazonaws.com/doc/{model.api_version}/")
        case "json":
            return InTargetedJson()
        case "rest-json":
            return InJson()
    raise NotImplementedError(f"{prefix} speaks {protocol}")
