"""Which earlier runs count as a test of a scenario."""

from commdrill.documents.environment import Tier
from commdrill.lint.world import World
from commdrill.record.past import PastRun, PastStep


def proving_runs(world: World, plan: str, scenario: str) -> tuple[PastRun, ...]:
    """Runs that told something, newest first; rehearsals count where there is no other place."""
    runs = world.history.of_scenario(plan, scenario)
    return tuple(run for run in runs if run.is_told and _counts(world, run.environment.stage))


def proving_drillings(world: World, plan: str, scenario: str, step: str) -> tuple[PastStep, ...]:
    """The same for one step."""
    drillings = world.history.drillings(plan, scenario, step)
    return tuple(d for d in drillings if d.is_told and _counts(world, d.environment.stage))


def _counts(world: World, stage: str) -> bool:
    return stage != Tier.SANDBOX or not world.has_real_place
