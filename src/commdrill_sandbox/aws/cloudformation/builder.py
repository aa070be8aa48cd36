"""Stacks made, changed and removed, resource by resource; what fails is taken back."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.clock import Clock
from commdrill_sandbox.aws.cloudformation.capabilities import check_capabilities
from commdrill_sandbox.aws.cloudformation.creation_order import ordered
from commdrill_sandbox.aws.cloudformation.exports import Exports
from commdrill_sandbox.aws.cloudformation.intrinsics import Scope, resolved
from commdrill_sandbox.aws.cloudformation.kind import Kind, Place
from commdrill_sandbox.aws.cloudformation.kinds import known_kind
from commdrill_sandbox.aws.cloudformation.postbox import Postbox
from commdrill_sandbox.aws.cloudformation.rules import check_rules
from commdrill_sandbox.aws.cloudformation.scoping import (
    Surroundings,
    noting,
    scope_of,
    tagged,
    wanted,
)
from commdrill_sandbox.aws.cloudformation.stack import OnFailure, Order, Resource, Stack
from commdrill_sandbox.aws.cloudformation.template import Template, invalid
from commdrill_sandbox.aws.wire.call import Refusal

_FAILURES = (BotoCoreError, ClientError, Refusal, KeyError, TypeError, ValueError, IndexError)


@dataclass(frozen=True)
class Builder:
    """Works by the calls that anybody would make. `settle`: until CloudFront's changes are everywhere."""

    clients: Clients
    clock: Clock
    settle: Callable[[], None]
    exports: Exports
    postbox: Postbox

    def check(self, order: Order, region: str) -> None:
        """Raises: Refusal: a stack cannot be made of this."""
        around = Surroundings(order, region, "", "")
        scope = scope_of(around, {}, self.clients, self.exports)
        wanted(order.template, scope)
        check_rules(order.template, scope)
        ordered(order.template, tuple(order.template.resources))
        check_capabilities(order)

    def create(self, stack: Stack) -> None:
        self._note(stack, "CREATE_IN_PROGRESS", "User Initiated")
        try:
            self._bring_about(stack)
        except _FAILURES as why:
            self._taken_back(stack, _told(why))
        else:
            self._note(stack, "CREATE_COMPLETE")

    def _taken_back(self, stack: Stack, why: str) -> None:
        """As was asked for beforehand."""
        if stack.on_failure is OnFailure.DO_NOTHING:
            self._note(stack, "CREATE_FAILED", why)
            return
        doing = "DELETE" if stack.on_failure is OnFailure.DELETE else "ROLLBACK"
        self._note(stack, f"{doing}_IN_PROGRESS", why)
        self._remove(stack, tuple(stack.resources))
        self._note(stack, f"{doing}_COMPLETE", why)

    def update(self, stack: Stack, order: Order) -> None:
        """What is not as it was is changed or made anew; what fails leaves the rest as it is."""
        before, stack.order = stack.order, order
        self._note(stack, "UPDATE_IN_PROGRESS", "User Initiated")
        try:
            self._bring_about(stack)
        except _FAILURES as why:
            self._note(stack, "UPDATE_ROLLBACK_IN_PROGRESS", _told(why))
            stack.order = before
            self._return_to(stack)
        else:
            self._cleaned_up(stack, "UPDATE_COMPLETE")
        stack.updated = self.clock.now()

    def delete(self, stack: Stack) -> None:
        if why := self.exports.in_use(stack):
            self._note(stack, "DELETE_FAILED", why)
            return
        self._note(stack, "DELETE_IN_PROGRESS", "User Initiated")
        left = self._remove(stack, tuple(stack.resources))
        if left:
            self._note(stack, "DELETE_FAILED", f"The following resource(s) failed to delete: "
                       f"[{', '.join(left)}].")  # fmt: skip
        else:
            self._note(stack, "DELETE_COMPLETE")

    def _return_to(self, stack: Stack) -> None:
        try:
            self._bring_about(stack)
        except _FAILURES as why:
            self._note(stack, "UPDATE_ROLLBACK_FAILED", _told(why))
        else:
            self._cleaned_up(stack, "UPDATE_ROLLBACK_COMPLETE")

    def _cleaned_up(self, stack: Stack, status: str) -> None:
        """Without what the template says no more."""
        self._note(stack, f"{status}_CLEANUP_IN_PROGRESS")
        names = wanted(stack.order.template, self.scope(stack, stack.order))
        self._remove(stack, [name for name in stack.resources if name not in names])
        self._note(stack, status)

    def _bring_about(self, stack: Stack) -> None:
        template = stack.order.template
        scope, imports = noting(self.scope(stack, stack.order))
        names = wanted(template, scope)
        for name in ordered(template, names):
            self._stand(stack, name, template.resources[name], scope)
        outputs = _outputs(template, scope)
        self.exports.check(stack, outputs)
        stack.outputs, stack.imports = outputs, frozenset(imports)

    def _stand(self, stack: Stack, name: str, said: Mapping[str, Any], scope: Scope) -> None:
        """Have a resource be as it is wanted."""
        kind, type_ = known_kind(said["Type"]), str(said["Type"])
        properties = resolved(said.get("Properties", {}), scope)
        known, place = stack.resources.get(name), self._place(stack, name)
        if kind.hears.has_tags:
            properties = tagged(properties, stack.order.tags)
        if known and known.properties == properties and known.type == type_:
            return
        doing = "UPDATE" if known else "CREATE"
        stack.note_of(name, type_, f"{doing}_IN_PROGRESS", self.clock.now())
        try:
            _refuse_unheard(kind, type_, properties)
            is_alike = known is not None and known.type == type_
            made = kind.change(place, known.made, properties) if known and is_alike else None
            if known and made is None:
                self._remove(stack, [name])
            made = made or kind.make(place, properties)
        except _FAILURES as why:
            stack.note_of(name, type_, f"{doing}_FAILED", self.clock.now(), _told(why))
            raise invalid(f"The following resource(s) failed to {doing.lower()}: [{name}]. "
                          f"{_told(why)}") from why  # fmt: skip
        stack.resources[name] = Resource(type_, properties, made)
        stack.note_of(name, type_, f"{doing}_COMPLETE", self.clock.now())

    def _remove(self, stack: Stack, names: Collection[str]) -> list[str]:
        """What nothing needs any more first. Those that could not be removed."""
        left = []
        for name in [one for one in _least_needed_first(stack) if one in names]:
            known = stack.resources[name]
            try:
                if not self._is_kept(stack, name):
                    known_kind(known.type).remove(self._place(stack, name), known.made)
            except _FAILURES as why:
                if not _is_gone(why):
                    stack.note_of(name, known.type, "DELETE_FAILED", self.clock.now(), _told(why))
                    left.append(name)
                    continue
            stack.note_of(name, known.type, "DELETE_COMPLETE", self.clock.now())
            del stack.resources[name]
        return left

    @staticmethod
    def _is_kept(stack: Stack, name: str) -> bool:
        said = stack.order.template.resources.get(name, {})
        return str(said.get("DeletionPolicy", "")) == "Retain"

    def _place(self, stack: Stack, logical: str) -> Place:
        known = stack.resources.get(logical)
        was = known.properties if known else {}
        return Place(
            self.clients,
            stack.region,
            stack.name,
            logical,
            self.settle,
            was,
            stack.id,
            self.postbox,
        )

    def scope(self, stack: Stack, order: Order) -> Scope:
        """What the names of `order` stand for, in a stack as it is."""
        around = Surroundings(order, stack.region, stack.name, stack.id)
        return scope_of(around, stack.resources, self.clients, self.exports)

    def _note(self, stack: Stack, status: str, reason: str = "") -> None:
        stack.note(self.clock.now(), status, reason)


