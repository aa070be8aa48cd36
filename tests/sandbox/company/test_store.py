"""The store, its API and the edge in front of them, looked at as visitors do."""

import pytest

from .conftest import Found, Open, eventually

WORDS = {
    "en": "Checkout is not available right now. We are sorry. We expect it back within 45 minutes.",
    "es": "El servicio de pago no está disponible en este momento. Lo sentimos. Esperamos que "
    "vuelva en 45 minutos.",
}
PLACES = ("/", "/catalog", "/product/morning-mug", "/search?q=lamp", "/basket", "/checkout")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/es", "es")])
def test_every_page_is_there_in_both_languages(
    shop: Open, place: str, prefix: str, language: str
) -> None:
    answer = shop.get("store", prefix + place)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1>") == 1


def test_a_page_that_does_not_exist_is_missing_kindly(shop: Open) -> None:
    assert shop.get("store", "/nothing-here").status_code == 404
    assert shop.get("store", "/product/nothing").status_code == 404


@pytest.mark.parametrize(
    ("path", "language"),
    [("/checkout", "en"), ("/checkout?lang=es", "es"), ("/es/checkout", "es")],
)
def test_while_checkout_is_down_its_page_says_so_in_approved_words(
    shop: Open, path: str, language: str
) -> None:
    shop.put("/components/checkout", "outage")
    answer = shop.get("store", path)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"].isdecimal()
    assert WORDS[language] in shop.text(path)


def test_while_checkout_is_down_the_rest_works(shop: Open) -> None:
    shop.put("/components/checkout", "outage")
    for place in PLACES[:-1]:
        assert shop.get("store", place).status_code == 200, place


def test_the_error_page_is_there_at_once_and_gone_at_once(shop: Open) -> None:
    shop.put("/components/checkout", "outage")
    assert shop.get("store", "/checkout").status_code == 503
    shop.put("/components/checkout", "normal")
    assert shop.get("store", "/checkout").status_code == 200


def test_the_banner_is_up_while_it_lasts_and_down_after(shop: Open) -> None:
    words = "You can browse and fill your basket."
    assert words not in shop.text("/")
    shop.put("/components/checkout", "outage")
    eventually(lambda: words in shop.text("/"))
    assert "Puedes mirar y llenar tu cesta." in shop.text("/es/")
    shop.put("/components/checkout", "normal")
    eventually(lambda: words not in shop.text("/"))


def test_a_slow_search_answers_with_less_and_says_why(shop: Open) -> None:
    usual = shop.get("store", "/search?q=lamp")
    shop.put("/components/search", "degraded")
    slow = shop.get("store", "/search?q=lamp")
    assert slow.status_code == usual.status_code == 200
    assert "Search is slower than usual, and some articles may be missing." in slow.text
    assert slow.text != usual.text
    assert shop.get("store", "/checkout").status_code == 200


def test_a_lost_region_takes_the_whole_store_with_it(shop: Open) -> None:
    shop.put("/regions/us-east-1", "lost")
    for place in PLACES:
        assert shop.get("store", place).status_code == 503
    assert "Our online store is not available right now." in shop.text("/")
    assert "Nuestra tienda online no está disponible" in shop.text("/es/checkout")
    assert shop.get("status").status_code == 200


def test_the_api_tells_programs_what_they_can_act_on(shop: Open) -> None:
    assert shop.post("api", "/orders", {"sku": "drill"}).json()["state"] == "accepted"
    shop.put("/components/checkout", "outage")
    answer = shop.post("api", "/orders", {"sku": "drill"})
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/json"
    told = answer.json()
    assert told["code"] == "CHECKOUT_UNAVAILABLE"
    assert int(answer.headers["Retry-After"]) == told["retryAfterSeconds"] <= 3600
    assert told["message"].startswith("Checkout is not available right now.")
    shop.put("/components/checkout", "normal")
    assert shop.get("api", "/orders").status_code == 200


@pytest.mark.parametrize(
    ("mode", "status", "health"),
    [("normal", 200, "available"), ("degraded", 200, "limited"), ("outage", 503, "unavailable")],
)
def test_each_component_has_a_health_check(shop: Open, mode: str, status: int, health: str) -> None:
    shop.put("/components/search", mode)
    answer = shop.get("store", "/health/search")
    assert (answer.status_code, answer.json()["status"]) == (status, health)
    assert shop.get("store", "/health/nothing").status_code == 404


def test_a_cut_connection_is_what_a_visitor_of_a_failing_origin_meets(found: Found) -> None:
    shop = found("page-from-failing-origin")
    assert shop.get("store", "/checkout").status_code == 200
    shop.put("/components/checkout", "outage")
    with pytest.raises(OSError, match=r"[Cc]onnection|[Rr]emote"):
        shop.get("store", "/checkout")
