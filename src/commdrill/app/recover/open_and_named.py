"""The command `recover`: all that is open, or one run by name; and a word on whatever else is met."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from commdrill import __version__
from commdrill.app.amended import amended
from commdrill.app.named_runs import run_named
from commdrill.app.recover.open_runs import OpenRun, OpenRuns, UnderWay
from commdrill.app.recover.recovery import (
    NOT_RECORDED,
    NOT_RESTORED,
    RESTORED,
    Recovery,
    Say,
    of_project,
)
from commdrill.app.recover.strangers import Stranger, strangers
from commdrill.app.recover.take_over import lay_out, take_over
from commdrill.app.recover.trusted_journal import begun_elsewhere, plan_of, trust
from commdrill.app.recover.unread import tell_unread
from commdrill.app.request import RunRequest
from commdrill.app.run.claim import memory_of_this_machine
from commdrill.app.shelf.opening import resumed, take_over_by
from commdrill.app.shelf.runs import runs_on_shelf
from commdrill.clock import SystemClock
from commdrill.drivers.masking.secrets import Secrets
from commdrill.errors import UsageError
from commdrill.journal.holders import holder_of, is_held
from commdrill.record.events import Record, RecoveryStarted, RunResolved
from commdrill.record.folder import JOURNAL, UnreadableJournal
from commdrill.record.index.source import RunFolders
from commdrill.record.outcome import conclude, worst


def recover(request: RunRequest, named: str | None, say: Say) -> int:
    """Put back what dead runs of this project left broken; tell of what is left alone.

    Raises:
        UsageError: there is no run of the name.
    """
    runs = memory_of_this_machine().runs
    request = _rooted(request, runs)
    if named is not None:
        named = run_named(named, request.root, request.report_dir).resolve().name
    found = tuple(of_project(runs, request.project_root, request.reports))
    mine = tuple(run for run in found if named in (None, run.run))
    folders = RunFolders(request.reports)
    unknown = (one for one in strangers(runs, folders) if named in (None, one.folder.name))
    codes = [_recovered(runs, run, say) for run in mine]
    codes += [_left_alone(one, request.project_root, say) for one in unknown]
    codes += _others_left_alone(request.reports, {run.run for run in mine}, named, say)
    codes += [NOT_RECORDED] * (tell_unread(runs, say) if named is None else 0)
    if not codes and named is not None:
        say(f"run {named} has nothing to be put back")
    elif not codes:
        say("nothing to recover: every run has put back what it broke")
    _tell_of_others(runs, found, say)
    return worst(codes)


def _tell_of_others(runs: OpenRuns, found: Iterable[OpenRun], say: Say) -> None:
    """Runs of other projects; what was tried here in vain has been written on since, and is ours still."""
    ours = {run.run for run in found}
    for run in runs.all():
        is_open = not run.is_settled and run.broke and not runs.is_under_way(run)
        if is_open and run.run not in ours:
            say(f"another project's run is open: `commdrill --root {run.root} recover`")


def take_over_named(request: RunRequest, named: str | None, say: Say) -> int:
    """Put back a run of another host, or all that are open on a shelf; the host is said to be dead.

    Raises:
        UsageError: there is no such run, or no shelf.
    """
    runs = memory_of_this_machine().runs
    request = _rooted(request, runs)
    shared = runs_on_shelf(request.reports)
    if shared is None:
        raise UsageError(
            "commdrill recover --take-over: runs of other hosts are on a shelf; "
            "name it, e.g. --report-dir s3://bucket/prefix"
        )
    return take_over(runs, shared, request.project_root, named, say)


def recover_trusted(request: RunRequest, run: str, say: Say) -> int:
    """Put back one run by its own journal, once it is printed what that comes to.

    Raises:
        UsageError: there is no such run.
        UnreadableJournal: its journal was changed.
    """
    runs = memory_of_this_machine().runs
    request = _rooted(request, runs)
    folder = run_named(run, request.root, request.report_dir)
    return trust(runs, request.project_root, folder, say)


def resolve_named(request: RunRequest, run: str, word: RunResolved, say: Say) -> int:
    """A person's word that a run has left nothing broken.

    Raises:
        UsageError: there is no such run, it is under way, or nobody stands by it.
        UnreadableJournal: it is not known here, and its journal was changed.
    """
    runs = memory_of_this_machine().runs
    request = _rooted(request, runs)
    known = _known(runs, request, run)
    folder = known.folder if known else run_named(run, request.root, request.report_dir)
    known = known or _known(runs, request, folder.name)  # it may be called `latest`
    resolve(runs, known, folder, word, say)
    return RESTORED


def _rooted(request: RunRequest, runs: OpenRuns) -> RunRequest:
    """The project, also where its documents are gone: another branch may be checked out."""
    try:
        return replace(request, root=request.project_root)
    except UsageError:
        here = Path.cwd()
        for run in runs.all():
            if request.root is None and run.root in (here, *here.parents):
                return replace(request, root=run.root)
        raise


def _known(runs: OpenRuns, request: RunRequest, run: str) -> OpenRun | None:
    """This machine's copy of it: of this project first, else of whichever has one."""
    named = [one for one in runs.all() if one.run == Path(run).name and not one.is_settled]
    root = request.project_root.resolve()
    return min(named, key=lambda one: one.root != root, default=None)


