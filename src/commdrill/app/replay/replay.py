"""`verify --replay`: the verdicts of a run against what its evidence and its documents bear out."""

from dataclasses import dataclass, field
from pathlib import Path

from commdrill import __version__
from commdrill.app.owned_drivers import owned_registry
from commdrill.app.replay.circumstances import (
    KeptOtherwise,
    drilled_as_documented,
    kept_otherwise,
    run_as_its_steps,
)
from commdrill.app.replay.kept_evidence import KeptEvidence
from commdrill.app.replay.left_over import LeftOver, Why
from commdrill.app.run.kept_script import script_kept_in
from commdrill.compile.script import Script, ScriptStep
from commdrill.documents.links.detection import DETECTION
from commdrill.documents.plan import INBOXES, ChannelType
from commdrill.engine.replay.judged_again import Again, Leeway, Seen, judged_again
from commdrill.errors import CommdrillError
from commdrill.judge.expectation import Detected
from commdrill.record.events import Record, RunStarted, StepAttested, StepDecided, StepOutcome
from commdrill.record.folder import DOCUMENTS
from commdrill.record.result import Result, fold
from commdrill.reports.source import evidence_in

_TOLD = (StepOutcome.PASSED, StepOutcome.FAILED)


@dataclass(frozen=True)
class Replayed:
    """What came of judging a run again.

    `contradicted`: what is recorded and not borne out. `judged`: how many verdicts were judged
    again, of how many `promised`. `left`: verdicts that were not. `not_judged`: what else was not, and
    why. `otherwise`: what is not borne out, and may have been so all the same: another version judged
    it, or by more than is kept.
    """

    contradicted: tuple[str, ...] = ()
    judged: int = 0
    promised: int = 0
    not_judged: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    left: tuple[LeftOver, ...] = ()

    @property
    def uncompared(self) -> tuple[str, ...]:
        """Why nobody can say that its verdicts are borne out; nothing: some of them are."""
        if self.otherwise or self.judged or self.contradicted:
            return self.otherwise
        return ("none of its verdicts could be judged again",)


def replayed(folder: Path, records: tuple[Record, ...]) -> Replayed:
    """Judge a whole run again, from what its folder holds."""
    result = fold(records)
    if result.start is None:
        return Replayed(not_judged=("all of it: its journal does not say what was drilled",))
    kept = folder / DOCUMENTS
    try:
        script = script_kept_in(folder, kept, result.start, owned_registry())
    except (CommdrillError, ValueError) as why:
        first = str(why).split("\n", 1)[0]
        text = f"all of it: its documents cannot be read again: {first}"
        return Replayed(tuple(run_as_its_steps(result)), 0, len(result.steps), (text,))
    return _Replay(folder, records, result, result.start, script).told()


