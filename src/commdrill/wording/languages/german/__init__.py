"""German."""

from commdrill.wording.languages.german.policy import POLICY
from commdrill.wording.languages.language import (
    Clocks,
    Days,
    Language,
    Lengths,
    Readability,
    Samples,
    ZoneWords,
    by_meaning,
    lix,
    units_of,
)

_SMALL_WORDS = """
der die das und ist sind nicht ein eine einen einem einer zu im auf mit für von vom den dem des sie wir ihr ihre
ihren ihnen es wird werden wurde haben hat kann können bitte wenn bis nach auch bei oder aber wieder derzeit uns
unsere unser unseren um am zum zur kein keine noch schon sich dass als aus wie
dieser diese dieses diesen diesem jeder jede jedes alle alles allen einige einigen viele vielen
mehrere mein dein deine sein seine ihrem ihrer unserem unserer unseres euch euer eure du dir dich
mich mir man wer was wo warum wann welche welcher so dann denn doch da dort hier nun jetzt gestern
heute morgen immer bereits bald gleich ganz sehr gut besser neu neue neuen neues arbeiten arbeit
konto konten karte karten geld kasse filiale filialen laden geschäft telefon nummer seite app
bestellen bezahlen zahlen kaufen gehen kommen bleiben bleibt worden gewesen wäre würde würden müssen
muss sollen soll sollte sollten dürfen darf möchten lassen lässt machen macht gibt geben zwischen
während ohne gegen seit vor hinter neben durch damit ob weil obwohl sondern sowie sowohl etwa rund
circa beim ans ins nur mehr weniger minuten stunde stunden tag tage uhr kunden kunde störung
störungen verfügbar erreichbar zurück leider danke dank bestellung bestellungen zahlung zahlungen
fuer koennen verfuegbar zurueck stoerung ueber geht läuft steht war waren
infos ab nah siehe bisher solange dahin
info team
"""
_NUMBERS = {
    "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
_LATE = "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig"
_HOURS = {**_NUMBERS, "ein": 1, **{word: hour for hour, word in enumerate(_LATE.split(), 13)}}
_MINUTES = {
    "fünfzehn": 15,
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfundvierzig": 45,
    "fünfzig": 50,
}
_AROUND = (("fünf", 5), ("zehn", 10), ("zwanzig", 20))
_LENGTHS = Lengths(
    counts={
        **_NUMBERS,
        **by_meaning(
            {
                30: "dreissig|dreißig",
                1: "ein|eine|einer|einem|einen|weitere|weiteren",
                15: "fünfzehn",
                20: "zwanzig",
                25: "fünfundzwanzig",
                40: "vierzig",
                45: "fünfundvierzig",
                50: "fünfzig",
                60: "sechzig",
                90: "neunzig",
                24: "vierundzwanzig",
                48: "achtundvierzig",
                0.5: "eine halbe|einer halben|halbe|halben",
                1.5: "anderthalb|eineinhalb",
                2.5: "zweieinhalb",
            }
        ),
    },
    units=units_of(
        second="s sek sekunde sekunden",
        minute="m min minute minuten",
        hour="h std stunde stunden",
        day="d tag tage tagen",
        week="woche wochen",
    ),
    parts={"und eine halbe": 0.5},
    wholes=by_meaning(
        {
            3600: "der nächsten stunde|nächsten stunde|die nächste stunde|nächste stunde|einer stunde"
            "|der stunde",
            900: "einer viertelstunde|eine viertelstunde",
            2700: "einer dreiviertelstunde|eine dreiviertelstunde",
            1800: "der nächsten halben stunde",
            86400: "den nächsten tag",
        }
    ),
    ranges="bis|oder|und",
    between="zwischen",
    joints="und",
    more=" (?:weitere[nr]?|mehr)",
    about=r"etwa|ca\.|ungefähr|rund|circa|zirka|knapp|gut|maximal|höchstens|bis zu|weniger als|unter|spätestens|voraussichtlich",
    leads=r"in|im laufe d(?:er|es)|innerhalb(?: von)?|binnen|während|für|nach|über|in den|in der|der|den|die|nächsten|kommenden|nächste"
    r"|etwa|ca\.|ungefähr|rund|circa|zirka|knapp|gut|maximal|höchstens|bis zu|weniger als|unter|spätestens|voraussichtlich|weitere|weiteren"
    r"|einem zeitraum von|einem zeitfenster von|einer dauer von|ab jetzt|noch",
    after=r" lang| (?:ab|nach) dieser (?:nachricht|mitteilung|meldung|e-?mail)| ab jetzt| höchstens| maximal| spätestens| oder weniger|(?<=min)\.|(?<=std)\.",
    ago=r" zuvor| vorher| her",
    since=r"vor|vor etwa|vor ca\.|vor rund|seit|seit etwa|seit rund",
    bounds=r"bis zu|höchstens|maximal|weniger als|unter|spätestens|für|etwa|ca\.|ungefähr|rund|circa|zirka|knapp|gut|weitere",
    only="in|innerhalb(?: von)?|binnen|während|in den|nächsten|kommenden|einem zeitraum von|einem zeitfenster von|einer dauer von",
)
_MORNING, _FORENOON, _NOON, _AFTERNOON, _EVENING, _NIGHT = (
    (3, 12), (8, 13), (11, 15), (12, 19), (16, 24), (20, 30),
)  # fmt: skip
_PARTS = {
    "früh": _MORNING, "morgens": _MORNING, "am morgen": _MORNING, "vormittags": _FORENOON, "am vormittag": _FORENOON,
    "mittags": _NOON, "nachmittags": _AFTERNOON, "am nachmittag": _AFTERNOON, "abends": _EVENING, "am abend": _EVENING,
    "abend": _EVENING, "nachts": (18, 30), "in der nacht": (18, 30), "nacht": _NIGHT, "vormittag": _FORENOON,
    "nachmittag": _AFTERNOON, "am frühen morgen": _MORNING, "am späten abend": _EVENING, "in der früh": _MORNING,
}  # fmt: skip
# `Freitagabend`; a `Samstagnacht` may be that of Friday
_JOINED = {
    "morgen": _MORNING, "früh": _MORNING, "vormittag": _FORENOON, "mittag": _NOON, "nachmittag": _AFTERNOON,
    "abend": _EVENING,
}  # fmt: skip
_DAYS = Days(
    months=(
        r"januar|jänner|jan\.?|0?1\.",
        r"februar|feb\.?|0?2\.",
        r"märz|mrz\.?|mär\.?|0?3\.",
        r"april|apr\.?|0?4\.",
        r"mai|0?5\.",
        r"juni|jun\.?|0?6\.",
        r"juli|jul\.?|0?7\.",
        r"august|aug\.?|0?8\.",
        r"september|sept\.?|sep\.?|0?9\.",
        r"oktober|okt\.?|10\.",
        r"november|nov\.?|11\.",
        r"dezember|dez\.?|12\.",
    ),
    weekdays=(
        r"montag|mo\.?",
        r"dienstag|di\.?",
        r"mittwoch|mi\.?",
        r"donnerstag|do\.?",
        r"freitag|fr\.?",
        r"samstag|sonnabend|sa\.?",
        r"sonntag|so\.?",
    ),
    near={
        "heute": (0, ""),
        "noch heute": (0, ""),
        "heutigen": (0, ""),
        "heute früh": (0, "früh"),
        "heute morgen": (0, "früh"),
        "heute vormittag": (0, "vormittag"),
        "heute mittag": (0, "mittags"),
        "heute nachmittag": (0, "nachmittag"),
        "heute abend": (0, "abend"),
        "heute nacht": (0, "in der nacht"),
        "morgen": (1, ""),
        "morgen früh": (1, "früh"),
        "morgen vormittag": (1, "vormittag"),
        "morgen mittag": (1, "mittags"),
        "morgen nachmittag": (1, "nachmittag"),
        "morgen abend": (1, "abend"),
        "morgen nacht": (1, "in der nacht"),
        "übermorgen": (2, ""),
        "gestern": (-1, ""),
        "gestern abend": (-1, "abend"),
    },
    dates=(
        r"(?:{weekday},? (?:den |dem |der )?)?{day}\. ?{month}(?![^\W_][^\W\d_]|(?<=[0-9]\.)[0-9]{2}(?![0-9]))(?:,? ?{year})?",
        r"(?:kommenden |nächsten |diesen |kommender |nächster )?{weekday}(?![^\W_])",
        r"(?:kommenden |nächsten |diesen )?{weekday}{part}(?![^\W_])",
    ),
    parts=_PARTS,
    joined=_JOINED,
    nights=((r"nacht (?:von|vom) ", r" (?:auf|zu[mr]?|bis) (?:de[nm] )?"),),
    nights_before=r"nacht (?:auf|zu[mr]?) (?:de[nm] )?",
    next_weekday=r"nächste[nr] ",
    recurring="jeden|jede|immer",
    month_first=frozenset(),
    is_month_first=False,
)
_CLOCKS = Clocks(
    hours=_HOURS,
    marks=r"uhr|h",
    words={"mittag": (12, 0), "mitternacht": (24, 0), "12 uhr mittags": (12, 0)},
    usual={"tagesende": (24, 0), "geschäftsschluss": (17, 0), "ende des tages": (24, 0)},
    end_of="ende",
    spoken=(
        ("halb {hour}(?: uhr)?", -30),
        ("viertel nach {hour}", 15),
        ("viertel vor {hour}", -15),
        ("dreiviertel {hour}", -15),
        *((f"{word} nach halb {{hour}}", n - 30) for word, n in _AROUND[:2]),
        *((f"{word} vor halb {{hour}}", -n - 30) for word, n in _AROUND[:2]),
        *((f"{word} nach {{hour}}", n) for word, n in _AROUND),
        *((f"{word} vor {{hour}}", -n) for word, n in _AROUND),
        *((f"{{hour}} uhr {n}", minutes) for n, minutes in _MINUTES.items()),
    ),
    leads=r"um|bis spätestens|spätestens um|spätestens|bis|gegen|ab|vor|nach|etwa|ca\.|circa|ungefähr|von|vom|zwischen|am|an|den|dem|der"
    r"|im laufe des|im laufe|kurz vor|kurz nach|voraussichtlich|zum|zu|in|auf|für|nicht später als|noch|die|beginn:?",
    since=r"seit",
    between="zwischen",
    lasting=r"(?:und )?(?:für|mit einer dauer von)",
    onsets="ab|von|beginnend",
    up_to="(?:und )?ende:?|bis|bis zum|bis um|bis ca\\.|auf",
    and_="und",
    that_is=r"also|das heißt|d\. ?h\.|sprich",
    split=r" ?uhr ",
    after=r",? (?:spätestens|oder früher|an|pünktlich)| \((?:geschätzt|voraussichtlich|geplant|erwartet|ca\.)\)",
    only_before_clocks="um|gegen",
    day_openings="kommenden |nächsten |diesen |den |dem |am ",
)
_PLACES = {
    "berliner": "Europe/Berlin", "deutscher": "Europe/Berlin", "deutsche": "Europe/Berlin", "wiener": "Europe/Vienna",
    "österreichischer": "Europe/Vienna", "schweizer": "Europe/Zurich", "zürcher": "Europe/Zurich", "londoner": "Europe/London",
    "britischer": "Europe/London", "new yorker": "America/New_York", "pariser": "Europe/Paris", "madrider": "Europe/Madrid",
    "mitteleuropäischer": "Europe/Berlin", "mitteleuropäische": "Europe/Berlin", "tokioter": "Asia/Tokyo",
    "berlin": "Europe/Berlin", "wien": "Europe/Vienna", "zürich": "Europe/Zurich", "london": "Europe/London",
    "new york": "America/New_York", "paris": "Europe/Paris", "madrid": "Europe/Madrid", "deutschland": "Europe/Berlin",
    "spanischer": "Europe/Madrid", "österreich": "Europe/Vienna", "schweiz": "Europe/Zurich", "der schweiz": "Europe/Zurich",
    "luxemburg": "Europe/Luxembourg", "luxemburger": "Europe/Luxembourg", "liechtenstein": "Europe/Vaduz",
    "bern": "Europe/Zurich", "berner": "Europe/Zurich", "frankfurt": "Europe/Berlin", "frankfurter": "Europe/Berlin",
    "hamburg": "Europe/Berlin", "hamburger": "Europe/Berlin", "münchen": "Europe/Berlin", "münchner": "Europe/Berlin",
    "brüssel": "Europe/Brussels", "brüsseler": "Europe/Brussels", "tokio": "Asia/Tokyo",
}  # fmt: skip
_ZONES = ZoneWords(
    places=_PLACES,
    names={
        "koordinierte weltzeit": "UTC",
        "koordinierter weltzeit": "UTC",
        "weltzeit": "UTC",
        "mitteleuropäische sommerzeit": "Europe/Berlin",
        "mitteleuropäischer sommerzeit": "Europe/Berlin",
    },
    forms=(
        r"{place} (?:orts)?zeit",
        r"(?:ortszeit|zeitzone) {place}",
        r"(?:(?:orts)?zeit|zeitzone) in {place}",
        r"in {place}",
    ),
    local=r"ortszeit|ihrer ortszeit|lokaler zeit|lokale zeit",
)

LANGUAGE = Language(
    code="de",
    name="German",
    decimals=",",
    small_words=frozenset(_SMALL_WORDS.split()),
    conjunctions=("und", "&", "sowie", "oder"),
    lengths=_LENGTHS,
    days=_DAYS,
    clocks=_CLOCKS,
    zones=_ZONES,
    policy=POLICY,
    # German words are long: newspapers lie near 50
    readability=Readability(
        "LIX",
        lix,
        lambda score: score > 45.0,
        "Der Dienst ist zurzeit wegen einer Störung nicht verfügbar. "
        "Es tut uns leid, und wir melden uns noch heute bei Ihnen.",
    ),
    samples=Samples(
        time="innerhalb von 45 Minuten",
        dated_time="am 24. November um 16:30 Uhr UTC",
        window="am 24. November von 02:00 bis 04:00 Uhr UTC",
        duration="45 Minuten",
    ),
)
