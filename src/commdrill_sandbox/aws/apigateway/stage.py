"""A stage's own settings: they count at once, without a deployment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.apigateway.throttle import Limit

ACCOUNT_LIMIT = Limit(10_000.0, 5_000)


@dataclass(frozen=True)
class Stage:
    """`limits`: by `*/*` or `path/VERB`."""

    deployment: str
    variables: Mapping[str, str]
    limits: Mapping[str, Limit]

    def limit(self, path: str, verb: str) -> tuple[str, Limit]:
        """Which limit counts for a method: its own, else the stage's, else the account's."""
        for key in (f"{path.strip('/')}/{verb}", f"{path.strip('/')}/*", f"*/{verb}", "*/*"):
            if key in self.limits:
                return key, self.limits[key]
        return "account", ACCOUNT_LIMIT


def read_stage(client: Any, api: str, name: str) -> Stage | None:
    """The stage as it is now; None: there is none of that name."""
    try:
        told = client.get_stage(restApiId=api, stageName=name)
    except client.exceptions.NotFoundException:
        return None
    settings = (told.get("methodSettings") or {}).items()
    return Stage(
        told["deploymentId"],
        told.get("variables") or {},
        {_key(key): _limit(setting) for key, setting in settings},
    )


def _key(written: str) -> str:
    """`~1orders~1{id}/GET` → `orders/{id}/GET`."""
    path, _, verb = written.rpartition("/")
    return f"{path.replace('~1', '/').strip('/')}/{verb}"


def _limit(setting: Mapping[str, Any]) -> Limit:
    """-1 takes a limit away: the account's is left."""
    rate = float(setting.get("throttlingRateLimit", -1))
    burst = int(setting.get("throttlingBurstLimit", -1))
    return Limit(
        ACCOUNT_LIMIT.rate if rate < 0 else rate, ACCOUNT_LIMIT.burst if burst < 0 else burst
    )
