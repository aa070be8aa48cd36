"""Which declarations win for each element: by weight, layer, specificity and place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from commdrill.values import grouped
from commdrill.wording.markup.attributes import said_by_attributes
from commdrill.wording.markup.imports import imported_by, with_imports
from commdrill.wording.markup.media import on_a_desktop
from commdrill.wording.markup.selectors import as_ours, is_of_host, specificity
from commdrill.wording.markup.shadow_roots import HOST, ROOT, by_root
from commdrill.wording.markup.style import SAID, is_valid, told
from commdrill.wording.markup.style_sheet import Rule, Style, declarations, rules
from commdrill.wording.markup.variables import Variables, initial_values, variables_for
from commdrill.wording.markup.ways_up import Elements
from commdrill.wording.plain import in_small_letters

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_Weight = tuple[object, ...]
_Weighed = tuple[str, _Weight, str]
_NONE: Style = {}
_TAKEN_BACK = "revert-layer"

# What no page at rest is in; a selector with another state, or an element of the browser's own
_STATE = re.compile(
    r"::|:(?!(?:not|is|where|has|root|first-child|last-child|only-child|nth-(?:last-)?child"
    r"|first-of-type|last-of-type|only-of-type|nth-(?:last-)?of-type|empty|checked|disabled"
    r"|enabled|any-link|link)\b)",
    re.IGNORECASE,
)
_GROUP = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\[[^\]]*\]?")
_ESCAPED = re.compile(r"\\.")  # .md\:hidden
_NAME = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
_NAMES = re.compile(rb"""(?:class|id)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s>"']+)""")

_UNQUOTED = bytes.maketrans(b"\"'", b"  ")

_MOST_SHEET = 2_000_000
_MOST_RULES, _MOST_WORK = 1_000, 40_000_000  # rules, and rules times the length of the page
_MOST_FOUND, _MOST_HANGING = 100_000, 20_000
_MOST_LOOKED_INTO = 50  # rules that look into each element they may speak of
# AMP takes its own away as soon as it runs, which it does wherever it is shown
_DROPPED = frozenset({"disabled", "amp4email-boilerplate", "amp-boilerplate"})
# what makes it worth looking for, what finds it, and what a browser says of it
_BY_THE_BROWSER = (
    (
        (b"hidden", b"<dialog", b"popover"),
        '[hidden]:not(svg, svg *, [hidden="until-found" i]), dialog:not([open]), [popover]',
        "display",
        "none",
    ),
    ((b"until-found",), '[hidden="until-found" i]', "content-visibility", "hidden"),
)


@dataclass
class _Winners:
    """The declarations that win, by what was said of an element: where it was the same, so is the style."""

    said: list[Sequence[_Weighed]] = field(default_factory=list)
    # of each element, what was said of it, as a place in `together`: what was said before it, and what then
    of: dict[int, int] = field(default_factory=dict)
    together: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])

    def weigh(self, elements: Iterable[int], declared: Iterable[_Weighed]) -> None:
        place, next_of, before, of = len(self.said), dict[int, int](), self.of.get, self.of
        self.said.append(tuple(declared))
        for element in elements:
            had = before(element, 0)
            if had not in next_of:
                next_of[had] = len(self.together)
                self.together.append((had, place))
            of[element] = next_of[had]

    def styles(self, root: "LexborNode", initial: Mapping[str, str]) -> Mapping[int, Style]:
        """What is declared in the end, with what variables stand for in their places."""
        known = {last: self._winning(self._up_to(last)) for last in set(self.of.values())}
        won: dict[int, Style] = {element: known[last] for element, last in self.of.items()}
        hanging = {id(own) for own in known.values() if any("var(" in one for one in own.values())}
        variables = Variables(won, initial)
        alike: dict[tuple[tuple[str, str], ...], Style] = {}
        for node in root.css("*")[:_MOST_HANGING] if hanging else ():
            if id(own := won.get(node.mem_id, _NONE)) in hanging:
                put = tuple(_put(own, variables, node))
                won[node.mem_id] = alike.setdefault(put, dict(put))
        return won

    def _up_to(self, last: int) -> Sequence[int]:
        """All that was said, in the order in which it was."""
        said = []
        while last:
            last, place = self.together[last]
            said.append(place)
        return said[::-1]

    def _winning(self, said: Iterable[int]) -> dict[str, str]:
        best: dict[str, tuple[_Weight, str]] = {}
        for name, weight, value in chain.from_iterable(self.said[place] for place in said):
            if name not in best or best[name][0] <= weight:
                best[name] = weight, value
        for name in [name for name, (_, value) in best.items() if value == _TAKEN_BACK]:
            own = (one for place in said for one in self.said[place] if one[0] == name)
            best[name] = _without_layers_taken_back(sorted(one[1:] for one in own))
        return {name: value for name, (_, value) in best.items()}


