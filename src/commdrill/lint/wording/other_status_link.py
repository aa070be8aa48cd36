"""A link to a status page that is not the plan's.

Why: an address written out in one message stays behind when the page moves, and sends people to a
page that says all is well. One placeholder, used everywhere, is checked in every drill.

Bad:

    text: "Follow progress at https://old-status.anycompany.example"

Good:

    text: "Follow progress at {{status_url}}"
"""

from collections import Counter
from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_words
from commdrill.lint.views import PlanView
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.types.url import UrlPlaceholder

_LINK = LazyPattern(r"https?://[^\s<>\"'{}]+[^\s<>\"'{}.,;:!?)]")
_ADDRESS = LazyPattern(r"https?://(?P<host>[^/:?#]+)(?P<path>[^?#]*)")


def _look(view: PlanView) -> Iterator[Remark]:
    found = [(words, link) for words in view.wordings for link in _status_links(words.whole)]
    own = _placeholder(view)
    usual = Counter(_page(link) for _, link in found).most_common(1)
    for words, link in found:
        if own is not None:
            message = f"{link} stands here, where others have {{{{{own}}}}}"
            yield on_words(words.route_of(link), link, message, f"write {{{{{own}}}}}")
        elif _page(link) != usual[0][0]:
            message = f"{link} is not the status page that the other messages name"
            yield on_words(words.route_of(link), link, message, f"write https://{usual[0][0]}")


def _placeholder(view: PlanView) -> str | None:
    named = (
        name
        for name, spec in view.plan.placeholders.items()
        if isinstance(spec, UrlPlaceholder) and _speaks_of_status(name)
    )
    return next(named, None)


def _status_links(text: str) -> Iterator[str]:
    for found in _LINK.finditer(text):
        if _speaks_of_status(_page(found[0])):
            yield found[0]


def _speaks_of_status(text: str) -> bool:
    return "status" in text.lower() or "estado" in text.lower()


def _page(link: str) -> str:
    found = _ADDRESS.match(link)
    return (found["host"] + found["path"].rstrip("/")).lower() if found else link


RULE = PlanRule.warning("CD212", _look, __doc__)
