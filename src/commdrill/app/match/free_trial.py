"""Whether words that no plan fixes say all that a step has said, by the judges that a run has."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from commdrill.app.match.beside import beside
from commdrill.app.match.input import MatchInput, Tried
from commdrill.app.match.objections import is_read_outside, objections_inside, objections_outside
from commdrill.app.match.promised_step import PromisedStep
from commdrill.compile.free_words import must_say
from commdrill.compile.promises import json_paths
from commdrill.compile.words import ApprovedWords
from commdrill.documents.plan import Channel, Plan
from commdrill.errors import UsageError
from commdrill.judge.arrival import free_texts
from commdrill.judge.must_say import FreelySaid, InLanguage, MustSay, freely_said
from commdrill.judge.page_texts import texts_of
from commdrill.judge.shown_part import as_shown
from commdrill.sighting import Page
from commdrill.verdict import Difference
from commdrill.wording.languages import nearest_language
from commdrill.wording.policy import PolicyFinding
from commdrill.wording.set_aside import below_each_other


@dataclass(frozen=True)
class FreeTrial:
    """What a step has said, as it is looked for in what was seen at `now`."""

    plan: Plan
    promised: PromisedStep
    language: str | None
    now: datetime

    def of(self, seen: MatchInput) -> Tried:
        """Try what was seen; each way to read it must say it all.

        Raises:
            UsageError: nobody reads the step in the language that is asked for.
        """
        seen = self._as_shown(seen)
        best = min((self._in(one, seen) for one in self._languages()), key=_lacking)
        return Tried(
            None,
            best.language,
            best.captured,
            best.values,
            (*best.differences, *self._beside(seen)),
            self._findings(seen, best.language),
            self.promised.step.id,
        )

    @cached_property
    def _must(self) -> MustSay:
        words = ApprovedWords(self.plan, self.promised.scenario.affects, {})
        found = must_say(self.plan, words, self.promised.step)
        assert found is not None, "a step whose words are free"
        return found

    def _as_shown(self, seen: MatchInput) -> MatchInput:
        """What of a post its channel shows."""
        if isinstance(seen.sighting, Page):
            return seen
        paths = json_paths(self._channel.shown)
        return replace(seen, sighting=as_shown(seen.sighting, paths))

    def _in(self, language: InLanguage, seen: MatchInput) -> FreelySaid:
        must = replace(self._must, languages=(language,))
        readings = (freely_said(must, text, self.now) for text in self._texts(seen))
        return replace(max(readings, key=_lacking), language=language.language)

    def _texts(self, seen: MatchInput) -> tuple[str, ...]:
        """The texts that it may be read in: a page is one."""
        if isinstance(seen.sighting, Page):
            return (below_each_other(texts_of(seen.sighting, seen.channel_type), "\n\n"),)
        return free_texts(seen.channel_type, seen.sighting, self._must.frame, self.now)

    def _languages(self) -> tuple[InLanguage, ...]:
        read = self._must.languages
        if self.language is None:
            return read
        nearest = nearest_language(self.language, {one.language for one in read})
        found = tuple(one for one in read if one.language == nearest)
        if not found:
            there = ", ".join(one.language for one in read)
            raise UsageError(
                f"commdrill match: nobody reads {self.promised.name} in {self.language!r}; there is {there}"
            )
        return found

    def _findings(self, seen: MatchInput, language: str) -> tuple[PolicyFinding, ...]:
        if is_read_outside(self.plan, self.promised.step):
            return objections_outside(seen, language, self.plan.content_policy)
        return objections_inside(seen, self.plan.content_policy)

    def _beside(self, seen: MatchInput) -> tuple[Difference, ...]:
        """Words that nobody approved allow nothing beside them."""
        message = seen.sighting
        return () if isinstance(message, Page) else beside(message, (), self._channel)

    @property
    def _channel(self) -> Channel:
        return self.plan.channels[self.promised.step.channel]


def _lacking(said: FreelySaid) -> int:
    return len(said.differences)
