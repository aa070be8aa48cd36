"""Every report of a run, from its journal and its evidence alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from commdrill.private_files import UNFINISHED, write_pieces, write_private
from commdrill.record.checksums import checksums, written
from commdrill.record.events import Record
from commdrill.record.folder import CHECKSUMS
from commdrill.record.result import Result, fold
from commdrill.record.seals import is_sealed, put_aside
from commdrill.reports.formats import joining, kept, pieces_of, report_format
from commdrill.reports.source import Source, evidence_in, source_in, source_of


def render(folder: Path, report: str) -> str:
    """One report of the run in this folder, by the name of its format.

    Raises:
        UnreadableJournal: the run's journal is missing or damaged.
    """
    return "".join(pieces_of(report, source_in(folder)))


def render_together(folders: Iterable[Path], report: str) -> str:
    """One report of several runs; `report` is one of `joining`.

    Raises:
        UnreadableJournal: the journal of a run is missing or damaged.
    """
    return joining()[report].render_all(source_in(folder) for folder in folders)


def reports_of(
    folder: Path, records: Sequence[Record]
) -> Mapping[str, Callable[[], Iterable[str]]]:
    """The reports that lie in a run's folder, by file name, each made anew from its records when asked.

    Raises:
        UnreadableJournal: the run's journal does not say what was drilled.
    """
    return _rendered(source_of(fold(records), evidence_in(folder)))


def _rendered(source: Source) -> Mapping[str, Callable[[], Iterable[str]]]:
    return {report_format(name).FILE: partial(pieces_of, name, source) for name in kept()}


def write_all(folder: Path, result: Result) -> None:
    """Write them, and the checksums of all there is; each file appears whole or not at all.

    `result`: what the run's journal says, to who has just written it.

    Raises:
        UnreadableJournal: it does not say what was drilled.
    """
    for name, pieces in _rendered(source_of(result, evidence_in(folder))).items():
        write_pieces(folder / name, (piece.encode("utf-8", "replace") for piece in pieces()))
    write_sums(folder)


def write_sums(folder: Path) -> None:
    """The checksums of all there is; a seal on others is put aside, with what it is on."""
    sums = written(checksums(folder)).encode("utf-8", "replace")
    if is_sealed(folder) and (folder / CHECKSUMS).read_bytes() != sums:
        put_aside(folder)
        sums = written(checksums(folder)).encode("utf-8", "replace")
    write_private(folder / CHECKSUMS, sums)


def write_junit(file: Path, results: Iterable[Result]) -> None:
    """One JUnit file of several runs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _write(file, joining()["junit"].render_all([source_of(result) for result in results]))


def _write(file: Path, text: str) -> None:
    unfinished = file.with_name(f"{file.name}{UNFINISHED}")
    unfinished.unlink(missing_ok=True)
    with unfinished.open("xb") as written_anew:  # whoever laid a link there leads nowhere
        written_anew.write(text.encode("utf-8", "replace"))
    unfinished.replace(file)
