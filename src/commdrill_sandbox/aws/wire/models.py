"""AWS's services as botocore publishes them: megabytes of JSON, read once, whoever asks."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

_SPOKEN = frozenset({"json", "query", "rest-json", "rest-xml"})


@cache
def loader() -> Any:
    """botocore's, for clients as well: what one has read, the other has.

    A folder is a service: botocore would look into all 400 of them, again for each kind of file.
    """
    from botocore.loaders import Loader

    class Models(Loader):  # type: ignore[misc]  # botocore has no types
        def list_available_services(self, type_name: str) -> list[str]:  # noqa: ARG002 - by this name
            return self._services

        @cached_property
        def _services(self) -> list[str]:
            there = (path for path in map(Path, self.search_paths) if path.is_dir())
            return sorted({folder.name for path in there for folder in path.iterdir()})

    return Models()


@cache
def session() -> Any:
    """botocore's, with that loader. It makes one client at a time; where Regions are, any thread may ask."""
    from botocore.session import Session

    core = Session()
    core.register_component("data_loader", loader())
    core.get_available_partitions()  # what knows it is made by whoever asks first
    return core


@cache
def service_model(service: str) -> Any:
    """A service's model, under boto3's name for it."""
    from botocore.model import ServiceModel

    return ServiceModel(loader().load_service_model(service, "service-2"), service)


def protocol_of(model: Any) -> str:
    """The first that a service speaks and that is spoken here; SDKs take turns with the newest."""
    offered = model.metadata.get("protocols") or [model.metadata["protocol"]]
    return next((one for one in offered if one in _SPOKEN), str(offered[0]))
