"""What faults that change a CloudFront distribution have in common."""

from collections.abc import Callable
from typing import ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsFault, Permission, Resource, allow
from commdrill.drivers.aws.faults.distribution import (
    Config,
    change_config,
    invalidate,
    wait_until_deployed,
)
from commdrill.drivers.aws.session import Aws


class CloudFrontFault(AwsFault):
    """A fault that is a change of a distribution's configuration."""

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow(
            "cloudfront:GetDistribution",
            "cloudfront:GetDistributionConfig",
            "cloudfront:UpdateDistribution",
            "cloudfront:CreateInvalidation",
            on="cloudfront:distribution",
        ),
    )

    distribution: str = Field(
        min_length=1, description="the distribution's id", examples=["E123EXAMPLE"]
    )
    invalidate: tuple[str, ...] = Field(
        (),
        description="paths the edges are to forget, each way, once the change is deployed; "
        "without, they serve what they hold until it expires",
        examples=[["/*"]],
    )

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("cloudfront:distribution", self.distribution),)

    def needed(self) -> tuple[Permission, ...]:
        """An invalidation, and whether it is deployed, only where that is asked."""
        unasked = set() if self.invalidate else {"cloudfront:CreateInvalidation"}
        if self.probe and not self.invalidate:
            unasked.add("cloudfront:GetDistribution")
        return tuple(one.without(unasked) for one in self.permissions)

    def change(self, aws: Aws, change: Callable[[Config], None]) -> None:
        """Change it, and wait: for the edges to have it, or for the probe alone to show it."""
        change_config(aws, self.distribution, change)
        if self.invalidate or self.probe is None:
            wait_until_deployed(aws, self.distribution, self._clock)
        if self.invalidate:  # also where it was changed before: by a way back that was killed here
            reference = f"commdrill {self._clock.now().isoformat()}"
            invalidate(aws, self.distribution, self.invalidate, reference)