def _recovered(runs: OpenRuns, run: OpenRun, say: Say) -> int:
    try:
        return Recovery(runs, run, say).go()
    except UnderWay:
        if runs.is_being_recovered(run):
            say(f"run {run.run} is being put back by another process, and nobody knows yet whether "
                "that succeeds: `commdrill recover` again once it has ended")  # fmt: skip
            return NOT_RECORDED
        say(f"run {run.run} is still under way: left alone")
        return RESTORED


def _others_left_alone(reports: Path, mine: set[str], named: str | None, say: Say) -> Iterator[int]:
    """Runs of other hosts on a shelf: each may be under way, for all that is known here."""
    shared = runs_on_shelf(reports)
    for one in shared.open() if shared else ():
        if one.run in mine or named not in (None, one.run):
            continue
        if shared and not one.result.is_open:
            lay_out(shared, one.run)
            continue
        broke = ", ".join(state.armed.component for state in one.result.open_faults) or "nothing"
        way_out = take_over_by(one.run, shared.shelf) if shared else ""
        if one.result.finish is not None:
            say(f"run {one.run} of {one.holder} has left {broke} broken: {way_out}")
            yield NOT_RESTORED
        else:
            say(f"run {one.run} is {one.holder}'s, and has {broke} broken: it may be under way, and is "
                f"left alone; where that host is dead, {way_out}")  # fmt: skip
            yield NOT_RECORDED


def _left_alone(stranger: Stranger, root: Path, say: Say) -> int:
    """A journal of elsewhere may ask for anything: it is shown, and not obeyed."""
    name = stranger.folder.name
    say(f"run {name} has not put back what it broke, and was not begun by you on this machine:")
    if is_held(stranger.folder / JOURNAL):
        say(f"its journal is held by {holder_of(stranger.folder / JOURNAL)}; it may be under way")
    for line in plan_of(begun_elsewhere(stranger.folder, root)):
        say(line)
    say(
        f"if that is right, `commdrill recover --trust-journal {name}`; "
        f"put back already, `commdrill recover --resolved {name} --by YOUR-NAME`"
    )
    return NOT_RESTORED


def resolve(runs: OpenRuns, run: OpenRun | None, folder: Path, word: RunResolved, say: Say) -> None:
    """Put the word into the run's journal; where that cannot be, into this machine's own copy.

    Raises:
        UsageError: nobody stands by it.
        UnderWay: the run is not dead.
        UnreadableJournal: there is neither a journal nor a copy to go on with.
    """
    if not word.by.strip():
        raise UsageError(
            "commdrill recover --resolved RUN needs --by NAME: a person has to stand by it"
        )
    if run is None:
        _say_in_journal(folder, word, say)
        return
    with runs.take(run) as note:
        try:
            _say_in_journal(folder, word, say)
        except UnreadableJournal as why:
            note.add(Record(run.run, 0, SystemClock().now(), 0.0, word))
            note.settle()
            say(f"{why}; your word is kept on this machine alone, and the run is open no more")
        else:
            note.forget()


def _say_in_journal(folder: Path, word: RunResolved, say: Say) -> None:
    with resumed(folder, SystemClock(), Secrets()) as journal:
        result = journal.result
        if result.resolved is not None or not (result.is_open or result.unrestored):
            say(f"run {folder.name} has left nothing broken: there is nothing to say of it")
            return
        if result.finish is None:
            journal.append(RecoveryStarted(__version__, journal.bytes_lost, ()))
        journal.append(word)
        if result.finish is None:
            journal.append(conclude(journal.result))
    amended(journal)
    say(f"run {folder.name} is open no more, by the word of {word.by}; its verdict stays")
