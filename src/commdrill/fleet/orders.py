"""What is asked of a worker, and what it came to: plain data, which Temporal keeps as JSON.

No secret is among it: a worker has those itself, and variables are plain.
"""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Rhythm:
    """Seconds. A worker that has not been heard of for `heartbeat` counts as lost.

    `quarantine`: how long an environment is held after it was taken over from a worker that may
    live; `slot`: between two attempts at a slot whose environment is taken.
    """

    heartbeat: float = 20.0
    quarantine: float = 600.0
    slot: float = 15.0


@dataclass(frozen=True)
class Order:
    """One drill, to be performed once. `run` is the id its run will have; empty until it is begun.

    `documents`: the digest of those it was asked by, empty where any will do. `workers`: how many
    must be there before anything is broken, for one alone has nobody to take over. `attempt`: of the
    way back; 0 where the drill is to be performed. `until`: when it has been put back, and is held.
    """

    drill: str
    environment: str
    run: str = ""
    slot: str = ""
    documents: str = ""
    pace: float | None = None
    hold: float | None = None
    only: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    sabotages: tuple[str, ...] = ()
    strict: bool = False
    workers: int = 2
    attempt: int = 0
    until: str = ""
    rhythm: Rhythm = field(default_factory=Rhythm)

    def named(self, run: str) -> "Order":
        """The same, to be performed as this run."""
        return replace(self, run=run)


@dataclass(frozen=True)
class Ending:
    """What became of an order. `began`: something may have been touched; `worker`: who performed it."""

    exit_code: int
    outcome: str = ""
    began: bool = False
    why: str = ""
    worker: str = ""

    @property
    def is_restored(self) -> bool:
        """Whether the environment is as it was."""
        return self.exit_code != 4


@dataclass(frozen=True)
class Standing:
    """Where an environment's workflow stands, as its memo in Temporal says it."""

    stage: str
    order: Order
    ending: Ending | None = None
    since: str = ""
    until: str = ""
