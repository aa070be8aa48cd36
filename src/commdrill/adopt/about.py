"""What a text is about, by rules that are told: an outage or not, which phase, which language."""

import re
from dataclasses import dataclass

from commdrill.adopt.found import FoundText
from commdrill.documents.plan import Phase
from commdrill.wording.plain import plain
from commdrill.wording.tongues import guess_language

_OTHER = re.compile(
    r"order|password|welcome|invoice|receipt|newsletter|shipping|shipment|cart|verif|survey|promo|sale|digest|"
    r"subscription|confirm|reminder|pedido|bienvenid|factura|contrasena|envio|encuesta|oferta|recibo"
)
_OUTAGE = re.compile(
    r"\boutages?\b|\bunavailab|\b(?:not|isn't) (?:currently )?available|\bnot working\b|\bdisruption|\binterruption|"
    r"\bdowntime|\b(?:is|are|was|were) down\b|\bdegrad|\bincident\b|\bmaintenance\b|\brestored?\b|\bback online\b|"
    r"\bback to normal\b|\bout of service\b|\boffline\b|\bworks again\b|\bwork again\b|\bbe (?:right )?back\b|"
    r"\bno (?:esta |estan )?disponible|\binterrupcion|\bincidencia|\bmantenimiento\b|\brestablec|\bfuera de servicio|"
    r"\bcaida\b|\bno funciona|\bvuelven? a (?:funcionar|estar)|\baveria|\binvestigating\b|\bservice (?:problem|issue)s?\b"
)
_NAMED = re.compile(
    r"outage|unavail|down(?!load)|incident|disrupt|maint|restor|resolv|recover|degrad|50[0234x]|status|"
    r"incidencia|interrupcion|mantenimiento|restable|caida|averia|corte"
)
_PHASES = (
    (
        Phase.RECOVERY,
        (
            r"restor|resolved|recover|back[ -](?:online|to normal|up)|all.clear|\bis back\b|works? again|restablec|"
            r"resuelt|recuperad|vuelven? a (?:funcionar|estar)|solucionad"
        ),
    ),
    (
        Phase.NOTICE,
        r"scheduled|planned (?!out)|maintenance|upcoming|notice\b.*maint|programad|mantenimiento",
    ),
    (
        Phase.UPDATE,
        r"\bupdate\b|identified|monitoring|still (?:working|down|un)|actualizacion|seguimos|progress.report",
    ),
)
_LANGUAGE = re.compile(r"[-_./](en|es|de|pt)(?:[-_][A-Za-z]{2})?$", re.IGNORECASE)


@dataclass(frozen=True)
class Derived:
    """What a rule says, and which one."""

    value: str
    rule: str


def is_about_an_outage(text: FoundText) -> bool:
    """Whether its source says when it is said; else its name does, or what it says."""
    if text.phase is not None:
        return True
    name = plain(text.name).lower()
    if _NAMED.search(name):
        return True
    if _OTHER.search(name):
        return False
    return bool(_OUTAGE.search(plain(f"{text.subject}\n{text.text}").lower()))


def phase_of(text: FoundText) -> Derived:
    """When it is said: by its source, its name, its subject, its words, in this order."""
    if text.phase is not None:
        return Derived(text.phase.value, "as its source says")
    for where, words in (("name", text.name), ("subject", text.subject), ("words", text.text)):
        said = re.sub(r"[-_]", " ", plain(words).lower())
        for phase, pattern in _PHASES:
            if found := re.search(pattern, said):
                return Derived(phase.value, f"{found[0].strip()!r} in its {where}")
    return Derived(Phase.OUTAGE.value, "it says neither that it is planned nor that it is over")


def base_and_language(text: FoundText) -> tuple[str, Derived]:
    """Its name without its language, and that; an empty one where nothing tells it."""
    found = _LANGUAGE.search(text.name)
    base = text.name[: found.start()] if found else text.name
    if text.language:
        return base, Derived(text.language, "as its source says")
    if found:
        return base, Derived(found[1].lower(), f"{found[0]!r} ends its name")
    guess = guess_language(f"{text.subject}\n{text.text}")
    return base, Derived(guess or "", "by its words")