def _least_needed_first(stack: Stack) -> list[str]:
    """What the template says no more, then the others; an update adds at the end what others need."""
    template, made = stack.order.template, tuple(stack.resources)
    said = ordered(template, tuple(name for name in made if name in template.resources))
    return [*reversed([name for name in made if name not in said]), *reversed(said)]


def _is_gone(why: Exception) -> bool:
    """Whether somebody removed it already, which is as good."""
    code = why.response.get("Error", {}).get("Code", "") if isinstance(why, ClientError) else ""
    return any(word in code for word in ("NoSuch", "NotFound", "NonExistent", "DoesNotExist"))


def _refuse_unheard(kind: Kind, type_: str, properties: Mapping[str, Any]) -> None:
    """Raises: ValueError: nothing would be done about one, and nobody would know."""
    if unheard := sorted(name for name in properties if not kind.hears.has(name)):
        raise ValueError(f"Encountered unsupported property {', '.join(unheard)}: "
                         f"the embedded AWS has none of {type_}, leave it out")  # fmt: skip


def _outputs(template: Template, scope: Scope) -> dict[str, tuple[str, str, str]]:
    return {
        name: (
            str(resolved(one["Value"], scope)),
            str(one.get("Description", "")),
            str(resolved(one.get("Export", {}).get("Name", ""), scope)),
        )
        for name, one in template.outputs.items()
        if "Condition" not in one or scope.condition(one["Condition"])
    }


def _told(why: Exception) -> str:
    return why.message if isinstance(why, Refusal) else str(why) or type(why).__name__