def _without_layers_taken_back(said: list[tuple[_Weight, str]]) -> tuple[_Weight, str]:
    """What is said in the layers below those that `revert-layer` takes back."""
    while said and said[-1][1] == _TAKEN_BACK:
        taken = said[-1][0][:3]
        said = [one for one in said if one[0][:3] != taken]
    return said[-1] if said else ((), "unset")


def _put(own: Style, variables: Variables, node: "LexborNode") -> Iterator[tuple[str, str]]:
    for name, value in own.items():
        put = value if name.startswith("--") else variables.put_into(value, node)
        if put is not None and is_valid(name, put):
            yield name, put


def styles(root: "LexborNode", markup: str, linked: Mapping[str, str]) -> Mapping[int, Style]:
    """What is declared for each element of the page, by `mem_id`, where anything is.

    `linked`: the sheets that it links to, by their addresses as the page has them.
    """
    winners, said, page = _Winners(), in_small_letters(markup), Elements(root)
    for signs, selector, name, value in _BY_THE_BROWSER:
        if any(sign in said for sign in signs):
            winners.weigh(_found(page, selector), [(name, (False, -1), value)])
    if b"<select" in said or b"<switch" in said:
        not_chosen = (node.mem_id for node in chain(_not_chosen(root), _switched_off(root)))
        winners.weigh(not_chosen, [("display", (True, 2), "none")])
    for node, declared in said_by_attributes(root, markup):
        winners.weigh([node.mem_id], [(one.name, (False, -1, 0), one.value) for one in declared])
    sheets = _sheets(root, linked)
    variables = variables_for(SAID, sheets, markup if "var(" in markup else "")
    _weigh_sheets(winners, _telling(sheets, markup, variables), page, markup)
    for style, elements in _by_their_own(root).items():
        own = told(declarations(style), variables)
        winners.weigh(elements, [(one.name, (one.important, 1), one.value) for one in own])
    return winners.styles(root, initial_values(sheets))


def _by_their_own(root: "LexborNode") -> Mapping[str, Sequence[int]]:
    """What elements say of themselves alone, and which do."""
    styled = root.css("[style]")
    return grouped((node.attributes.get("style") or "", node.mem_id) for node in styled)


def _not_chosen(root: "LexborNode") -> Iterator["LexborNode"]:
    """What lists that are closed do not show: all but one of their options."""
    for select in root.css("select:not([multiple], [size])"):
        options = select.css("option")
        chosen = [one for one in options if "selected" in one.attributes][-1:] or options[:1]
        yield from (one for one in options if one.mem_id != chosen[0].mem_id)


def _switched_off(root: "LexborNode") -> Iterator["LexborNode"]:
    """What drawings have for those who cannot be shown what stands before it, or who read another language."""
    for switch in root.css("svg switch"):
        parts = tuple(switch.iter())
        first = next((one.mem_id for one in parts if _is_for_anybody(one.attributes)), None)
        yield from (one for one in parts if one.mem_id != first)


def _is_for_anybody(said: Mapping[str, str | None]) -> bool:
    languages = (said.get("systemLanguage") or "en").lower().split(",")
    reads = any(one.strip().partition("-")[0] == "en" for one in languages)
    return reads and "requiredExtensions" not in said


