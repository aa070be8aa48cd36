"""The pages that list runs: `index.html` with the newest, and those of earlier ones beside it."""

import secrets as randomness
from collections.abc import Iterator
from pathlib import Path

from commdrill.private_files import UNFINISHED, read_private
from commdrill.reports import index

EARLIER = "earlier"
_LARGEST = 2**28  # bytes of a page that lists runs


def write_whole(file: Path, page: str) -> None:
    """Write a page; it appears whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    unfinished = file.with_name(f"{file.name}-{randomness.token_hex(4)}{UNFINISHED}")
    try:
        unfinished.write_bytes(page.encode("utf-8", "replace"))
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def is_anothers(file: Path) -> bool:
    """Whether a page lies there that is none of ours.

    Raises:
        OSError, NotOurs: it cannot be read, or a link lies there.
    """
    try:
        page = read_private(file, _LARGEST)
    except FileNotFoundError:
        return False
    return index.GENERATOR.encode() not in page


def earlier_pages(reports: Path) -> Iterator[index.Page]:
    """Those that are there, the newest first."""
    for number in sorted(numbers_there(reports), reverse=True):
        yield index.Page(page_file(reports, number), f"page {number}")


def numbers_there(reports: Path) -> Iterator[int]:
    """The number of each page of earlier runs that lies there."""
    for file in (reports / EARLIER).glob("*.html"):
        if file.stem.isdecimal():
            yield int(file.stem)


def page_file(reports: Path, number: int) -> Path:
    """Where a page of earlier runs lies."""
    return reports / EARLIER / f"{number:04}.html"
