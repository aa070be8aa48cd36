"""The sabotages in force, consulted at each point where the company says something."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import prod

from commdrill.documents.plan import ChannelType, Step
from commdrill_sandbox.company.outgoing import Draft, Notice, Post, Setting, Wish
from commdrill_sandbox.company.premises import Condition, Mode
from commdrill_sandbox.company.sabotage.sabotage import Program, Sabotage, Visit
from commdrill_sandbox.company.sabotage.slip import Slip
from commdrill_sandbox.company.serving import Answer


@dataclass(frozen=True)
class Sabotages:
    """Several sabotages at once: each changes what the one before it left."""

    all: tuple[Sabotage, ...] = ()

    def program(self, program: Program) -> tuple[Step, ...]:
        for sabotage in self.all:
            if sabotage.program:
                program = replace(program, steps=tuple(sabotage.program(program)))
        return program.steps

    def wish(self, wish: Wish, setting: Setting) -> Wish:
        for sabotage in self.all:
            wish = sabotage.wish(wish, setting) if sabotage.wish else wish
        return wish

    def draft(self, draft: Draft, setting: Setting) -> Draft:
        for sabotage in self.all:
            draft = sabotage.draft(draft, setting) if sabotage.draft else draft
        return draft

    def notice(self, notice: Notice, setting: Setting) -> tuple[Notice, ...]:
        notices: Iterable[Notice] = (notice,)
        for change in (sabotage.notice for sabotage in self.all if sabotage.notice):
            notices = [changed for each in notices for changed in change(each, setting)]
        return tuple(notices)

    def post(self, post: Post, setting: Setting) -> tuple[Post, ...]:
        posts: Iterable[Post] = (post,)
        for change in (sabotage.post for sabotage in self.all if sabotage.post):
            posts = [changed for each in posts for changed in change(each, setting)]
        return tuple(posts)

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        for sabotage in self.all:
            answer = sabotage.answer(answer, visit) if sabotage.answer else answer
        return answer

    def update_interval(self, seconds: float) -> float:
        return seconds * prod(sabotage.slower_updates for sabotage in self.all)

    @property
    def slips(self) -> frozenset[Slip]:
        """What is set up wrongly on AWS."""
        return frozenset(slip for sabotage in self.all for slip in sabotage.slips)

    def leaves_up(self, kind: ChannelType) -> bool:
        """Whether what a channel shows is left there when all is well again."""
        return any(kind in sabotage.leaves_up for sabotage in self.all)

    def shown(self, condition: Condition, kind: ChannelType) -> Mode:
        """The mode that a channel shows: that before, where what belongs to it is left up."""
        left_up = condition.mode is Mode.NORMAL and self.leaves_up(kind)
        return condition.before if left_up else condition.mode
