"""From wording that was found to approved messages: languages together, phases derived, the rest left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commdrill.adopt.about import Derived, base_and_language, is_about_an_outage, phase_of
from commdrill.adopt.foreign import BUILT_IN, unreadable_in
from commdrill.adopt.found import Found, FoundText, LeftOut
from commdrill.adopt.no_wording import why_no_wording
from commdrill.documents.plan import ChannelType
from commdrill.wording.blocks import BlockError, names_in, pieces_outside_helpers

_NO_ID = re.compile(r"[^a-z0-9]+")
_SERVERS_OWN = re.compile(
    r"(?:HTTP Status )?[45]\d\d\b[ –-]*[A-Za-z -]{0,40}(?:\s+(?:nginx|openresty|Apache|cloudflare|The server)\b.{0,200})?",
    re.DOTALL,
)
_PLACEHOLDER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")


@dataclass(frozen=True)
class DraftMessage:
    """One message of the plan: its wording in each language, first the plan's own."""

    id: str
    kind: ChannelType
    phase: Derived
    wordings: tuple[tuple[Derived, FoundText], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Its placeholders that are not built in."""
        found = (name for _, text in self.wordings for name in names_of(text))
        return tuple(dict.fromkeys(name for name in found if name not in BUILT_IN))


def plain_id(name: str) -> str:
    from commdrill.wording.plain import plain

    own = _NO_ID.sub("-", plain(name).lower()).strip("-")[:80].rstrip("-") or "unnamed"
    return f"error-{own}" if own.isdecimal() else own


def names_of(text: FoundText) -> Iterator[str]:
    """The placeholders of a wording.

    Raises:
        BlockError: blocks that do not fit together.
    """
    for words in (text.subject, text.text):
        yield from (name for name, _ in names_in(words))
        for piece in pieces_outside_helpers(words):
            if piece.inside is not None and piece.name is not None:
                yield piece.name


def plan_language(found: Found) -> Derived:
    """That of most wordings; English where they are as many, or where nothing tells."""
    spoken = [base_and_language(text)[1].value for text in found.texts if is_about_an_outage(text)]
    codes = sorted({code for code in spoken if code}, key=lambda one: (-spoken.count(one), one))
    if not codes:
        return Derived("en", "nothing tells which: it is the manual's default")
    best = "en" if spoken.count("en") == spoken.count(codes[0]) else codes[0]
    return Derived(best, f"{spoken.count(best)} of {len(spoken)} wordings are in it")


def drafted(found: Found, language: str) -> tuple[DraftMessage, ...]:
    """The messages, by name."""
    groups: dict[tuple[str, ChannelType], dict[str, tuple[Derived, FoundText]]] = {}
    for text in found.texts:
        if not why_left_out(text):
            base, spoken = base_and_language(text)
            same = groups.setdefault((plain_id(base), text.kind), {})
            key = spoken.value or language
            if key in same:  # another of that name in that language: a message of its own
                same = groups.setdefault((plain_id(f"{base}-{text.source}"), text.kind), {})
            same.setdefault(key, (spoken, text))
    return tuple(_named(groups, language))


def _named(
    groups: dict[tuple[str, ChannelType], dict[str, tuple[Derived, FoundText]]], language: str
) -> Iterator[DraftMessage]:
    taken: set[str] = set()
    for (name, kind), wordings in groups.items():
        own = name if name not in taken else f"{name}-{kind}"
        taken.add(own)
        in_order = sorted(wordings, key=lambda code: (code != language, code))
        first = wordings[in_order[0]][1]
        yield DraftMessage(own, kind, phase_of(first), tuple(wordings[code] for code in in_order))


def left_out(found: Found) -> Iterator[LeftOut]:
    """What the sources left out, and what their texts are not drafted for."""
    yield from found.left_out
    for text in found.texts:
        if why := why_left_out(text):
            yield LeftOut(text.source, why)


def why_left_out(text: FoundText) -> str:
    """Why this is no approved wording for an outage; empty where it is one."""
    if not is_about_an_outage(text):
        return "it is not about an outage"
    if _SERVERS_OWN.fullmatch(text.text.strip()):
        return "it is a server's own page: nobody wrote these words"
    if why := why_no_wording(text):
        return why
    for words in (text.subject, text.text):
        if "$context.error" in words:
            return "it hands out the gateway's own words ($context.error…)"
        if program := unreadable_in(words):
            return f"it holds what no reader is shown: {program.splitlines()[0][:60]}"
    try:
        odd = [name for name in names_of(text) if not _PLACEHOLDER.fullmatch(name)]
    except BlockError as why:
        return f"its blocks cannot be read: {why}"
    return f"{odd[0]!r} is no placeholder" if odd else ""


def placeholder_types(messages: Iterable[DraftMessage]) -> Iterator[tuple[str, str, str]]:
    """Each placeholder's name, its type and the rule that says so."""
    for name in dict.fromkeys(name for message in messages for name in message.names):
        words = set(re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()))
        kind = next((kind for kind, known in _TYPES if words & known), "text")
        yield name, kind, _BY_NAME.get(kind, "any line: nothing in its name says more")


ANY_TIME = "any time"  # maintenance starts and ends ahead, an outage did in the past
_BY_NAME = {
    "url": "url, by its name",
    "time": "a time ahead, by its name",
    ANY_TIME: "a time, ahead or past, by its name",
}
_TYPES = (
    ("url", {"url", "link", "href", "enlace", "uri"}),
    (ANY_TIME, {"started", "since", "began", "start", "inicio", "ended", "end", "resolved", "fin", "restored"}),
    ("time", {"eta", "time", "until", "at", "expected", "hora", "estimated", "next"}),
)  # fmt: skip
