"""AWS's services as botocore publishes them: megabytes of JSON, read once, whoever asks."""

from functools import cache
from typing import Any


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
