"""What the content policy knows of a language: lists of phrases, each entry of which has a case."""

from typing import NamedTuple

from commdrill.wording.phrases import Phrases


class Mechanism(NamedTuple):
    """Things that are jargon where something technical happens to them, but not beside `unless`."""

    things: Phrases
    mishaps: Phrases
    unless: Phrases = Phrases()


class InsideWords(NamedTuple):
    """Parts that no customer sees, but where they are `seen`; causes and deeds that lead to one, effects of one."""

    parts: Phrases
    leads: Phrases
    effects: Phrases
    seen: Phrases


class TradeWords(NamedTuple):
    """Words of computing: those that are seldom words of something else, those that often are; what says that they are now, or are the reader's.

    Of the first, `parts` are those that no customer sees, `never_else` what needs nothing beside it; `befalls` is said of anything that
    fails or is mended.
    """

    seldom_else: Phrases
    often_else: Phrases
    never_else: Phrases
    parts: Phrases
    befalls: Phrases
    elsewhere: Phrases
    yours: Phrases


class LeakWords(NamedTuple):
    """What must not be read.

    `answers`: what a server does with a status code, `meets` what people do; `codes`: what it is said to be. `secrets`
    are told before "is" or a colon, `harmless` is what may be said of them. `desks` are parts of addresses
    that are no person's.
    """

    jargon: Phrases
    mechanisms: tuple[Mechanism, ...]
    trade: TradeWords
    inside: InsideWords
    answers: Phrases
    meets: Phrases
    codes: Phrases
    secrets: Phrases
    harmless: Phrases
    desks: Phrases


class GapWords(NamedTuple):
    """What stands where a value should, or around it.

    A gap is named after one of the `slots`, as in `[new time]`, or is one of the `gaps`, as in `[service]`,
    whole. `tags` are what else stands in square brackets. Before a value stand prepositions and greetings,
    or a label with a colon; after it units and verbs. `states`, of which one is to be chosen, are how a thing fares;
    what is `pressed` is a key. `later`: what is said of a value that nobody knows yet.
    `orders`: what whoever fills it in is to do, in brackets; `notes`: the same, as a sentence. `own_words`: what programs print for nothing, or for
    what is still to be done, and is a word here.
    """

    slots: Phrases
    gaps: Phrases
    tags: Phrases
    greetings: Phrases
    before_times: Phrases
    before_values: Phrases
    labels: Phrases
    units: Phrases
    verbs: Phrases
    states: Phrases
    pressed: Phrases
    later: Phrases
    orders: Phrases
    notes: Phrases
    own_words: frozenset[str]


class HelpWords(NamedTuple):
    """What helps a reader, and what does not.

    `news`: that it broke, when it is back, why, and courtesies. `steps` help wherever they stand,
    `commands` where something begins. What begins with one of the `tellers`, or has one of the `deeds` in it, tells of
    us, or of it, and helps where one of the `cues` is in it, or what hints at help, unless it is past; so does what begins with one of the `things` and is `past`,
    in these words, but for those that say in what `states` it is, or in one of the `past_forms` (a pattern, small letters with
    accents). `ways_round` help colleagues, who are asked what to do.
    After one of `meanwhile`, news says when something before it holds: `boarding continues while …`. After one of the
    `farewells` and a comma stands who signs.
    """

    news: Phrases
    steps: Phrases
    commands: Phrases
    tellers: Phrases
    things: Phrases
    past: Phrases
    deeds: Phrases
    cues: Phrases
    hints: Phrases
    ways_round: Phrases
    past_forms: str = "(?!)"
    states: Phrases = Phrases()
    meanwhile: Phrases = Phrases()
    farewells: Phrases = Phrases()


class TimeWords(NamedTuple):
    """What a time in a sentence is the time of. What tells in the `past`, and has nothing `ahead`, is none of return.

    `back`: when it works again, or when people hear more; `other`: something else. What stands right before
    a time of no return (since, in the last) is in `not_back`; what may say both, since or from then, is in `from_or_since`
    and tells of what is `to_come` beside one of these. `ends` say when something ends.
    """

    back: Phrases
    other: Phrases
    not_back: Phrases
    ends: Phrases
    past: Phrases = Phrases()
    ahead: Phrases = Phrases()
    from_or_since: Phrases = Phrases()
    to_come: Phrases = Phrases()


class NameWords(NamedTuple):
    """How what is affected is named.

    `everything` names it all. `generic` words name nothing by themselves. A word has the `endings` of its
    kind in other forms; `before_verbs` stands before one that is written apart: `cannot log in`.
    """

    everything: Phrases
    generic: Phrases
    endings: Phrases
    before_verbs: Phrases


class PolicyWords(NamedTuple):
    """All of it."""

    leaks: LeakWords
    gaps: GapWords
    help: HelpWords
    times: TimeWords
    names: NameWords
