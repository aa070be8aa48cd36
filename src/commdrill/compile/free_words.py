"""What a step must say in words that the plan does not fix, as a judge can take it."""

from collections.abc import Iterable, Iterator

from commdrill.compile.words import ApprovedWords
from commdrill.documents.plan import FreeThing, Plan, Step
from commdrill.judge.must_say import InLanguage, MustSay
from commdrill.wording.times.zones import zone_named
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder
from commdrill.wording.wording import Wording, compile_wording

_JUDGED_OTHERWISE = frozenset({FreeThing.AFFECTED, FreeThing.NEXT_STEP})


def must_say(plan: Plan, words: ApprovedWords, step: Step) -> MustSay | None:
    """What its text must hold, in one of its readers' languages; None: its words are fixed, or free."""
    if not step.says:
        return None
    languages, zone = tuple(_languages(plan, step)), _zone(plan, step)
    return MustSay(
        tuple(dict.fromkeys(step.says)),
        tuple(
            InLanguage(one, words.names(one), dict(_compiled(words, step, one, zone)))
            for one in languages
        ),
        tuple(dict.fromkeys(name for one in languages for name in words.names(one))),
        zone,
        words.frame_of(step.channel, languages),
    )


def _languages(plan: Plan, step: Step) -> Iterable[str]:
    """Those of the people it goes to; of a page, any that somebody reads, unless the step names one."""
    if step.language:
        return (step.language,)
    if step.to:
        return dict.fromkeys(one for name in step.to for one in plan.audience_languages(name))
    read = (one for name in plan.audiences for one in plan.audience_languages(name))
    return dict.fromkeys((plan.language, *read))


def _zone(plan: Plan, step: Step) -> str | None:
    """The one in which all its readers read a clock's time; None: there is none."""
    zones = {plan.audience_timezone(name) for name in step.to} or {plan.timezone}
    return zones.pop() if len(zones) == 1 else None


def _compiled(
    words: ApprovedWords, step: Step, language: str, zone: str | None
) -> Iterator[tuple[str, Wording]]:
    read_in = None if zone is None else zone_named(zone)
    for thing in step.says:
        if thing not in _JUDGED_OTHERWISE:
            kinds = {thing: _kind(thing, words.placeholder(thing))}
            yield thing, compile_wording(f"{{{{{thing}}}}}", kinds, language, read_in)


def _kind(thing: str, declared: PlaceholderType | None) -> PlaceholderType:
    match declared:
        case None:
            return TimePlaceholder()  # of `eta` alone: any other thing is declared
        case TimePlaceholder(lies="past") if thing == FreeThing.ETA:
            return TimePlaceholder()
        case TimePlaceholder() | WindowPlaceholder() | DurationPlaceholder():
            return declared
        case ChoicePlaceholder() if declared.by_component:
            return ChoicePlaceholder.of(
                *(w for each in declared.by_component.values() for w in each)
            )
        case _:
            return TimePlaceholder() if thing == FreeThing.ETA else declared
