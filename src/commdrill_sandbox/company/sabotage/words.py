"""Changes of the words themselves, whatever channel they go out on."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from commdrill.documents.approved import MessageText
from commdrill.wording.types.time import TimePlaceholder
from commdrill_sandbox.company.outgoing import Draft, Notice, Setting, Wish

_SENTENCE_END = re.compile(r"(?<=[.!?]) +|\n")
STACK_TRACE = (
    "Traceback (most recent call last):\n"
    '  File "/srv/checkout/app.py", line 212, in place_order\n'
    "    cursor.execute(INSERT_ORDER, order)\n"
    "psycopg.OperationalError: connection to server at 10.20.4.17, port 5432 failed: timeout"
)
UNAPPROVED = "Oops! Something went wrong on our side. Please bear with us."


def in_other_language(wish: Wish, setting: Setting) -> Wish:
    """The wording in a language that was not asked for."""
    known = setting.plan.messages[wish.message].in_languages(setting.plan.language)
    others = [language for language in known if language != wish.language]
    return replace(wish, language=others[0]) if others else wish


def about_other_component(draft: Draft, setting: Setting) -> Draft:
    """Another component's name wherever the broken one's should be."""
    plan, case = setting.plan, draft.wish.case
    affected = plan.scenarios[case.scenario].affects
    others = [known for name, known in plan.components.items() if name not in affected]
    if not others:
        return draft
    own, other = plan.components[case.component].name, others[-1].name
    words = MessageText(
        subject=draft.words.subject and draft.words.subject.replace(own, other),
        text=draft.words.text.replace(own, other),
    )
    return replace(draft, words=words, values={**draft.values, "component": other})


def without_time(draft: Draft, setting: Setting) -> Draft:
    """The sentence that says when, left out."""
    gaps = tuple(f"{{{{{name}}}}}" for name in _times(setting))
    kept = (
        sentence
        for sentence in _SENTENCE_END.split(draft.words.text)
        if not any(gap in sentence.replace(" ", "") for gap in gaps)
    )
    words = MessageText(subject=draft.words.subject, text="\n".join(kept).strip() or UNAPPROVED)
    return replace(draft, words=words)


def with_time_past(draft: Draft, setting: Setting) -> Draft:
    """A forecast nobody has looked at since."""
    past = datetime.now(UTC) - timedelta(minutes=90)
    return _with_times(draft, setting, f"{past:%H:%M} UTC")


def with_time_too_far(draft: Draft, setting: Setting) -> Draft:
    """A forecast beyond all that was approved."""
    far = {"es": "en 40 días"}.get(draft.language, "within 40 days")
    return _with_times(draft, setting, far)


def with_none(draft: Draft, setting: Setting) -> Draft:
    """What a program writes when it knows nothing."""
    return _with_times(draft, setting, "None")


def unfilled(draft: Draft, setting: Setting) -> Draft:
    """The placeholder itself, in its braces."""
    forgotten = _times(setting) or tuple(draft.values)[:1]
    kept = {name: value for name, value in draft.values.items() if name not in forgotten}
    return replace(draft, values=kept)


def rewritten(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    """Somebody's own words in place of the approved ones."""
    return (replace(notice, text=UNAPPROVED),)


def with_stack_trace(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    return (_and(notice, STACK_TRACE),)


def with_internal_name(notice: Notice, setting: Setting) -> tuple[Notice, ...]:
    names = setting.plan.policy.internal_names or ("orders-db-primary",)
    return (_and(notice, f"The cause is {names[0]}, which does not answer."),)


def with_confidential_term(notice: Notice, setting: Setting) -> tuple[Notice, ...]:
    terms = setting.plan.policy.confidential or ("Project Halcyon",)
    return (_and(notice, f"This is because of the move to {terms[0]}."),)


def with_extra_sentence(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    return (_and(notice, "As a small thank you, you get ten percent off until Sunday."),)


def cut_short(notice: Notice, _setting: Setting) -> tuple[Notice, ...]:
    """As a provider that counts characters does."""
    return (replace(notice, text=notice.text[:70].rstrip()),)


def _and(notice: Notice, more: str) -> Notice:
    return replace(notice, text=f"{notice.text}\n\n{more}")


def _with_times(draft: Draft, setting: Setting, written: str) -> Draft:
    times = {name: written for name in _times(setting) if name in draft.values}
    return replace(draft, values={**draft.values, **times})


def _times(setting: Setting) -> tuple[str, ...]:
    known = setting.plan.placeholders.items()
    return tuple(name for name, kind in known if isinstance(kind, TimePlaceholder))
