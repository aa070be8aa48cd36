"""AWS's services as botocore publishes them: megabytes of JSON, read once, whoever asks."""

from functools import cache
from typing import Any

_SPOKEN = frozenset({"json", "query", "rest-json", "rest-xml"})


@cache
def loader() -> Any:
    """botocore's, for clients as well: what one has read, the other has."""
    from botocore.loaders import create_loader

    return create_loader()


@cache
def service_model(service: str) -> Any:
    """A service's model, under boto3's name for it."""
    from botocore.model import ServiceModel

    return ServiceModel(loader().load_service_model(service, "service-2"), service)


def protocol_of(model: Any) -> str:
    """The first that a service speaks and that is spoken here; SDKs take turns with the newest."""
    offered = model.metadata.get("protocols") or [model.metadata["protocol"]]
    return next((one for one in offered if one in _SPOKEN), str(offered[0]))
