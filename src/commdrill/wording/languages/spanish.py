"""Spanish."""

from collections.abc import Sequence

from commdrill.wording.languages.language import (
    Language,
    News,
    PolicyWords,
    Readability,
    Samples,
)
from commdrill.wording.lazy_pattern import LazyPattern

_SMALL_WORDS = """
el la los las de del y en es está están fue ser sido lo le les su sus este esta estos estas con para
por al desde como o no nosotros usted ustedes tu tus nuestro nuestra nuestros nuestras puede puedes
pueden hemos ha han se si cuando mientras ahora todo toda más un una que pero sin hasta ya también
favor
"""
_POLICY = PolicyWords(
    news=News(
        broken=(
            r"no (?:est[áa]n?|estar[áa]n?|funcionan?|va|responden?|se encuentran?|se pueden?|disponibles?)"
            r"|dej[aóe]\w* de \w+|indisponib\w+|ca[íi]d[ao]s?|interrup\w*|incidencias?|aver[íi]as?|problemas?|fallos?|fallas?|errores|lent\w+"
            r"|cerrad[ao]s?|detenid[ao]s?|parada|(?<!lo )programad[ao]s?|mantenimiento|renova\w*|dificultades"
        ),
        when=(
            r"esper(?:a|amos|an) (?:que|volver|tener|poder|recuperar|restablecer)|se espera|prev[eé]\w*|previst\w+|previsi[óo]n|estim(?:amos|ad[ao]s?)|calculamos"
            r"|volver[áa]\w*|vuelv(?:a|e|en|an)|regres\w+|restable\w+|recuper\w+|restaur\w+|reanud\w+|pronto|cuanto antes"
            r"|lo antes posible|a más tardar|como (?:muy tarde|máximo)|solucion\w+|resuel\w+|estar[áa]n? (?:de nuevo |otra vez )?disponibles?"
        ),
        why=(
            r"trabaja\w*|en ello|investig\w+|analiza\w*|t[ée]cnic[ao]s?|ingenier\w+|especialistas|arregl\w+|repara\w*"
            r"|identificad[ao]|causas?|prioridad|debid[ao]|porque|base de datos|servidor\w*|despliegue|sobrecarga|subsan\w+"
        ),
        courtesy=(
            r"lamenta\w+|sentimos|disculp\w+|perd[oó]n\w*|molestias|gracias|agradec\w+|paciencia"
            r"|comprensi[óo]n|hola|estimad[ao]s?|querid[ao]s?|saludos?|atentamente|cordial\w*|equipos?"
        ),
    ),
    next_steps=(
        r"(?i:\b(?:puede|puedes|podrá|podrás|por favor|visite|visita|siga|sigue|consulte|consulta|llame"
        r"|llámenos|llama|usa|espera|espere|acude|acuda|diríjase|dirígete|compra|compre|paga|pague|factura|facture|prueba|pruebe"
        r"|recuerda|recuerde|mientras tanto|entretanto|sigue funcionando|siguen funcionando|contacte|contacta|escríbanos|use|utilice|utiliza|inténtelo|inténtalo|(?:vuelva|vuelve) a intentar\w{0,4}"
        r"|no es necesario|no hace falta|no tiene que|no tienes que|no necesita|no necesitas"
        r"|le avisaremos|te avisaremos|les avisaremos|le informaremos|te informaremos|informaremos"
        r"|próxima actualización|como siempre|con normalidad)\b)"
    ),
    before_values=(
        r"a las|las|en|dentro de|hasta|antes de|para|hola|estimad[oa]|querid[oa]|pedido|referencia"
        r"|número|visite|visita|consulte"
    ),
    labels=r"hora|enlace|componente|servicio|nombre|referencia|previsto",
    units=r"minutos|horas",
    verbs=r"está|están|no",
    own_words=frozenset({"TODO"}),
)
# a vowel or a diphthong: two full vowels, or an accented í or ú beside another, are two
_SYLLABLE = LazyPattern(
    r"(?i)(?:(?<=[qg])u(?=[eiéí])|[iuü](?=[aeoáéó]))?(?:[aeoáéó][iuüy]?|[iuüíú])"
)


def _szigriszt(words: Sequence[str], sentences: int) -> float:
    syllables = sum(max(1, len(_SYLLABLE.findall(word))) for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences


LANGUAGE = Language(
    code="es",
    name="Spanish",
    small_words=frozenset(_SMALL_WORDS.split()),
    letters=LazyPattern(r"[ñáéíóú¿¡]"),
    policy=_POLICY,
    # newspapers lie near 55, and what only lawyers like below 25
    readability=Readability("Szigriszt-Pazos", _szigriszt, lambda score: score < 25.0),
    samples=Samples(
        time="dentro de 45 minutos",
        dated_time="24 de noviembre a las 16:30 UTC",
        duration="45 minutos",
    ),
)
