"""YAML events → plain data and, beside it, where each piece of it stands.

No event handler recurses, depth and size are bounded, tags are refused: hostile text costs no more
than a long one. What can be read on after a mistake is read on, so that all mistakes are told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

import yaml

from commdrill.documents.places import Mark, Places, Point, Span
from commdrill.documents.problem import quoted
from commdrill.documents.scalar import plain_value
from commdrill.documents.syntax import (
    MAX_DEPTH,
    SPLIT,
    TOO_DEEP,
    SyntaxProblem,
    character,
    syntax_problem,
)

_OF_YAML = "tag:yaml.org,2002:"  # what `!!` is short for
MAX_VALUES = 150_000  # or so many times 32 characters of text
MAX_REPEATED = 50_000  # what aliases may add
MAX_PARTS = 1_000
MAX_PROBLEMS = 100

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Part:
    """One YAML document of a file. `cut_short`: what follows a mistake in it could not be read."""

    first_line: int = 0
    data: Any = None
    places: Places = field(default_factory=Places)
    faults: list[SyntaxProblem] = field(default_factory=list)
    cut_short: bool = False


class _Anchored(NamedTuple):
    data: Any
    number: int
    weight: int
    height: int


class _Key(Enum):
    MERGE = "<<"
    UNUSABLE = "what it holds is read, and dropped"


@dataclass(slots=True)
class _Frame:
    """A collection that is being read. `data` and `places` grow side by side.

    `key` is the one whose value comes next: None while a key is due.
    """

    data: Any
    places: Any
    is_mapping: bool
    number: int
    anchor: str | None
    weight_before: int
    height: int = 0
    key: str | _Key | None = None
    merges: list[tuple[Any, int]] = field(default_factory=list)


class _GaveUp(Exception):
    """The rest of the text cannot be read sensibly."""


def read_parts(text: str) -> Iterator[Part]:
    """Every YAML document in `text`, in order, those with mistakes too."""
    reader, count = _PartReader(), 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.take(event)
            if type(event) is yaml.DocumentEndEvent:
                yield reader.part
                reader, count = _PartReader(), count + 1
                if count == MAX_PARTS:
                    reader.stop("D011", f"more than {MAX_PARTS:,} documents", Point(0, 0))
    except yaml.YAMLError as error:
        reader.part.faults.append(syntax_problem(error, text))
        yield reader.cut_short()
    except _GaveUp:
        yield reader.cut_short()


class _PartReader:
    """Builds one part from the events it is given."""

    def __init__(self) -> None:
        self.part = Part()
        self._places = self.part.places
        self._stack: list[_Frame] = []
        self._frame: _Frame | None = None  # the innermost one
        self._anchors: dict[str, _Anchored | None] = {}  # None: still being read
        self._weight = 0
        self._repeated = 0

    def cut_short(self) -> Part:
        """The part as far as it was read; of the outermost mapping, what is complete."""
        if self._stack:
            self.part.data = self._stack[0].data
        self.part.cut_short = True
        return self.part

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event.end_mark)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.part.first_line = event.start_mark.line

    # -- values ---------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        written: str = event.value
        value = written if event.style else plain_value(written)
        weight = 1 + len(written) // 32
        number = self._note(event, weight)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, number, weight, 0)
        frame = self._frame
        if frame is not None and frame.is_mapping and frame.key is None:
            self._set_key(frame, event, value, number)
        else:
            self._add(value, number)

    def _open(self, event: Any) -> None:
        number = self._note(event, 1)
        if len(self._stack) >= MAX_DEPTH:
            self.stop("D010", TOO_DEEP, event.start_mark)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        is_mapping = type(event) is yaml.MappingStartEvent
        data: Any = {} if is_mapping else []
        places: Any = {} if is_mapping else []
        self._frame = _Frame(data, places, is_mapping, number, event.anchor, self._weight)
        self._stack.append(self._frame)

    def _note(self, event: Any, weight: int) -> int:
        """The number of a value's place in the table; its tag, if any, is refused."""
        self._weight += weight
        if self._weight > MAX_VALUES:
            self.stop("D011", f"more than {MAX_VALUES:,} values in one document", Point(0, 0))
        if event.tag is not None:
            hint = "remove it (text that looks like a number goes in quotes)"
            written = event.tag.replace(_OF_YAML, "!!")
            message = f"the tag {quoted(written)} is refused: documents have none"
            self._fault("D005", message, hint, character(event.start_mark))
        return self._places.add(event.start_mark, event.end_mark)

    def _close(self, end: Mark) -> None:
        frame = self._stack.pop()
        for data, number in frame.merges:
            self._merge(frame, data, number)
        self._places.close(frame.number, end, frame.places)
        height = frame.height + 1
        if frame.anchor is not None:
            weight = self._weight - frame.weight_before + 1
            self._anchors[frame.anchor] = _Anchored(frame.data, frame.number, weight, height)
        self._frame = self._stack[-1] if self._stack else None
        if self._frame:
            self._frame.height = max(self._frame.height, height)
        self._add(frame.data, frame.number)

    def _add(self, data: Any, number: int) -> None:
        frame = self._frame
        if frame is None:
            self.part.data, self._places.root = data, number
        elif frame.is_mapping:
            self._put(frame, data, number)
        else:
            frame.data.append(data)
            frame.places.append(number)

    def _put(self, frame: _Frame, data: Any, number: int) -> None:
        key, frame.key = frame.key, None
        if key is None:
            self._refuse_key(number, "a list, a mapping or an alias")
            frame.key = _Key.UNUSABLE
        elif key is _Key.MERGE:
            frame.merges.append((data, number))
        elif key is not _Key.UNUSABLE and key not in frame.data:
            frame.data[key] = data
            frame.places[key] = number

    # -- keys -----------------------------------------------------------------------------------

    def _set_key(self, frame: _Frame, event: Any, value: Any, number: int) -> None:
        frame.key = event.value
        if value == "<<" and not event.style:
            frame.key = _Key.MERGE
        elif not isinstance(value, str):
            self._refuse_key(number, event.value or "empty")
            frame.key = _Key.UNUSABLE
        elif value in frame.data:
            first = self._places.span(frame.places[value] - 1).start.line + 1
            message = f"{quoted(value)} stands here a second time (first in line {first})"
            hint = "a key stands once in a mapping: remove one, or give it another name"
            self._fault("D006", message, hint, self._places.span(number))

    def _refuse_key(self, number: int, what: str) -> None:
        message = f"a key is text, this one is {what}"
        self._fault("D007", message, "write the key in quotes", self._places.span(number))

    # -- aliases and merges ---------------------------------------------------------------------

    def _alias(self, event: Any) -> None:
        name = event.anchor
        number = self._places.add(event.start_mark, event.end_mark)
        anchored = self._anchors.get(name)
        if anchored is None:
            recursive = name in self._anchors
            message = f"*{name} stands inside &{name} itself" if recursive else f"no &{name} before"
            hint = "an alias repeats an anchor that is complete"
            self._fault("D008", message, hint, self._places.span(number))
            self._add(None, number)
            return
        self._repeat(anchored.weight, event.start_mark)
        if len(self._stack) + anchored.height > MAX_DEPTH:
            self.stop("D010", TOO_DEEP, event.start_mark)
        if self._frame:
            self._frame.height = max(self._frame.height, anchored.height)
        self._places.share(number, anchored.number)
        self._add(anchored.data, number)

    def _merge(self, frame: _Frame, data: Any, number: int) -> None:
        """`<<: *defaults` (or a list of such): keys that the mapping does not set itself."""
        children = self._places.children(number)
        if isinstance(data, list) and isinstance(children, list):
            for item, item_number in zip(data, children, strict=True):
                self._take_over(frame, item, item_number)
        else:
            self._take_over(frame, data, number)

    def _take_over(self, frame: _Frame, data: Any, number: int) -> None:
        places = self._places.children(number)
        if not isinstance(data, dict) or not isinstance(places, dict):
            hint = "write <<: *name, where &name marks a mapping"
            message = "<< takes over a mapping, and this is none"
            self._fault("D012", message, hint, self._places.span(number))
            return
        self._repeat(len(data), self._places.span(number).start)
        for key in [key for key in data if key not in frame.data]:
            frame.data[key] = data[key]
            frame.places[key] = places[key]

    # -- bounds ---------------------------------------------------------------------------------

    def _repeat(self, weight: int, mark: Mark) -> None:
        self._weight += weight
        self._repeated += weight
        if self._repeated > MAX_REPEATED:
            self.stop("D009", f"aliases repeat more than {MAX_REPEATED:,} values", mark)

    def _fault(self, code: str, message: str, hint: str, span: Span) -> None:
        self.part.faults.append(SyntaxProblem(code, message, hint, span))
        if len(self.part.faults) >= MAX_PROBLEMS:
            raise _GaveUp

    def stop(self, code: str, message: str, mark: Mark) -> None:
        """Note why nothing more is read, and read nothing more."""
        self.part.faults.append(SyntaxProblem(code, message, SPLIT, character(mark)))
        raise _GaveUp
