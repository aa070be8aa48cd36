"""One word of the manual."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """What a word means. `kind`: what it is (`key of a step`). `takes`: what may stand there.

    `place`: where it stands, from the top of its document. `example`: a piece of YAML.
    """

    word: str
    kind: str
    text: str
    takes: str = ""
    place: str = ""
    example: str = ""
