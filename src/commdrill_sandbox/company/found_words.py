"""Words for what a plan has said in whatever words: the company finds some, as a person on duty would.

Each step that `says` gets a message of the company's own, made of a sentence for each thing; all else
of the company tells it as if it had been approved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commdrill.documents.approved import ApprovedMessage, MessageText
from commdrill.documents.plan import FreeThing, Phase, Plan, Scenario, ScenarioType, Step
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.types.window import WindowPlaceholder

LANGUAGES = ("en", "es")
_ETA = FreeThing.ETA.value


@dataclass(frozen=True)
class _Sentences:
    """How one language puts it; `{}` is where a placeholder goes."""

    affected: Mapping[Phase, str]
    limited: str
    eta: str
    eta_as_length: str
    meanwhile: str
    nothing_to_do: str
    link: str
    time: str
    value: str


_SENTENCES = {
    "en": _Sentences(
        {
            Phase.NOTICE: "We are planning work on {{component}}.",
            Phase.OUTAGE: "{{component}} is not available right now. We are sorry.",
            Phase.UPDATE: "{{component}} is still not available.",
            Phase.RECOVERY: "{{component}} is available again.",
        },
        "{{component}} does not work as usual right now.",
        "We expect it back {}.",
        "We expect it back within {}.",
        "You can keep browsing, and your basket is safe.",
        "You do not need to do anything.",
        "Follow progress at {}",
        "It is planned for {}.",
        "Reference: {}.",
    ),
    "es": _Sentences(
        {
            Phase.NOTICE: "Hemos programado unos trabajos. Afectan a: {{component}}.",
            Phase.OUTAGE: "{{component}} no está disponible en este momento. Lo sentimos.",
            Phase.UPDATE: "{{component}} sigue sin estar disponible.",
            Phase.RECOVERY: "{{component}} vuelve a estar disponible.",
        },
        "{{component}} no funciona como siempre en este momento.",
        "Esperamos que vuelva {}.",
        "Esperamos que vuelva en {}.",
        "Puedes seguir mirando, y tu cesta está a salvo.",
        "No tienes que hacer nada.",
        "Sigue las novedades en {}",
        "Está previsto para {}.",
        "Referencia: {}.",
    ),
}


def with_found_words(plan: Plan) -> Plan:
    """The plan, with a message for each step whose words are free."""
    found: dict[str, ApprovedMessage] = {}
    scenarios = {
        name: scenario.model_copy(
            update={
                "steps": tuple(_told(plan, name, scenario, step, found) for step in scenario.steps)
            }
        )
        for name, scenario in plan.scenarios.items()
    }
    if not found:
        return plan
    placeholders = {_ETA: TimePlaceholder(), **plan.placeholders}
    return plan.model_copy(
        update={
            "messages": {**plan.messages, **found},
            "scenarios": scenarios,
            "placeholders": placeholders,
        }
    )


def _told(
    plan: Plan, name: str, scenario: Scenario, step: Step, found: dict[str, ApprovedMessage]
) -> Step:
    if not step.says:
        return step
    message = f"{name}/{step.id}"
    first, *others = dict.fromkeys((plan.language, *LANGUAGES))
    words = {language: _words(plan, scenario, step, language) for language in (first, *others)}
    found[message] = ApprovedMessage(
        subject=words[first].subject,
        text=words[first].text,
        languages={language: words[language] for language in others},
    )
    return step.model_copy(update={"message": message, "says": ()})


def _words(plan: Plan, scenario: Scenario, step: Step, language: str) -> MessageText:
    sentences = _SENTENCES.get(language, _SENTENCES["en"])
    return MessageText(
        subject="{{component}}", text=" ".join(_said(plan, scenario, step, sentences))
    )


def _said(plan: Plan, scenario: Scenario, step: Step, words: _Sentences) -> Iterator[str]:
    """What is affected always comes first; then each thing, in the step's order."""
    is_limited = scenario.type is ScenarioType.PARTIAL and step.phase is not Phase.RECOVERY
    yield words.limited if is_limited else words.affected[step.phase]
    for thing in dict.fromkeys(step.says):
        match thing:
            case FreeThing.AFFECTED:
                continue
            case FreeThing.NEXT_STEP:
                yield words.nothing_to_do if step.phase is Phase.RECOVERY else words.meanwhile
            case _:
                kind = plan.placeholders.get(thing)
                yield _with_value(thing, kind, words).format(f"{{{{{thing}}}}}")


def _with_value(thing: str, kind: PlaceholderType | None, words: _Sentences) -> str:
    match kind:
        case DurationPlaceholder() if thing == _ETA:
            return words.eta_as_length
        case _ if thing == _ETA:
            return words.eta
        case UrlPlaceholder():
            return words.link
        case TimePlaceholder() | WindowPlaceholder() | DurationPlaceholder():
            return words.time
        case _:
            return words.value
