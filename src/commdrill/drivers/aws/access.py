"""Where AWS is met: the settings, and what may be known of them without asking anybody."""

from datetime import timedelta
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from commdrill.documents.host import THIS_MACHINE
from commdrill.model import Duration


class AwsAccess(BaseModel):
    """Region, profile and endpoint; what is not set comes from the environment's `aws`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    region: str | None = Field(None, min_length=1, description="the Region, e.g. us-east-1")
    profile: str | None = Field(None, min_length=1, description="a profile of the AWS CLI's files")
    endpoint_url: str | None = Field(None, min_length=1, description="for a local AWS: its address")

    timeout: Duration = Field(
        timedelta(seconds=30), description="how long one answer may take, up to three tries and all"
    )

    @property
    def endpoint_host(self) -> str | None:
        """The host of a local AWS; None for AWS itself."""
        return urlsplit(self.endpoint_url).hostname if self.endpoint_url else None

    @property
    def is_on_this_machine(self) -> bool:
        """Whether nothing asked here can reach AWS itself."""
        return self.endpoint_host in THIS_MACHINE

    def hosts(self) -> tuple[str, ...]:
        """Hosts for the guard: AWS itself is guarded by its account, this machine by nobody."""
        host = self.endpoint_host
        return () if host is None or self.is_on_this_machine else (host,)
