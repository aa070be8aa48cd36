"""Technical detail in words for people outside.

Why: exception names, addresses, host names, ARNs, paths and status codes tell customers nothing and
attackers a lot. What they need to know is what they cannot do now.

Bad:

    text: "HTTP 503 from db01.prod.internal: connection refused."

Good:

    text: "{{component}} is not available right now."
"""

from collections.abc import Iterator

from commdrill.lint.leaks import BLANK, SECRET, frame_leaks, leaks
from commdrill.lint.rule import PlanRule, Remark, on_words
from commdrill.lint.views import PlanView

_OTHERS = SECRET | BLANK


def _look(view: PlanView) -> Iterator[Remark]:
    for words in view.wordings:
        for leak in leaks(view, words):
            if leak.code not in _OTHERS:
                what, _, instead = leak.message.rpartition(": ")
                yield on_words(words.route_of(leak.quote), leak.quote, what, instead)
    for channel, leak in frame_leaks(view):
        if leak.code not in _OTHERS:
            what, _, instead = leak.message.rpartition(": ")
            yield on_words(("channels", channel, "frame"), leak.quote, what, instead)


RULE = PlanRule.error("CD204", _look, __doc__)
