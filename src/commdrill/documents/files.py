"""Which files may hold documents: a walk that is quick, and safe in a tree of other people's."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

KINDS = ("plan", "environment", "drill", "actions")

_ENDINGS = (".yaml", ".yml")
_FOLDERS = ("plans", "drills")
_SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages"})
_MARKS = ("pyvenv.cfg", "journal.jsonl")  # a virtual environment; a run's report
_MENTIONS = re.compile(rb"\bkind\b")
_SAYS = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:---[ \t]{1,9})?(?:\{[ \t]{0,9})?[\"']?kind[\"']?[ \t]{0,9}:"
    rb"[ \t]{0,9}[\"']?(plan|environment|drill|actions)[\"']?[ \t]{0,99}(?:[,}#\r].*)?$",
    re.MULTILINE,
)


_DRILLS_KEYS = re.compile(rb"\b(plan|scenario|environment)[\"']?[ \t]{0,9}:")
_SAYS_ANY = re.compile(rb"^[\"']?kind[\"']?[ \t]{0,9}:", re.MULTILINE)


def says_it_is_ours(content: bytes) -> bool:
    """Whether a text, be it broken, says at its top level that it is one of our documents."""
    return bool(kinds_said(content))


def kinds_said(content: bytes) -> frozenset[str]:
    """Which kinds of our documents a text, be it broken, says that it holds."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", errors="replace").encode()
    return frozenset(kind.decode() for kind in _SAYS.findall(content))


def holds_a_drill(content: bytes) -> bool:
    """Whether a text, be it broken, is a drill of ours: other people have things of that name, too."""
    return "drill" in kinds_said(content) and len({*_DRILLS_KEYS.findall(content)}) > 1


def belongs_to_nobody(file: Path, root: Path, content: bytes) -> bool:
    """Whether a text that is no YAML can only be a broken document of ours: by where it stands."""
    return not _SAYS_ANY.search(content) and _stands_with_documents(file.parent, root)


def _stands_with_documents(folder: Path, root: Path) -> bool:
    return any(name in _FOLDERS for name in folder.relative_to(root).parts)


def may_be_ours(content: bytes) -> bool:
    """A cheap look that spares other people's files the reading."""
    return _MENTIONS.search(content) is not None or b"\0" in content


def yaml_files(root: Path, leads_out: Callable[[Path], bool]) -> Iterator[Path]:
    """Every YAML file under `root`, in order, each once; what no project keeps documents in is left out.

    A link that `leads_out` is not followed. Where documents stand it is named itself.
    """
    seen: set[tuple[int, int]] = set()
    folders = [str(root)]
    while folders:
        folder = folders.pop()
        entries = _entries(folder)
        if any(entry.name in _MARKS for entry in entries) and folder != str(root):
            continue
        files = [entry for entry in entries if _is_yaml(entry)]
        inner = [entry for entry in entries if _is_worth_entering(entry, root)]
        links = [one for one in (*files, *inner) if one.is_symlink() and leads_out(Path(one.path))]
        named = (Path(link.path) for link in links)
        yield from (link for link in named if _stands_with_documents(link, root))
        new = (entry for entry in files if entry not in links and _is_new(entry, seen))
        yield from (Path(entry.path) for entry in new)
        more = (entry for entry in reversed(inner) if entry not in links)
        folders += [entry.path for entry in more if _is_new(entry, seen)]


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []  # a folder nobody may look into, e.g. a database's


def _is_yaml(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(_ENDINGS) and not entry.name.startswith(".") and _is_file(entry)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False  # a loop of symbolic links


def _is_worth_entering(entry: os.DirEntry[str], root: Path) -> bool:
    if entry.name.startswith(".") or entry.name in _SKIPPED:
        return False
    if entry.name == "reports" and Path(entry.path).parent == root:
        return False
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_new(entry: os.DirEntry[str], seen: set[tuple[int, int]]) -> bool:
    """Whether this file or folder was not met before, by another name or round a loop of links."""
    try:
        found = entry.stat()
    except OSError:
        return False
    identity = (found.st_dev, found.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def project_root(start: Path) -> Path | None:
    """The nearest folder upwards that holds documents.

    From within `plans` or `drills` it is the folder that these are in.
    """
    nearest = next((folder for folder in (start, *start.parents) if _holds_documents(folder)), None)
    if nearest is None:
        return None
    inside = (folder for folder in (nearest, *nearest.parents) if folder.name in _FOLDERS)
    conventional = next(inside, None)
    return conventional.parent if conventional else nearest


def _holds_documents(folder: Path) -> bool:
    if any((folder / name).is_dir() for name in _FOLDERS):
        return True
    entries = (entry for entry in _entries(str(folder)) if _is_yaml(entry))
    return any(_begins_as_ours(Path(entry.path)) for entry in entries)


def _begins_as_ours(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return says_it_is_ours(opened.read(100_000))
    except OSError:
        return False
