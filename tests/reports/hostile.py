"""A run in which everything that others say is meant to spoil a report."""

from pathlib import Path

from commdrill.record import events as e
from commdrill.sighting import Evidence
from commdrill.verdict import Difference

from . import story

NASTY = (
    "]]> </script><script>alert(1)</script><img src=x onerror=alert(2)> | `x` **b** \x1b[31mred\x07"
    " \x00 \u202egnp.exe\u202c مرحبا 🔥 @acme/ops {{ eta }} \udcff line\n# heading\n| a | b | "
    + "é"
    * 2000
)


def write(folder: Path, steps: int = 45) -> Path:
    """As many failed steps as asked for, and each kind of text that others write."""
    refs = tuple(
        story.step(f"step-{n}", "outage", "store-page", "error-page", NASTY, n, within=2.0)
        for n in range(steps)
    )
    differences = (Difference(NASTY, NASTY, NASTY), Difference("a", "b c d", "b x d"))
    evidence = (Evidence(NASTY.encode("utf-8", "replace"), ".html"),)
    return story.write(
        folder,
        [
            *story.opening(story.started(steps=refs)),
            *(
                (2.0, story.decided(ref, e.StepOutcome.FAILED, NASTY, differences=differences,
                                    captured={"eta": NASTY}, evidence=evidence))
                for ref in refs
            ),
            (2.1, e.FindingMade("wrong-message", NASTY, e.Severity.ERROR, refs[0].id)),
            (2.1, e.LookFailed("store-page", 2.1, NASTY)),
            (3.0, e.FaultReverted(1, 1, NASTY)),
            (3.0, e.Interrupted(NASTY)),
            (3.1, story.the_end(e.RunOutcome.INTERRUPTED, 130)),
        ],
    )  # fmt: skip
