"""A project's files as a run keeps them: each by the place it has, seen from the project's root."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from commdrill.documents.named_file import ReadableFolders

_UP, _ELSEWHERE = "_up", "_elsewhere"
_UNPRINTABLE = (*map(chr, range(32)), "\x7f")
_READ_BY_ALL = str.maketrans({one: f"%{ord(one):02X}" for one in (*_UNPRINTABLE, *'%"\\]')})
"""Names in lists that a shell reads line by line, and in JSON that it takes apart by quotes."""

_CODE = re.compile("%[0-9A-F]{2}")
_WRITTEN = {code: chr(one) for one, code in _READ_BY_ALL.items()}

Chosen = Callable[[Path, bytes], bytes]
"""Of the place of a document and what is kept of it: what it is to be read as."""


def kept_name(root: Path, file: Path) -> str:
    """Where a run keeps a file that documents under this root name, as it is named there.

    What is named relative to a document is found again whatever folder takes the root's place.
    """
    if not file.is_relative_to(root):
        kept = PurePath(_ELSEWHERE, *Path(os.path.normpath(file)).parts[1:])
    else:
        parts = PurePath(os.path.relpath(file, root)).parts
        kept = PurePath(*(_UP if part == ".." else part for part in parts))
    return kept.as_posix().translate(_READ_BY_ALL)


def name_before(kept: PurePath) -> str:
    """The name, seen from the root, of what is kept under this one."""
    return _CODE.sub(lambda code: _WRITTEN.get(code[0], code[0]), kept.as_posix())


@dataclass(frozen=True)
class KeptFiles(ReadableFolders):
    """What documents name, read from where a run keeps it. `root`: where they would stand."""

    kept: Path = Path()
    root: Path = Path()

    @classmethod
    def under(cls, kept: Path, root: Path) -> "KeptFiles":
        """Those of a run's folder of documents."""
        return cls((kept.resolve(),), kept, root)

    def read(self, file: Path, most: int) -> bytes:
        return super().read(self.kept / kept_name(self.root, file), most)
