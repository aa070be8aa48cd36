"""What a reader does not see, or sees no difference in: set aside before words are compared, on both sides."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.list_marks import without_list_marks
from commdrill.wording.pieces import lines_together
from commdrill.wording.plain import translated

# soft hyphen, grapheme joiner, Mongolian vowel separator, zero-width and bidi marks, word
# joiners, variation selectors, byte order mark, tones of skin
_INVISIBLE = LazyPattern(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]"
)
# marks that word processors, mail programs and phone networks set in place of each other
_ALIKE = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'",
    "\u00b4": "'", "\u0060": "'", "\u2039": "'", "\u203a": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\uff0c": ",", "\uff1a": ":",
})  # fmt: skip
# « so » as in French, never »so« as in German
_INSIDE_GUILLEMETS = LazyPattern(r"(?<!\w«)(?<=«)\s+|\s+(?=»(?!\w))")
# `12 %`, as some languages have it
_SPACED_PERCENT = (" %", "\u00a0%", "\u202f%")
_BEFORE_PERCENT = LazyPattern(r"(?<=[\d}])[ \u00a0\u202f](?=%(?!\w))")
_DOUBLE_DASH = LazyPattern(r"(?<=\s)-{2,3}(?=\s)")
# bold, italics and code as Markdown and chats write them
_STARS = LazyPattern(
    r"(?<![^\W_])(?<![*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,400})(?<=[^\s*])\1(?![^\W_]|\*)"
)
_LINES = LazyPattern(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]{1,400})(?<=[^\s_])\1(?!\w)")
_CODE = LazyPattern(r"(?<!\w)(`{1,3})(?=[^\s`])([^`\n]{1,400})\1(?!\w)")
# `1\.`, `we\_are`: Markdown's own marks where they are meant as such
_ESCAPED = LazyPattern(r"\\([!-/:-@\[\]-`{-~])")
_LINK = r"https?://[^\s<>()\[\]|]{1,2000}"
_AGAIN = LazyPattern(
    rf"\s{{0,2}}(?:<(?P<angle>{_LINK})>|\((?P<round>{_LINK})\)|\[(?P<square>{_LINK})\])"
)
_NAMED_LINK = LazyPattern(
    r"\[(?P<words>[^\[\]\n]{1,300})\]\((?P<target>https?://[^\s()<>]{1,2000})\)"
    r"|<(?P<chat>https?://[^\s<>|]{1,2000})(?:\|(?P<chat_words>[^<>|\n]{1,300}))?>"
)
# `care@anycompany.example <mailto:care@anycompany.example>`: an address or a number that programs made a link of
_DIALLED_AGAIN = LazyPattern(
    r"(?<![\w@.+-])(?P<said>[^\s<>()\[\]]{3,100})\s{0,2}[<(\[](?:mailto|tel):(?P=said)[>)\]]"
    r"|<(?:mailto|tel):[^\s<>|]{1,200}\|(?P<chat>[^<>|\n]{1,200})>"
    r"|\[(?P<words>[^\[\]\n]{1,200})\]\((?:mailto|tel):[^\s()<>]{1,200}\)"
)
# `<!here>`, `<@U1|ana>`, `<#C1|general>` as Slack is sent them, `<users/all>` Google Chat, `<at>Ana</at>` Teams
_CALLED = LazyPattern(
    r"</?at>|<(?:(?:!|users/)(?P<all>here|channel|everyone|all)(?:\|[^<>|\n]{1,80})?|(?P<mark>[@#])\w{1,40}\|#?(?P<name>[^<>|\n]{1,80})"
    r"|!subteam\^\w{1,40}\|(?P<team>@[^<>|\n]{1,80}))>"
)
# no characters at all (Unicode keeps them free): between them words that are a link
OPENS, CLOSES = "\ufdd0", "\ufdd1"
_LOOSE_EDGES = LazyPattern(rf"(?P<opens>{OPENS})(?P<after>\s+)|(?P<before>\s+)(?P<closes>{CLOSES})")


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    start: int
    end: int
    target: str


class Shown(str):
    """A text as it is shown, with the links under its words."""

    __slots__ = ("links",)
    links: tuple[Link, ...]

    @classmethod
    def of(cls, text: str, links: tuple[Link, ...]) -> "Shown":
        """A text and its links, in order."""
        shown = cls(text)
        shown.links = links
        return shown


def below_each_other(texts: Iterable[str], between: str = "\n") -> str:
    """Texts, each on lines of its own; what is known of their links stays known."""
    read, links = "", list[Link]()
    for number, text in enumerate(texts):
        read += between if number else ""
        of_text = text.links if isinstance(text, Shown) else ()
        links += (
            Link(len(read) + link.start, len(read) + link.end, link.target) for link in of_text
        )
        read += text
    return Shown.of(read, tuple(links)) if links else read


def without_invisible(text: str) -> str:
    """NFC, without the characters that take no room on paper."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def set_aside(text: str) -> str:
    """Without invisible characters, bullets and marks of emphasis."""
    text = without_invisible(text).replace("\u2026", "...")
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    text = _INSIDE_GUILLEMETS.sub("", text) if "«" in text else text
    text = "".join(map(without_list_marks, lines_together(text)))
    if any(percent in text for percent in _SPACED_PERCENT):
        text = _BEFORE_PERCENT.sub("", text)
    text = _CALLED.sub(_called, text) if "<" in text else text
    text = _DOUBLE_DASH.sub("-", text) if "--" in text else text
    text = text.replace("~~", "~") if "~~" in text else text
    for mark, pattern in (("*", _STARS), ("_", _LINES), ("`", _CODE)):
        text = pattern.sub(r"\2", text) if mark in text else text
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def alike(text: str) -> str:
    """Quotation marks, hyphens and dashes as a keyboard has them; as long as it was."""
    return translated(text, _ALIKE)


