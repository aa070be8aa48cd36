"""Says what to do meanwhile, or where to follow.

A link, a telephone number, something people can still do, or that they need do nothing: anything
but mere news.
"""

from commdrill.wording.late_pattern import LatePattern
from commdrill.wording.policy.mere_news import says_more
from commdrill.wording.seen import folded

_STEP = LatePattern(
    r"https?://\S|[\w.+-]{1,64}@[\w-]{1,63}\.\w|\+\d[\d ().-]{6,20}\d|(?<![\w.])www\.\w|(?<!\w)\d{3}[-. ]\d{3}[-. ]\d{3,4}"
    r"|(?i:\b(?:you can|you may|please|visit|follow|check|call us|contact|use our|use the|try again"
    r"|come back|no action|nothing to do|nothing you need|need to do|do not need|don['’]t need"
    r"|no need|as usual|as before|welcome back|again now"
    r"|we will (?:let you know|update|e-?mail|write|text|tell|post|inform|notify)"
    r"|we['’]ll (?:let you know|update|e-?mail|write|text|tell|post)|next update|updates? (?:at|on|every))\b)"
    r"|(?i:(?:^|[.!?:;,] |\band |\bor )(?:use|try|go to|go back|check|keep|wait|call|ring|write|dial|ask|bring|pay|order|book"
    r"|take|come|see|read|log in|sign in|switch)\b)"
    r"|(?i:\b(?:meanwhile|in the meantime|still works?|works? as usual|remains? available)\b)"
    r"|(?i:\b(?:puede|puedes|podrá|podrás|por favor|visite|visita|siga|sigue|consulte|consulta|llame"
    r"|llámenos|llama|usa|espera|espere|acude|acuda|diríjase|dirígete|compra|compre|paga|pague|factura|facture|prueba|pruebe"
    r"|recuerda|recuerde|mientras tanto|entretanto|sigue funcionando|siguen funcionando|contacte|contacta|escríbanos|use|utilice|utiliza|inténtelo|inténtalo|(?:vuelva|vuelve) a intentar\w{0,4}"
    r"|no es necesario|no hace falta|no tiene que|no tienes que|no necesita|no necesitas"
    r"|le avisaremos|te avisaremos|les avisaremos|le informaremos|te informaremos|informaremos"
    r"|próxima actualización|como siempre|con normalidad)\b)"
)


def names_next_step(text: str) -> bool:
    """Whether something tells people what they can do."""
    return _STEP.search(folded(text)) is not None or says_more(text)
