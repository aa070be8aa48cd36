"""A plan's approved messages as matchers, with what this scenario and drill know of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from functools import cached_property

from commdrill.documents.approved import MessageText
from commdrill.documents.plan import INBOXES, Component, Plan, Step
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.providers_frame import ProvidersFrame
from commdrill.wording.author_readings import link_readings, list_readings
from commdrill.wording.blocks import AFFECTED, variants
from commdrill.wording.languages import nearest_language
from commdrill.wording.listed_names import ListedNames
from commdrill.wording.plain import unaccented
from commdrill.wording.template import fill, placeholders_in
from commdrill.wording.times.zones import zone_named
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.wording import Wording, compile_wording

_MESSAGE = "\0"  # where it stands within its frame
_BUILT_IN = frozenset({"component", AFFECTED})


class ApprovedWords:
    """Every approved message of a plan in every language: `affected` are ids of components.

    `values` are those of placeholders that are known exactly.
    """

    def __init__(self, plan: Plan, affected: Iterable[str], values: Mapping[str, str]) -> None:
        self._plan = plan
        self._ids = tuple(affected)
        self._affected = [plan.components[component] for component in self._ids]
        self._values = values

    def of(self, message: str) -> tuple[ApprovedText, ...]:
        """One message in all its languages, as it stands on a page."""
        return tuple(text for text in self._unframed if text.message == message)

    def on(self, channel: str) -> tuple[ApprovedText, ...]:
        """All messages in all languages, in the frame that this channel's provider puts around."""
        frame = self._plan.channels[channel].frame
        return self._all(frame) if frame else self._unframed

    def languages(self, message: str) -> frozenset[str]:
        return frozenset(self._plan.messages[message].in_languages(self._plan.language))

    def names(self, language: str) -> tuple[str, ...]:
        """The affected components' names; the one that the drill names, if it names one."""
        wanted = self._values.get("component")
        named = (self._plan.components[component] for component in self._about)
        return tuple(_name(component, language) for component in named) or (
            (wanted,) if wanted else ()
        )

    def placeholder(self, name: str) -> PlaceholderType | None:
        """What may stand in a placeholder; None: it is not declared."""
        known = self._values.get(name)
        return self._plan.placeholders.get(name) if known is None else ChoicePlaceholder.of(known)

    def frame_of(self, channel: str, languages: Iterable[str]) -> ProvidersFrame:
        """What this channel's provider puts around whatever is said in one of these languages."""
        frame = fill(self._plan.channels[channel].frame or "", {"message": _MESSAGE})
        before, _, after = map(str.strip, frame.partition(_MESSAGE))
        languages = tuple(languages)
        return ProvidersFrame(self._edge(before, languages), self._edge(after, languages))

    def _edge(self, text: str, languages: Iterable[str]) -> tuple[Wording, ...]:
        """All that what stands there can become."""
        return tuple(
            compile_wording(body, types, language, _zone(self._plan.timezone))
            for language in languages
            for (variant,) in variants((text,), len(self._affected))
            for types in self._types(language, variant)
            for body in (_readings(variant) if variant else ())
        )

    @cached_property
    def _unframed(self) -> tuple[ApprovedText, ...]:
        return self._all("{{message}}")

    def _all(self, frame: str) -> tuple[ApprovedText, ...]:
        return tuple(
            text
            for message, approved in self._plan.messages.items()
            for language, wording in approved.in_languages(self._plan.language).items()
            for text in self._texts(message, language, wording, frame)
        )

    def _texts(
        self, message: str, language: str, wording: MessageText, frame: str
    ) -> Iterator[ApprovedText]:
        """All that one wording can become: by its blocks, by what is affected, by where it is read."""
        whole = fill(frame, {"message": wording.text})
        for zone, readers in self._by_zone(self._readers(message)).items():
            for text, subject in variants((whole, wording.subject or ""), len(self._affected)):
                for types in self._types(language, f"{text} {subject}") if text.strip() else ():
                    for body in _readings(text):
                        yield ApprovedText(
                            message,
                            language,
                            compile_wording(body, types, language, zone),
                            compile_wording(subject, types, language, zone) if subject else None,
                            readers,
                            frozenset(self._plan.messages[message].attachments),
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
    ) -> Mapping[tzinfo | None, frozenset[str] | None]:
        """The zones in which a message is read, and by which audiences."""
        plan = self._plan
        zones = {audience: plan.audience_timezone(audience) for audience in readers or ()}
        if len(set(zones.values())) <= 1:
            return {_zone(next(iter(zones.values()), plan.timezone)): readers}
        return {
            _zone(zone): frozenset(audience for audience, own in zones.items() if own == zone)
            for zone in dict.fromkeys(zones.values())
        }

    def _types(self, language: str, text: str) -> Iterator[Mapping[str, PlaceholderType]]:
        """What may stand in placeholders: where words agree with a component, for each of them."""
        plan = self._plan
        known = {
            name: ChoicePlaceholder.of(value)
            for name, value in self._values.items()
            if name not in _BUILT_IN
        }
        every = {**plan.placeholders, **known, **self._lists(language)}
        agreeing = {
            name: spec
            for name in placeholders_in(text)
            if isinstance(spec := every.get(name), ChoicePlaceholder) and spec.by_component
        }
        if not agreeing:
            names = _as_sent(text, self.names(language))
            yield {**every, "component": ChoicePlaceholder.of(*names)}
            return
        for component in self._about:
            own = {name: spec.agreeing_with(component) for name, spec in agreeing.items()}
            names = _as_sent(text, (_name(plan.components[component], language),))
            yield {**every, **own, "component": ChoicePlaceholder.of(*names)}

    def _lists(self, language: str) -> Mapping[str, PlaceholderType]:
        """All that is affected, in one breath and one by one."""
        names = tuple(_name(component, language) for component in self._affected)
        each = {f"{AFFECTED}.{at + 1}": ChoicePlaceholder.of(*names) for at in range(len(names))}
        return {AFFECTED: ListedNames.all_of(names, language), **each}

    @property
    def _about(self) -> tuple[str, ...]:
        """The ids of the components that `component` may mean."""
        wanted = self._values.get("component")
        components = self._plan.components
        return tuple(
            component
            for component in self._ids
            if wanted in (None, components[component].name, *components[component].names().values())
        )


def _zone(name: str | None) -> tzinfo | None:
    return None if name is None else zone_named(name)


def _name(component: Component, language: str) -> str:
    names = component.names()
    return names.get(nearest_language(language, names), component.name)


def _as_sent(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """A text without accents, as of an SMS of 160 letters, has the names without them, too."""
    bare = map(unaccented, names) if unaccented(text) == text else ()
    return tuple(dict.fromkeys((*names, *bare)))


def _readings(text: str) -> Iterator[str]:
    """What a text says with its lists and links set as programs set them."""
    for linked in link_readings(text):
        yield from list_readings(linked)
