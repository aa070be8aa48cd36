"""What is remembered of a reports folder as a whole, in a form of its own."""

from typing import Protocol


class Texts(Protocol):
    """Keeps a text about each subject, or may: empty is what nobody remembers."""

    def text(self, about: str) -> str: ...
    def keep_text(self, about: str, body: str) -> None: ...
