"""An approved message made ready for matching."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import cached_property, partial
from itertools import pairwise, zip_longest

from commdrill.wording.emoji import with_emoji
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.set_aside import alike, set_aside
from commdrill.wording.template import Placeholder, Template, parse_template
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.url import UrlPlaceholder

# `[our page]({{status_url}})`: the link is what it leads to, whatever its words, as in what was seen
_LINKED = LazyPattern(
    r"\[(?P<words>[^\[\]\n]{1,300})\]\((?:(?P<field>\{\{[^{}\n]{1,80}\}\})|https?://[^\s()<>]{1,2000})\)"
)
# `<{{status_url}}>` and `<https://…>`: as mail programs set a link apart
_SET_APART = LazyPattern(
    r"<(?:\{\{ ?(?P<name>[\w.-]{1,64}) ?\}\}|(?P<link>https?://[^\s<>|{}]{1,2000}))>"
)


@dataclass(frozen=True)
class Field:
    """A placeholder, what it must look like, and the fixed words after it; "": it comes last."""

    name: str
    kind: PlaceholderType
    until: str = ""


Part = str | Field


@dataclass(frozen=True)
class Wording:
    """Fixed words and fields in order, no two fields side by side; a reusable matcher.

    `text` is what its author wrote, `language` the one its words (and its times) are in, with its
    region where that is known, `zone` that of a clock's time which names none.
    """

    text: str
    language: str
    parts: tuple[Part, ...]
    zone: tzinfo | None = None

    @cached_property
    def fixed(self) -> tuple[str, ...]:
        """The fixed words, piece by piece."""
        return tuple(part for part in self.parts if isinstance(part, str))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(part for part in self.parts if isinstance(part, Field))

    @cached_property
    def telling_ends(self) -> tuple["Wording", ...]:
        """What begins with the last field that cannot hold just anything, and with the first one.

        Only where that field begins a word; else it is found in the middle of one. A value said
        before may end in the middle of one, too.
        """
        last = self.parts[-1]
        if isinstance(last, Field) and last.name in self.repeated:
            return ()
        telling = [
            at
            for at, (before, part) in enumerate(pairwise(("", *self.parts)))
            if isinstance(part, Field) and part.kind.tells_where
            if isinstance(before, str) and before.endswith(" ")
        ]
        places = dict.fromkeys([telling[-1], telling[0]]) if telling else ()
        return tuple(replace(self, parts=self.parts[at:]) for at in places)

    @cached_property
    def longest_instance(self) -> int:
        """No text that says this is longer."""
        fixed = sum(map(len, self.fixed))
        return fixed + sum(field.kind.longest for field in self.fields)

    @cached_property
    def kinds(self) -> frozenset[PlaceholderType]:
        """What stands in its fields, each once."""
        return frozenset(field.kind for field in self.fields)

    @cached_property
    def rarest_first(self) -> tuple[str, ...]:
        """The fixed words, the longest piece first: the least likely to stand anywhere else."""
        return tuple(sorted(set(self.fixed), key=len, reverse=True))

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Names used more than once: they hold the same value each time."""
        names = Counter(field.name for field in self.fields)
        return frozenset(name for name, times in names.items() if times > 1)

    @cached_property
    def first_fields(self) -> Mapping[str, int]:
        """Which part each name is used in first."""
        named = [(part.name, at) for at, part in enumerate(self.parts) if isinstance(part, Field)]
        return dict(reversed(named))


def compile_wording(
    text: str,
    types: Mapping[str, PlaceholderType],
    language: str = "en",
    zone: tzinfo | None = None,
) -> Wording:
    """A matcher of `text`, whose placeholders hold what `types` says.

    Raises:
        ValueError: no words at all, braces that do not parse, placeholders that `types` does not
            declare, or two placeholders with nothing between them.
    """
    text = _SET_APART.sub(partial(_together, types), _LINKED.sub(_linked, with_emoji(text)))
    template = parse_template(set_aside(text))
    types = {**_items_of(types, template), **types}
    undeclared = [name for name in template.placeholders if name not in types]
    if undeclared:
        raise ValueError(f"{_braced(undeclared)} not declared: say what each must look like")
    parts = tuple(_parts(template, types))
    if not parts:
        raise ValueError("an approved message cannot be empty: write the words people are to see")
    return Wording(text, language, tuple(_with_what_follows(parts)), zone)


def _together(types: Mapping[str, PlaceholderType], found: re.Match[str]) -> str:
    is_link = found["link"] or isinstance(types.get(found["name"]), UrlPlaceholder)
    return found[0][1:-1] if is_link else found[0]


def _linked(found: re.Match[str]) -> str:
    return found["field"] or found["words"]


def _items_of(
    types: Mapping[str, PlaceholderType], template: Template
) -> Mapping[str, PlaceholderType]:
    """The items of a list, `list.1`, look like the list."""
    lists = ((name, name.rpartition(".")[0]) for name in template.placeholders)
    return {name: types[of] for name, of in lists if of in types}


def _with_what_follows(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part, following in zip_longest(parts, parts[1:], fillvalue=""):
        if isinstance(part, str):
            yield part
        elif isinstance(following, str):
            yield replace(part, until=following)
        else:
            raise ValueError(
                f"{_braced([part.name, following.name])} stand side by side: "
                "nothing tells where one ends, so put a word or a space between them"
            )


def _braced(names: list[str]) -> str:
    return " and ".join(f"{{{{{name}}}}}" for name in names)


def _parts(template: Template, types: Mapping[str, PlaceholderType]) -> Iterator[Part]:
    last = len(template.parts) - 1
    for index, part in enumerate(template.parts):
        if isinstance(part, Placeholder):
            yield Field(part.name, types[part.name])
            continue
        words = _on_a_line(alike(part))
        words = words.lstrip() if index == 0 else words
        if words := words.rstrip() if index == last else words:
            yield words


def _on_a_line(words: str) -> str:
    """Without what is twice a space; one next to a placeholder counts."""
    within = " ".join(words.split())
    if not within:
        return " " if words else ""
    before, after = " " * words[0].isspace(), " " * words[-1].isspace()
    return f"{before}{within}{after}"
