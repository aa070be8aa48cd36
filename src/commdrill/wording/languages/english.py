"""English."""

from commdrill.wording.languages.language import (
    Language,
    News,
    PolicyWords,
    Readability,
    Samples,
    lix,
)

_SMALL_WORDS = """
the of and to in is are was be been it its this that these with for on at by from as or not we you
your our us they their can cannot will would have has had do does please if when while back again
now all any more an
"""
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
    letters=None,
    policy=_POLICY,
    # newspapers lie near 45
    readability=Readability("LIX", lix, lambda score: score > 52.0),
    samples=Samples(
        time="within 45 minutes", dated_time="24 November at 16:30 UTC", duration="45 minutes"
    ),
)
