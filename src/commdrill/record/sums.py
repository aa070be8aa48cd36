"""Which bytes a record rests on: the whole SHA-256 of each file that it names, in the chain itself.

They stand in the record's line as `sha256sum` writes them, so that `sha256sum -c` reads them there.
"""

import json
from collections.abc import Iterable, Mapping

SUMS = "sha256sums"


def written_sums(sums: Mapping[str, str]) -> list[str]:
    """One line of `sha256sum` each."""
    return [f"{sha256}  {path}" for path, sha256 in sums.items()]


def sums_in(lines: Iterable[bytes]) -> Mapping[str, str]:
    """The digest of each file that these lines of a journal rest on; lines that are none say nothing."""
    found: dict[str, str] = {}
    for line in lines:
        if SUMS.encode() in line:
            found.update(_sums_of(line))
    return found


def _sums_of(line: bytes) -> Iterable[tuple[str, str]]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return
    listed = data.get(SUMS) if isinstance(data, dict) else None
    for entry in listed if isinstance(listed, list) else ():
        sha256, gap, path = str(entry).partition("  ")
        if gap:
            yield path, sha256
