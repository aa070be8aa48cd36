"""A list of actions as rules look at it: with what runs say of each."""

from dataclasses import dataclass, field
from functools import cached_property

from commdrill.documents.actions import Actions
from commdrill.documents.document import Document
from commdrill.lint.world import World
from commdrill.record.follow_up import FollowUp, follow_ups


@dataclass(frozen=True)
class ActionsView:
    """One list, and the world around it."""

    document: Document[Actions]
    world: World = field(repr=False)

    @cached_property
    def followed(self) -> tuple[FollowUp, ...]:
        """Each action, as of today."""
        return follow_ups(self.document.model.actions, self.world.history, self.world.today)
