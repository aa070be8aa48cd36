"""What a driver needs to be allowed, and on which of its resources."""

from collections.abc import Collection
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Resource:
    """Something in an AWS account that a driver names.

    `kind` is as in `lambda:function`; `name` is an ARN or what the settings call it; `region` is
    None for the driver's own Region. `or_else`: the name it has where it is not known by the first.
    """

    kind: str
    name: str
    region: str | None = None
    or_else: str | None = None

    def names(self) -> tuple["Resource", ...]:
        other = () if self.or_else is None else (replace(self, name=self.or_else, or_else=None),)
        return (replace(self, or_else=None), *other)

    def __str__(self) -> str:
        return f"{self.kind.partition(':')[2]} {self.name!r}"


@dataclass(frozen=True)
class Permission:
    """Actions as IAM names them; `on`: the kind of resource, None where AWS knows only all."""

    actions: tuple[str, ...]
    on: str | None = None

    def without(self, actions: Collection[str]) -> "Permission":
        """The same, less these."""
        return replace(self, actions=tuple(one for one in self.actions if one not in actions))


def allow(*actions: str, on: str | None = None) -> Permission:
    """`allow("lambda:Invoke…", on="lambda:function")`."""
    return Permission(actions, on)
