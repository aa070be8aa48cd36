"""Whether what was seen is an approved message: by the judges that a run has."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from commdrill.app.match.beside import beside
from commdrill.app.match.input import MatchInput, Tried
from commdrill.app.match.objections import is_read_outside, objections_inside, objections_outside
from commdrill.compile.promises import json_paths
from commdrill.compile.words import ApprovedWords
from commdrill.documents.plan import ChannelType, Plan, Step
from commdrill.errors import UsageError
from commdrill.judge.expectation import ApprovedText
from commdrill.judge.message_matches import matches_of
from commdrill.judge.page_texts import texts_of
from commdrill.judge.said import captured_of, differences_of, values_of
from commdrill.judge.shown_part import as_shown
from commdrill.sighting import Message, Page
from commdrill.verdict import Difference
from commdrill.wording.languages import nearest_language
from commdrill.wording.match import Match, match_within
from commdrill.wording.policy import PolicyFinding
from commdrill.wording.seen import SeenText


@dataclass(frozen=True)
class Trial:
    """A message of a plan, as it is looked for in what was seen at `now`."""

    plan: Plan
    message: str
    channel: str | None
    language: str | None
    now: datetime

    def of(self, seen: MatchInput) -> Tried:
        """Try what was seen.

        Raises:
            UsageError: the message is not approved in the language that is asked for.
        """
        wordings = self._wordings()
        seen = self._as_shown(seen)
        sighting = seen.sighting
        if isinstance(sighting, Page):
            tried = self._on_page(wordings, texts_of(sighting, seen.channel_type))
        else:
            tried = self._received(wordings, sighting, seen.channel_type)
        return replace(tried, findings=self._findings(seen, tried.language))

    def _as_shown(self, seen: MatchInput) -> MatchInput:
        """What of a post its channel shows."""
        if isinstance(seen.sighting, Page) or not self.channel:
            return seen
        paths = json_paths(self.plan.channels[self.channel].shown)
        return replace(seen, sighting=as_shown(seen.sighting, paths))

    def _wordings(self) -> tuple[ApprovedText, ...]:
        words = ApprovedWords(self.plan, self._affected(), {})
        texts = words.on(self.channel) if self.channel else words.of(self.message)
        mine = [text for text in texts if text.message == self.message]
        if self.language is None:
            return tuple(mine)
        nearest = nearest_language(self.language, {text.language for text in mine})
        found = tuple(text for text in mine if text.language == nearest)
        if not found:
            there = ", ".join(sorted({text.language for text in mine}))
            raise UsageError(
                f"commdrill match: {self.message} is not approved in {self.language!r}; there is {there}"
            )
        return found

    @property
    def _steps(self) -> list[Step]:
        steps = (step for each in self.plan.scenarios.values() for step in each.steps)
        return [step for step in steps if step.message == self.message]

    def _affected(self) -> Iterable[str]:
        """What the scenarios that tell the message are about; where none does, anything."""
        about = (
            component
            for scenario in self.plan.scenarios.values()
            if any(step.message == self.message for step in scenario.steps)
            for component in scenario.affects
        )
        return dict.fromkeys(about) or self.plan.components

    def _on_page(self, wordings: tuple[ApprovedText, ...], texts: Iterable[str]) -> Tried:
        readings = [SeenText.of(shown) for shown in texts] or [SeenText.of("")]
        tried = [
            (text, match_within(text.text, seen, self.now))
            for text in wordings
            for seen in readings
        ]
        for text, said in tried:
            if isinstance(said, Match):
                return Tried(text.message, text.language, captured_of(said), values_of(said))
        misses = [(text, said) for text, said in tried if not isinstance(said, Match)]
        text, said = max(misses, key=lambda pair: pair[1].closeness)
        return Tried(text.message, text.language, differences=differences_of(said))

    def _received(
        self, wordings: tuple[ApprovedText, ...], message: Message, channel_type: ChannelType
    ) -> Tried:
        matches = matches_of(message, wordings, channel_type, None, self.now)
        wrong = self._beside(wordings, message)
        for found in matches.approved:
            return Tried(found.message, found.language, found.captured, found.values, wrong)
        assert matches.nearest is not None, "a message has a wording at least"
        nearest = matches.nearest
        return Tried(nearest.message, nearest.language, differences=(*nearest.differences, *wrong))

    def _beside(
        self, wordings: tuple[ApprovedText, ...], message: Message
    ) -> tuple[Difference, ...]:
        allowed = (kind for text in wordings for kind in text.attachments)
        return beside(message, allowed, self.plan.channels[self.channel] if self.channel else None)

    def _findings(self, seen: MatchInput, language: str) -> tuple[PolicyFinding, ...]:
        if self._is_for_outside:
            return objections_outside(seen, language, self.plan.content_policy)
        return objections_inside(seen, self.plan.content_policy)

    @property
    def _is_for_outside(self) -> bool:
        """Whether anybody outside reads it: everybody may, who looks at a page."""
        return not self._steps or any(is_read_outside(self.plan, step) for step in self._steps)