def plainly_set(text: str) -> str:
    """As both."""
    return alike(set_aside(text))


def folded(text: str) -> str:
    """One line: composed and plainly set, single spaces, none at the ends."""
    return " ".join(plainly_set(text).split())


def _unless_again(found: re.Match[str]) -> str:
    """A link in brackets is left out right behind the same link: programs write it so."""
    link = found["angle"] or found["round"] or found["square"]
    shorter, bare = link.removesuffix("/"), link.partition("://")[2].removesuffix("/")
    before = found.string[max(0, found.start() - len(link)) : found.start()]
    is_bare = before.endswith(bare) and not before.removesuffix(bare)[-1:].strip()
    return "" if is_bare or before.endswith((link, shorter)) else found[0]


def _called(found: re.Match[str]) -> str:
    name = found["all"] or found["name"]
    return found["team"] or (f"{found['mark'] or '@'}{name}" if name else "")


def _dialled(found: re.Match[str]) -> str:
    return found["said"] or found["chat"] or found["words"]


def with_links_marked(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with marks around words that are links, and where those lead, in order."""
    text = text.replace(OPENS, "").replace(CLOSES, "") if OPENS in text or CLOSES in text else text
    if isinstance(text, Shown):
        return _marked(text), tuple(link.target for link in text.links)
    if "mailto:" in text or "tel:" in text:
        text = _DIALLED_AGAIN.sub(_dialled, text)
    if "://" not in text:
        return text, ()
    text = _AGAIN.sub(_unless_again, text)
    targets: list[str] = []

    def marked(found: re.Match[str]) -> str:
        target = found["target"] or found["chat"]
        words = found["words"] or found["chat_words"] or target
        if words.rstrip("/") == target.rstrip("/"):
            return target
        targets.append(target)
        return f"{OPENS}{words}{CLOSES}"

    return _NAMED_LINK.sub(marked, text), tuple(targets)


def _marked(text: Shown) -> str:
    pieces, position = [], 0
    for link in text.links:
        pieces += [text[position : link.start], OPENS, text[link.start : link.end], CLOSES]
        position = link.end
    return "".join((*pieces, text[position:]))


def with_tight_links(text: str) -> str:
    """No blanks inside the marks, at either edge."""
    return _LOOSE_EDGES.sub(
        lambda found: (
            f"{found['after'] or ''}{found['opens'] or ''}{found['closes'] or ''}{found['before'] or ''}"
        ),
        text,
    )


def without_marks(text: str, targets: Sequence[str]) -> tuple[str, list[Link]]:
    """The text without the marks of links, and the links with their places in it."""
    pieces: list[str] = []
    links: list[Link] = []
    length = 0
    for target, piece in zip_longest(("", *targets), text.split(OPENS), fillvalue=""):
        words, _, rest = piece.partition(CLOSES) if target else ("", "", piece)
        if target and words:
            links.append(Link(length, length + len(words), target))
        pieces += [words, rest]
        length += len(words) + len(rest)
    return "".join(pieces), links
