"""No blank left for a person to fill: `at [HH:MM UTC]`, `a las __:__`, `in XX minutes`, `Hello ,`.

What else stands in brackets passes: `[DRILL]`, `[Service update]`, `[Ticket 4711]`; so does what hides a
number, `card XXXX XXXX XXXX 4711`, and the form of a date that people are to write.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from commdrill.wording.languages import languages
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import GapWords, Phrases
from commdrill.wording.plain import plain
from commdrill.wording.policy.finding import LeakRule, Span, places, plainly, spans, without_links
from commdrill.wording.policy.nothing_said import before_values, nothing_said
from commdrill.wording.policy.unfilled_placeholder import CODE, INSTEAD, WHAT
from commdrill.wording.sieve import Sieve, any_of

_FORM = (
    r"(?:TT[./-]MM[./-]JJ(?:JJ)?|JJJJ-MM-TT|[Hh]{1,2}[:hH.][Mm]{2}(?::[Ss]{2})?|(?:DD|dd)[/.-](?:MM|mm)(?:[/.-](?:AAAA|aaaa|YYYY|yyyy|AA|YY|yy))?"
    r"|\d{1,2}/\d{1,2}/(?:YYYY|yyyy|AAAA|aaaa)|(?:MM|mm)[/-](?:DD|dd)(?:[/-](?:YYYY|yyyy|YY))?|(?:YYYY|yyyy|AAAA|aaaa)-(?:MM|mm)-(?:DD|dd))"
)
# each with signs of it: where none stands in a text, it is not asked
_BLANK = (
    (
        ("MM", "mm", "/YYYY", "/yyyy", "/AAAA", "/aaaa"),
        LazyPattern(rf"(?<![\w/]){_FORM}(?![\w/])|(?<!\w)DD (?:de|of) MM(?!\w)"),
    ),
    (
        ("__", "--"),
        LazyPattern(
            r"(?<![\w_/])_{2,}(?:[:/.h -]_{2,})*(?![\w_/])|(?<=\w )_{3,}|(?<![\w-])--[:h]--(?![\w-])"
        ),
    ),
    (
        ("?:", "?h", "?/"),
        LazyPattern(r"(?<![\w?!])¿?\?{1,4}[:h/]¿?\?{1,4}(?:[:/]\?{1,4})?(?![\w?])"),
    ),
    (
        ("XX", "xx", "Xx", "xX"),
        LazyPattern(
            r"(?<![\w-])(?:[Xx]{2,4}[:/.-]){1,4}[Xx]{2,4}(?![\w]|[:/.-]?[Xx\d]| \d)|(?<!\w)[A-Z]{2,8}[-#]X{2,8}(?!\w)|(?<!\w)[A-Z]{2,5}0{1,6}X{2,8}(?!\w)"
            r"|(?<![\w-])(?<!\d )X{2,4}(?: X{2,4}){2,5}(?![\w]|[ -]?\d)|(?<![\w-])(?<!\d )X{3,}(?: X{3,12}){1,4}(?![\w]|[ -]?\d| XXX)|(?<![\w-])X{4,}(?![\w]|[ -]?\d)|(?<=\d )X{3}(?: X{3})+(?!\w)|(?<![\w:.])[0-2]?\d[:h]XX(?![\w:])"
        ),
    ),
    (("-0000", "#0000"), LazyPattern(r"(?<!\w)[A-Z]{2,8}[-#]0{4,8}(?!\w)")),
    (
        ("TO BE", "POR ", "A CONF", "INSERT"),
        LazyPattern(
            r"(?<!\w)(?:TO BE (?:CONFIRMED|ANNOUNCED|DETERMINED)|POR (?:CONFIRMAR|DETERMINAR|DEFINIR)|A CONFIRMAR"
            r"|INSERT(?:AR)? [A-ZÁÉÍÓÚÑ ]{2,30} (?:HERE|AQUÍ|AQUI))(?!\w)"
        ),
    ),
    (
        (
            "_NAME",
            "_TIME",
            "_DATE",
            "_ETA",
            "_URL",
            "_LINK",
            "_HERE",
            "_BODY",
            "_TEXT",
            "INSERT_",
            "YOUR_",
        ),
        LazyPattern(
            r"(?<![\w/.-])(?:[A-Z]{2,15}_){1,4}(?:NAME|TIME|DATE|ETA|URL|LINK|HERE|BODY|TEXT)(?![\w(])"
            r"|(?<![\w/.-])(?:INSERT|YOUR)(?:_[A-Z]{2,15}){1,4}(?![\w(])"
        ),
    ),
    (
        (" name", " Name", "NAME", "ombre"),
        LazyPattern(
            r"(?<!\w)(?:FIRST|LAST|FULL|USER|CUSTOMER)_?NAME(?!\w)"
            r"|(?i:(?<!\w)(?:dear|hi|hello) (?:(?:customer|client|first|last|full|user|recipient)'?s? ?name)(?= ?[,:!]))"
            r"|(?i:(?<!\w)(?:estimad[oa]|hola|querid[oa]) (?:nombre(?: (?:del? cliente|y apellidos?))?)(?= ?[,:!]))"
        ),
    ),
    (
        ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!"),  # of spreadsheets
        LazyPattern(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!)"),
    ),
    (("#X", "#N"), LazyPattern(r"(?<=\w )#(?:X|N|NN)(?![\w/])")),
    (
        ("###", "#:#"),
        LazyPattern(
            r"(?<![\w#])#{1,2}:#{1,2}(?![\w#])|(?<=[\w:.] )#{3,12}(?:[ -]#{2,6}){0,4}(?=[\s.,;]|$)"
        ),
    ),
    (
        ('""', "''", "“”", "«»"),
        LazyPattern(r"(?<=\w )(?:\"\"|''|“”|«»)(?=[\s.,;!?]|$)"),
    ),
    (
        (":time", ":date", ":eta", ":name", ":hora", ":fecha", ":nombre"),
        LazyPattern(r"(?<=\w ):(?:time|date|eta|name|hora|fecha|nombre)(?![\w:-])"),
    ),
    (
        (" YY", " XX"),
        LazyPattern(r"(?<!\w)XX (?:to|a|até|bis|and|y|e|und) (?:YY|XX)(?!\w)"),
    ),
    (
        (
            "TIME",
            "DATE",
            "NAME",
            "LINK",
            "PHONE",
            "HORA",
            "FECHA",
            "NOMBRE",
            "ENLACE",
            "DATA",
            "NOME",
            "ZEIT",
            "DATUM",
            "MER",
            "NUM",
        ),
        LazyPattern(  # `until TIME`, but not in a text that shouts
            r"(?<=[a-zà-ÿ] )(?<!on )(?:TIME|DATE|NAME|LINK|PHONE|HORA|FECHA|NOMBRE|ENLACE|DATA|NOME|UHRZEIT|ZEIT|DATUM|N[UÚ]MERO?|NUMBER|NUMMER)(?![\w'’-])(?! [A-Z]| magazine)"
        ),
    ),
    (("(x", "(X", "(?"), LazyPattern(r"\((?:[xX]{2,12}|\?{1,4})\)")),
    ((": ...", ": …"), LazyPattern(r"(?<=\w: )(?:\.{3}|…)(?=\s*(?:[A-ZÁÉÍÓÚÄÖÜ]|$))")),
    (
        ("DRAFT", "BORRADOR", "RASCUNHO", "ENTWURF"),
        LazyPattern(
            r"(?<!\w)(?:DRAFT(?: (?:TEXT|MESSAGE|ONLY)|[:—-])|BORRADOR|RASCUNHO|ENTWURF)(?!\w)"
        ),
    ),
    (
        (" HERE", " AQU"),
        LazyPattern(
            r"(?<!\w)(?:NAME|TIME|DATE|LINK|URL|TEXT|REASON|NUMBER|NOMBRE|HORA|FECHA|ENLACE|TEXTO) (?:HERE|AQU[ÍI])(?!\w)"
        ),
    ),
    (
        ("99:99", "88:88"),
        LazyPattern(r"(?<![\w:.-])(?:99:99|88:88)(?![\w:]|[.-]\d)"),
    ),
    (
        (
            "PEND",
            "AUSSTEHEND",
        ),  # beside a label of what is known once it is filled, not of a payment
        LazyPattern(
            r"(?i:(?<!\w)(?:hora|fecha|data|time|date|eta|uhrzeit|datum|refer[eê]ncia|reference|referenz|motivo|reason|grund|zona|area|área|n[uú]mero|number)): ?"
            r"(?:PENDIENTE|PENDENTE|PENDING|AUSSTEHEND)(?!\w)"
        ),
    ),
    (
        ("TBD", "TBC", "TBA", "FIXME"),
        LazyPattern(
            r"(?<!\w)(?:TBD|TBC|TBA|FIXME)(?!\w)(?! (?:is|was|are|has|have|plays?|band|festival)\b)"
        ),
    ),
)
_SIGNS = Sieve(*(any_of(*signs) for signs, _ in _BLANK))
_NO_DAYS = ("1970", "1969", "9999", "0001", "0000")
_NO_DAY = LazyPattern(  # what computers take for no date at all
    r"(?<![\w/-])(?:(?:1970|0001)-01-01|1969-12-31|9999-12-31|0000-00-00)"
    r"|(?<![\w/-])(?:0?1/0?1/(?:1970|0001)|(?:31/12|12/31)/1969|00/00/0000)(?![\w/])|(?<![\w.])(?:0?1\.0?1\.(?:1970|0001)|31\.12\.1969|00\.00\.0000)(?!\w|\.\d)"
    r"|(?i:(?<!\w)(?:thu,? )?(?:january 1(?:st)?,?|jan 0?1,?|1(?:st)?(?: of)? january,?|1 jan|1 de enero de(?:l)?) 1970(?= \d| at| a las| 00)|"
    r"(?<!\w)jan 0?1 1970)"
    r"|(?i:(?<!\w)(?:back|again|until|by|vuelv\w{1,6}|volver\w{1,3}|hasta|disponible)(?: on| el)?"
    r" (?:(?:thu,? )?0?1 jan|jan(?:uary)? 0?1(?:st)?,?|1(?:st)?(?: of)? january,?|1 de enero del?) 1970(?!\d))"
    r"|(?i:(?<!\w)(?:back|again|until|by|at|vuelv\w{1,6}|volver\w{1,3}|hasta|disponible)(?: on| el)?"
    r" (?:wed,? )?(?:31 dec(?:ember)?|dec(?:ember)? 31(?:st)?,?|31 de diciembre del?) 1969(?!\d))"
)
_BRACKETS = LazyPattern(r"\[{1,2}(?P<inside>[^\[\]\n]{1,80})\]{1,2}(?!\()")
_ROUND = LazyPattern(r"\((?P<inside>[A-Za-zÀ-ÿ :.]{1,40})\)")
_MASKED = LazyPattern(r"(?<![Xx*•])[Xx*•]{2}[Xx*• -]{0,40}\d{2,6}(?!\w)")
_A_LINE = LazyPattern(r"[_\s]+")
# `__Heads-up:__`, as chats have it: marks around words, where `Time:__` is a blank
_BOLD = LazyPattern(
    r"(?<![^\s(\"'])__(?=[^\s_.,;:!?/)-])(?P<words>[^_\n]{0,200}[^\W\d_]{2}[^_\n]{0,200})(?<=\S)__(?!\w)"
)
_KEYS = ("Enter", "Insert", "ENTER")  # of a keyboard
_DIGIT = LazyPattern(r"\d")
_CAMEL = LazyPattern(r"(?<=[a-z])(?=[A-Z])")
_IS_FORM = LazyPattern(rf"(?:{_FORM}|[XN] ?[-–/] ?[XYMN])(?: [A-Z]{{1,5}})?")
_HIDDEN = LazyPattern(r"[Xx]{2,}|\.{3}|…|_{2,}|\?{2,}")
_EXAMPLE = LazyPattern(
    r"(?i)(?:e\.? ?g\b|for example|p\. ?ej\b|por ejemplo|ej\.|ex\.|p\. ?ex\b|por exemplo|z\. ?b\b|zum beispiel)"
)
_OF = LazyPattern(r"(?: (?:of|de|del|da|do|der|des|von) .*)?")
_FORMAT = LazyPattern(r"(?i)(?<!\w)(?:format\w*|form|as|como|e\.?g\.?|ej\w*\.?)[\s:(\"'“]{0,4}$")
_READERS = LazyPattern(r"\b(?:your|card|coin|pin|su|tu|tarjeta|seu|sua|cartao|ihre?|karte)\b")
_LONGEST_ORDER = 6  # words
_HINT = (
    r"[\[_…?]|\.\.|INSERT|TO BE|POR |A CONF|(?i:\b(?:h{1,2}[:h.]mm|dd[/.-]mm|dd de mm|dd of mm|tt[/.-]mm|jjjj-mm|mm[/-]dd|(?:y{4}|a{4})-mm|x{2,}|x |n |tb[dca]\b|fixme))"
    r"|1970|0001|1969|9999|0000|99:99|88:88|DRAFT|BORRADOR|RASCUNHO|ENTWURF|\p{Ll} (?:TIME|DATE|NAME|LINK|PHONE|HORA|FECHA|NOMBRE|ENLACE|DATA|NOME|UHR|ZEIT|DATUM|N[UÚ]M)|(?i:delet|remov|borr|elimin|quitar|tach|\bnota |note to|sending|apag|losch|lösch|streich|erg[aä]nz|einf|tex|here|aqu|hier|:\s+\S)|###|#:#|\w #[XN]|_(?:NAME|TIME|DATE|ETA|URL|LINK|HERE|BODY|TEXT)\b|INSERT_|YOUR_|[A-Z][-#]0000|(?i:name\b|\bnombre)|(?i:n/[ad])|#[A-Z]|\b0+ |-\d+ |--|\(\p{L}|\s[,.:;]|[.;]\s*$|:\s*$|[.;]\s|^\s*(?:is|are) "
)


def _find(text: str, _language: str) -> Iterator[Span]:
    prose = without_links(text)
    no_days = spans(_NO_DAY, prose) if any(sign in prose for sign in _NO_DAYS) else ()
    found = chain(
        _blanks(prose), no_days, _brackets(prose), _round(prose), _notes(prose), nothing_said(prose)
    )
    yield from sorted(found, key=lambda span: span.start)


def _blanks(text: str) -> Iterator[Span]:
    asked = [_BLANK[index][1] for index in _SIGNS.those_in(text)]
    if not asked:
        return
    text = _BOLD.sub(r"  \g<words>  ", text) if "__" in text else text
    masked = [Span(*found.span()) for found in places(_MASKED, text)]
    for found in chain.from_iterable(places(pattern, text) for pattern in asked):
        span = Span(*found.span())
        line = text[text.rfind("\n", 0, span.start) + 1 :].partition("\n")[0]
        asked_for = _FORMAT.search(text[max(0, span.start - 20) : span.start])
        if not (_A_LINE.fullmatch(line) or asked_for or any(map(span.overlaps, masked))):
            yield span


def _brackets(text: str) -> Iterator[Span]:
    for found in places(_BRACKETS, text):
        if found[0].startswith("[[") or _is_gap(found["inside"].strip()):
            yield Span(*found.span())


def _is_gap(inside: str) -> bool:
    if _IS_FORM.fullmatch(inside) or _HIDDEN.search(inside) or _EXAMPLE.match(inside):
        return True
    said = plain(_CAMEL.sub(" ", inside).replace("_", " "))
    if said and not _all_that_is_named().those_in(said):
        return False
    known = [language.policy.gaps for language in languages()]
    if (
        inside in _KEYS
        or _DIGIT.search(inside)
        or any(words.tags.stand_in(said) and words.gaps.begin(said) < len(said) for words in known)
    ):
        return False
    parts = [part.strip() for part in said.split("/")]
    return any(_is_choice(parts, w) or any(_is_named(part, w) for part in parts) for w in known)


@cache
def _all_that_is_named() -> Sieve:
    """What is asked first: a text may hold thousands of brackets, and few are gaps."""
    known = [language.policy.gaps for language in languages()]
    lists = ((w.slots, w.gaps, w.units, w.verbs, w.states) for w in known)
    return Sieve(*(phrases.whole for phrases in chain.from_iterable(lists)))


def _is_choice(parts: list[str], words: GapWords) -> bool:
    """`[is/are]`, `[minutes/hours]`, `[down/slow]`."""
    lists = (words.units, words.verbs, words.states)
    return len(parts) > 1 and all(any(len(p) == w.begin(p) for w in lists) for p in parts)


def _is_named(said: str, words: GapWords) -> bool:
    """As what it waits for: it begins or ends with that, or is that."""
    edges = [place for place in words.slots.places(said) if place[0] == 0 or place[1] == len(said)]
    return bool(edges) or _OF.fullmatch(said[words.gaps.begin(said) :]) is not None


def _round(text: str) -> Iterator[Span]:
    """`a las (hora)`: in round brackets where a value should stand."""
    before = before_values()
    for found in places(_ROUND, text):
        stands_for = before.search(plain(text[max(0, found.start() - 30) : found.start()]))
        if (stands_for and _is_gap(found["inside"])) or _is_ordered(plain(found["inside"])):
            yield Span(*found.span())


def _is_ordered(said: str) -> bool:
    """`(insert reason)`, `(Grund einfügen)`; `(insert your card)` is the reader's."""
    if len(said.split()) > _LONGEST_ORDER or _READERS.search(said):
        return False
    known = (language.policy.gaps.orders for language in languages())
    return any(
        start == 0 or end == len(said) for orders in known for start, end in orders.places(said)
    )


def _notes(text: str) -> Iterator[Span]:
    """What whoever edits it is told: `Delete this line` before it is sent."""
    words = plainly(text)
    lists, which = _lists_of_notes()
    for index in which.those_in(words):
        yield from (Span(*place) for place in lists[index].places(words))


@cache
def _lists_of_notes() -> tuple[tuple[Phrases, ...], Sieve]:
    lists = tuple(language.policy.gaps.notes for language in languages())
    return lists, Sieve(*(notes.whole for notes in lists))


RULE = LeakRule(CODE, WHAT, INSTEAD, _HINT, _find)
