"""English."""

from commdrill.wording.languages.language import (
    Clocks,
    Days,
    Language,
    Lengths,
    News,
    PolicyWords,
    Readability,
    Samples,
    ZoneWords,
    lix,
)

_SMALL_WORDS = """
the of and to in is are was be been it its this that these with for on at by from as or not we you
your our us they their can cannot will would have has had do does please if when while back again
now all any more an
"""
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_LENGTHS = Lengths(
    counts={
        **_NUMBERS,
        "a": 1,
        "an": 1,
        "fifteen": 15,
        "twenty": 20,
        "twenty-five": 25,
        "thirty": 30,
        "thirty-five": 35,
        "forty": 40,
        "forty-five": 45,
        "fifty": 50,
        "fifty-five": 55,
        "sixty": 60,
        "ninety": 90,
        "another": 1,
        "a further": 1,
        "a couple of": 2,
        "couple of": 2,
        "a couple more": 2,
        "half a": 0.5,
        "half an": 0.5,
        "one and a half": 1.5,
        "two and a half": 2.5,
        "a quarter of an": 0.25,
        "quarter of an": 0.25,
        "three quarters of an": 0.75,
        "three-quarters of an": 0.75,
        "twenty-four": 24,
        "forty-eight": 48,
    },
    units={
        "s": 1,
        "sec": 1,
        "secs": 1,
        "second": 1,
        "seconds": 1,
        "m": 60,
        "min": 60,
        "mins": 60,
        "minute": 60,
        "minutes": 60,
        "h": 3600,
        "hr": 3600,
        "hrs": 3600,
        "hour": 3600,
        "hours": 3600,
        "d": 86400,
        "day": 86400,
        "days": 86400,
        "week": 604800,
        "weeks": 604800,
    },
    halves="and a half",
    wholes={
        "the hour": 3600,
        "the next hour": 3600,
        "the coming hour": 3600,
        "next hour": 3600,
        "the next minute": 60,
        "the next day": 86400,
        "the coming day": 86400,
        "the day": 86400,
        "the next half hour": 1800,
        "the next half-hour": 1800,
        "the half hour": 1800,
        "half hour": 1800,
        "a half-hour": 1800,
        "the next couple of hours": 7200,
        "a fortnight": 1209600,
    },
    ranges="to|or|and",
    between="between",
    joints="and",
    more=r" (?:more|further|additional|full)",
    about=r"about|around|approximately|approx\.?|roughly|up to|at most|less than|under|no more than|another"
    r"|a maximum of|maximum|max\.?|nearly|almost|an estimated|some|circa",
    leads=r"(?:with)?in|inside|over|for|during|after|in about|about|around|approximately|approx\.?|roughly|under"
    r"|less than|fewer than|no more than|not more than|no longer than|at most|up to|the (?:next|coming|following)|next"
    r"|the space of|a maximum of|maximum|just|only|an? (?:further|additional|estimated)|estimated|a period of"
    r"|the course of|by|no later than",
    after=r" from now| at most| at the latest| or less| or sooner| or so|'s? time| max\.?| maximum| tops| away"
    r"|(?<=min)\.|(?<=mins)\.|(?<=hr)\.|(?<=hrs)\.",
    ago=r" ago| earlier| before| late| previously",
    since=r"(?!)",
)
_MORNING, _AFTERNOON, _EVENING, _NIGHT = (0, 13), (11, 20), (15, 24), (17, 30)
_PARTS = {
    **{f"{lead}morning": _MORNING for lead in ("in the ", "the ", "this ", "")},
    **{f"{lead}afternoon": _AFTERNOON for lead in ("in the ", "the ", "this ", "")},
    **{f"{lead}evening": _EVENING for lead in ("in the ", "the ", "this ", "")},
    **{f"{lead}night": _NIGHT for lead in ("at ", "in the ", "")},
    "in the early hours": (0, 8), "early hours": (0, 8), "overnight": _NIGHT,
}  # fmt: skip
_DAYS = Days(
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
    near={
        "later today": (0, ""),
        "today": (0, ""),
        "tonight": (0, "night"),
        "later tonight": (0, "night"),
        "this morning": (0, "morning"),
        "later this morning": (0, "morning"),
        "this afternoon": (0, "afternoon"),
        "later this afternoon": (0, "afternoon"),
        "this evening": (0, "evening"),
        "later this evening": (0, "evening"),
        "tomorrow morning": (1, "morning"),
        "tomorrow afternoon": (1, "afternoon"),
        "tomorrow evening": (1, "evening"),
        "tomorrow night": (1, "night"),
        "tomorrow": (1, ""),
        "the day after tomorrow": (2, ""),
        "day after tomorrow": (2, ""),
        "yesterday": (-1, ""),
        "yesterday morning": (-1, "morning"),
        "yesterday afternoon": (-1, "afternoon"),
        "yesterday evening": (-1, "evening"),
        "earlier today": (0, ""),
    },
    dates=(
        r"(?:{weekday},? (?:the )?)?{day}(?:st|nd|rd|th)?(?: of)?[ -]{month}(?![^\W_])(?:,?[ -]{year})?",
        r"(?:{weekday},? )?{month} (?:the )?{day}(?:st|nd|rd|th)?(?![0-9:]|\.[0-9]| ?[ap]\.?m)(?:,? {year})?",
        r"{weekday},? (?:the )?{day}(?:st|nd|rd|th)(?!\w)",
        r"(?:this coming |next |this |coming )?{weekday}(?![^\W_])",
        r"the {day}(?:st|nd|rd|th)(?!\w)",
    ),
    parts=_PARTS,
    next_weekday="next ",
    recurring="every|each|on every|most",
    month_first=frozenset({"US", "PH", "PR"}),
    is_month_first=None,
)
_CLOCKS = Clocks(
    hours=_NUMBERS,
    marks=r"hours|hrs?\.?|h|sharp",
    words={
        "12 noon": (12, 0),
        "noon": (12, 0),
        "midday": (12, 0),
        "midnight": (24, 0),
        "12 midnight": (24, 0),
        "end of day": (24, 0),
        "the end of the day": (24, 0),
        "end of the day": (24, 0),
        "eod": (24, 0),
        "the end of today": (24, 0),
        "end of today": (24, 0),
        "close of business": (17, 0),
        "end of business": (17, 0),
        "cob": (17, 0),
        "close of play": (17, 0),
    },
    spoken=(
        ("half past {hour}", 30),
        ("quarter past {hour}", 15),
        ("a quarter past {hour}", 15),
        ("quarter to {hour}", -15),
        ("a quarter to {hour}", -15),
        ("ten past {hour}", 10),
        ("twenty past {hour}", 20),
        ("ten to {hour}", -10),
        ("twenty to {hour}", -20),
        ("{hour} o'clock", 0),
        ("{hour} oclock", 0),
        ("{hour} thirty", 30),
        ("{hour} fifteen", 15),
        ("{hour} forty-five", 45),
    ),
    leads=r"at the latest|by|before|at|around|about|approximately|approx\.?|roughly|until|till|from|of"
    r"|on|for|no later than|not later than|latest|after|shortly|just|sometime|between|starting|beginning"
    r"|early|late|later|as early as|as late as|the|between the hours of|circa|not after|within|up to|estimated|at or before|on or before|on or about|@",
    since=r"since",
    between=r"between",
    up_to=r"to|until|till|til|through|thru|up to",
    and_="and",
    after=r",? at the latest| or earlier| or sooner| or before| onwards?| sharp| at most",
    only_before_clocks=r"at|until|till",
    day_openings="the |next |this |coming ",
)
_PLACES = {
    "uk": "Europe/London", "london": "Europe/London", "british": "Europe/London", "irish": "Europe/Dublin",
    "dublin": "Europe/Dublin", "madrid": "Europe/Madrid", "spanish": "Europe/Madrid", "spain": "Europe/Madrid",
    "paris": "Europe/Paris", "berlin": "Europe/Berlin", "german": "Europe/Berlin", "french": "Europe/Paris",
    "amsterdam": "Europe/Amsterdam", "brussels": "Europe/Brussels", "rome": "Europe/Rome", "vienna": "Europe/Vienna",
    "zurich": "Europe/Zurich", "lisbon": "Europe/Lisbon", "athens": "Europe/Athens", "warsaw": "Europe/Warsaw",
    "stockholm": "Europe/Stockholm", "oslo": "Europe/Oslo", "copenhagen": "Europe/Copenhagen",
    "helsinki": "Europe/Helsinki", "istanbul": "Europe/Istanbul", "central european": "Europe/Madrid",
    "eastern european": "Europe/Athens", "western european": "Europe/Lisbon",
    "us eastern": "America/New_York", "us central": "America/Chicago", "us mountain": "America/Denver",
    "us pacific": "America/Los_Angeles", "eastern": "America/New_York", "central": "America/Chicago",
    "mountain": "America/Denver", "pacific": "America/Los_Angeles", "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu", "arizona": "America/Phoenix", "atlantic": "America/Halifax",
    "new york": "America/New_York", "chicago": "America/Chicago", "denver": "America/Denver",
    "los angeles": "America/Los_Angeles", "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
    "boston": "America/New_York", "miami": "America/New_York", "washington": "America/New_York",
    "toronto": "America/Toronto", "vancouver": "America/Vancouver", "mexico city": "America/Mexico_City",
    "bogota": "America/Bogota", "lima": "America/Lima", "santiago": "America/Santiago",
    "buenos aires": "America/Argentina/Buenos_Aires", "sao paulo": "America/Sao_Paulo",
    "brasilia": "America/Sao_Paulo", "india": "Asia/Kolkata", "indian": "Asia/Kolkata", "mumbai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata", "dubai": "Asia/Dubai", "gulf": "Asia/Dubai", "singapore": "Asia/Singapore",
    "hong kong": "Asia/Hong_Kong", "japan": "Asia/Tokyo", "tokyo": "Asia/Tokyo", "korea": "Asia/Seoul",
    "seoul": "Asia/Seoul", "beijing": "Asia/Shanghai", "china": "Asia/Shanghai", "shanghai": "Asia/Shanghai",
    "manila": "Asia/Manila", "philippine": "Asia/Manila", "jakarta": "Asia/Jakarta", "bangkok": "Asia/Bangkok",
    "sydney": "Australia/Sydney", "melbourne": "Australia/Melbourne", "brisbane": "Australia/Brisbane",
    "perth": "Australia/Perth", "adelaide": "Australia/Adelaide", "auckland": "Pacific/Auckland",
    "new zealand": "Pacific/Auckland", "nz": "Pacific/Auckland", "johannesburg": "Africa/Johannesburg",
    "south africa": "Africa/Johannesburg", "south african": "Africa/Johannesburg", "lagos": "Africa/Lagos",
    "nairobi": "Africa/Nairobi", "cairo": "Africa/Cairo", "tel aviv": "Asia/Jerusalem", "israel": "Asia/Jerusalem",
}  # fmt: skip
_ZONES = ZoneWords(
    places=_PLACES,
    names={
        "coordinated universal time": "UTC",
        "universal time": "UTC",
        "greenwich mean time": "UTC",
        "zulu": "UTC",
        **{
            f"{area} {kind} time": f"Etc/GMT+{hours + shift}"
            for area, hours in (("eastern", 5), ("central", 6), ("mountain", 7), ("pacific", 8))
            for kind, shift in (("standard", 0), ("daylight", -1))
        },
        "british summer time": "Europe/London",
        "pacific": "America/Los_Angeles",
        "eastern": "America/New_York",
        "central": "America/Chicago",
        "mountain": "America/Denver",
        "us pacific": "America/Los_Angeles",
        "us eastern": "America/New_York",
    },
    forms=(r"{place}(?: local)?(?: standard| daylight| summer)? time", r"time in {place}"),
    local=r"(?:your )?local time|your time|their local time",
)
_POLICY = PolicyWords(
    news=News(
        broken=(
            r"(?:not|n't)(?: \w+ly| yet)? (?:available|work(?:ing)?|reachable|accessible|possible|respond(?:ing)?|open|load)"
            r"|unavailable|unable|down|offline|out of (?:service|order|action)|outages?|disrupt\w*|interrupt\w*"
            r"|incidents?|problems?|issues?|trouble|difficult\w*|errors?|fail\w*|degraded|slow\w*|closed|stopped"
            r"|experiencing|gone|broken|unreachable|inaccessible|(?<!not )affected|maintenance|(?<!as )(?:planned|scheduled)|upgrad\w+|renewed|cannot be (?:used|reached|opened)"
            r"|\w+n't (?:work|load|open)\w*"
        ),
        when=(
            r"expect\w*|estimat\w*|should be|be back|is back|back (?:up|online|in|at|by|within)|restor\w*|resum\w*"
            r"|reopen\w*|return\w*|resol\w+|available again|works? again|working again|soon|shortly|confident|at (?:the )?latest"
        ),
        why=(
            r"work(?:ing)? (?:\w+ )?(?:on|to|with)|on it|investigat\w*|look(?:ing|ed)? into|engineers?|technicians?|specialists?"
            r"|fix\w*|repair\w*|identified|causes?|caused|found|aware|monitoring|priority|because|due to|happened"
            r"|databases?|servers?|network|nodes?|clusters?|crash\w*|overload\w*|deploy\w*|fail-?over"
        ),
        courtesy=(
            r"sorry|apolog\w+|regret\w*|inconvenience|thank\w*|patien(?:ce|t)|understanding|bear with|hello|hi|dear|regards"
            r"|sincerely|yours|team"
        ),
    ),
    next_steps=(
        r"(?i:\b(?:you can|you may|please|visit|follow|check|call us|contact|use our|use the|try again"
        r"|come back|no action|nothing to do|nothing you need|need to do|do not need|don['’]t need"
        r"|no need|as usual|as before|welcome back|again now"
        r"|we will (?:let you know|update|e-?mail|write|text|tell|post|inform|notify)"
        r"|we['’]ll (?:let you know|update|e-?mail|write|text|tell|post)|next update|updates? (?:at|on|every))\b)"
        r"|(?i:(?:^|[.!?:;,] |\band |\bor )(?:use|try|go to|go back|check|keep|wait|call|ring|write|dial|ask|bring|pay|order|book"
        r"|take|come|see|read|log in|sign in|switch)\b)"
        r"|(?i:\b(?:meanwhile|in the meantime|still works?|works? as usual|remains? available)\b)"
    ),
    before_values=(
        r"at|by|until|till|before|around|about|in|within|for|from|on|to|back|hello|hi|dear|order"
        r"|reference|number|visit|follow|see"
    ),
    labels=r"eta|time|expected|restored|back|reference|component|service|link|url|id|name",
    units=r"minutes|hours",
    verbs=r"is|are",
    own_words=frozenset({"None", "null", "undefined"}),
)

LANGUAGE = Language(
    code="en",
    name="English",
    small_words=frozenset(_SMALL_WORDS.split()),
    letters=frozenset(""),
    conjunctions=("and", "&", "or"),
    lengths=_LENGTHS,
    days=_DAYS,
    clocks=_CLOCKS,
    zones=_ZONES,
    policy=_POLICY,
    # newspapers lie near 45
    readability=Readability("LIX", lix, lambda score: score > 52.0),
    samples=Samples(
        window="from 02:00 to 04:00 UTC on 24 November",
        time="within 45 minutes",
        dated_time="24 November at 16:30 UTC",
        duration="45 minutes",
    ),
)
