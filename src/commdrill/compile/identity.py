"""What is drilled, whichever folder its documents lie in: two clones of a project break one world."""

import hashlib
import json
from pathlib import Path

from commdrill.compile.script import DriverUse, Script
from commdrill.compile.site import Site
from commdrill.documents.blackout import Blackouts
from commdrill.documents.environment import Environment
from commdrill.record.events import EnvironmentRef
from commdrill.values import Json

_NEVER = Blackouts()
_WORLD = {"id", "guard", "aws", "components", "channels"}


def identity_of(environment: Environment) -> str:
    """Of an environment: its name, its guard, its account, what is broken and seen in it."""
    world = environment.model_dump(mode="json", by_alias=True, include=_WORLD, exclude_none=True)
    return _digest(world)


def site_of(environment: Environment, blackouts: Blackouts = _NEVER) -> Site:
    """Where its drills are performed; `blackouts`: when they are not."""
    pace = round(environment.pace, 6)  # as it is recorded, and hence found in a replay
    return Site(
        EnvironmentRef(environment.id, environment.stage, pace),
        environment.starts,
        environment.guard,
        environment.aws,
        identity_of(environment),
        blackouts,
    )


def target_of(script: Script, use: DriverUse, speaks_to: tuple[str, ...]) -> str:
    """Of what a fault breaks, in whatever environment it is named.

    One that speaks to no host breaks what is near its document: another folder, another target.
    """
    account = script.site.guard.aws_account if script.site.guard else None
    met = script.site.aws.model_dump(exclude_none=True) if script.site.aws else {}
    place = "" if speaks_to else str(use.folder.resolve())
    return _digest([use.name, dict(use.settings), account, met, place])


def sandbox_of(script: Script, root: Path) -> str:
    """Of the embedded environment: each run starts its own, but one at a time in a project."""
    return _digest(["sandbox", str(root.resolve()), script.environment.id])


def _digest(facts: Json) -> str:
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
