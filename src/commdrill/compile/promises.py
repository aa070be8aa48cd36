"""Steps of a scenario as promises that a judge can take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from jsonpath_rfc9535 import JSONPathQuery

from commdrill.compile.free_words import must_say
from commdrill.compile.in_words import promise_after
from commdrill.compile.words import ApprovedWords
from commdrill.documents.environment import Detection, Sign, Subscriber
from commdrill.documents.matcher import AnyMatcher
from commdrill.documents.plan import (
    DIRECT,
    INBOXES,
    ChannelType,
    Expect,
    Phase,
    Plan,
    Scenario,
    Step,
)
from commdrill.documents.sequence import latest, waits_for_detection
from commdrill.documents.severity import certain
from commdrill.judge.address import address_key
from commdrill.judge.expectation import (
    AttestedExpectation,
    BoardExpectation,
    DeliveryExpectation,
    Detected,
    Expectation,
    Follows,
    JsonExpectation,
    Limits,
    PageExpectation,
    Person,
    Promise,
    Reader,
)
from commdrill.judge.recipients import RECEIVER
from commdrill.wording.languages import nearest_language
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.time import TimePlaceholder

_FOR_A_NOTICE = timedelta(hours=1)  # it is waited for, where only `ahead` says when it must come


@dataclass(frozen=True)
class PromiseMaker:
    """All that turning steps into promises needs to know."""

    plan: Plan
    scenario: Scenario
    words: ApprovedWords
    subscribers: tuple[Subscriber, ...]
    pace: float
    detection: Detection | None = None

    def promise(self, step: Step) -> Promise:
        channel_type = self.plan.channels[step.channel].type
        return Promise(
            id=step.id,
            phase=step.phase,
            channel=step.channel,
            channel_type=channel_type,
            expectation=self._expectation(step, channel_type),
            limits=self._limits(step),
            reader=self._reader(step, channel_type),
            policy=self.plan.content_policy,
            language=step.language or self.plan.language,
            follows=self._follows(step),
            kept=frozenset(self._kept(step)),
            ahead=step.ahead,
            term=latest(self.scenario, step) if step.phase is Phase.FOLLOW_UP else None,
        )

    def _limits(self, step: Step) -> Limits:
        within = latest(self.scenario, step) or (_FOR_A_NOTICE if step.ahead else None)
        paced = (self._paced(limit) for limit in (within, certain(step.every), step.stays))
        limits = Limits(*paced)
        if limits.within and waits_for_detection(self.scenario, step):
            return replace(limits, within=self.detected_within + limits.within)
        return limits

    @property
    def detected_within(self) -> timedelta:
        """How long a detection is waited for: by the clock, or as long as what counts from it."""
        if self.detection is not None and self.detection.within is not None:
            return self.detection.within
        counted = (certain(step.within) for step in self.scenario.steps if step.from_)
        return self.paced(max((limit for limit in counted if limit), default=timedelta(0)))

    def shown(self, sign: Sign, channel_type: ChannelType) -> PageExpectation | DeliveryExpectation:
        """What something shows that is no channel of the plan."""
        json = _json(sign.json_)
        if channel_type in INBOXES:
            return DeliveryExpectation((RECEIVER,), subject=sign.subject, text=sign.text, json=json)
        return PageExpectation(sign.status, json=json, text=sign.text)

    def _follows(self, step: Step) -> Follows | Detected | None:
        within = certain(step.within)
        if step.from_ and within:
            return Detected(self.paced(within))
        if step.after is None:
            return None
        return Follows(step.after.step, self._paced(certain(step.after.within)))

    def _kept(self, step: Step) -> Iterable[str]:
        """The placeholders in its words that say when the next word comes."""
        message = self.plan.messages.get(step.message or "")
        wordings = message.in_languages(self.plan.language).values() if message else ()
        names = {name for wording in wordings for name in placeholders_in(wording.text)}
        for name in sorted({*names, *step.says}):
            match self.plan.placeholders.get(name):
                case TimePlaceholder(kept=True):
                    yield name

    def paced(self, duration: timedelta) -> timedelta:
        """A duration of the plan as it lasts in this environment."""
        return duration / self.pace

    def _paced(self, duration: timedelta | None) -> timedelta | None:
        return None if duration is None else self.paced(duration)

    def _expectation(self, step: Step, channel_type: ChannelType) -> Expectation:
        if channel_type is ChannelType.MANUAL:
            return AttestedExpectation(_question(step))
        if channel_type is ChannelType.STATUS_PAGE:
            return self._board(step, step.expect or Expect())
        if channel_type in INBOXES:
            return self._delivery(step, step.expect or Expect(), channel_type)
        return self._page(step, step.expect or Expect())

    def _page(self, step: Step, expect: Expect) -> PageExpectation:
        says = self.words.of(step.message) if step.message else ()
        return PageExpectation(
            status=expect.status,
            headers=expect.headers,
            json=_json(expect.json_),
            text=expect.text,
            says=tuple(t for t in says if step.language in (None, t.language)),
            absent=tuple(text for message in expect.absent for text in self.words.of(message)),
            must_say=must_say(self.plan, self.words, step),
        )

    def _board(self, step: Step, expect: Expect) -> BoardExpectation:
        says = self.words.of(step.message) if step.message else ()
        return BoardExpectation(
            incident=expect.incident,
            maintenance=expect.maintenance,
            indicator=expect.indicator,
            components=expect.components,
            says=tuple(t for t in says if step.language in (None, t.language)),
            affected=frozenset(self.scenario.affects),
            must_say=must_say(self.plan, self.words, step),
        )

    def _delivery(
        self, step: Step, expect: Expect, channel_type: ChannelType
    ) -> DeliveryExpectation:
        reached_one_by_one = channel_type in DIRECT
        to = tuple(self._people(step.to, step, channel_type)) if reached_one_by_one else (RECEIVER,)
        barred = self._people(step.not_to, step, channel_type) if reached_one_by_one else ()
        return DeliveryExpectation(
            to=to,
            not_to=tuple(barred),
            message=step.message,
            copies=step.copies,
            subject=expect.subject,
            text=expect.text,
            json=_json(expect.json_),
            must_say=must_say(self.plan, self.words, step),
        )

    def _people(
        self, audiences: Iterable[str], step: Step, channel_type: ChannelType
    ) -> Iterable[Person]:
        wanted = set(audiences)
        for subscriber in self.subscribers:
            address = subscriber.address(channel_type)
            if subscriber.audience in wanted and address:
                language = self._language(subscriber, step)
                yield Person(subscriber.id, address, language, subscriber.audience)

    def _language(self, subscriber: Subscriber, step: Step) -> str | None:
        """The language this person must get it in; None where any would do."""
        reads = self.plan.audience_languages(subscriber.audience)
        language = subscriber.language or (reads[0] if len(reads) == 1 else None)
        if step.says:
            return language
        if language is None or step.message is None:
            return None
        return nearest_language(language, self.words.languages(step.message))

    def _reader(self, step: Step, channel_type: ChannelType) -> Reader:
        if channel_type is ChannelType.HEALTH_CHECK:
            return Reader.MACHINE
        if channel_type not in INBOXES:
            return Reader.EXTERNAL
        relations = {self.plan.audiences[audience].relation for audience in step.to}
        return Reader.EXTERNAL if "external" in relations else Reader.INTERNAL


def known_people(
    subscribers: tuple[Subscriber, ...], channel_type: ChannelType
) -> Mapping[str, Person]:
    """Every test subscriber by the key of the address this type of channel reaches them at."""
    if channel_type not in DIRECT:
        return {}
    found = ((s, s.address(channel_type)) for s in subscribers)
    return {address_key(a): Person(s.id, a, s.language, s.audience) for s, a in found if a}


def json_paths(written: Iterable[str]) -> tuple[JSONPathQuery, ...]:
    """JSONPaths, ready to be followed; the library is asked for only where there are any."""
    paths = tuple(written)
    if not paths:
        return ()
    import jsonpath_rfc9535 as jsonpath

    return tuple(map(jsonpath.compile, paths))


def _question(step: Step) -> str:
    """What a person is asked, who was there to see it."""
    asked = step.title or step.id
    return f"{asked} ({promise_after(step.after)})" if step.after else asked


def _json(expected: Mapping[str, AnyMatcher]) -> tuple[JsonExpectation, ...]:
    queries = json_paths(expected)
    parts = zip(expected.items(), queries, strict=True)
    return tuple(JsonExpectation(path, query, matcher) for (path, matcher), query in parts)
