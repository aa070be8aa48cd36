"""A message that does not say what is affected, in customers' words.

Why: "we are experiencing issues" leaves everybody to wonder whether it concerns them. `{{component}}`
stands for the name that the plan gives to what is lost.

Bad:

    text: "We are experiencing issues. We expect to be back {{eta}}."

Good:

    text: "{{component}} is not available. We expect it back {{eta}}."
"""

from collections.abc import Iterator

from commdrill.lint.names import all_names
from commdrill.lint.plan_view import PlanView, Words
from commdrill.lint.remark import Remark, on_value
from commdrill.lint.rule import PlanRule
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy import Severity
from commdrill.wording.set_aside import folded
from commdrill.wording.template import placeholders_in

_WORD = LazyPattern(r"[^\W\d_]{3,}")
_ALL = LazyPattern(
    r"(?i)\b(?:everything|all (?:of )?(?:our |the )?(?:services|systems)|todo (?:vuelve|funciona|ya|está)"
    r"|todos (?:nuestros|los) (?:servicios|sistemas))\b"
)
_STEM = 5  # letters: pay, payment and payments are told from each other by no customer
_SMALL = frozenset(
    {"the", "our", "and", "for", "los", "las", "del", "nuestra", "nuestro", "sus", "una"}
)


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        if words.outside and not _says_what(view, words):
            names = all_names(view, words)
            message = f"this does not say what is affected ({', '.join(names)})"
            yield on_value((*words.route, "text"), message, "name it, or write {{component}}")


def _says_what(view: PlanView, words: Words) -> bool:
    if "component" in placeholders_in(words.whole) or _ALL.search(words.whole):
        return True
    said = _stems(words.whole)
    return any(said & _stems(name) for name in all_names(view, words))


def _stems(text: str) -> set[str]:
    found = (word.casefold() for word in _WORD.findall(folded(text)))
    return {word.rstrip("s")[:_STEM] for word in found if word not in _SMALL}


RULE = PlanRule("CD202", Severity.ERROR, _look, __doc__ or "")
