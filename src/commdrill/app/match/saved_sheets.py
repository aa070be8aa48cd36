"""The style sheets of a page that was saved, as far as they lie beside it."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from commdrill.documents.named_file import ReadableFolders
from commdrill.wording.markup.imports import sheet_written_out, with_imports
from commdrill.wording.markup.visible import base_of, sheets_linked_by

_MOST, _LARGEST = 16, 2_000_000  # sheets, with those that are imported, and bytes of one


class SavedSheets:
    """Of the pages of one folder; nothing is read that does not lie in it, whatever a page asks for."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._readable = folder, ReadableFolders.of(folder)
        self._left = _MOST

    def of(self, markup: str) -> Mapping[str, str]:
        """Those that are there, by their addresses as the page has them."""
        base = base_of(markup)
        found = {one: self._sheet(self._folder, base, one) for one in sheets_linked_by(markup)}
        return {address: sheet for address, sheet in found.items() if sheet is not None}

    def _sheet(self, folder: Path, base: str, address: str) -> str | None:
        self._left -= 1  # a sheet may import itself
        if self._left < 0:
            return None
        try:
            if address.startswith("data:"):
                return sheet_written_out(address)
            place = folder / _path(urljoin(base, address))
            sheet = self._readable.text(place, _LARGEST)
        except ValueError:
            return None
        return with_imports(sheet, lambda one: self._sheet(place.parent, "", one) or "")


def _path(address: str) -> str:
    """Where it lies, seen from who links to it.

    Raises:
        ValueError: that is on another host, or at no place at all.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        raise ValueError(f"{address} does not lie beside a file")
    return unquote(parts.path)
