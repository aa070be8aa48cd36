"""What a model allows where: the way through its types that a pydantic location describes."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from commdrill.documents.problem import Route

Location = tuple[str | int, ...]


class Spot(NamedTuple):
    """A location told apart into its way through the data and the model that holds its end."""

    route: Route
    holder: type[BaseModel] | None


def spot(model: type[BaseModel], location: Location) -> Spot:
    """The route of a pydantic location: without the names of union members and such marks."""
    here: Any = model
    holder: type[BaseModel] | None = None
    route: Route = ()
    for step in location:
        if step == "[key]":
            break
        members = _members(here)
        if len(members) > 1:
            here = next((member for member in members if _is_called(member, step)), None)
            continue
        here = members[0] if members else None
        holder = here if _is_model(here) else None
        here = _inside(here, step)
        route = (*route, step)
    return Spot(route, holder)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys a document may use for a model's fields."""
    return [field.alias or name for name, field in model.model_fields.items()]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that a value may be, where it is no list or mapping of them."""
    return [member for member in _members(annotation) if _is_model(member)]


def _members(annotation: Any) -> list[Any]:
    """The types a value may have, None aside."""
    return [member for member in _flat(annotation) if member is not type(None)]


def _flat(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _flat(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _flat(member)
    else:
        yield annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_called(member: Any, step: str | int) -> bool:
    """Whether pydantic names this member of a union so: by its tag, else by its class."""
    if not _is_model(member):
        return getattr(member, "__name__", None) == step
    tag = member.model_fields.get("type")
    literal = tag is not None and get_origin(tag.annotation) is Literal
    return step in get_args(tag.annotation) if tag and literal else member.__name__ == step


def _inside(annotation: Any, step: str | int) -> Any:
    if _is_model(annotation):
        for name, field in annotation.model_fields.items():
            if step in (name, field.alias):
                return field.annotation
        return None
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if arguments else None