def _weigh_sheets(winners: _Winners, telling: Iterator[Rule], page: Elements, markup: str) -> None:
    most = min(_MOST_RULES, _MOST_WORK // max(1, len(markup)))
    found = looked_into = 0
    ended = {"": frozenset[int]()}  # what scopes end at, by what finds that
    shaded = {node.mem_id for node in page.found(f"{ROOT} *")} if ROOT in markup else set()
    for place, rule in enumerate(islice(telling, most)):
        looked_into += ":has(" in rule.selector
        if ":has(" in rule.selector and looked_into > _MOST_LOOKED_INTO:
            continue
        # the page's own rules end where a shadow root begins
        beyond = set() if ROOT in rule.selector or f"[{HOST}" in rule.selector else shaded
        if rule.short_of not in ended:
            ended[rule.short_of] = page.with_all_in_them(as_ours(rule.short_of))
        end = ended[rule.short_of]
        elements = [
            one for one in _found(page, rule.selector) if one not in beyond and one not in end
        ]
        winners.weigh(elements, _weighed(rule, place))
        found += len(elements)
        if found > _MOST_FOUND:
            return


def linked_sheets(root: "LexborNode") -> tuple[str, ...]:
    """The addresses of the sheets for a desktop screen that a page links to or imports, each once."""
    found = (
        address
        for sheet in root.css("style, link[href]")
        if _is_meant(sheet)
        for address in (
            imported_by(sheet.text(deep=True)) if sheet.tag == "style" else (_address(sheet),)
        )
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _sheets(root: "LexborNode", linked: Mapping[str, str]) -> str:
    """The sheets of the page that are for a desktop screen, as one."""
    meant = filter(_is_meant, root.css("style, link[href]" if linked else "style"))
    return "\n".join(by_root((sheet, _sheet(sheet, linked)) for sheet in meant))[:_MOST_SHEET]


def _sheet(sheet: "LexborNode", linked: Mapping[str, str]) -> str:
    if sheet.tag != "style":
        return linked.get(_address(sheet), "")
    return with_imports(sheet.text(deep=True), lambda one: linked.get(one, ""))


def _is_meant(sheet: "LexborNode") -> bool:
    said = sheet.attributes
    kinds = (said.get("rel") or "").lower().split()
    is_sheet = sheet.tag == "style" or ("stylesheet" in kinds and "alternate" not in kinds)
    is_css = (said.get("type") or "text/css").strip().lower() == "text/css"
    is_dropped = _DROPPED & said.keys()
    return is_sheet and is_css and not is_dropped and on_a_desktop(said.get("media") or "")


def _address(link: "LexborNode") -> str:
    return (link.attributes.get("href") or "").strip()


def _telling(sheets: str, markup: str, variables: frozenset[str]) -> Iterator[Rule]:
    """The rules that say something of how elements of this page are seen, in order."""
    if not sheets:
        return
    said = b" ".join(set(_NAMES.findall(in_small_letters(markup))))
    names = set(said.translate(_UNQUOTED).split())
    for rule in rules(sheets):
        selector = as_ours(rule.selector)
        bare = _ESCAPED.sub("x", _IN_BRACKETS.sub("[]", selector))
        if _STATE.search(bare) or not _may_find(selector, names):
            continue
        if declared := tuple(told(rule.declarations, variables)):
            yield replace(rule, selector=selector, declarations=declared)


def _may_find(selector: str, names: set[bytes]) -> bool:
    """Whether the page has all classes and ids that the selector asks for."""
    needed = _IN_BRACKETS.sub("", _GROUP.sub("", selector))
    return "\\" in needed or all(name.encode().lower() in names for name in _NAME.findall(needed))


def _weighed(rule: Rule, place: int) -> Iterator[_Weighed]:
    weight, within = specificity(rule.selector), 0.5 * is_of_host(rule.selector)
    for one in rule.declarations:
        context = within if one.important else -within
        layer = tuple(-place for place in rule.layer) if one.important else rule.layer
        yield one.name, (one.important, context, layer, weight, place), one.value


def _found(elements: Elements, selector: str) -> list[int]:
    return [node.mem_id for node in elements.found(selector)]
