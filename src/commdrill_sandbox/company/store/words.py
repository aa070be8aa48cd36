"""The store's own words, in the languages it is kept in."""

from typing import Final

LANGUAGES: Final = ("en", "es")

_ENGLISH = {
    "welcome": "Good things for home",
    "lead": "Well made, fairly priced, sent tomorrow.",
    "catalog": "Catalogue",
    "search": "Search",
    "basket": "Basket",
    "checkout": "Checkout",
    "your basket": "Your basket",
    "look for": "What are you looking for?",
    "found": "Here is what we found",
    "popular": "Our most popular articles",
    "add": "Put into basket",
    "to checkout": "Go to checkout",
    "total": "Total",
    "address": "Where shall we send it?",
    "pay": "Place your order",
    "thanks": "You can place your order here.",
    "browse": "Back to the store",
    "status": "How our services are doing",
    "sorry": "We will be back soon",
    "missing": "We do not have that page",
    "works": "This service is available.",
    "care": "AnyCompany Retail. Our customer care team is glad to help you.",
}
_SPANISH = {
    "welcome": "Cosas buenas para casa",
    "lead": "Bien hechas, a buen precio y en camino mañana.",
    "catalog": "Catálogo",
    "search": "Buscar",
    "basket": "Cesta",
    "checkout": "Pago",
    "your basket": "Tu cesta",
    "look for": "¿Qué buscas?",
    "found": "Esto es lo que hemos encontrado",
    "popular": "Nuestros artículos más queridos",
    "add": "Añadir a la cesta",
    "to checkout": "Ir al pago",
    "total": "Total",
    "address": "¿Adónde te lo enviamos?",
    "pay": "Hacer el pedido",
    "thanks": "Aquí puedes hacer tu pedido.",
    "browse": "Volver a la tienda",
    "status": "Cómo van nuestros servicios",
    "sorry": "Volvemos pronto",
    "missing": "No tenemos esa página",
    "works": "Este servicio está disponible.",
    "care": "AnyCompany Retail. Nuestro equipo de atención al cliente te ayuda con gusto.",
}


def words(language: str) -> dict[str, str]:
    """The store's words in a language; English where it has none in that one."""
    return _SPANISH if language == "es" else _ENGLISH
