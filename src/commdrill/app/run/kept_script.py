"""The script of a run, compiled anew from the documents that it keeps: the project may have gone on."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from commdrill.app.wiring import compile_drills
from commdrill.compile.asked import NOTHING, Asked
from commdrill.compile.script import Script
from commdrill.documents.project import load_kept
from commdrill.drivers.registry import Registry
from commdrill.record.events import RunStarted
from commdrill.record.folder import DOCUMENTS


def script_kept_in(folder: Path, root: Path, start: RunStarted, registry: Registry) -> Script:
    """What a run performs, as if its documents still stood under `root`.

    One that is kept without a secret which somebody wrote out is read there, if it is as it was.

    Raises:
        CommdrillError: they are not to be read, or not whole.
    """
    digests = frozenset(start.documents.values())

    def chosen(place: Path, kept: bytes) -> bytes:
        return kept if _digest(kept) in digests else _as_it_was(place, digests) or kept

    kept = load_kept(folder / DOCUMENTS, root, chosen)
    (script,) = compile_drills(
        kept, (start.drill,), start.environment.id, registry, asked_of(start)
    )
    return script


def asked_of(start: RunStarted) -> Asked:
    """What whoever started it asked beyond its documents."""
    asked = start.asked
    if asked is None:
        return replace(NOTHING, variables=start.variables)
    hold = None if asked.hold is None else timedelta(seconds=asked.hold)
    only = frozenset(asked.only)
    return Asked(start.variables, asked.pace, hold, asked.until_asked, only)


def others_than_told(script: Script, start: RunStarted) -> tuple[str, ...]:
    """Documents that are not as the run took them, whatever folder they are named from."""
    return (*_unknown(script.documents, start), *_otherwise_promised(script, start))


def _unknown(documents: Mapping[str, str], start: RunStarted) -> tuple[str, ...]:
    then = frozenset(start.documents.values())
    return tuple(
        sorted(Path(name).name for name, sha256 in documents.items() if sha256 not in then)
    )


def _otherwise_promised(script: Script, start: RunStarted) -> tuple[str, ...]:
    promised = [replace(ref, place="") for ref in script.refs]
    alike = promised == [replace(ref, place="") for ref in start.steps]
    return () if alike else ("what they promise",)


def _as_it_was(place: Path, digests: frozenset[str]) -> bytes | None:
    try:
        content = place.read_bytes()
    except OSError:
        return None
    return content if _digest(content) in digests else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
