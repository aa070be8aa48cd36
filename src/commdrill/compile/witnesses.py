"""What it proves to see a channel, as far as that is known before anything is looked at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commdrill.compile.script import DriverUse, Script
from commdrill.compile.uses import Uses
from commdrill.documents.links.drill import LinkedDrill
from commdrill.drivers.protocol import ProvesBySettings
from commdrill.terms import Proof


@dataclass(frozen=True)
class WeakWitness:
    """A step that asks for more than whoever looks at its channel can prove: it can only end in error."""

    step: str
    channel: str
    seen_by: DriverUse
    proof: Proof
    asked: Proof


def weak_here(script: Script) -> Iterator[WeakWitness]:
    """Those of a drill that is compiled."""
    seen_by = {channel.id: channel.use for channel in script.channels}
    asked = ((step.ref.id, step.ref.channel, step.proof) for step in script.steps)
    yield from _too_weak(asked, seen_by)


def weak_there(drill: LinkedDrill, uses: Uses) -> Iterator[WeakWitness]:
    """Those of one that is not."""
    seen_by = {
        route[1]: use
        for route, use in uses.drivers.items()
        if route[0] == "channels" and isinstance(route[1], str)
    }
    asked = ((step.id, step.channel, step.proof) for step in drill.scenario.steps)
    yield from _too_weak(asked, seen_by)


def _too_weak(
    steps: Iterable[tuple[str, str, Proof | None]], seen_by: Mapping[str, DriverUse]
) -> Iterator[WeakWitness]:
    for step, channel, asked in steps:
        use = seen_by.get(channel) if asked else None
        proof = proof_of(use) if use else None
        if use and asked and proof and not proof.suffices_for(asked):
            yield WeakWitness(step, channel, use, proof, asked)


def proof_of(use: DriverUse) -> Proof | None:
    """None: it cannot be told before the driver is built."""
    driver: object = use.driver
    if isinstance(driver, ProvesBySettings):
        return driver.proof_by(use.settings)
    proof = getattr(driver, "proof", None)
    return proof if isinstance(proof, Proof) else None
