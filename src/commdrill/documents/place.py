"""Where a key stands, and where it belongs if that is one mapping too deep, or one too high."""

from typing import NamedTuple

from pydantic import BaseModel

from commdrill.documents.problem import Route
from commdrill.documents.shape import keys_of, models_in


class Place(NamedTuple):
    """The model of a mapping, and that of the one around it."""

    holder: type[BaseModel] | None
    around: type[BaseModel] | None

    def of_key(self, route: Route) -> str:
        """What to do about a key that the mapping does not have; nothing, where none near it has."""
        key, mapping = str(route[-1]), route[-2] if len(route) > 1 else ""
        if self.around is not None and key in keys_of(self.around):
            return f"move it out of {mapping}, and beside it"
        for name, field in self.holder.model_fields.items() if self.holder else ():
            if any(key in keys_of(model) for model in models_in(field.annotation)):
                return f"write it under {field.alias or name}: {{{key}: …}}"
        return ""
