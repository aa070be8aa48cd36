"""Tells what helps a reader from mere news: that it broke, when it is back, that people are sorry.

There is no end to what may help, and little variety in what does not: so what does not is known
here, in English and Spanish, and a sentence that is none of it counts as help.
"""

import re
from collections.abc import Iterator

from commdrill.wording.late_pattern import LatePattern
from commdrill.wording.seen import plainly_set

_BROKEN = (
    r"(?:not|n't)(?: \w+ly| yet)? (?:available|work(?:ing)?|reachable|accessible|possible|respond(?:ing)?|open|load)"
    r"|unavailable|unable|down|offline|out of (?:service|order|action)|outages?|disrupt\w*|interrupt\w*"
    r"|incidents?|problems?|issues?|trouble|difficult\w*|errors?|fail\w*|degraded|slow\w*|closed|stopped"
    r"|experiencing|gone|broken|unreachable|inaccessible|(?<!not )affected|maintenance|(?<!as )(?:planned|scheduled)|upgrad\w+|renewed|cannot be (?:used|reached|opened)"
    r"|no (?:est[áa]n?|estar[áa]n?|funcionan?|va|responden?|se encuentran?|se pueden?|disponibles?)"
    r"|dej[aóe]\w* de \w+|indisponib\w+|ca[íi]d[ao]s?|interrup\w*|incidencias?|aver[íi]as?|problemas?|fallos?|fallas?|errores|lent\w+"
    r"|cerrad[ao]s?|detenid[ao]s?|parada|(?<!lo )programad[ao]s?|mantenimiento|renova\w*|dificultades"
)
_WHEN = (
    r"expect\w*|estimat\w*|should be|be back|is back|back (?:up|online|in|at|by|within)|restor\w*|resum\w*"
    r"|reopen\w*|return\w*|resol\w+|available again|works? again|working again|soon|shortly|confident"
    r"|esper(?:a|amos|an) (?:que|volver|tener|poder|recuperar|restablecer)|se espera|prev[eé]\w*|previst\w+|previsi[óo]n|estim(?:amos|ad[ao]s?)|calculamos"
    r"|volver[áa]\w*|vuelv(?:a|e|en|an)|regres\w+|restable\w+|recuper\w+|restaur\w+|reanud\w+|pronto|cuanto antes"
    r"|lo antes posible|a más tardar|como (?:muy tarde|máximo)|at (?:the )?latest|solucion\w+|resuel\w+|estar[áa]n? (?:de nuevo |otra vez )?disponibles?"
)
_WHY = (
    r"work(?:ing)? (?:\w+ )?(?:on|to|with)|on it|investigat\w*|look(?:ing|ed)? into|engineers?|technicians?|specialists?"
    r"|fix\w*|repair\w*|identified|causes?|caused|found|aware|monitoring|priority|because|due to|happened"
    r"|databases?|servers?|network|nodes?|clusters?|crash\w*|overload\w*|deploy\w*|fail-?over"
    r"|trabaja\w*|en ello|investig\w+|analiza\w*|t[ée]cnic[ao]s?|ingenier\w+|especialistas|arregl\w+|repara\w*"
    r"|identificad[ao]|causas?|prioridad|debid[ao]|porque|base de datos|servidor\w*|despliegue|sobrecarga|subsan\w+"
)
_COURTESY = (
    r"sorry|apolog\w+|regret\w*|inconvenience|thank\w*|patien(?:ce|t)|understanding|bear with|hello|hi|dear|regards"
    r"|sincerely|yours|team|lamenta\w+|sentimos|disculp\w+|perd[oó]n\w*|molestias|gracias|agradec\w+|paciencia"
    r"|comprensi[óo]n|hola|estimad[ao]s?|querid[ao]s?|saludos?|atentamente|cordial\w*|equipos?"
)
_NEWS = LatePattern(
    rf"(?i)(?<!\w)(?:{_BROKEN}|{_WHEN}|{_WHY}|{_COURTESY})(?!\w)|n't (?:work|load|open)"
)
_SENTENCE = LatePattern(r"[^.!?;:\n]+[.!?;:]*")
_PLACEHOLDER = LatePattern(r"\{\{[^{}\n]{0,80}\}\}")
_LINE_BREAK = LatePattern(r"(?<=[^\n])\n(?=[^\n])")
_WORD = LatePattern(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FEWEST = 2  # words in which something can be said
_LONGEST_LABEL = 4  # words before a colon that only name what follows, or greet
_SMALL = 3  # letters of words that are not set in capitals in a name


def says_more(text: str) -> bool:
    """Whether something in a text is more than news.

    What stands between two commas before a piece of news may be part of its subject.
    """
    return any(
        _helps(piece) for sentence in _sentences(text) for piece in _after_the_news(sentence)
    )


def _sentences(text: str) -> Iterator[str]:
    flat = _LINE_BREAK.sub(" ", _PLACEHOLDER.sub(" ", plainly_set(text)))
    for found in _SENTENCE.finditer(flat):
        if not (found[0].endswith(":") and len(_WORD.findall(found[0])) <= _LONGEST_LABEL):
            yield found[0]


def _after_the_news(sentence: str) -> list[str]:
    pieces = re.split(r", | - | – ", sentence)
    first = next((n for n, piece in enumerate(pieces) if _NEWS.search(piece)), 0)
    return pieces[first:]


def _helps(piece: str) -> bool:
    words = _WORD.findall(piece)
    is_name = all(word[0].isupper() for word in words if len(word) > _SMALL)
    return len(words) >= _FEWEST and not is_name and not _NEWS.search(piece)
