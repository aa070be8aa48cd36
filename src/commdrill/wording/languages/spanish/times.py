"""Spanish: how times and days are written."""

from commdrill.wording.languages.language import NO_DAY, Clocks, Days, Lengths, by_meaning, units_of

_NUMBERS = {
    "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip
_LATE = "trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuna veintidós veintitrés"
_HOURS = {**_NUMBERS, **{word: hour for hour, word in enumerate(_LATE.split(), 13)}}
_DAYS = {
    **_HOURS, "uno": 1, "veintiuno": 21, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "treinta y uno": 31,
}  # fmt: skip
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50}
_MINUTES = {
    **{f"{ten} y cinco": tens + 5 for ten, tens in _TENS.items()},
    "cinco": 5, "diez": 10, "quince": 15, "veinte": 20, "veinticinco": 25, **_TENS,
}  # fmt: skip
LENGTHS = Lengths(
    counts={
        **_MINUTES,
        **_NUMBERS,
        **by_meaning(
            {
                1: "un|uno|otra|otros",
                60: "sesenta",
                90: "noventa",
                24: "veinticuatro",
                48: "cuarenta y ocho",
                2: "un par de",
                0.5: "media|una media|otra media",
                0.25: "un cuarto de|cuarto de",
                0.75: "tres cuartos de",
            }
        ),
    },
    units=units_of(
        second="s seg segundo segundos",
        minute="m min mins minuto minutos",
        hour="h hs hr hrs hora horas",
        day="d día días",
        week="semana semanas",
    ),
    parts={"y media": 0.5, "y medio": 0.5, "y cuarto": 0.25, "y tres cuartos": 0.75},
    wholes=by_meaning(
        {
            5400: "hora y media|la próxima hora y media",
            4500: "hora y cuarto",
            3600: "la próxima hora|la siguiente hora|próxima hora|la hora siguiente",
            900: "el próximo cuarto de hora",
            1800: "la próxima media hora",
            86400: "el próximo día|el día siguiente",
            60: "el próximo minuto",
            120: "un minuto o dos",
            7200: "una hora o dos",
            172800: "un día o dos",
            1209600: "una semana o dos",
        }
    ),
    ranges="a|o|y|u",
    between="entre",
    joints="y|con",
    more=r" (?:más|próximos|próximas|siguientes)",
    about=r"(?:poco|algo) menos de|unos|unas|aproximadamente|aprox\.?|alrededor de|cerca de|hasta|como (?:máximo|mucho)|menos de"
    r"|no más de|un máximo de|máximo|casi|más o menos|otros|otras|los próximos|las próximas|cosa de",
    leads=r"en,? como (?:máximo|mucho),?|en|(?:las|los)(?= \w+ (?:\w+ )?(?:próxim|siguient))|dentro de|hasta dentro de|durante|antes de|tras|por|unos|unas|aproximadamente|aprox\.?|alrededor de|cerca de"
    r"|menos de|no más de|como (?:máximo|mucho)|máximo|casi|(?:(?:un|el) )?(?:plazo|lapso|período|periodo|tiempo|término|margen)(?: máximo| estimado| aproximado)? de"
    r"|(?:un|el) (?:plazo|lapso|tiempo) (?:inferior|menor|no superior|no mayor) a|no (?:superior|mayor) a|(?:el|del) (?:transcurso|término|plazo) de|lo largo de|a lo largo de|el curso de|(?:el )?espacio de|cosa de|cuestión de|aquí a|de aquí a"
    r"|(?:los|las) (?:próximos|próximas|siguientes)|próximos|próximas|siguientes|torno a|(?:tan )?(?:solo|sólo)|apenas|al cabo de|un máximo de|a más tardar|otros|otras|término de",
    after=r" (?:siguientes|próximos|próximas)| (?:desde|a partir de|tras|después de) (?:la recepción de |el envío de )?este (?:mensaje|aviso|correo|comunicado|sms)| (?:como|cómo) (?:máximo|mucho)| a partir de ahora| a partir de este momento| más o menos| aproximadamente| aprox\.?"
    r"| a más tardar| máximo| o menos| desde ahora| más|(?<=min)\.|(?<=mins)\.|(?<=hr)\.|(?<=hrs)\.|(?<=hs)\.",
    ago=r" atrás| antes| después",
    since=r"hace|desde hace|hace unos|hace unas|hace aproximadamente|hace ya",
    bounds=r"antes de|hasta|menos de|no más de|(?:como )?máximo|a más tardar|unas|unos|aproximadamente|aprox\.?|alrededor de|cerca de|casi|otras|otros",
    only=r"en|dentro de|durante|por|tras|(?:plazo|lapso|período|periodo|tiempo|término|margen)(?: máximo| estimado| aproximado)? de|(?:transcurso|lo largo|espacio) de"
    r"|(?:los |las )?(?:próximos|próximas|siguientes)|(?:tan )?(?:solo|sólo)|apenas|al cabo de",
    units_apart=False,
)
_MORNING, _NOON, _EVENING, _NIGHT, _SMALL_HOURS = (1, 13), (11, 16), (12, 22), (17, 30), (0, 8)
_LA = ("de la ", "por la ", "en la ", "a la ", "durante la ", "la ")
_PARTS = {
    **{f"{lead}mañana": _MORNING for lead in _LA[:-1]},
    **{f"{lead}tarde": _EVENING for lead in (*_LA, "")},
    **{f"{lead}noche": _NIGHT for lead in (*_LA, "de ", "")},
    **{f"{lead}madrugada": _SMALL_HOURS for lead in (*_LA, "de ", "")},
    "del mediodía": _NOON, "de mediodía": _NOON, "del día": (8, 16),
    "a primera hora": (0, 13), "a primera hora de la mañana": (0, 13), "a primera hora de la tarde": _EVENING,
}  # fmt: skip
DAYS = Days(
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
    near=by_meaning(
        {
            (0, ""): "hoy mismo|hoy|el día de hoy|día de hoy",
            (0, "de la mañana"): "hoy por la mañana|esta misma mañana|esta mañana",
            (0, "de la tarde"): "hoy por la tarde|esta misma tarde|esta tarde",
            (0, "de la noche"): "hoy por la noche|esta misma noche|esta noche",
            (NO_DAY, "de la madrugada"): "esta madrugada",
            (2, ""): "pasado mañana",
            (1, ""): "el día de mañana|día de mañana|mañana a primera hora|mañana temprano|mañana",
            (1, "de la mañana"): "mañana por la mañana|mañana en la mañana",
            (1, "de la tarde"): "mañana por la tarde|mañana en la tarde",
            (1, "de la noche"): "mañana por la noche|mañana en la noche",
            (1, "de la madrugada"): "mañana de madrugada",
            (-1, ""): "ayer",
            (-1, "de la tarde"): "ayer por la tarde",
            (-1, "de la noche"): "anoche",
        }
    ),
    dates=(
        r"(?:(?:próximo |este )?(?:día )?{weekday},? )?(?:el )?(?:próximo )?(?:día )?{day}(?:\.?[º°])?(?: de)?[ /-]{month}(?![^\W_])(?:(?:,? del?|,)?(?: año)?[ /-]{year})?",
        r"(?:próximo |este )?{weekday},? (?:el )?(?:día )?{day}(?![0-9]| ?[-–—:./º°]\w| ?h(?![a-z])| ?[ap]\.? ?m\b| (?:horas|hs|hrs|h|de la|[ay] [0-9]|de [0-9])\b)",
        r"{month} {day}(?![0-9:.h]|\w| ?[ap]\.? ?m\b)(?:,? (?:del? )?{year})?",
        r"(?:este próximo |próximo |este )?{weekday}(?![^\W_])(?: próximo)?",
        r"(?:próximo )?día {day}(?![0-9:.h]|\w)",
    ),
    parts=_PARTS,
    nights=((r"(?:noche|madrugada) del? ", r" al? | al? (?:mañana|madrugada) del? "),),
    next_weekday=r"(?:este )?próximo ",
    recurring="todos los|cada|los|todas las",
    first="primero",
    ordinals=_DAYS,
    month_first=frozenset({"US", "PR"}),
    is_month_first=False,
)
CLOCKS = Clocks(
    hours=_HOURS,
    marks=r"horas|hrs?\.?|hs\.?|h\.?",
    words=by_meaning(
        {(12, 0): "mediodía|12 del mediodía|12 m|12 m.|12:00 m|12:00 m.", (24, 0): "medianoche"}
    ),
    usual={
        "final del día": (24, 0),
        "fin del día": (24, 0),
        "que termine el día": (24, 0),
        "que acabe el día": (24, 0),
    },
    end_of=r"(?:final|fin) del?",
    spoken=(
        ("{hour} y media", 30),
        ("{hour} y cuarto", 15),
        ("{hour} menos cuarto", -15),
        *((f"{{hour}} menos {n}", -n) for n in (5, 10, 20, 25)),
        *((f"{{hour}} y {n}", _MINUTES[n]) for n in _MINUTES),
        *((f"{{hour}} {n}", minutes) for n, minutes in _MINUTES.items() if minutes > 9),
        ("{hour} cero cinco", 5),
        *((f"{{hour}} menos {n}", -_MINUTES[n]) for n in _MINUTES),
        ("{hour} en punto", 0),
    ),
    leads=r"a más tardar|a (?:primera|última|media) hora(?: del?(?! la))?|a media (?:mañana|tarde)|a (?:comienzos|finales) de|más tarde|como (?:muy tarde|máximo|mucho)|poco (?:antes|después) de|antes del?|después del?"
    r"|no más (?:tarde|allá) de|a partir de|alrededor del?|cerca del?|en torno al?|hacia|sobre|desde ahora y hasta|desde ahora hasta|para|hasta|desde"
    r"|aproximadamente|más o menos|como|a eso de|aprox\.?|entre|al|a|las|la|el|del?|en|tipo|por|durante|pasadas"
    r"|con fecha|fecha|en el horario|en horario|horario|siendo|como tope|tope|inicio:?|inicia:?|desde:",
    since=r"(?!)",
    between="entre|entre el|entre las",
    lasting=r"(?:y )?(?:durante|por|con una duración de)(?: un (?:lapso|período|periodo|plazo) de)?",
    onsets="a partir del?|desde|empezando|comenzando",
    up_to=r"(?:y )?(?:fin|término|termina|finaliza|hasta):?(?: a las| el)?|y hasta(?: las| la| el)?|a|al|hasta|a las|hasta las|a la|hasta la|hasta el",
    and_="y|y las|y la|y el|y los",
    that_is="es decir|o sea|esto es",
    split_announced=r" ?(?:horas|hs|hrs|h) ?(?:y |con )?(?=[0-5][0-9] ?m(?:in)?)|(?: horas)? (?:y|con) (?=2[5-9]|[3-5][0-9])",
    after=r",? (?:como muy tarde|como (?:máximo|mucho)|a más tardar|o antes|en adelante|aproximadamente|aprox\.?|en punto)| \((?:hora )?(?:estimad[ao]|previst[ao]|aproximad[ao]|aproximadamente|aprox\.?)\)",
    only_before_clocks="las|la",
    day_openings="día |próximo |este |el |mediodia|medianoche",
)