@dataclass
class _Replay:
    folder: Path
    records: tuple[Record, ...]
    result: Result
    start: RunStarted
    script: Script
    contradicted: list[str] = field(default_factory=list)
    not_judged: list[str] = field(default_factory=list)
    left: list[LeftOver] = field(default_factory=list)
    documents: tuple[KeptOtherwise, ...] = ()
    judged: int = 0

    def told(self) -> Replayed:
        self._compare_documents()
        promised = len(self.script.steps)
        evidence = KeptEvidence(evidence_in(self.folder))
        seen = Seen(evidence.shown, evidence.received)
        try:
            both = [judged_again(self.script, self.records, seen, leeway) for leeway in Leeway]
        except Exception as error:  # noqa: BLE001 the journal of a stranger's run may say anything
            why = f"its journal does not hang together ({type(error).__name__}: {error})"
            return Replayed(tuple(self.contradicted), 0, promised, (f"all of it: {why}",))
        for step in self.script.steps:
            self._step(step, both, evidence)
        found, not_judged, left = (*self.contradicted,), (*self.not_judged,), (*self.left,)
        if found and (why := self._why_otherwise()):
            otherwise = tuple(f"{one} ({why})" for one in found)
            return Replayed((), self.judged, promised, not_judged, otherwise, left)
        return Replayed(found, self.judged, promised, not_judged, left=left)

    def _compare_documents(self) -> None:
        self.contradicted += [
            *run_as_its_steps(self.result),
            *drilled_as_documented(self.script, self.start),
        ]
        self.documents = (*kept_otherwise(self.folder / DOCUMENTS, self.script, self.start),)
        for document in self.documents:
            self._document(document)

    def _why_otherwise(self) -> str:
        """Why what is not borne out may have been so all the same; empty: nothing speaks for that."""
        if self.start.version != __version__:
            return f"commdrill {self.start.version} judged it, this is {__version__}"
        masked = [one.name for one in self.documents if one.is_masked and self._is_judged_by(one)]
        return f"{masked[0]} is kept without what it had in a secret's place" if masked else ""

    def _is_judged_by(self, document: KeptOtherwise) -> bool:
        """Whether more may hang on what it lacks than who is let in."""
        names = tuple(self.script.documents)  # plan, environment, drill; two in a file are one
        is_environment = len(names) == 3 and document.name == names[1]
        is_masked = any("${" in address for address in self.script.addresses)
        return is_masked or not is_environment

    def _document(self, document: KeptOtherwise) -> None:
        if document.is_masked:
            why = "it is kept without what somebody wrote out in it as a secret"
            self.not_judged.append(f"whether {document.name} is as it was: {why}")
        else:
            self.contradicted.append(f"{document.name} is not the document that the run took")

    def _step(self, step: ScriptStep, both: list[Again], evidence: KeptEvidence) -> None:
        name = step.ref.id
        recorded = self._recorded(name)
        if wrong := self._cannot_be(step, recorded):
            self.contradicted.append(f"step {name}: {wrong}")
            return
        if left := self._why_not(step, recorded, both):
            self.left.append(left)
            return
        assert recorded is not None, "a verdict to judge again"
        found = [again.verdicts[name] for again in both if name in again.verdicts]
        if all(one.outcome is not recorded.outcome for one in found):
            if mask := evidence.masked.get(step.ref.channel):
                self.left.append(LeftOver(name, Why.MASKED, f"{mask} stands for what was seen"))
            else:
                self._contradict(recorded, found)
            return
        if who := evidence.unnamed.get(name):
            self.left.append(LeftOver(name, Why.HIDDEN, who))
            return
        self.judged += 1
        if step.ref.stays is not None:
            self.not_judged.append(f"{name}: that it stayed, between the looks that are kept")

    def _contradict(self, recorded: StepDecided, found: list[StepDecided]) -> None:
        again = found[0] if found else None
        text = f"{again.outcome}: {again.reason}" if again else "nothing: it was never decided"
        self.contradicted.append(
            f"step {recorded.step}: recorded as {recorded.outcome} ({recorded.reason}); judged"
            f" again from its evidence, {text}"
        )

    def _word_on(self, step: str) -> str:
        """Who gave their word on it."""
        given = (
            one.attested.by for one in self.result.steps if one.ref.id == step and one.attested
        )
        return next(given, "")

    def _no_such_word(self, step: str, recorded: StepDecided | None) -> str:
        """A person's word nobody judges, but it is the one that somebody gave; empty: so it is."""
        if recorded is None or recorded.outcome not in _TOLD:
            return ""
        events = (record.event for record in self.records)
        words = [one for one in events if isinstance(one, StepAttested) and one.step == step]
        if not words:
            return f"recorded as {recorded.outcome}, and nobody has given their word on it"
        if all(one.outcome is not recorded.outcome for one in words):
            return f"recorded as {recorded.outcome}, and {words[0].by} attests that it is {words[0].outcome}"
        return ""

    def _why_undetected(self, both: list[Again]) -> str:
        """Why nobody can say again when the outage was detected; empty: its evidence tells."""
        detection = self.script.channel(DETECTION)
        if detection is not None and detection.type in INBOXES:
            return "messages show it"
        return next((one.untold[DETECTION] for one in both if DETECTION in one.untold), "")

    def _recorded(self, step: str) -> StepDecided | None:
        return next((one.decided for one in self.result.steps if one.ref.id == step), None)

    def _cannot_be(self, step: ScriptStep, recorded: StepDecided | None) -> str:
        """What no run says of such a step, whatever it saw; empty: it may."""
        name, word = step.ref.id, self._word_on(step.ref.id)
        outcome = recorded.outcome if recorded else None
        if step.ref.channel_type == ChannelType.MANUAL:
            return self._no_such_word(name, recorded)
        if word:
            return f"{word} attests it, and an observer looks at it"
        only = self.start.asked.only if self.start.asked else ()
        if outcome is StepOutcome.SKIPPED and (name in only or not only):
            return "recorded as skipped, and an observer looks at it"
        return ""

    def _why_not(
        self, step: ScriptStep, recorded: StepDecided | None, both: list[Again]
    ) -> LeftOver | None:
        """Why a verdict cannot be judged again; None where it can."""
        name = step.ref.id
        if step.ref.channel_type == ChannelType.MANUAL:
            return LeftOver(name, Why.WORD)
        if recorded is None:
            return LeftOver(name, Why.ENDED)
        if recorded.outcome not in _TOLD:
            return LeftOver(name, Why.ENDED, _ended(recorded, both))
        if isinstance(step.promise.follows, Detected) and (unseen := self._why_undetected(both)):
            return LeftOver(name, Why.DETECTION, unseen)
        untold = next((why for one in both if (why := one.untold.get(step.ref.channel))), "")
        return LeftOver(name, Why.UNREADABLE, untold) if untold else None


def _ended(recorded: StepDecided, both: list[Again]) -> str:
    """Who hides what failed calls it untold: what its evidence makes of it is told beside it."""
    text = f"it ended in {recorded.outcome}: {recorded.reason}"
    again = [one.verdicts.get(recorded.step) for one in both]
    if all(one is not None and one.outcome is StepOutcome.FAILED for one in again):
        return f"{text}; by its evidence alone it failed"
    return text
