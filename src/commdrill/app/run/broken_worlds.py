"""Why a world cannot be drilled: an earlier run left it broken, and nobody has put it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from commdrill.app.recover.open_runs import OpenRun, OpenRuns
from commdrill.app.recover.strangers import Stranger, strangers
from commdrill.record.index.source import RunFolders


@dataclass(frozen=True)
class BrokenWorlds:
    """What is known of earlier runs: on this machine, and in the folder of run folders."""

    runs: OpenRuns
    root: Path
    folders: RunFolders

    def reasons(self, environment: str, worlds: Sequence[str]) -> Iterator[str]:
        """Each with the command that gets one out."""
        for run in self.runs.all():
            is_met = not (run.is_settled or run.in_sandbox) and {*worlds} & {*run.worlds}
            if is_met and run.broke and not self.runs.is_under_way(run):
                yield f"run {run.run} left {_listed(run.broke)} broken: {self._way_out(run)}"
        for stranger in self._strangers:
            if stranger.environment == environment:
                name = stranger.folder.name
                yield (
                    f"run {name}, begun elsewhere, says that it left {_listed(stranger.broke)} "
                    f"broken: `commdrill recover --trust-journal {name}`; put back already: "
                    f"`commdrill recover --resolved {name} --by YOUR-NAME`"
                )

    @cached_property
    def _strangers(self) -> tuple[Stranger, ...]:
        """They lie there, and do nothing: one look is enough."""
        return tuple(strangers(self.runs, self.folders))

    def _way_out(self, run: OpenRun) -> str:
        if run.root == self.root.resolve():
            return "`commdrill recover`"
        if run.root.is_dir():
            return f"`commdrill --root {run.root} recover`"
        return f"put it back, then `commdrill recover --resolved {run.run} --by YOUR-NAME`"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
