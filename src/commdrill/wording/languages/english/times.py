"""English: how times and days are written."""

from commdrill.wording.languages.english.spelled import (
    HOURS,
    MINUTES,
    NUMBERS,
    ORDINALS,
    PAST,
    SPELLED,
)
from commdrill.wording.languages.language import Clocks, Days, Lengths, by_meaning, units_of

LENGTHS = Lengths(
    counts={
        **SPELLED,
        **by_meaning(
            {
                1: "a|an|another|a further",
                60: "sixty",
                90: "ninety",
                2: "a couple of|couple of|a couple|a couple more",
                0.5: "half a|half an",
                1.5: "one and a half",
                2.5: "two and a half",
                0.25: "a quarter of an|quarter of an",
                0.75: "three quarters of an|three-quarters of an",
            }
        ),
    },
    units=units_of(
        second="s sec secs second seconds",
        minute="m min mins minute minutes",
        hour="h hr hrs hour hours",
        day="d day days",
        week="week weeks",
    ),
    parts={"and a half": 0.5, "and a quarter": 0.25},
    wholes=by_meaning(
        {
            3600: "the hour|the next hour|the coming hour|next hour",
            5400: "the next hour and a half",
            7200: "the next hour or two|the next couple of hours|an hour or two",
            60: "the next minute",
            86400: "the next day|the coming day",
            1800: "the next half hour|the next half-hour|the half hour|half hour|a half-hour|a half hour",
            1209600: "a fortnight|a week or two",
            120: "a minute or two",
            172800: "a day or two",
        }
    ),
    ranges="to|or|and",
    between="between",
    joints="and",
    more=r" (?:more|further|additional|full)",
    about=r"about|(?:a little|just|slightly|well) (?:under|less than)|around|approximately|approx\.?|roughly|up to|at most|less than|under|no more than|another"
    r"|a maximum of|maximum|max\.?|nearly|almost|an estimated|some|circa",
    leads=r"(?:with)?in|inside|over(?= the )|for|during|after|in about|about|around|approximately|approx\.?|roughly|under"
    r"|less than|fewer than|no more than|not more than|no longer than|at most|up to|the (?:next|coming|following)|next"
    r"|the space of|a matter of|a maximum of|maximum|just|only|an? (?:further|additional|estimated)|estimated|a period of"
    r"|the course of|by|no later than",
    after=r" from now| (?:of|from|after) (?:the time of )?this (?:message|update|notice|e-?mail|post|announcement|text|alert)| at most| at the (?:very )?latest| or less| or sooner|'?s? time| max\.?| maximum| tops| away"
    r"|(?<=min)\.|(?<=mins)\.|(?<=hr)\.|(?<=hrs)\.",
    ago=r" ago| earlier| before| late| previously",
    since=r"(?!)",
    bounds=r"by|no later than|at most|up to|less than|under|no more than|for|about|around|approximately|approx\.?|roughly|nearly|almost|another|some",
    only=r"(?:with)?in|inside|during|(?:the )?(?:next|coming|following)|the space of|a matter of|a maximum of|a period of|the course of",
)
_MORNING, _AFTERNOON, _EVENING, _NIGHT = (0, 13), (11, 20), (15, 24), (17, 30)
_PARTS = {
    **{f"{lead}morning": _MORNING for lead in ("in the ", "the ", "this ", "")},
    **{f"{lead}afternoon": _AFTERNOON for lead in ("in the ", "the ", "this ", "")},
    **{f"{lead}evening": _EVENING for lead in ("in the ", "the ", "this ", "")},
    **{f"{lead}night": _NIGHT for lead in ("at ", "in the ", "")},
    "a m": (0, 12), "p m": (12, 24), "a. m.": (0, 12), "p. m.": (12, 24),
    "a.m.": (0, 12), "a.m": (0, 12), "am": (0, 12), "p.m.": (12, 24), "p.m": (12, 24), "pm": (12, 24),
    "in the early hours": (0, 8), "early hours": (0, 8), "overnight": _NIGHT,
    "lunchtime": (11, 15), "lunch time": (11, 15), "first thing": (0, 13), "mid-morning": _MORNING, "mid-afternoon": _AFTERNOON, "first thing in the morning": (0, 13),
}  # fmt: skip
DAYS = Days(
    ordinals=ORDINALS,
    months=(
        r"january|jan\.?",
        r"february|feb\.?",
        r"march|mar\.?",
        r"april|apr\.?",
        "may",
        r"june|jun\.?",
        r"july|jul\.?",
        r"august|aug\.?",
        r"september|sept\.?|sep\.?",
        r"october|oct\.?",
        r"november|nov\.?",
        r"december|dec\.?",
    ),
    weekdays=(
        r"monday|mon\.?",
        r"tuesday|tues\.?|tue\.?",
        r"wednesday|wed\.?",
        r"thursday|thurs\.?|thur\.?|thu\.?",
        r"friday|fri\.?",
        r"saturday|sat\.?",
        r"sunday|sun\.?",
    ),
    near=by_meaning(
        {
            (0, ""): "later today|today|earlier today",
            (0, "night"): "tonight|later tonight",
            (0, "morning"): "this morning|later this morning",
            (0, "afternoon"): "this afternoon|later this afternoon",
            (0, "evening"): "this evening|later this evening",
            (1, "morning"): "tomorrow morning",
            (1, "afternoon"): "tomorrow afternoon",
            (1, "evening"): "tomorrow evening",
            (1, "night"): "tomorrow night",
            (1, ""): "tomorrow",
            (7, ""): "a week today|a week from today",
            (2, ""): "the day after tomorrow|day after tomorrow",
            (-1, ""): "yesterday",
            (-1, "morning"): "yesterday morning",
            (-1, "afternoon"): "yesterday afternoon",
            (-1, "evening"): "yesterday evening",
        }
    ),
    dates=(
        r"(?:{weekday},? (?:the )?)?{day}(?:(?:st|nd|rd|th)?(?: of)?[ /-])?{month}(?![^\W_])(?:,?[ /-]{year})?",
        r"(?:{weekday},? )?{month}[ -](?:the )?{day}(?:st|nd|rd|th)?(?![0-9:]|\.[0-9]| ?[ap]\.?m)(?:,? {year})?",
        r"{weekday},? (?:the )?{day}(?:st|nd|rd|th)(?!\w)",
        r"{weekday} {day}(?=,? (?:at|from|between|and) )",
        r"(?:this coming |next |this |coming )?{weekday}(?![^\W_])",
        r"the {day}(?:st|nd|rd|th)(?!\w| of )",
    ),
    parts=_PARTS,
    nights=(
        (
            r"(?:night (?:of|from)|overnight(?: from| on)?) (?:the )?",
            r" ?[-–/] ?| (?:to|into|and|through) (?:the )?",
        ),
        ("", r" (?:night|evening) (?:in)?to (?:early )?"),
    ),
    nights_before=r"overnight (?:in)?to (?:early )?",
    of_two_days="overnight",
    next_weekday="next ",
    recurring="every|each|on every|most",
    month_first=frozenset({"US", "PH", "PR"}),
    is_month_first=None,
)
CLOCKS = Clocks(
    hours=HOURS,
    marks=r"hours|hrs?\.?|h|sharp",
    words=by_meaning(
        {
            (12, 0): "12 noon|12:00 noon|12 midday|noon|midday",
            (24, 0): "midnight|12 midnight|12:00 midnight",
        }
    ),
    usual=by_meaning(
        {
            (24, 0): "end of day|the end of the day|end of the day|eod|the end of today"
            "|end of today",
            (17, 0): "close of business|end of business|end of the business day|end of business day"
            "|end of the working day|end of the work day|eob|cob|close of play",
        }
    ),
    end_of=r"end of",
    spoken=(
        ("half {hour}", 30),
        ("half past {hour}", 30),
        *(
            (f"{a}quarter {way} {{hour}}", n)
            for a in ("", "a ")
            for way, n in (("past", 15), ("to", -15))
        ),
        *((f"{word} past {{hour}}", n) for word, n in PAST),
        *((f"{word} to {{hour}}", -n) for word, n in PAST if n != 5),
        ("{hour} o'clock", 0),
        ("{hour} oclock", 0),
        ("{hour} hundred(?: hours)?", 0),
        *((f"{{hour}} {word}", n) for word, n in MINUTES),
        *(
            (f"{{hour}} {oh} {word}", n)
            for oh in ("oh", "o", "zero")
            for word, n in NUMBERS.items()
            if n < 10
        ),
    ),
    leads=r"at the latest|first thing(?: on)?|through|ending|finishing|expected|scheduled|planned|effective|up until"
    r"|(?:from )?now (?:until|till|through|to)|by|before|at|around|about|approximately|approx\.?|roughly|until|till|from|of"
    r"|on|for|no later than|not later than|latest|after|shortly|just|sometime(?! after)|between|starts?:?|starting|start time:|begins?:?|beginning|from:"
    r"|early|late|later|as early as|as late as|the|between the hours of|circa|not after|within|up to|estimated|at or before|on or before|on or about|@",
    since=r"since",
    between=r"between",
    up_to=r"(?:and )?(?:until|ending|ends)|ends?:?|end time:|to:|to|until|till|til|through|thru|up to",
    and_="and",
    after=r",? at the (?:very )?latest| latest| or earlier| or sooner| or before| onwards?| sharp| at most| at worst| \((?:estimated|est\.?|expected|planned|approximately|approximate|approx\.?)(?: time)?\)",
    from_="from",
    that_is=r"i\.?e\.?|that is|which is|so",
    lasting=r"(?:and )?(?:for|lasting|will last|lasts)(?: an estimated| a maximum of| a period of)?",
    onsets="from|starting|beginning|commencing",
    either="five to",
    definite="zero|oh|hundred",
    only_before_clocks=r"at|until|till",
    day_openings="the |next |this |coming ",
)
