"""Sabotages of the responder as a whole."""

from commdrill.documents.plan import Phase
from commdrill_sandbox.company.sabotage.program import notices_too_late, skipping
from commdrill_sandbox.company.sabotage.sabotage import Group, Program, Sabotage


def _nothing(_program: Program) -> tuple[()]:
    return ()


RESPONDER = (
    Sabotage("responder-asleep", Group.RESPONDER, "nothing is told to anybody", program=_nothing),
    Sabotage(
        "responder-never-says-restored",
        Group.RESPONDER,
        "no channel tells that it is back",
        program=skipping(Phase.RECOVERY),
    ),
    Sabotage(
        "maintenance-unannounced",
        Group.RESPONDER,
        "planned work begins without notice",
        program=skipping(Phase.NOTICE),
    ),
    Sabotage(
        "maintenance-announced-too-late",
        Group.RESPONDER,
        "planned work is announced when it has begun",
        program=notices_too_late,
    ),
)
