"""Spanish."""

from collections.abc import Sequence

from commdrill.wording.languages.language import (
    NO_DAY,
    Clocks,
    Days,
    Language,
    Lengths,
    News,
    PolicyWords,
    Readability,
    Samples,
    ZoneWords,
)
from commdrill.wording.lazy_pattern import LazyPattern

_SMALL_WORDS = """
el la los las de del y en es está están fue ser sido lo le les su sus este esta estos estas con para
por al desde como o no nosotros usted ustedes tu tus nuestro nuestra nuestros nuestras puede puedes
pueden hemos ha han se si cuando mientras ahora todo toda más un una que pero sin hasta ya también
favor
"""
_NUMBERS = {
    "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip
_LENGTHS = Lengths(
    counts={
        **_NUMBERS,
        "un": 1,
        "uno": 1,
        "quince": 15,
        "veinte": 20,
        "veinticinco": 25,
        "treinta": 30,
        "treinta y cinco": 35,
        "cuarenta": 40,
        "cuarenta y cinco": 45,
        "cincuenta": 50,
        "sesenta": 60,
        "noventa": 90,
        "veinticuatro": 24,
        "cuarenta y ocho": 48,
        "otra": 1,
        "otros": 1,
        "un par de": 2,
        "media": 0.5,
        "una media": 0.5,
        "otra media": 0.5,
        "un cuarto de": 0.25,
        "cuarto de": 0.25,
        "tres cuartos de": 0.75,
    },
    units={
        "s": 1,
        "seg": 1,
        "segundo": 1,
        "segundos": 1,
        "m": 60,
        "min": 60,
        "mins": 60,
        "minuto": 60,
        "minutos": 60,
        "h": 3600,
        "hs": 3600,
        "hr": 3600,
        "hrs": 3600,
        "hora": 3600,
        "horas": 3600,
        "d": 86400,
        "día": 86400,
        "días": 86400,
        "semana": 604800,
        "semanas": 604800,
    },
    halves="y media|y medio",
    wholes={
        "hora y media": 5400,
        "la próxima hora": 3600,
        "la siguiente hora": 3600,
        "próxima hora": 3600,
        "la próxima media hora": 1800,
        "el próximo día": 86400,
        "la hora siguiente": 3600,
        "el próximo minuto": 60,
        "el día siguiente": 86400,
    },
    ranges="a|o|y|u",
    between="entre",
    joints="y|con",
    more=r" más",
    about=r"unos|unas|aproximadamente|aprox\.?|alrededor de|cerca de|hasta|como (?:máximo|mucho)|menos de"
    r"|no más de|un máximo de|máximo|casi|más o menos|otros|otras|los próximos|las próximas|cosa de",
    leads=r"en|dentro de|durante|antes de|tras|por|unos|unas|aproximadamente|aprox\.?|alrededor de|cerca de"
    r"|menos de|no más de|como (?:máximo|mucho)|máximo|casi|(?:un|el) (?:plazo|lapso|período|periodo|tiempo)(?: máximo| estimado| aproximado)? de"
    r"|(?:un|el) (?:plazo|lapso|tiempo) no (?:superior|mayor) a|no (?:superior|mayor) a|(?:el|del) (?:transcurso|término|plazo) de|lo largo de|a lo largo de|el curso de|el espacio de|cosa de"
    r"|(?:los|las) (?:próximos|próximas|siguientes)|próximos|próximas|siguientes|torno a|solo|sólo|un máximo de|a más tardar|otros|otras|término de",
    after=r" (?:como|cómo) (?:máximo|mucho)| a partir de ahora| a partir de este momento| más o menos| aproximadamente| aprox\.?"
    r"| a más tardar| máximo| o menos| desde ahora| más|(?<=min)\.|(?<=hrs)\.",
    ago=r" atrás| antes| después",
    since=r"hace|desde hace|hace unos|hace unas|hace aproximadamente|hace ya",
)
_MORNING, _NOON, _EVENING, _NIGHT, _SMALL_HOURS = (1, 13), (11, 16), (12, 22), (17, 30), (0, 8)
_LA = ("de la ", "por la ", "en la ", "a la ", "durante la ", "la ")
_PARTS = {
    **{f"{lead}mañana": _MORNING for lead in _LA[:-1]},
    **{f"{lead}tarde": _EVENING for lead in (*_LA, "")},
    **{f"{lead}noche": _NIGHT for lead in (*_LA, "de ", "")},
    **{f"{lead}madrugada": _SMALL_HOURS for lead in (*_LA, "de ", "")},
    "del mediodía": _NOON, "de mediodía": _NOON, "del día": (8, 16),
}  # fmt: skip
_DAYS = Days(
    months=(
        r"enero|ene\.?",
        r"febrero|feb\.?",
        r"marzo|mar\.?",
        r"abril|abr\.?",
        r"mayo|may\.?",
        r"junio|jun\.?",
        r"julio|jul\.?",
        r"agosto|ago\.?",
        r"septiembre|setiembre|sept\.?|sep\.?|set\.?",
        r"octubre|oct\.?",
        r"noviembre|nov\.?",
        r"diciembre|dic\.?",
    ),
    weekdays=(
        r"lunes|lun\.?",
        r"martes|mar\.?",
        r"miércoles|mié\.?",
        r"jueves|jue\.?",
        r"viernes|vie\.?",
        r"sábado|sáb\.?",
        r"domingo|dom\.?",
    ),
    near={
        "hoy mismo": (0, ""),
        "hoy": (0, ""),
        "el día de hoy": (0, ""),
        "día de hoy": (0, ""),
        "hoy por la mañana": (0, "de la mañana"),
        "hoy por la tarde": (0, "de la tarde"),
        "hoy por la noche": (0, "de la noche"),
        "esta misma tarde": (0, "de la tarde"),
        "esta misma noche": (0, "de la noche"),
        "esta misma mañana": (0, "de la mañana"),
        "esta mañana": (0, "de la mañana"),
        "esta tarde": (0, "de la tarde"),
        "esta noche": (0, "de la noche"),
        "esta madrugada": (NO_DAY, "de la madrugada"),
        "pasado mañana": (2, ""),
        "el día de mañana": (1, ""),
        "día de mañana": (1, ""),
        "mañana por la mañana": (1, "de la mañana"),
        "mañana por la tarde": (1, "de la tarde"),
        "mañana por la noche": (1, "de la noche"),
        "mañana en la mañana": (1, "de la mañana"),
        "mañana en la tarde": (1, "de la tarde"),
        "mañana en la noche": (1, "de la noche"),
        "mañana de madrugada": (1, "de la madrugada"),
        "mañana a primera hora": (1, ""),
        "mañana": (1, ""),
        "ayer": (-1, ""),
        "ayer por la tarde": (-1, "de la tarde"),
        "anoche": (-1, "de la noche"),
    },
    dates=(
        r"(?:(?:próximo |este )?(?:día )?{weekday},? )?(?:el )?(?:día )?{day}[º°]?(?: de)?[ -]{month}(?![^\W_])(?:(?:,? del?|,)?(?: año)?[ -]{year})?",
        r"(?:próximo |este )?{weekday},? (?:el )?(?:día )?{day}(?![0-9]| ?[-–—:./º°]\w| ?h(?![a-z])| ?[ap]\.? ?m\b| (?:horas|hs|hrs|h|de la|[ay] [0-9]|de [0-9])\b)",
        r"(?:este próximo |próximo |este )?{weekday}(?![^\W_])(?: próximo)?",
        r"(?:próximo )?día {day}(?![0-9:.h]|\w)",
    ),
    parts=_PARTS,
    next_weekday=r"(?:este )?próximo ",
    recurring="todos los|cada|los|todas las",
    month_first=frozenset({"US", "PR"}),
    is_month_first=False,
)
_CLOCKS = Clocks(
    hours=_NUMBERS,
    marks=r"horas|hrs?\.?|hs\.?|h\.?",
    words={
        "mediodía": (12, 0),
        "medianoche": (24, 0),
        "12 del mediodía": (12, 0),
        "final del día": (24, 0),
        "fin del día": (24, 0),
        "que termine el día": (24, 0),
        "que acabe el día": (24, 0),
    },
    spoken=(
        ("{hour} y media", 30),
        ("{hour} y cuarto", 15),
        ("{hour} menos cuarto", -15),
        ("{hour} y diez", 10),
        ("{hour} y veinte", 20),
        ("{hour} en punto", 0),
    ),
    leads=r"a más tardar|a (?:primera|última|media) hora(?: del?(?! la))?|a (?:comienzos|finales) de|más tarde|como (?:muy tarde|máximo|mucho)|poco (?:antes|después) de|antes de|después de"
    r"|no más (?:tarde|allá) de|a partir de|alrededor de|cerca de|en torno a|hacia|sobre|para|hasta|desde"
    r"|aproximadamente|a eso de|aprox\.?|entre|al|a|las|la|el|del?|en|tipo|por|durante|pasadas"
    r"|con fecha|fecha|en el horario|en horario|horario|siendo|como tope|tope",
    since=r"(?!)",
    between="entre|entre el|entre las",
    up_to=r"a|al|hasta|a las|hasta las|a la|hasta la|hasta el",
    and_="y|y las|y la|y el|y los",
    after=r",? (?:como muy tarde|como (?:máximo|mucho)|a más tardar|o antes|en adelante|aproximadamente|aprox\.?|en punto)",
    only_before_clocks="las|la",
    day_openings="día |próximo |este |el |mediodia|medianoche",
)
_PLACES = {
    "españa": "Europe/Madrid", "madrid": "Europe/Madrid", "península": "Europe/Madrid", "la península": "Europe/Madrid", "españa peninsular": "Europe/Madrid", "barcelona": "Europe/Madrid",
    "canarias": "Atlantic/Canary", "islas canarias": "Atlantic/Canary",
    "méxico": "America/Mexico_City", "ciudad de méxico": "America/Mexico_City", "la ciudad de méxico": "America/Mexico_City",
    "cdmx": "America/Mexico_City", "la cdmx": "America/Mexico_City", "centro de méxico": "America/Mexico_City",
    "monterrey": "America/Monterrey", "guadalajara": "America/Mexico_City", "tijuana": "America/Tijuana",
    "cancún": "America/Cancun", "guatemala": "America/Guatemala", "ciudad de guatemala": "America/Guatemala",
    "el salvador": "America/El_Salvador", "san salvador": "America/El_Salvador", "honduras": "America/Tegucigalpa",
    "tegucigalpa": "America/Tegucigalpa", "nicaragua": "America/Managua", "managua": "America/Managua",
    "costa rica": "America/Costa_Rica", "san josé": "America/Costa_Rica", "panamá": "America/Panama",
    "ciudad de panamá": "America/Panama", "cuba": "America/Havana", "la habana": "America/Havana",
    "república dominicana": "America/Santo_Domingo", "la república dominicana": "America/Santo_Domingo",
    "rd": "America/Santo_Domingo", "santo domingo": "America/Santo_Domingo", "puerto rico": "America/Puerto_Rico",
    "san juan": "America/Puerto_Rico", "venezuela": "America/Caracas", "caracas": "America/Caracas",
    "colombia": "America/Bogota", "bogotá": "America/Bogota", "medellín": "America/Bogota", "ecuador": "America/Guayaquil",
    "quito": "America/Guayaquil", "guayaquil": "America/Guayaquil", "perú": "America/Lima", "lima": "America/Lima",
    "bolivia": "America/La_Paz", "la paz": "America/La_Paz", "chile": "America/Santiago",
    "chile continental": "America/Santiago", "santiago": "America/Santiago",
    "santiago de chile": "America/Santiago", "paraguay": "America/Asuncion", "asunción": "America/Asuncion",
    "argentina": "America/Argentina/Buenos_Aires", "buenos aires": "America/Argentina/Buenos_Aires",
    "uruguay": "America/Montevideo", "montevideo": "America/Montevideo", "guinea ecuatorial": "Africa/Malabo",
    "malabo": "Africa/Malabo", "brasil": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo", "são paulo": "America/Sao_Paulo",
    "miami": "America/New_York", "nueva york": "America/New_York", "washington": "America/New_York", "los ángeles": "America/Los_Angeles",
    "houston": "America/Chicago", "londres": "Europe/London", "parís": "Europe/Paris", "berlín": "Europe/Berlin",
    "lisboa": "Europe/Lisbon", "roma": "Europe/Rome", "tokio": "Asia/Tokyo",
    "europa central": "Europe/Madrid", "centroeuropa": "Europe/Madrid",
}  # fmt: skip
_PEOPLES = {
    "peninsular española": "Europe/Madrid", "peninsular": "Europe/Madrid", "española": "Europe/Madrid",
    "insular canaria": "Atlantic/Canary", "canaria": "Atlantic/Canary", "insular": "Atlantic/Canary",
    "mexicana": "America/Mexico_City", "guatemalteca": "America/Guatemala", "salvadoreña": "America/El_Salvador",
    "hondureña": "America/Tegucigalpa", "nicaragüense": "America/Managua", "costarricense": "America/Costa_Rica",
    "panameña": "America/Panama", "cubana": "America/Havana", "dominicana": "America/Santo_Domingo",
    "puertorriqueña": "America/Puerto_Rico", "venezolana": "America/Caracas", "colombiana": "America/Bogota",
    "ecuatoriana": "America/Guayaquil", "peruana": "America/Lima", "boliviana": "America/La_Paz",
    "chilena": "America/Santiago", "continental": "America/Santiago", "paraguaya": "America/Asuncion",
    "argentina": "America/Argentina/Buenos_Aires", "uruguaya": "America/Montevideo", "brasileña": "America/Sao_Paulo",
    "central europea": "Europe/Madrid", "centroeuropea": "Europe/Madrid", "británica": "Europe/London",
    "utc": "UTC", "universal": "UTC", "gmt": "UTC", "zulu": "UTC", "universal coordinada": "UTC",
    "del este": "America/New_York", "del pacífico": "America/Los_Angeles", "de la montaña": "America/Denver",
    "del atlántico": "America/Puerto_Rico",
}  # fmt: skip
_ZONES = ZoneWords(
    places=_PLACES,
    names={
        **{f"hora {people}": zone for people, zone in _PEOPLES.items()},
        **{f"hora oficial {people}": zone for people, zone in _PEOPLES.items()},
        **{f"hora local {people}": zone for people, zone in _PEOPLES.items()},
        **{
            f"horario {people[:-1]}o": zone
            for people, zone in _PEOPLES.items()
            if people.endswith("a")
        },
        "hora del centro": "America/Chicago",
        "tiempo del centro": "America/Mexico_City",
        "tiempo del centro de méxico": "America/Mexico_City",
        "hora centro": "America/Mexico_City",
        "tiempo del este": "America/New_York",
        "tiempo del pacífico": "America/Los_Angeles",
        "tiempo universal coordinado": "UTC",
        "tiempo universal": "UTC",
        "tiempo del sureste": "America/Cancun",
        "horario peninsular": "Europe/Madrid",
        "horario central europeo": "Europe/Madrid",
    },
    forms=(
        r"(?:hora|horario|huso|huso horario|tiempo)(?: local| oficial| legal| estándar| insular| peninsular)?(?: en| de(?:l| el)?)? {place}",
        r"(?:en|de) {place}",
    ),
    local=r"hora local|su hora local|horario local|tu hora local",
    asides=(
        (
            r"(?:[0-2]?[0-9](?:[:.][0-5][0-9])?(?: ?h(?:oras|rs|s)?\.?)?|(?:una |1 )?hora menos|una menos) en (?:las )?(?:islas )?canarias",
            "Europe/Madrid",
        ),
    ),
)
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
    conjunctions=("y", "e", "&", "o", "u"),
    letters=frozenset("ñ¿¡"),
    lengths=_LENGTHS,
    days=_DAYS,
    clocks=_CLOCKS,
    zones=_ZONES,
    policy=_POLICY,
    # newspapers lie near 55, and what only lawyers like below 25
    readability=Readability("Szigriszt-Pazos", _szigriszt, lambda score: score < 25.0),
    samples=Samples(
        window="el 24 de noviembre de 02:00 a 04:00 UTC",
        time="dentro de 45 minutos",
        dated_time="24 de noviembre a las 16:30 UTC",
        duration="45 minutos",
    ),
)
