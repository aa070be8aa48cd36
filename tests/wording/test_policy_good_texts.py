"""Ordinary texts for customers: nothing in them is a leak."""

import pytest

from commdrill.wording.policy import Policy, Surface, examine

POLICY = Policy(
    confidential=("Project Halcyon",),
    internal_names=("orders-db-primary", "Atlas"),
    affected=("Checkout", "Pago"),
)

ENGLISH = [
    "Checkout is not available right now. We expect it back by 16:30 UTC.",
    "None of your data was lost, and none of your orders were cancelled.",
    "None of our 500 stores is affected.",
    "Call us on +1 425 555 0101 or 1-800-555-0199, every day from 08:00 to 22:00.",
    "Call 800.555.0100 or write to help@anycompany.example.",
    "Your refund of $1,234.56 (EUR 1.099,00) will reach you within 3 days.",
    "Your order number is 503-4410023-7781 and it ships on 24 November 2026.",
    "Order 404 has been delivered to locker 500.",
    "All 503 passengers of flight AC500 have been rebooked on flight IB6250 from gate B42.",
    "Follow progress at https://status.anycompany.example/incidents/500?x=1#top.",
    "See https://www.anycompany.example/help/error-404-page.html or our app.",
    "There was an error on our side. We are sorry.",
    "If you made an error in your order, you can change it until 18:00.",
    "Our port facility in Rotterdam is closed; ships leave from port 4 today.",
    "The cruise calls at the port of Barcelona at 07:30.",
    "Null Island is a fine place; our maps show it at 0°, 0°.",
    "The contract is null and void after 30 days.",
    "The museum stays closed for an undefined period of time.",
    "The word “undefined” does not appear on your statement.",
    "[DRILL] Checkout is unavailable. This is a drill.",
    "Nan bread and naan are back in our stores.",
    "Our service is second to None in the guide's own spelling.",
    "Card payments of less than 20 € work; cash is accepted everywhere.",
    "Use code SAVE500 for 5% off, or 50 % off from 200 €.",
    "Version 2.14.3 of the app shows your balance again.",
    "Please update the app to version 10.4.2.1 and log in again.",
    "The helpdesk opens at 10:30:00 and closes at 22:15.",
    "Select a flight from Madrid to London; insert your card into the reader.",
    "We will delete your data from our systems if you ask us to.",
    "Update your address and set a new password in your profile.",
    "Your password must have 12 characters: letters, digits and signs.",
    "Never tell anybody your password, your token or your PIN.",
    "Send money to IBAN ES91 2100 0418 4502 0005 1332 as usual.",
    "Your account ending in 4821 has been credited with 500 dollars.",
    "Your account number 111122223333 stays the same.",
    "The north-east of the country is affected; the us-based team works on it.",
    "State-of-the-art, day-to-day, web-based and host-friendly: our new desk.",
    "Our e-mail service, app-only offers and web-exclusive prices return at noon.",
    "Read our terms at anycompany.example/terms or in /help of the app.",
    "And/or, he/she, 24/7, 1/2 price, km/h and w/o charge.",
    "Windows 11, iOS 17.4 and Android 14 are all supported.",
    "The 5 o'clock ferry runs; the 10:05 one does not. Ratio 3:1.",
    "Room 503 is not found on the floor plan? Ask at the desk.",
    "Items not found in your basket can be restored from your list.",
    "The exception: gift cards. They work without exceptions.",
    "An exception to this rule is Sunday. Trial and error is not needed.",
    "Known issues: None. Data loss: none.",
    "Affected: Checkout. Not affected: catalog, basket, account.",
    "Refunds: 100% within 14 days; 0% interest; 5%. Fee: 2.5%",
    "If <5 items are left we say so; > 10 means plenty.",
    "Lambda & Sons, Atlassian-like maps, the Atlases of old: all in stock.",
    "Reference AC-2026-1123-0042, booking code K7XQ2P.",
    "Tracking number 1Z999AA10123456784, parcel 00340434161094021501.",
    "Write to orders@anycompany.example; Mr. B. Jones answers.",
    "Temporarily unavailable: Checkout. We are back at 4 p.m. (PT).",
    "The service is temporarily unavailable. Please try again in 10 minutes.",
    "Service unavailable? Call us: (425) 555-0101 ext. 22.",
    "Status: investigating. Next update at 15:00 UTC.",
    "Status page: status.anycompany.example",
    "Error in your statement? Tell us by 30 November.",
    "Your local store, the internal courtyard and our corporate desk are open.",
    "A local.area offer: 2 for 1. Visit store.anycompany.example today.",
    "The stack of traces left by the storm has been cleared.",
    "Please cash out at the till; the queue-free desk is on floor 2.",
    "Your seat is 12A, bag drop 7, boarding 09:45, gate opens 09:15.",
    "Tip: the Java chip cookie and the Python exhibit are back.",
    "The vote was 404 to 500; the error margin is 3 %.",
    "Your local drill page: http://127.0.0.1:43121/status and http://localhost:8080/",
]

SPANISH = [
    "El pago no está disponible en este momento. Esperamos que vuelva antes de las 16:30 UTC.",
    "Ninguno de sus pedidos se ha perdido.",
    "Llámenos al 91 123 45 67, al +34 900 123 456 o escriba a ayuda@anycompany.example.",
    "Tel. 91.123.45.67, de lunes a viernes de 9:00 a 20:00.",
    "Su reembolso de 1.234,56 € llegará en 3 días.",
    "Hubo un error por nuestra parte. Lo sentimos.",
    "El puerto de Valencia está cerrado; los barcos salen del puerto 4.",
    "Sus 500 puntos siguen en su cuenta; el código postal 50301 también.",
    "Todo vuelve a la normalidad. TODO está en su sitio.",
    "Pedido n.º 404-500: entregado. Vuelo IB500, puerta 42.",
    "El contrato es nulo; el voto nulo no cuenta.",
    "Siga el estado en https://status.anycompany.example/es?id=503.",
    "La excepción: las tarjetas regalo.",
    "Con código SAVE503 tiene un 5 % de descuento.",
    "Seleccione un vuelo desde Madrid. Inserte su tarjeta.",
    "La aplicación, versión 10.4.2.1, muestra de nuevo su saldo.",
    "El servicio de atención al cliente está en la planta 5, sala 503.",
    "¿Error en su factura? Díganoslo antes del 30 de noviembre.",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_texts_raise_nothing(text: str) -> None:
    assert [str(found) for found in examine(text, Surface.PAGE, "en", POLICY)] == []


@pytest.mark.parametrize("text", SPANISH)
def test_spanish_texts_raise_nothing(text: str) -> None:
    assert [str(found) for found in examine(text, Surface.MESSAGE, "es", POLICY)] == []
