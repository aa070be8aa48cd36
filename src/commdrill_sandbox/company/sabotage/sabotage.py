"""What a sabotage is: a named change at one or more of the points where words go out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from commdrill.documents.plan import ChannelType, Phase, Scenario, Step
from commdrill_sandbox.company.outgoing import Draft, Notice, Post, Setting, Wish
from commdrill_sandbox.company.premises import Condition
from commdrill_sandbox.company.sabotage.slip import Slip
from commdrill_sandbox.company.serving import Answer


class Surface(StrEnum):
    """A site people look at."""

    STORE = "store"
    API = "api"
    STATUS = "status"


@dataclass(frozen=True)
class Visit:
    """Under which circumstances a site answers.

    `condition` is that of the component whose page it is, `trouble` the worst one of all.
    `within`: real seconds in which the plan wants the page of this condition to be there.
    `normally`: what the site would answer if all were well.
    """

    surface: Surface
    path: str
    condition: Condition
    trouble: Condition
    within: float
    normally: Callable[[], Answer]
    setting: Setting


@dataclass(frozen=True)
class Program:
    """The steps about to be carried out as a phase begins."""

    phase: Phase
    scenario: Scenario
    steps: tuple[Step, ...]
    setting: Setting


ProgramChange = Callable[[Program], Iterable[Step]]
WishChange = Callable[[Wish, Setting], Wish]
DraftChange = Callable[[Draft, Setting], Draft]
NoticeChange = Callable[[Notice, Setting], Iterable[Notice]]
PostChange = Callable[[Post, Setting], Iterable[Post]]
AnswerChange = Callable[[Answer, Visit], Answer]


class Group(StrEnum):
    """Where a sabotage acts."""

    STORE = "store"
    API = "orders API"
    STATUS = "status page"
    MAIL = "e-mail"
    SMS = "SMS"
    CHAT = "chat"
    RESPONDER = "responder"
    AWS = "AWS"


@dataclass(frozen=True)
class Sabotage:
    """One way to get it wrong. Each change is made at its own point; most have only one."""

    name: str
    group: Group
    summary: str
    program: ProgramChange | None = None
    wish: WishChange | None = None
    draft: DraftChange | None = None
    notice: NoticeChange | None = None
    post: PostChange | None = None
    answer: AnswerChange | None = None
    slower_updates: float = 1.0
    leaves_up: frozenset[ChannelType] = field(default=frozenset())
    slips: frozenset[Slip] = field(default=frozenset())
