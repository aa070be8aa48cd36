"""English."""

from commdrill.wording.languages.english.policy import POLICY
from commdrill.wording.languages.english.times import CLOCKS, DAYS, LENGTHS
from commdrill.wording.languages.english.zones import ZONES
from commdrill.wording.languages.language import Language, Readability, Samples, lix

_SMALL_WORDS = """
the of and to in is are was were be been it its it's this that these those with for on at by from as or
not we we're we'll we've you you're your our us they them their there here can can't cannot could will
would should have has had do does don't doesn't please if when while until before after back again now
all any some more most an no but so what which who how out off up down over still also only just about
available unavailable working works work expected within hour hours minutes soon shortly sorry customer
customers service services order orders payment payments team issue issues problem problems thank thanks
follow progress update updates fixed resolved restored today tomorrow tonight time call visit use keep
need may get see
me my i he she him her his one two many each every such than then into during between through
because why where too very own same other others another yet already always never next last new news
page shop shops store card cards cash pay paid money account phone number website site ticket
tickets bus train line lines today's going come came let make made take takes try later wait help
check open closed close send sent app slow outage delay delays everyone anyone nobody nothing
something everything let's that's there's they're isn't aren't won't wasn't couldn't i'm it'll
you'll they'll we'd you'd
find info
"""
LANGUAGE = Language(
    code="en",
    name="English",
    decimals=".",
    small_words=frozenset(_SMALL_WORDS.split()),
    conjunctions=("and", "&", "or"),
    lengths=LENGTHS,
    days=DAYS,
    clocks=CLOCKS,
    zones=ZONES,
    policy=POLICY,
    # newspapers lie near 45
    readability=Readability(
        "LIX",
        lix,
        lambda score: score > 50.0,
        "The service is not available at this moment, we are sorry. "
        "Everything you ordered is kept, and payments continue as before.",
    ),
    samples=Samples(
        window="from 02:00 to 04:00 UTC on 24 November",
        time="within 45 minutes",
        dated_time="24 November at 16:30 UTC",
        duration="45 minutes",
    ),
)
