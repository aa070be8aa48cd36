"""Spanish: how time zones are named."""

from commdrill.wording.languages.language import ZoneWords, by_meaning

_PLACES = {
    "españa": "Europe/Madrid", "madrid": "Europe/Madrid", "península": "Europe/Madrid", "la península": "Europe/Madrid", "españa peninsular": "Europe/Madrid", "barcelona": "Europe/Madrid",
    "sevilla": "Europe/Madrid", "bilbao": "Europe/Madrid", "zaragoza": "Europe/Madrid", "málaga": "Europe/Madrid",
    "las palmas": "Atlantic/Canary", "tenerife": "Atlantic/Canary", "cali": "America/Bogota", "barranquilla": "America/Bogota",
    "arequipa": "America/Lima", "cusco": "America/Lima", "valparaíso": "America/Santiago", "rosario": "America/Argentina/Buenos_Aires",
    "maracaibo": "America/Caracas", "puebla": "America/Mexico_City", "san pedro sula": "America/Tegucigalpa",
    "cochabamba": "America/La_Paz", "sucre": "America/La_Paz", "cuenca": "America/Guayaquil",
    "canarias": "Atlantic/Canary", "islas canarias": "Atlantic/Canary",
    "méxico": "America/Mexico_City", "ciudad de méxico": "America/Mexico_City", "la ciudad de méxico": "America/Mexico_City",
    "arg": "America/Argentina/Buenos_Aires", "mex": "America/Mexico_City", "col": "America/Bogota", "chi": "America/Santiago",
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
ZONES = ZoneWords(
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
        **{
            f"hora del {side} de {land}": zone
            for side, zone in (
                ("este", "America/New_York"),
                ("centro", "America/Chicago"),
                ("pacífico", "America/Los_Angeles"),
            )
            for land in ("ee. uu.", "ee.uu.", "eeuu", "estados unidos", "los estados unidos")
        },
        **by_meaning(
            {
                "America/Chicago": "hora del centro",
                "America/Mexico_City": "tiempo del centro|tiempo del centro de méxico|hora centro",
                "America/New_York": "tiempo del este",
                "America/Los_Angeles": "tiempo del pacífico",
                "UTC": "tiempo universal coordinado|tiempo universal",
                "America/Cancun": "tiempo del sureste",
                "Europe/Madrid": "horario peninsular|peninsular|peninsulares|españolas|horario central europeo",
            }
        ),
    },
    forms=(
        r"(?:hora|horario|huso|huso horario|tiempo)(?: local| oficial| legal| estándar| insular| peninsular| de verano| de invierno)?(?: en| de(?:l| el| la)?)? {place}",
        r"(?:en|de) {place}",
    ),
    local=r"hora local|su hora local|horario local|tu hora local",
    asides=(
        (
            r"(?:(?P<clock>[0-2]?[0-9](?:[:.][0-5][0-9])?(?: ?h(?:oras|rs|s)?\.?)?)|(?:una |1 )?hora menos|una menos)(?: en (?:las )?(?:islas )?canarias|,? hora (?:insular )?canaria)",
            "Europe/Madrid",
            "Atlantic/Canary",
        ),
    ),
)
