"""API keys and the usage plans that say how much a key's holder may call."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commdrill_sandbox.aws.apigateway.callers import Visit
from commdrill_sandbox.aws.apigateway.error_types import ErrorType, GatewayError
from commdrill_sandbox.aws.apigateway.throttle import Buckets, Limit
from commdrill_sandbox.aws.clock import Clock


@dataclass(frozen=True)
class Plan:
    """A usage plan as one key meets it on one stage. `quota`: calls a `period`; None: no limit."""

    id: str
    key: str
    limit: Limit | None
    quota: int | None
    period: str


class Usage:
    """Counts what keys have used; as long as the process lives."""

    def __init__(self, clock: Clock, buckets: Buckets) -> None:
        self._clock = clock
        self._buckets = buckets
        self._lock = threading.Lock()
        self._used: dict[tuple[str, str, str], int] = {}

    def admit(self, client: Any, visit: Visit) -> None:
        """Let a call pass that needs a key.

        Raises:
            GatewayError: INVALID_API_KEY, THROTTLED or QUOTA_EXCEEDED.
        """
        plan = _plan_of(client, visit)
        if plan is None:
            raise GatewayError(ErrorType.INVALID_API_KEY)
        if plan.limit and not self._buckets.take(("plan", plan.id, plan.key), plan.limit):
            raise GatewayError(ErrorType.THROTTLED)
        if plan.quota is not None and not self._count(plan, plan.quota):
            raise GatewayError(ErrorType.QUOTA_EXCEEDED)

    def _count(self, plan: Plan, quota: int) -> bool:
        key = (plan.id, plan.key, _period(plan.period, self._clock.now()))
        with self._lock:
            used = self._used.get(key, 0)
            if used >= quota:
                return False
            self._used[key] = used + 1
        return True


def _period(name: str, now: datetime) -> str:
    match name:
        case "DAY":
            return f"{now:%Y-%m-%d}"
        case "WEEK":
            return f"{now:%G-%V}"
    return f"{now:%Y-%m}"


def _plan_of(client: Any, visit: Visit) -> Plan | None:
    """The plan that ties the caller's key to this stage; None: no key, or not for here."""
    value = visit.request.headers.get("X-Api-Key")
    key = _key(client, value) if value else None
    if key is None:
        return None
    return next((plan for plan in _plans(client, visit, key)), None)


def _key(client: Any, value: str) -> str | None:
    pages = client.get_paginator("get_api_keys").paginate(includeValues=True)
    keys = (key for page in pages for key in page["items"])
    return next((k["id"] for k in keys if k.get("value") == value and k.get("enabled")), None)


def _plans(client: Any, visit: Visit, key: str) -> Iterator[Plan]:
    for page in client.get_paginator("get_usage_plans").paginate():
        for plan in page["items"]:
            here = [s for s in plan.get("apiStages") or () if _is_here(s, visit)]
            if here and _holds(client, plan["id"], key):
                yield _plan(plan, here[0], visit, key)


def _is_here(stage: Mapping[str, Any], visit: Visit) -> bool:
    return stage.get("apiId") == visit.api and stage.get("stage") == visit.stage


def _holds(client: Any, plan: str, key: str) -> bool:
    pages = client.get_paginator("get_usage_plan_keys").paginate(usagePlanId=plan)
    return any(held["id"] == key for page in pages for held in page["items"])


def _plan(told: Mapping[str, Any], stage: Mapping[str, Any], visit: Visit, key: str) -> Plan:
    own = (stage.get("throttle") or {}).get(f"{visit.resource_path}/{visit.verb}")
    throttle, quota = own or told.get("throttle"), told.get("quota")
    return Plan(
        told["id"],
        key,
        Limit(float(throttle.get("rateLimit") or 0), int(throttle.get("burstLimit") or 0))
        if throttle
        else None,
        int(quota["limit"]) if quota and "limit" in quota else None,
        (quota or {}).get("period") or "MONTH",
    )
