"""How long channels asked us to stay away: whichever command of this machine looks next keeps to it.

A file each, empty, whose time tells until when.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from commdrill.private_files import NotOurs, open_private, private_folder


@dataclass(frozen=True)
class Absences:
    """From one world, in the state of one user on one machine."""

    folder: Path

    def note(self, channel: str, until: datetime) -> None:
        """That it is let be until then; where that cannot be kept, the drill goes on all the same."""
        with suppress(OSError, NotOurs):
            private_folder(self.folder.parent)
            private_folder(self.folder)
            file = open_private(self.folder / channel, os.O_RDWR | os.O_CREAT)
            try:
                os.utime(file, (until.timestamp(), until.timestamp()))
            finally:
                os.close(file)

    def of(self, channels: Iterable[str]) -> Mapping[str, datetime]:
        """Until when each is let be that ever asked for it."""
        found: dict[str, datetime] = {}
        for channel in channels:
            with suppress(OSError):
                told = (self.folder / channel).lstat().st_mtime
                found[channel] = datetime.fromtimestamp(told, UTC)
        return found
