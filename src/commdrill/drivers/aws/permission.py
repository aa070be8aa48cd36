"""What a driver needs to be allowed, and on which of its resources."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Resource:
    """Something in an AWS account that a driver names.

    `kind` is as in `lambda:function`; `name` is an ARN or what the settings call it; `region` is
    None for the driver's own Region.
    """

    kind: str
    name: str
    region: str | None = None

    def __str__(self) -> str:
        return f"{self.kind.partition(':')[2]} {self.name!r}"


@dataclass(frozen=True)
class Permission:
    """Actions as IAM names them; `on`: the kind of resource, None where AWS knows only all."""

    actions: tuple[str, ...]
    on: str | None = None


def allow(*actions: str, on: str | None = None) -> Permission:
    """`allow("lambda:Invoke…", on="lambda:function")`."""
    return Permission(actions, on)
