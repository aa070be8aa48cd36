"""Where approved words are made ready to go: addressed, in the reader's language, filled in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from commdrill.documents.environment import Subscriber
from commdrill.documents.plan import DIRECT, ChannelType, Step
from commdrill_sandbox.company.outgoing import Draft, Notice, Setting, Wish
from commdrill_sandbox.company.premises import REGIONS
from commdrill_sandbox.company.responder.case import Case
from commdrill_sandbox.company.responder.gaps import filled
from commdrill_sandbox.company.responder.phrases import Phrases
from commdrill_sandbox.company.sabotage.sabotages import Sabotages

_WITH_SUBJECT = (ChannelType.EMAIL, ChannelType.STATUS_PAGE)  # there it is the incident's title


@dataclass(frozen=True)
class Desk:
    """Writes the notices of a plan for its test subscribers."""

    setting: Setting
    sabotages: Sabotages
    mark: str | None = None

    def notices(self, step: Step, case: Case) -> tuple[Notice, ...]:
        """What a step sends, to everybody it is for; nothing where it names no message."""
        readers = (one for one in self.setting.subscribers if one.audience in step.to)
        return self.notices_to(readers, step, case)

    def notices_to(
        self, readers: Iterable[Subscriber], step: Step, case: Case
    ) -> tuple[Notice, ...]:
        """What a step sends, to those whom somebody else has on a list."""
        written = (self._written(wish) for wish in self._wishes(readers, step, case))
        copies = (notice for notice in written for _ in range(step.copies))
        return tuple(
            sent for notice in copies for sent in self.sabotages.notice(notice, self.setting)
        )

    def page_notice(self, step: Step, case: Case, language: str) -> Notice | None:
        """What a page says for a step, in its visitor's language; None where it says nothing."""
        if step.message is None:
            return None
        kind = self.setting.kind(step)
        wish = Wish(step, kind, case, step.message, step.language or language)
        return next(iter(self.sabotages.notice(self._written(wish), self.setting)), None)

    def _wishes(self, readers: Iterable[Subscriber], step: Step, case: Case) -> Iterator[Wish]:
        if step.message is None:
            return
        plan, kind = self.setting.plan, self.setting.kind(step)
        if kind not in DIRECT:
            yield Wish(step, kind, case, step.message, step.language or plan.language)
            return
        for reader in readers:
            if reader.address(kind):
                language = reader.language or plan.audience_languages(reader.audience)[0]
                yield Wish(step, kind, case, step.message, language, reader)

    def _written(self, wish: Wish) -> Notice:
        draft = self._draft(self.sabotages.wish(wish, self.setting))
        return self._marked(self._filled(self.sabotages.draft(draft, self.setting)))

    def _draft(self, wish: Wish) -> Draft:
        plan = self.setting.plan
        wordings = plan.messages[wish.message].in_languages(plan.language)
        language = wish.language if wish.language in wordings else plan.language
        words = wordings[language]
        frame = plan.channels[wish.step.channel].frame
        every = "\n".join((words.text, words.subject or "", frame or ""))
        values = Phrases(plan).values(every, language, wish.case, datetime.now(UTC))
        return Draft(wish, language, words, values)

    def _filled(self, draft: Draft) -> Notice:
        wish = draft.wish
        subject = draft.words.subject if wish.kind in _WITH_SUBJECT else None
        if subject is not None:
            subject = " ".join(filled(subject, draft.values).split())
        text = filled(draft.words.text, draft.values).strip()
        channel = self.setting.plan.channels[wish.step.channel]
        if channel.frame is not None:
            text = filled(channel.frame, {**draft.values, "message": text}).strip()
        address = (wish.reader.address(wish.kind) if wish.reader else None) or ""
        regions = channel.sent_from or REGIONS
        return Notice(
            wish.step, wish.kind, draft.language, subject, text, wish.reader, address, regions
        )

    def _marked(self, notice: Notice) -> Notice:
        if self.mark is None or notice.kind not in DIRECT:
            return notice
        if notice.subject is not None:
            return replace(notice, subject=f"{self.mark} {notice.subject}")
        return replace(notice, text=f"{self.mark} {notice.text}")
