"""Every report of a run, from its journal and its evidence alone."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from commdrill.record.checksums import UNFINISHED, checksums, written
from commdrill.record.folder import CHECKSUMS
from commdrill.record.result import Result
from commdrill.reports import html, json_report, junit, markdown
from commdrill.reports.source import Source, source_in, source_of

Render = Callable[[Source], str]

FORMATS: Mapping[str, Render] = {
    "html": html.render,
    "json": json_report.render,
    "junit": junit.render,
    "markdown": markdown.render,
}
JOINED: Mapping[str, Callable[[Iterable[Source]], str]] = {
    "junit": junit.render_all,
    "markdown": markdown.render_all,
}
_FILES = {
    "json": "report.json",
    "junit": "junit.xml",
    "markdown": "summary.md",
    "html": "report.html",
}


def render(folder: Path, report: str) -> str:
    """One report of the run in this folder, by the name of its format.

    Raises:
        UnreadableJournal: the run's journal is missing or damaged.
    """
    return FORMATS[report](source_in(folder))


def render_together(folders: Iterable[Path], report: str) -> str:
    """One report of several runs; `report` is one of `JOINED`.

    Raises:
        UnreadableJournal: the journal of a run is missing or damaged.
    """
    return JOINED[report](source_in(folder) for folder in folders)


def render_files(folder: Path) -> Mapping[str, str]:
    """The reports that lie in a run's folder, by file name, made anew.

    Raises:
        UnreadableJournal: the run's journal is missing or damaged.
    """
    source = source_in(folder)
    return {file: FORMATS[report](source) for report, file in _FILES.items()}


def write_all(folder: Path) -> None:
    """Write them, and the checksums of all there is; each file appears whole or not at all."""
    for name, text in render_files(folder).items():
        _write(folder / name, text)
    _write(folder / CHECKSUMS, written(checksums(folder)))


def write_junit(file: Path, results: Iterable[Result]) -> None:
    """One JUnit file of several runs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _write(file, junit.render_all([source_of(result) for result in results]))


def _write(file: Path, text: str) -> None:
    unfinished = file.with_name(f"{file.name}{UNFINISHED}")
    unfinished.write_bytes(text.encode("utf-8", "replace"))
    unfinished.replace(file)
