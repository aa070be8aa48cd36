"""Whole messages as companies send them, against the wording they approved.

Read on Thursday, 12 November 2026, at 15:10 UTC.
"""

from datetime import UTC, datetime, timedelta

from commdrill.wording.markup.visible import shown
from commdrill.wording.match import Match, match_whole
from commdrill.wording.seen import SeenText
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.number import NumberPlaceholder
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.types.window import WindowPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 12, 15, 10, tzinfo=UTC)
AHEAD = TimePlaceholder(at_most=timedelta(days=30))
TYPES: dict[str, PlaceholderType] = {
    **dict.fromkeys(("eta", "next_update", "starts", "ends"), AHEAD),
    "w": WindowPlaceholder(),
    "since": TimePlaceholder(lies="past"),
    "name": TextPlaceholder(),
    "area": TextPlaceholder(),
    "url": UrlPlaceholder(),
    "length": DurationPlaceholder(),
    "n": NumberPlaceholder(),
    "ref": TextPlaceholder(matches=r"INC-\d+"),
}
Case = tuple[str, str, str, str]
APPROVED: list[Case] = [
    ("en", "Flight app", "{{component}} is down since {{since}}. Expect it back {{eta}}.", "Flight app is down since 14:05 UTC. Expect it back by 16:00 UTC."),
    ("en", "Card payments", "Dear {{name}},\n\n{{component}} are affected {{w}}.\n\nKind regards", "Dear Ms. O’Neill,\n\nCard payments are affected on Sunday 15 November from 01:00 to 05:00 GMT.\n\nKind regards"),
    ("en", "The portal", "{{component}} will be unavailable from {{starts}} to {{ends}} on Saturday.", "The portal will be unavailable from 8 am to noon CT on Saturday."),
    ("en", "The portal", "{{component}} will be unavailable on {{starts}} for about {{length}}.", "The portal will be unavailable on Sunday, November 15 at 2 AM ET for about 4 hours."),
    ("en", "Wi-Fi", "{{component}}: we expect full service {{eta}} ({{ref}}).", "Wi-Fi: we expect full service within 2 hours (INC-4711)."),
    ("en", "Wi-Fi", "{{n}} customers in {{area}} are without {{component}}. Next update {{next_update}}.", "1,250 customers in North Hill are without Wi-Fi. Next update at 5 p.m. PST."),
    ("en", "Checkout", "{{component}} is down. Next update {{next_update}}. See {{url}}", "Checkout is down. Next update in 30 minutes. See https://status.acme.example/i/1?x=y&z=1"),
    ("en", "Checkout", "{{component}} is down.\nNext update: {{next_update}}\nDetails: {{url}}", "Checkout is down.\nNext update: 16:00 UTC\nDetails: status.acme.example"),
    ("en", "Checkout", "Sorry! {{component}} isn’t working – we’re on it. Back {{eta}}.", "Sorry! Checkout isn't working - we're on it. Back by 4 pm GMT."),
    ("en", "Checkout", "{{component}} is back. Thank you for your patience!", "<p><b>Checkout</b> is back.<br>Thank you for your patience!</p>"),
    ("en", "Checkout", "Back {{eta}}, we write again {{next_update}}.", "Back by 18:00 UTC, we write again at 16:00 UTC."),
    ("en", "Checkout", "Back {{eta}} or earlier.", "Back by 18:00 UTC or earlier."),
    ("en", "Checkout", "Back by {{eta}} at the latest.", "Back by 18:00 UTC at the latest."),
    ("en", "Checkout", "Back by {{eta}} (Madrid time).", "Back by 18:00 (Madrid time)."),
    ("en", "Checkout", "We expect to finish by {{eta}} UTC.", "We expect to finish by 18:00 UTC."),
    ("en", "Checkout", "It started at {{since}} and will end {{eta}}.", "It started at 14:00 UTC and will end at 18:00 UTC."),
    ("en", "Checkout", "Between {{starts}} and {{ends}} {{component}} is off.", "Between 2:00 AM and 4:00 AM ET Checkout is off."),
    ("en", "Checkout", "{{component}} is off {{w}}. Then all is well.", "Checkout is off between 2:00 AM and 4:00 AM ET on Saturday. Then all is well."),
    ("en", "Gas", "{{component}} is back {{eta}}. Goodbye.", "Gas is back at nine p m Eastern Time. Goodbye."),
    ("en", "Gas", "{{component}} is back {{eta}}. Goodbye.", "Gas is back at sixteen thirty five UTC. Goodbye."),
    ("en", "Gas", "{{component}} is back {{eta}}. Goodbye.", "Gas is back in about forty five minutes. Goodbye."),
    ("en", "Gas", "{{component}} is back {{eta}}. Goodbye.", "Gas is back on the fourteenth of November at seven oh five a m GMT. Goodbye."),
    ("en", "Gas", "{{component}} is back {{eta}}. Goodbye.", "Gas is back tomorrow morning at seven a.m. Eastern Time. Goodbye."),
    ("en", "Gas", "{{component}} is off {{w}}.", "Gas is off Sat 14 Nov 06:00 – 09:00 GMT / 01:00 – 04:00 EST."),
    ("en", "Gas", "{{component}} is back {{eta}}.", "Gas is back 6:45p ET."),
    ("es", "El gas", "{{component}} vuelve {{eta}}.", "El gas vuelve a las veinte treinta, hora peninsular."),
    ("es", "El gas", "{{component}} vuelve {{eta}}.", "El gas vuelve el viernes trece de noviembre a las nueve de la mañana, hora peninsular."),
    ("en", "Gas", "{{component}} is off from {{since}} to {{eta}}.", "Gas is off from today 14:00 GMT to Friday 9:00 GMT."),
    ("pt", "O gás", "{{component}} volta {{eta}}.", "O gás volta às dezoito horas e trinta minutos (horário de Brasília)."),
    ("de", "Das Gas", "{{component}} ist {{eta}} wieder da.", "Das Gas ist um achtzehn Uhr dreißig MEZ wieder da."),
    ("es", "El metro", "{{component}} no funciona desde {{since}}. Volverá {{eta}}.", "El metro no funciona desde las 15:30 (hora peninsular). Volverá a las 18:00 (hora peninsular)."),
    ("es", "La banca móvil", "Estimado/a {{name}}: {{component}} no estará disponible {{w}}.", "Estimado/a Íñigo: La banca móvil no estará disponible el domingo 15 de noviembre, de 2:00 a 6:00 h (hora peninsular)."),
    ("es", "La banca móvil", "{{component}} no estará disponible el {{starts}} por {{length}}.", "La banca móvil no estará disponible el domingo 15 a las 2:00 a. m. (hora de Colombia) por 4 horas."),
    ("es", "El agua", "Corte de agua en {{area}} mañana de {{starts}} a {{ends}}.", "Corte de agua en Col. Roma Nte. mañana de 9:00 a 17:00 hrs (tiempo del centro)."),
    ("es", "El agua", "El servicio vuelve {{eta}}; le avisaremos por SMS.", "El servicio vuelve antes de las 22 h (hora peninsular); le avisaremos por SMS."),
    ("es", "La app", "{{component}}: vuelve {{eta}}. Mas info: {{url}}", "La app: vuelve en 2 hrs. Mas info: banco.example/estado"),
    ("es", "La app", "Hola, {{name}}. {{component}} ya funciona.", "Hola, María José. La app ya funciona."),
    ("es", "Matrículas", "{{component}} se reanuda {{eta}}.", "Matrículas se reanuda el lunes 16 de noviembre a las 8:00 (hora de Chile)."),
    ("es", "Matrículas", "{{component}} estará cerrado entre {{starts}} y {{ends}}.", "Matrículas estará cerrado entre las 22:00 del viernes y las 6:00 del sábado (CET)."),
    ("es", "Matrículas", "Aviso: {{component}} en mantenimiento {{w}}.", "Aviso: Matrículas en mantenimiento desde las 22:00 del viernes 13 hasta las 6:00 del sábado 14 (hora peninsular)."),
    ("es", "Matrículas", "Próxima actualización {{next_update}}.", "Próxima actualización en 1 hora, aproximadamente."),
    ("es", "Matrículas", "Próxima actualización a las {{next_update}}.", "Próxima actualización a las 17:30 h (hora peninsular)."),
    ("es", "Matrículas", "Volverá hacia las {{eta}} h (hora peninsular).", "Volverá hacia las 17:30 h (hora peninsular)."),
    ("es", "Matrículas", "Volverá en {{eta}} aproximadamente.", "Volverá en 45 minutos aproximadamente."),
]  # fmt: skip
NOT_APPROVED: list[Case] = [
    ("en", "Gas", "{{component}} is back {{eta}}.", "Gas is back tomorrow morning at seven p.m. Eastern Time."),
    ("es", "El gas", "{{component}} vuelve {{eta}}.", "El gas vuelve a las catorce treinta, hora peninsular."),
    ("en", "Gas", "{{component}} is off {{w}}.", "Gas is off from 22:00 to 22:00 UTC."),
    ("en", "Gas", "{{component}} is off {{w}}.", "Gas is off Sat 14 Nov 06:00 – 09:00 GMT / 02:00 – 05:00 EST."),
    ("en", "Gas", "{{component}} is back {{eta}}.", "Gas is back at seventy thirty UTC."),
    ("en", "Checkout", "{{component}} is back. Thank you.", "Checkout is back. Thank you"),
    ("en", "Checkout", "{{component}} is back. Thank you.", "checkout is back. Thank you."),
    ("en", "Checkout", "{{component}} is back {{eta}}.", "Checkout is back by 16:30 UTC tomorrow or so."),
    ("en", "Checkout", "We write again {{next_update}}.", "We write again."),
    ("es", "El agua", "Corte de agua en {{area}} de {{starts}} a {{ends}}.", "Corte de agua en Col. Roma Nte. de 9:00 a 17:00 hrs (tiempo del centro)."),
    ("es", "La app", "{{component}} ya funciona.", "LA APP YA FUNCIONA."),
]  # fmt: skip


def is_approved(language: str, component: str, template: str, text: str) -> bool:
    types = {**TYPES, "component": ChoicePlaceholder.of(component)}
    wording = compile_wording(template, types, language)
    return isinstance(match_whole(wording, SeenText.of(shown(text)), NOW), Match)


@each("case", APPROVED)
def test_a_message_as_approved_is_found_to_be_so(case: Case) -> None:
    assert is_approved(*case)


@each("case", NOT_APPROVED)
def test_a_message_with_something_wrong_is_not(case: Case) -> None:
    assert not is_approved(*case)
