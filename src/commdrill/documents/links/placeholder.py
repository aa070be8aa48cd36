"""Placeholders: each `{{name}}` in a plan's wording is declared or built in, and closed."""

from collections.abc import Iterable, Iterator

from commdrill.documents.approved import ApprovedMessage
from commdrill.documents.dangling import dangling_key
from commdrill.documents.document import Document
from commdrill.documents.plan import INBOXES, Plan
from commdrill.documents.problem import Problem, Route, quoted
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.wording.blocks import (
    AFFECTED,
    BlockError,
    names_in,
    pieces_outside_helpers,
    variants,
)
from commdrill.wording.template import Piece
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.number import NumberPlaceholder
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording

BUILT_IN = ("component", AFFECTED)
_FRAMED = "message"
_BLOCKS = "write e.g. {{#if eta}}Back {{eta}}{{else}}More soon{{/if}}"
_HINT = "write {{name}}, and declare the name under placeholders"


def placeholder_problems(plan: Document[Plan]) -> Iterator[Problem]:
    yield from _declarations(plan)
    for name, message in plan.model.messages.items():
        yield from _message(plan, ("messages", name), message)
    for name, channel in plan.model.channels.items():
        if channel.frame is not None:
            yield from _frame(plan, ("channels", name, "frame"), channel.frame)
            if channel.type not in INBOXES:
                text = f"a channel of type {channel.type} has no frame"
                hint = "a frame is what a provider puts around a message that arrives whole"
                yield plan.key_problem(("channels", name, "frame"), "D305", text, hint)


def _declarations(plan: Document[Plan]) -> Iterator[Problem]:
    for name, placeholder in plan.model.placeholders.items():
        route = ("placeholders", name)
        if name in (*BUILT_IN, _FRAMED):
            message = f"{quoted(name)} is built in"
            yield plan.key_problem(route, "D303", message, "give this one another name")
        if isinstance(placeholder, TimePlaceholder):
            yield from _kept(plan, route, placeholder)
        if isinstance(placeholder, ChoicePlaceholder):
            keys = placeholder.by_component or ()
            for key in keys:
                here = (*route, "by_component", key)
                yield from dangling_key(plan, here, "component", plan.model.components)
        if isinstance(placeholder, NumberPlaceholder | DurationPlaceholder):
            low, high = placeholder.at_least, placeholder.at_most
            if low is not None and high is not None and low > high:  # type: ignore[operator] # same type
                message = "at_least is more than at_most: nothing can fill it"
                yield plan.problem((*route, "at_least"), "D106", message, "swap them")


def _kept(plan: Document[Plan], route: Route, placeholder: TimePlaceholder) -> Iterator[Problem]:
    if placeholder.kept and placeholder.lies != "ahead":
        name = quoted(str(route[-1]))
        message = f"a next word is promised for a time ahead, and {name} may be past"
        yield plan.key_problem((*route, "lies"), "D305", message, "remove lies, or kept")


def _message(plan: Document[Plan], route: Route, message: ApprovedMessage) -> Iterator[Problem]:
    yield from _wording(plan, (*route, "subject"), message.subject or "")
    yield from _wording(plan, (*route, "text"), message.text)
    for language, wording in message.languages.items():
        here = (*route, "languages", language)
        yield from _wording(plan, (*here, "subject"), wording.subject or "")
        yield from _wording(plan, (*here, "text"), wording.text)
        if language == plan.model.language:
            text = f"the wording in {quoted(language)}, the plan's language, stands above already"
            yield plan.key_problem(here, "D201", text, "remove one of the two")


def _frame(plan: Document[Plan], route: Route, frame: str) -> Iterator[Problem]:
    yield from _wording(plan, route, frame, _FRAMED)
    count = [name for name, _ in _names(frame)].count(_FRAMED)
    if count != 1:
        message = f"a frame has {{{{message}}}} once, this one has it {count} times"
        yield plan.problem(route, "D303", message, "write e.g. '{{message}} Unsubscribe: {{url}}'")


def _wording(plan: Document[Plan], route: Route, text: str, *more: str) -> Iterator[Problem]:
    known = {*plan.model.placeholders, *BUILT_IN, *more}
    try:
        names = dict.fromkeys((*_names(text), *names_in(text)))
    except BlockError as why:
        yield plan.source.words_problem(route, why.written, "D303", str(why), _BLOCKS)
        return
    found = [problem for each in names for problem in _named(plan, route, each, known)]
    yield from found or _together(plan, route, text, more)


def _named(
    plan: Document[Plan], route: Route, named: tuple[str | None, str], known: set[str]
) -> Iterator[Problem]:
    name, written = named
    if name is None:
        message = f"{quoted(written)} is no placeholder"
        yield plan.source.words_problem(route, written, "D303", message, _HINT)
    elif name not in known:
        message = f"the placeholder {quoted(name)} is not declared{did_you_mean(name, known)}"
        hint = f"declare it under placeholders; there are: {listed(known)}"
        yield plan.source.words_problem(route, written, "D303", message, hint)


def _together(
    plan: Document[Plan], route: Route, text: str, more: Iterable[str]
) -> Iterator[Problem]:
    """What can be told only of the whole: two placeholders with nothing between them."""
    anything = dict.fromkeys((*BUILT_IN, *more), TextPlaceholder.model_construct())
    try:
        for (variant,) in variants([text], 1):
            if variant.strip():
                compile_wording(variant, {**plan.model.placeholders, **anything})
    except BlockError as why:
        yield plan.source.words_problem(route, why.written, "D303", str(why), _BLOCKS)
    except ValueError as why:
        yield plan.problem(route, "D303", str(why), "put a word or a space between them")


def _names(text: str) -> Iterator[tuple[str | None, str]]:
    """Each placeholder's name and how it is written; no name where braces do not fit together."""
    for piece in pieces_outside_helpers(text):
        if piece.name is not None:
            yield piece.name, piece.written
        elif not piece.is_fixed:
            yield None, _odd(text, piece)


def _odd(text: str, piece: Piece) -> str:
    """As much as shows where it is: of braces that nothing opened, the word before them."""
    stray = piece.inside is None and not piece.written.startswith("{{")
    before = text[: piece.start].rpartition("\n")[2].rpartition(" ")[2] if stray else ""
    return before[-20:] + piece.written[:20].partition("\n")[0]
