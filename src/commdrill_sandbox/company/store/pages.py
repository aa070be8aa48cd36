"""The store's pages, as HTML."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from commdrill_sandbox.company.html import link, page, paragraphs
from commdrill_sandbox.company.store.catalogue import BASKET, PRODUCTS, Product, found
from commdrill_sandbox.company.store.words import words

NAME = "AnyCompany Retail"


@dataclass(frozen=True)
class Frame:
    """What surrounds every page: the visitor's language, where status is told, and what is on."""

    language: str
    status_page: str
    banners: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __call__(self, title: str, body: str) -> str:
        say, language = words(self.language), self.language
        banners = "".join(
            f'<div class="banner" role="status">{paragraphs(text)}</div>' for text in self.banners
        )
        notes = "".join(
            f'<section class="sorry" role="status">{paragraphs(text)}</section>'
            for text in self.notes
        )
        places = ("catalog", "search", "basket", "checkout")
        nav = "".join(link(f"/{place}?lang={language}", say[place]) for place in places)
        return page(
            f"{title} · {NAME}",
            f'{banners}<header><a class="name" href="/?lang={language}">{NAME}</a>'
            f"<nav>{nav}</nav></header><main>{notes}{body}</main>"
            f"<footer><p>{say['care']} {link(self.status_page, say['status'])}</p></footer>",
            language,
        )


def home_page(frame: Frame) -> str:
    say = words(frame.language)
    return frame(
        say["welcome"], f"<h1>{say['welcome']}</h1><p>{say['lead']}</p>{_grid(PRODUCTS, frame)}"
    )


def catalogue_page(frame: Frame) -> str:
    say = words(frame.language)
    return frame(say["catalog"], f"<h1>{say['catalog']}</h1>{_grid(PRODUCTS, frame)}")


def product_page(frame: Frame, product: Product) -> str:
    say, language = words(frame.language), frame.language
    return frame(
        product.name(language),
        f'<h1>{product.name(language)}</h1><div class="card">{_drawing(product)}'
        f'<p>{product.about(language)}</p><p class="price">{product.euros} €</p>'
        f'<a class="button" href="/basket?lang={language}">{say["add"]}</a></div>',
    )


def search_page(frame: Frame, wanted: str) -> str:
    say, language = words(frame.language), frame.language
    form = (
        f'<form action="/search"><label>{say["look for"]} <input name="q" '
        f'value="{escape(wanted)}"></label> <input type="hidden" name="lang" value="{language}">'
        f'<button class="button">{say["search"]}</button></form>'
    )
    results = _grid(found(wanted, language), frame)
    return frame(say["search"], f"<h1>{say['search']}</h1>{form}<h2>{say['found']}</h2>{results}")


def limited_page(frame: Frame, title: str) -> str:
    """What is left of a page when its service has trouble: the most popular articles."""
    say = words(frame.language)
    few = _grid(PRODUCTS[:3], frame)
    return frame(title, f"<h1>{escape(title)}</h1><h2>{say['popular']}</h2>{few}")


def basket_page(frame: Frame) -> str:
    say, language = words(frame.language), frame.language
    return frame(
        say["basket"],
        f"<h1>{say['your basket']}</h1>{_bill(frame)}"
        f'<p><a class="button" href="/checkout?lang={language}">{say["to checkout"]}</a></p>',
    )


def checkout_page(frame: Frame) -> str:
    say = words(frame.language)
    return frame(
        say["checkout"],
        f"<h1>{say['checkout']}</h1><p>{say['thanks']}</p>{_bill(frame)}"
        f'<form method="post" action="/checkout?lang={frame.language}"><p><label>{say["address"]}'
        f'<br><input name="address" autocomplete="street-address"></label></p>'
        f'<button class="button">{say["pay"]}</button></form>',
    )


def service_page(frame: Frame, title: str) -> str:
    """A page for a service the store has no page of its own for."""
    return frame(title, f"<h1>{escape(title)}</h1><p>{words(frame.language)['works']}</p>")


def missing_page(frame: Frame) -> str:
    say = words(frame.language)
    return frame(say["missing"], f"<h1>{say['missing']}</h1>{_home(frame)}")


def error_page(frame: Frame, text: str) -> str:
    """What the edge shows in the store's place: the approved words, and the way back."""
    say = words(frame.language)
    sorry = f'<section class="sorry">{paragraphs(text)}</section>'
    return frame(say["sorry"], f"<h1>{say['sorry']}</h1>{sorry}{_home(frame)}")


def bare_page(status: int) -> str:
    """What an edge shows that nobody has prepared."""
    return (
        f"<html><head><title>{status} Service Unavailable</title></head><body><center>"
        f"<h1>{status} Service Unavailable</h1></center><hr></body></html>\n"
    )


def _grid(products: Iterable[Product], frame: Frame) -> str:
    cards = "".join(_card(product, frame.language) for product in products)
    return f'<ul class="grid">{cards}</ul>'


def _card(product: Product, language: str) -> str:
    address = f"/product/{product.slug}?lang={language}"
    return (
        f'<li class="card">{_drawing(product)}<p>{link(address, product.name(language))}</p>'
        f'<p class="price">{product.euros} €</p></li>'
    )


def _drawing(product: Product) -> str:
    back, front = product.colours
    return (
        f'<svg viewBox="0 0 200 140" aria-hidden="true"><rect width="200" height="140" '
        f'fill="{back}"/><g fill="{front}" stroke="{front}" stroke-width="2">{product.drawing}'
        f"</g></svg>"
    )


def _bill(frame: Frame) -> str:
    rows = "".join(
        f"<tr><td>{product.name(frame.language)}</td><td>{product.euros} €</td></tr>"
        for product in BASKET
    )
    total = sum(product.euros for product in BASKET)
    return (
        f"<table>{rows}<tr><th>{words(frame.language)['total']}</th><th>{total} €</th></tr></table>"
    )


def _home(frame: Frame) -> str:
    return f"<p>{link(f'/?lang={frame.language}', words(frame.language)['browse'])}</p>"
