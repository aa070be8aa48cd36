"""Usage plans: of stages that are there, with limits that are numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.clients import ACCOUNT
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal


@dataclass(frozen=True)
class PlanControl:
    """Moto keeps them; of a patch it would keep the text, and breaks on half a call a second."""

    @property
    def operations(self) -> Mapping[str, Operation]:
        return {
            "CreateUsagePlan": self.create,
            "UpdateUsagePlan": self.update,
            "DeleteUsagePlan": self.delete,
        }

    def create(self, asked: Asked) -> None:
        for stage in asked.input.get("apiStages") or ():
            _need(asked, stage["apiId"], stage["stage"])

    def delete(self, asked: Asked) -> None:
        if stages := _plan(asked).api_stages:
            named = ", ".join(f"{one['apiId']}:{one['stage']}" for one in stages)
            said = f"Cannot delete usage plan {asked.input['usagePlanId']} with API stages: {named}"
            raise Refusal("BadRequestException", said)

    def update(self, asked: Asked) -> Output:
        plan = _plan(asked)
        for change in [_change(asked, patch) for patch in asked.input.get("patchOperations") or ()]:
            change(plan)
        told: Output = plan.to_json()
        return told


def _plan(asked: Asked) -> Any:
    """Raises: Refusal: there is none."""
    plan = _apis(asked).usage_plans.get(asked.input["usagePlanId"])
    if plan is None:
        raise Refusal("NotFoundException", "Invalid Usage Plan ID specified", 404)
    return plan


def _change(asked: Asked, patch: Mapping[str, str]) -> Callable[[Any], object]:
    """What a patch does to a plan.

    Raises:
        Refusal: nothing; then none of them is to.
    """
    path, value, removes = patch.get("path", ""), patch.get("value") or "", patch["op"] == "remove"
    match path.removeprefix("/").split("/"):
        case [("name" | "description" | "productCode") as name]:
            kept = _TEXTS.get(name, name)
            return lambda plan: setattr(plan, kept, None if removes else value)
        case [("quota" | "throttle") as kind] if removes:
            return lambda plan: getattr(plan, kind).clear()
        case [("quota" | "throttle") as kind, name] if name in _LIMITS[kind]:
            return _limiting(kind, name, None if removes else _LIMITS[kind][name](name, value))
        case ["apiStages"]:
            api, _, stage = value.partition(":")
            _need(asked, api, stage)
            return lambda plan: _with_stage(plan, {"apiId": api, "stage": stage}, patch["op"])
        case ["apiStages", of, "throttle", *where] if removes or where[-1] in _RATES:
            limit = {} if removes else {where[-1]: _RATES[where[-1]](where[-1], value)}
            return lambda plan: _limit_stage(plan, of, "/".join(where[:2]), limit)
    raise Refusal("BadRequestException", f"Invalid patch path {path}")


def _limiting(kind: str, name: str, value: Any) -> Callable[[Any], None]:
    def limit(plan: Any) -> None:
        getattr(plan, kind).pop(name, None)
        if value is not None:
            getattr(plan, kind)[name] = value

    return limit


def _with_stage(plan: Any, stage: dict[str, str], how: str) -> None:
    kept = [one for one in plan.api_stages if {**stage, **one} != one]
    plan.api_stages = kept if how == "remove" else [*kept, stage]


def _limit_stage(plan: Any, of: str, method: str, limit: Mapping[str, Any]) -> None:
    """`method`: its path and name; no `limit`: all that it has go."""
    for one in plan.api_stages:
        if f"{one['apiId']}:{one['stage']}" == of:
            limits, named = one.setdefault("throttle", {}), method.replace("~1", "/")
            had = limits.pop(named, {})
            if limit:
                limits[named] = {**had, **limit}


def _whole(name: str, value: str) -> int:
    if not value.isdecimal():
        raise _no_number(name, value)
    return int(value)


def _rate(name: str, value: str) -> float:
    try:
        return float(value)
    except ValueError as wrong:
        raise _no_number(name, value) from wrong


def _word(_: str, value: str) -> str:
    return value


def _no_number(name: str, value: str) -> Refusal:
    return Refusal("BadRequestException", f"Invalid value for {name}: {value}")


_TEXTS = {"productCode": "product_code"}
_RATES: Mapping[str, Callable[[str, str], Any]] = {"rateLimit": _rate, "burstLimit": _whole}
_LIMITS: Mapping[str, Mapping[str, Callable[[str, str], Any]]] = {
    "quota": {"limit": _whole, "offset": _whole, "period": _word},
    "throttle": _RATES,
}


def _need(asked: Asked, api: str, stage: str) -> None:
    found = _apis(asked).apis.get(api)
    if found is None or stage not in found.stages:
        raise Refusal("NotFoundException", f"API Stage not found: {api}:{stage}", 404)


def _apis(asked: Asked) -> Any:
    from moto.backends import get_backend

    return get_backend("apigateway")[ACCOUNT][asked.region]
