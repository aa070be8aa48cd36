"""A kind of resource: how it is made, changed and removed, and what it is called."""

import secrets
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from botocore import xform_name

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.cloudformation.call_input import fitted, is_among, taken
from commdrill_sandbox.aws.cloudformation.postbox import Postbox

Properties = Mapping[str, Any]
_LETTERS = string.ascii_uppercase + string.digits


@dataclass(frozen=True)
class Made:
    """A resource that is there. `id`: what Ref tells; `key`: what removes it again."""

    id: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    key: Properties = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a resource is made, and for whom. `settle`: until changes of CloudFront's are everywhere.

    `was`: its properties before it is changed; `postbox`: where who makes it by himself says so.
    """

    clients: Clients
    region: str
    stack: str
    logical: str
    settle: Callable[[], None]
    was: Properties = field(default_factory=dict)
    stack_id: str = ""
    postbox: Postbox = field(default_factory=lambda: Postbox(""))

    def call(self, service: str, operation: str, given: Properties) -> Any:
        """What AWS answers; of the properties it gets those it takes."""
        client = self.clients.of(service, self.region)
        return getattr(client, xform_name(operation))(**fitted(service, operation, given))

    def name(self, longest: int = 64) -> str:
        """One that nobody has: `STACK-LOGICAL-SUFFIX`."""
        suffix = "".join(secrets.choice(_LETTERS) for _ in range(12))
        return f"{self.stack}-{self.logical}"[: longest - 13] + f"-{suffix}"

    def arn(self, service: str, name: str) -> str:
        return f"arn:aws:{service}:{self.region}:{ACCOUNT}:{name}"


@dataclass(frozen=True)
class Hears:
    """The properties that a kind does something about: those of a call, and `also` others."""

    service: str = ""
    operation: str = ""
    also: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        if name in self.also:
            return True
        return bool(self.service) and is_among(taken(self.service, self.operation), name)

    @property
    def has_tags(self) -> bool:
        """Whether a stack's tags are its, too."""
        return self.has("Tags")


def hears(service: str, operation: str, *also: str) -> Hears:
    return Hears(service, operation, frozenset(also))


class Kind(Protocol):
    """A kind of resource."""

    @property
    def hears(self) -> Hears: ...

    def make(self, place: Place, given: Properties) -> Made: ...

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """None where it must be made anew."""
        ...

    def remove(self, place: Place, made: Made) -> None: ...


Answered = Mapping[str, Any]


@dataclass(frozen=True)
class Called:
    """Made by one call, changed by one, removed by one.

    `named`: the property that is its name, made up where a template has none. `id`: what Ref tells;
    `key`: what the removing call takes, and the changing one, with all that is said; without one it
    is made anew. `also`: what `fill` reads beyond what the making call takes; `attributes`: what
    Fn::GetAtt tells.
    """

    service: str
    create: str
    delete: str = ""
    named: str = ""
    fill: Callable[[Place, Properties], Properties] = lambda _, given: given
    id: Callable[[Properties, Answered], str] = lambda _, __: ""
    key: Callable[[Properties, Answered], Properties] = lambda _, __: {}
    update: str = ""
    also: tuple[str, ...] = ()
    attributes: Callable[[Place, Properties, Answered], Mapping[str, Any]] = lambda _, __, ___: {}

    @property
    def hears(self) -> Hears:
        return hears(self.service, self.create, self.named, *self.also)

    def make(self, place: Place, given: Properties) -> Made:
        if self.named and not given.get(self.named):
            given = {**given, self.named: place.name()}
        given = self.fill(place, given)
        answer = place.call(self.service, self.create, given)
        found = self.id(given, answer) or str(given.get(self.named, "") or place.name())
        return Made(found, self.attributes(place, given, answer), self.key(given, answer))

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:
        """Under another name, or in another whole, it is another."""
        if self.named:
            given = {self.named: made.id, **given}
        filled = self.fill(place, given)
        if not self.update or not _is_same(made, self.named, filled):
            return None
        answer = place.call(self.service, self.update, {**filled, **made.key})
        told = {**made.attributes, **self.attributes(place, filled, answer)}
        return Made(made.id, told, self.key(filled, answer))

    def remove(self, place: Place, made: Made) -> None:
        if self.delete:
            place.call(self.service, self.delete, made.key)


def _is_same(made: Made, named: str, given: Properties) -> bool:
    """Whether it is still called what it is called, and belongs where it belongs."""
    said = {name.lower(): value for name, value in given.items()}
    kept = {**made.key, **({named: made.id} if named else {})}
    return all(said.get(name.lower(), value) == value for name, value in kept.items())


class _All(Hears):
    def has(self, name: str) -> bool:  # noqa: ARG002
        return True


class _AllOfItsOwn(_All):
    @property
    def has_tags(self) -> bool:
        return False


EVERYTHING, ALL_OF_ITS_OWN = _All(), _AllOfItsOwn()


class Nothing:
    """What has a place in a template and does nothing here."""

    hears = EVERYTHING

    def make(self, place: Place, given: Properties) -> Made:  # noqa: ARG002
        return Made(place.name())

    def change(self, place: Place, made: Made, given: Properties) -> Made | None:  # noqa: ARG002
        return made

    def remove(self, place: Place, made: Made) -> None: ...
