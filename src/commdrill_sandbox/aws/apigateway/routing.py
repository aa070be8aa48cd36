"""Which resource of an API a path means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from commdrill_sandbox.aws.apigateway.snapshot import Method, Resource

_FITS = {"literal": 0, "parameter": 1, "greedy": 2}


@dataclass(frozen=True)
class Route:
    """A resource, and what its path parameters hold."""

    resource: Resource
    parameters: Mapping[str, str]

    def method(self, verb: str) -> Method | None:
        return self.resource.methods.get(verb) or self.resource.methods.get("ANY")


def find(resources: Iterable[Resource], path: str) -> Route | None:
    """The resource that fits best: literal parts before parameters, and those before `{proxy+}`."""
    asked = [part for part in path.split("/") if part]
    found = [
        (fit, route)
        for r in resources
        if (fit := _fit(parts_of(r.path), asked)) is not None
        for route in [Route(r, _parameters(parts_of(r.path), asked))]
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def parts_of(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _kind(part: str) -> str:
    if not (part.startswith("{") and part.endswith("}")):
        return "literal"
    return "greedy" if part.endswith("+}") else "parameter"


def _fit(parts: list[str], asked: list[str]) -> tuple[int, ...] | None:
    """How well each part fits, the smaller the better; None where one does not."""
    greedy = bool(parts) and _kind(parts[-1]) == "greedy"
    if len(asked) < len(parts) if greedy else len(asked) != len(parts):
        return None
    pairs = list(zip(parts, asked, strict=False))
    if any(_kind(part) == "literal" and part != unquote(given) for part, given in pairs):
        return None
    return tuple(_FITS[_kind(part)] for part in parts)


def _parameters(parts: list[str], asked: list[str]) -> Mapping[str, str]:
    found = {}
    for index, part in enumerate(parts):
        match _kind(part):
            case "parameter":
                found[part[1:-1]] = unquote(asked[index])
            case "greedy":
                found[part[1:-2]] = unquote("/".join(asked[index:]))
    return found
