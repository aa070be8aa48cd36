"""Sabotages of mail, SMS and chat."""

from commdrill.documents.plan import ChannelType, Phase
from commdrill_sandbox.company.sabotage import delivery, program, words
from commdrill_sandbox.company.sabotage.dressing import (
    as_broken_json,
    with_other_subject,
    with_technical_part,
)
from commdrill_sandbox.company.sabotage.sabotage import (
    DraftChange,
    Group,
    NoticeChange,
    ProgramChange,
    Sabotage,
    WishChange,
)

_OUTAGE = Phase.OUTAGE
_KINDS = {
    "mail": (ChannelType.EMAIL, Group.MAIL),
    "sms": (ChannelType.SMS, Group.SMS),
    "chat": (ChannelType.WEBHOOK, Group.CHAT),
}


def _sent(name: str, summary: str, change: NoticeChange, phase: Phase = _OUTAGE) -> Sabotage:
    kind, group = _kind(name)
    return Sabotage(name, group, summary, notice=delivery.notices(kind, phase, change))


def _drafted(name: str, summary: str, change: DraftChange) -> Sabotage:
    kind, group = _kind(name)
    return Sabotage(name, group, summary, draft=delivery.drafts(kind, change))


def _wished(name: str, summary: str, change: WishChange) -> Sabotage:
    kind, group = _kind(name)
    return Sabotage(name, group, summary, wish=delivery.wishes(kind, change))


def _planned(name: str, summary: str, change: ProgramChange) -> Sabotage:
    return Sabotage(name, _kind(name)[1], summary, program=change)


def _kind(name: str) -> tuple[ChannelType, Group]:
    return _KINDS[name.partition("-")[0]]


MAIL = (
    _sent("mail-missing", "nobody is written to", delivery.to_nobody),
    _sent("mail-late", "mails come after their deadline", delivery.late),
    _sent("mail-twice", "everybody gets the mail twice", delivery.twice),
    _sent("mail-wrong-words", "the mail says what nobody approved", words.rewritten),
    _wished("mail-wrong-language", "mails are in the other language", words.in_other_language),
    _drafted("mail-wrong-component", "the mail names another service", words.about_other_component),
    _drafted("mail-no-eta", "the mail does not say when it will be back", words.without_time),
    _drafted("mail-eta-in-the-past", "the mail promises a time that is over", words.with_time_past),
    _drafted("mail-eta-too-far", "the mail promises a time far too late", words.with_time_too_far),
    _drafted("mail-unfilled", "the mail shows {{eta}} itself", words.unfilled),
    _drafted("mail-none", "the mail expects it back “None”", words.with_none),
    _sent("mail-stack-trace", "the mail ends in a stack trace", words.with_stack_trace),
    _sent("mail-internal-name", "the mail names a machine of ours", words.with_internal_name),
    _sent("mail-confidential", "the mail tells of a secret project", words.with_confidential_term),
    _sent("mail-extra-sentence", "the mail has one more sentence", words.with_extra_sentence),
    _sent("mail-wrong-subject", "the mail's subject is a program's", with_other_subject),
    _sent("mail-technical-part", "the mail's HTML shows a stack trace", with_technical_part),
    _sent("mail-one-skipped", "one person of many is left out", delivery.not_to_first_reader),
    _sent(
        "mail-second-language-skipped",
        "those who read the second language are left out",
        delivery.not_in_other_languages,
    ),
    _sent("mail-wrong-people", "everybody gets the next one's mail", delivery.to_next_reader),
    _planned(
        "mail-partners-told",
        "partners are written to though they are not to be",
        program.telling(ChannelType.EMAIL),
    ),
    _planned(
        "mail-inside-words", "customers get what was meant for support", program.with_inside_words
    ),
    _planned("mail-wrong-template", "the mail says it is back", program.with_restored_words),
    _planned(
        "mail-restored-missing",
        "nobody is written to when it is back",
        program.skipping(Phase.RECOVERY, ChannelType.EMAIL),
    ),
    _planned(
        "mail-restored-too-early",
        "it is said to be back before it is",
        program.early(ChannelType.EMAIL, Phase.RECOVERY, _OUTAGE),
    ),
    _sent(
        "mail-restored-twice", "it is said twice that it is back", delivery.twice, Phase.RECOVERY
    ),
    _planned(
        "mail-maintenance-unannounced",
        "planned work is not announced by mail",
        program.skipping(Phase.NOTICE, ChannelType.EMAIL),
    ),
    _sent(
        "mail-first-region-only",
        "mail is sent from the first Region or not at all",
        delivery.from_first_region_only,
    ),
)
SMS = (
    _sent("sms-missing", "nobody gets a text message", delivery.to_nobody),
    _sent("sms-late", "text messages come after their deadline", delivery.late),
    _sent("sms-twice", "everybody gets the text message twice", delivery.twice),
    _sent("sms-cut-short", "the text message ends in the middle", words.cut_short),
    _wished(
        "sms-wrong-language", "text messages are in the other language", words.in_other_language
    ),
    _drafted("sms-no-eta", "the text message does not say when", words.without_time),
    _drafted("sms-eta-in-the-past", "the text message promises a past time", words.with_time_past),
    _drafted("sms-unfilled", "the text message shows {{eta}} itself", words.unfilled),
    _sent("sms-internal-name", "the text message names a machine", words.with_internal_name),
    _sent("sms-one-skipped", "one telephone of many is left out", delivery.not_to_first_reader),
    _sent("sms-wrong-numbers", "everybody gets the next one's message", delivery.to_next_reader),
    _planned(
        "sms-restored-missing",
        "no text message when it is back",
        program.skipping(Phase.RECOVERY, ChannelType.SMS),
    ),
    _planned(
        "sms-restored-too-early",
        "the text message that it is back comes before it is",
        program.early(ChannelType.SMS, Phase.RECOVERY, _OUTAGE),
    ),
    _sent(
        "sms-first-region-only",
        "text messages are sent from the first Region or not at all",
        delivery.from_first_region_only,
    ),
)
CHAT = (
    _sent("chat-missing", "support is not told", delivery.to_nobody),
    _sent("chat-late", "support is told after the deadline", delivery.late),
    _sent("chat-twice", "support is told twice", delivery.twice),
    _sent("chat-wrong-words", "support gets no way round", words.rewritten),
    _sent("chat-broken-json", "the post is no JSON that anybody can show", as_broken_json),
    _drafted("chat-none", "support is told “None” for a time", words.with_none),
    _planned(
        "chat-restored-missing",
        "support is not told that it is back",
        program.skipping(Phase.RECOVERY, ChannelType.WEBHOOK),
    ),
)
