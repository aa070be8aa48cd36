import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.drivers.masking.shown import shown_headers, shown_text, shown_url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://shop.example/cart?item=7", "https://shop.example/cart?item=7"),
        ("https://user:hush@shop.example/cart", "https://***@shop.example/cart"),
        ("https://hush@shop.example/", "https://***@shop.example/"),
        ("https://user:hu@sh@shop.example/", "https://***@shop.example/"),
        ("https://shop.example/@handle", "https://shop.example/@handle"),
        (
            "https://b.s3.amazonaws.com/k?X-Amz-Date=1&X-Amz-Signature=hush&X-Amz-Security-Token=hush",
            "https://b.s3.amazonaws.com/k?X-Amz-Date=1&X-Amz-Signature=***&X-Amz-Security-Token=***",
        ),
        ("https://x.example/?sv=1&sig=hush%3D", "https://x.example/?sv=1&sig=***"),
        ("https://x.example/?access_token=hush#id_token=hush", "https://x.example/?access_token=***#id_token=***"),
        ("https://x.example/cb?code=hush&state=1", "https://x.example/cb?code=***&state=1"),
        ("https://x.example/a;jsessionid=hush?b=1", "https://x.example/a;jsessionid=***"),
        ("https://x.example/?apiKey=hush&API-KEY=hush", "https://x.example/?apiKey=***&API-KEY=***"),
        ("https://x.example/?monkey=7&keyboard=us", "https://x.example/?monkey=7&keyboard=us"),
        ("https://x.example/?token=", "https://x.example/?token="),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_what_opens_doors(url: str, shown: str) -> None:
    assert shown_url(url) == shown
    assert shown_url(shown) == shown, "what was left out stays left out"


def test_addresses_in_a_text_are_shown_so_too() -> None:
    told = "Page.goto: net::ERR_FAILED at https://u:hush@x.example/?token=hush\nCall log:"
    assert shown_text(told) == (
        "Page.goto: net::ERR_FAILED at https://***@x.example/?token=***\nCall log:"
    )


@pytest.mark.parametrize(
    "text",
    [
        "should have been 'POST\n/\nhost:sts\nx-amz-security-token:hush\n'",
        "Authorization: AWS4-HMAC-SHA256 hush",
        '{"Authorization": "Bearer hush"}',
        "Credential=a/b, SignedHeaders=host, Signature=hush",
    ],
)
def test_a_signature_that_a_provider_echoes_is_not_shown(text: str) -> None:
    assert "hush" not in shown_text(text)
    assert "***" in shown_text(text)


def test_headers_are_shown_by_name() -> None:
    shown = shown_headers(
        {
            "content-type": "text/html",
            "retry-after": "120",
            "set-cookie": "sid=hush; Path=/; HttpOnly; SameSite=Lax, theme=hush; Expires=Wed, 1 Jan",
            "cookie": "a=hush; b=hush",
            "authorization": "Bearer hush",
            "x-hub-signature-256": "sha256=hush",
            "x-amz-security-token": "hush",
            "x-api-key": "hush",
            "location": "/next?token=hush",
            "link": '<https://x.example/?token=hush>; rel="next"',
            "refresh": "0; url=https://x.example/?sig=hush",
            "etag": '"abc"',
        }
    )
    assert "hush" not in repr(shown)
    assert (shown["content-type"], shown["retry-after"], shown["etag"]) == (
        "text/html", "120", '"abc"',
    )  # fmt: skip
    assert shown["set-cookie"].startswith("sid=***; Path=/; HttpOnly; SameSite=Lax, theme=***")
    assert shown["location"] == "/next?token=***"


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    assert isinstance(shown_text(text), str)
    assert isinstance(shown_url(text), str)


def test_a_long_text_is_shown_in_a_moment() -> None:
    for piece in ("a=", "?a=b&", "http://", "u:p@", "x://a@", "signature: ", "; a=b"):
        text = piece * 200_000
        assert shown_text(text) is not None
        assert shown_headers({"set-cookie": text})
