"""A plan's approved messages as matchers, with what this scenario and drill know of them."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from commdrill.documents.plan import (
    INBOXES,
    Component,
    Plan,
    Step,
)
from commdrill.judge.expectation import ApprovedText
from commdrill.wording.languages import nearest_language
from commdrill.wording.template import fill
from commdrill.wording.times.zones import zone_named
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.wording import Wording, compile_wording


class ApprovedWords:
    """Every approved message of a plan in every language: `affected` are ids of components.

    `values` are those of placeholders that are known exactly.
    """

    def __init__(self, plan: Plan, affected: Iterable[str], values: Mapping[str, str]) -> None:
        self._plan = plan
        self._affected = [plan.components[component] for component in affected]
        self._values = values

    def of(self, message: str) -> tuple[ApprovedText, ...]:
        """One message in all its languages, as it stands on a page."""
        return tuple(text for text in self._unframed if text.message == message)

    def on(self, channel: str) -> tuple[ApprovedText, ...]:
        """All messages in all languages, in the frame that this channel's provider puts around."""
        frame = self._plan.channels[channel].frame
        return self._all(frame) if frame else self._unframed

    def languages(self, message: str) -> frozenset[str]:
        """The languages a message is approved in."""
        return frozenset(self._plan.messages[message].in_languages(self._plan.language))

    @cached_property
    def _unframed(self) -> tuple[ApprovedText, ...]:
        return self._all("{{message}}")

    def _all(self, frame: str) -> tuple[ApprovedText, ...]:
        return tuple(
            ApprovedText(
                message,
                language,
                self._wording(fill(frame, {"message": wording.text}), language, zone),
                self._wording(wording.subject, language, zone) if wording.subject else None,
                readers,
            )
            for message, approved in self._plan.messages.items()
            for zone, readers in self._by_zone(self._readers(message)).items()
            for language, wording in approved.in_languages(self._plan.language).items()
        )

    def _readers(self, message: str) -> frozenset[str] | None:
        """Whom the plan ever tells this to; None: it stands where everybody may read it."""
        steps = [step for step in self._steps if step.message == message]
        if not steps or any(self._plan.channels[s.channel].type not in INBOXES for s in steps):
            return None
        return frozenset(audience for step in steps for audience in step.to)

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return tuple(step for each in self._plan.scenarios.values() for step in each.steps)

    def _by_zone(
        self, readers: frozenset[str] | None
    ) -> Mapping[str | None, frozenset[str] | None]:
        """The zones in which a message is read, and by which audiences."""
        plan = self._plan
        zones = {audience: plan.audience_timezone(audience) for audience in readers or ()}
        if len(set(zones.values())) <= 1:
            return {next(iter(zones.values()), plan.timezone): readers}
        return {
            zone: frozenset(audience for audience, own in zones.items() if own == zone)
            for zone in dict.fromkeys(zones.values())
        }

    def _wording(self, text: str, language: str, zone: str | None) -> Wording:
        tz = None if zone is None else zone_named(zone)
        return compile_wording(text, self._types(language), language, tz)

    def _types(self, language: str) -> Mapping[str, PlaceholderType]:
        known = {
            name: ChoicePlaceholder.of(value)
            for name, value in self._values.items()
            if name != "component"
        }
        component = ChoicePlaceholder.of(*self._names(language))
        return {**self._plan.placeholders, **known, "component": component}

    def _names(self, language: str) -> tuple[str, ...]:
        """The affected components' names; the one that the drill names, if it names one."""
        wanted = self._values.get("component")
        named = [
            component
            for component in self._affected
            if wanted in (None, component.name, *component.names().values())
        ]
        return tuple(_name(component, language) for component in named) or (
            (wanted,) if wanted else ()
        )


def _name(component: Component, language: str) -> str:
    names = component.names()
    return names.get(nearest_language(language, names), component.name)
