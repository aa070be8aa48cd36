"""What a shelf is: whoever makes an object first has made it, for everybody and for ever."""

from collections.abc import Iterator
from typing import Protocol

from commdrill.errors import CommdrillError


class ShelfOutOfReach(CommdrillError, OSError):
    """The shelf did not answer, or would not take it: whether it was written nobody knows.

    It is treated as a disk that is full: nothing more is broken, and all is put back.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.strerror = why

    def __str__(self) -> str:
        return str(self.strerror)


class Shelf(Protocol):
    """Where runs lie that several hosts share. Any thread may use it."""

    @property
    def address(self) -> str:
        """As the command line names it."""
        ...

    def create(self, key: str, content: bytes) -> bool:
        """Make an object, durably; False where another lies there, which stays as it is.

        The same bytes that lie there already are ours: an answer may have been lost on its way.

        Raises:
            ShelfOutOfReach: nobody can tell, within the time there is.
        """
        ...

    def replace(self, key: str, content: bytes) -> None:
        """Write what can be made anew from other objects (a report), over what lies there.

        Raises:
            ShelfOutOfReach: likewise.
        """
        ...

    def read(self, key: str) -> bytes | None:
        """What an object holds; None where there is none.

        Raises:
            ShelfOutOfReach: likewise.
        """
        ...

    def list(self, prefix: str, after: str = "") -> Iterator[str]:
        """The keys that begin with `prefix` and come after `after`, in the order of their bytes.

        Raises:
            ShelfOutOfReach: likewise.
        """
        ...
