"""What a change set would do to each resource: in place, made anew, or not to be told before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.cloudformation.creation_order import ordered
from commdrill_sandbox.aws.cloudformation.intrinsics import Scope, names_in, resolved
from commdrill_sandbox.aws.cloudformation.kind import Place
from commdrill_sandbox.aws.cloudformation.kinds import known_kind
from commdrill_sandbox.aws.cloudformation.scoping import tagged, wanted
from commdrill_sandbox.aws.cloudformation.stack import Order, Resource, Stack
from commdrill_sandbox.aws.wire.call import Refusal

_LATER = "{{changeSet:KNOWN_AFTER_APPLY}}"
_BESIDE = ("Metadata", "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy", "UpdatePolicy")
_UNKNOWABLE = (Refusal, KeyError, TypeError, ValueError, IndexError)
Change = Mapping[str, Any]


class _TouchedError(Exception):
    """It would be changed by a call."""


class _Untouchable(Clients):
    """To see what a kind would do, and have it do nothing."""

    def of(self, service: str, region: str = "us-east-1") -> Any:
        raise _TouchedError(service, region)


@dataclass(frozen=True)
class _Changed:
    """A property that is another, whether it makes another resource, and whether that is sure."""

    name: str
    is_anew: bool
    is_sure: bool
    cause: str


@dataclass
class Foresight:
    """Of what `order` makes of `stack`; `scope`: as it is now."""

    stack: Stack
    order: Order
    scope: Scope

    def changes(self) -> Iterator[Change]:
        template, there = self.order.template, self.stack.resources
        names = wanted(template, self.scope)
        later: set[str] = set()
        for name in ordered(template, names):
            said, known = template.resources[name], there.get(name)
            if known is None or known.type != said["Type"]:
                later.add(name)
                yield _told("Add" if known is None else "Modify", name, str(said["Type"]), known)
            elif change := self._modified(name, said, known, later):
                yield change
        for name in [one for one in there if one not in names]:
            yield _told("Remove", name, there[name].type, there[name])

    def _modified(
        self, name: str, said: Mapping[str, Any], known: Resource, later: set[str]
    ) -> Change | None:
        beside = [one for one in _BESIDE if said.get(one) != self._before(name).get(one)]
        found = list(self._properties(name, said.get("Properties", {}), known, later))
        if not found and not beside:
            return None
        replacement = _replacement(found)
        if replacement == "True":
            later.add(name)
        told = _told("Modify", name, known.type, known)
        scope = [*beside, *dict.fromkeys(_attribute(one) for one in found)]
        details = [*({"Target": _target(one)} for one in beside), *map(_detail, found)]
        return {**told, "Replacement": replacement, "Scope": scope, "Details": details}

    def _before(self, name: str) -> Mapping[str, Any]:
        return self.stack.order.template.resources.get(name, {})

    def _properties(
        self, name: str, said: Mapping[str, Any], known: Resource, later: set[str]
    ) -> Iterator[_Changed]:
        given = resolved(said, self._with(later))
        if known_kind(known.type).hears.has_tags:
            given = tagged(given, self.order.tags)
        for one in dict.fromkeys((*known.properties, *given)):
            if known.properties.get(one) != given.get(one):
                causes = [other for other in names_in(said.get(one)) if other in later]
                alone = {key: value for key, value in known.properties.items() if key != one}
                alone |= {one: given[one]} if one in given else {}
                is_anew = self._is_anew(name, known, alone)
                yield _Changed(one, is_anew, not causes, causes[0] if causes else "")

    def _is_anew(self, name: str, known: Resource, given: Mapping[str, Any]) -> bool:
        around = Place(
            _Untouchable(""), self.stack.region, self.stack.name, name,
            lambda: None, known.properties,
        )  # fmt: skip
        try:
            return known_kind(known.type).change(around, known.made, given) is None
        except _TouchedError:
            return False
        except _UNKNOWABLE:
            return True

    def _with(self, later: set[str]) -> Scope:
        """With what nobody can tell yet."""
        now = self.scope

        def ref(name: str) -> Any:
            return _LATER if name in later else now.ref(name)

        def attribute(name: str, which: str) -> Any:
            return _LATER if name in later else now.attribute(name, which)

        return replace(now, ref=ref, attribute=attribute)


def _replacement(found: list[_Changed]) -> str:
    if any(one.is_anew and one.is_sure for one in found):
        return "True"
    return "Conditional" if any(one.is_anew for one in found) else "False"


def _told(action: str, name: str, kind: str, known: Resource | None) -> Change:
    return {
        "Action": action,
        "LogicalResourceId": name,
        "PhysicalResourceId": known.made.id if known else None,
        "ResourceType": kind,
        "Replacement": "True" if action == "Modify" else None,
        "Scope": [],
        "Details": [],
    }


def _attribute(one: _Changed) -> str:
    return "Tags" if one.name == "Tags" else "Properties"


def _target(attribute: str) -> Change:
    return {"Attribute": attribute, "RequiresRecreation": "Never"}


def _detail(one: _Changed) -> Change:
    how = {"Attribute": _attribute(one), "RequiresRecreation": "Always" if one.is_anew else "Never"}
    named = {} if one.name == "Tags" else {"Name": one.name}
    by = {"ChangeSource": "ResourceReference", "CausingEntity": one.cause}
    return {
        "Target": {**how, **named},
        "Evaluation": "Static" if one.is_sure else "Dynamic",
        **({"ChangeSource": "DirectModification"} if one.is_sure else by),
    }
