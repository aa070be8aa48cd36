"""Texts nobody outside should read: each is caught, by its code, at its words."""

import pytest

from commdrill.wording.policy import Policy, Severity, Surface, examine, examine_internal
from commdrill.wording.policy.leaks import LEAK_RULES

POLICY = Policy(
    confidential=("Project Halcyon", "Atlas merger"), internal_names=("orders-db-primary", "Zeus")
)

LEAKS = [
    ("stack-trace", "Traceback (most recent call last):", "Traceback (most recent call last)"),
    ("stack-trace", 'Sorry. File "app.py", line 12, in pay', 'File "app.py", line 12'),
    ("stack-trace", "at com.shop.Cart.pay(Cart.java:42)", "at com.shop.Cart.pay(Cart.java:42)"),
    ("stack-trace", "at pay (/srv/app/cart.js:10:15)", "at pay (/srv/app/cart.js:10:15)"),
    ("stack-trace", "at Shop.Cart.Pay(Int32 id) in C:\\s\\Cart.cs:line 9", "at Shop.Cart.Pay"),
    ("stack-trace", "goroutine 7 [running]:", "goroutine 7 ["),
    ("stack-trace", "panic: runtime error: index out of range", "panic: r"),
    ("stack-trace", "cart.rb:12:in `pay'", ".rb:12:in `"),
    ("stack-trace", "Warning: x in /var/www/cart.php on line 3", "in /var/www/cart.php on line 3"),
    ("stack-trace", "Caused by: java.sql.SQLTimeout", "Caused by: java.sql.SQLTimeout"),
    ("stack-trace", "The stack trace has been sent.", "stack trace"),
    ("exception-name", "java.lang.NullPointerException", "java.lang.NullPointerException"),
    ("exception-name", "Sorry: TimeoutError while paying", "TimeoutError"),
    ("exception-name", "botocore.exceptions.ClientError: x", "botocore.exceptions.ClientError"),
    ("exception-name", "connect ECONNREFUSED", "ECONNREFUSED"),
    ("exception-name", "upstream connect error or disconnect", "upstream connect error"),
    ("exception-name", "Connection refused", "Connection refused"),
    ("exception-name", "the pod was OOMKilled", "OOMKilled"),
    ("exception-name", "'NoneType' object has no attribute", "NoneType"),
    ("exception-name", "TypeError: x.y is not a function", "TypeError"),
    ("ip-address", "We lost 10.0.3.17 today.", "10.0.3.17"),
    ("ip-address", "See http://192.168.1.20/status", "192.168.1.20"),
    ("ip-address", "dial tcp 127.0.0.1 failed", "127.0.0.1"),
    ("ip-address", "from 2001:db8::8a2e:370:7334 on", "2001:db8::8a2e:370:7334"),
    ("ip-address", "host fe80::1 is down", "fe80::1"),
    ("internal-host", "db01.prod.internal does not answer", "db01.prod.internal"),
    ("internal-host", "orders.default.svc.cluster.local", "orders.default.svc.cluster.local"),
    ("internal-host", "http://intranet.anycompany.corp/x", "intranet.anycompany.corp"),
    ("internal-host", "x.eu.rds.amazonaws.com is gone", "x.eu.rds.amazonaws.com"),
    ("internal-host", "d111111abcdef8.cloudfront.net", "d111111abcdef8.cloudfront.net"),
    ("internal-host", "could not reach localhost", "localhost"),
    ("internal-host", "web-prod-03 restarts", "web-prod-03"),
    ("internal-host", "checkout-db-replica lags", "checkout-db-replica"),
    ("internal-host", "ip-10-0-3-17 went away", "ip-10-0-3-17"),
    ("internal-host", "moved to db02", "db02"),
    ("cloud-id", "arn:aws:lambda:us-east-1:111122223333:function:orders", "arn:aws:lambda"),
    ("cloud-id", "instance i-0abc1234def567890 stopped", "i-0abc1234def567890"),
    ("cloud-id", "in subnet-0a1b2c3d", "subnet-0a1b2c3d"),
    ("cloud-id", "We are failing over to us-west-2.", "us-west-2"),
    ("cloud-id", "zone eu-central-1a is lost", "eu-central-1a"),
    ("cloud-id", "key AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
    ("cloud-id", "stored in s3://orders-backup/2026", "s3://orders-backup/2026"),
    ("cloud-id", "AWS account 111122223333", "AWS account 111122223333"),
    ("status-jargon", "HTTP 503", "HTTP 503"),
    ("status-jargon", "HTTP/1.1 502 Bad Gateway", "HTTP/1.1 502"),
    ("status-jargon", "Error 500", "Error 500"),
    ("status-jargon", "error code: 504", "error code: 504"),
    ("status-jargon", "503 Service Unavailable", "503 Service Unavailable"),
    ("status-jargon", "503 Service Temporarily Unavailable", "503 Service Temporarily Unavailable"),
    ("status-jargon", "404 - Not Found", "404 - Not Found"),
    ("status-jargon", "Internal Server Error", "Internal Server Error"),
    ("status-jargon", "Se produjo el código de error 503.", "código de error 503"),
    ("status-jargon", "Estado 502: intente más tarde", "Estado 502"),
    ("status-jargon", "We see many 5xx answers", "5xx"),
    ("status-jargon", "It returns a 500 error.", "a 500 error"),
    ("file-path", "No space in /var/log/orders", "/var/log/orders"),
    ("file-path", "C:\\inetpub\\orders missing", "C:\\inetpub\\orders missing"),
    ("file-path", "\\\\fileserver\\share", "\\\\fileserver\\share"),
    ("file-path", "see orders_service.py", "orders_service.py"),
    ("file-path", "cart.js:42", "cart.js:42"),
    ("sql", "SELECT id, total FROM orders WHERE", "SELECT id, total FROM orders"),
    ("sql", "SELECT * FROM orders", "SELECT * FROM orders"),
    ("sql", "INSERT INTO orders VALUES", "INSERT INTO orders"),
    ("sql", "ORA-00942 raised", "ORA-00942"),
    ("sql", "SQLSTATE[HY000]", "SQLSTATE"),
    ("sql", 'relation "orders" does not exist', 'relation "orders" does not exist'),
    ("port", "nothing listens on port 5432", "port 5432"),
    ("port", "el puerto 8443 no responde", "puerto 8443"),
    ("port", "orders.anycompany.example:9092 is gone", "orders.anycompany.example:9092"),
    ("credential", "api_key=sk_live_4242abcd", "api_key=sk_live_4242abcd"),
    ("credential", "postgres://shop:hunter2@db/x", "postgres://shop:hunter2@"),
    ("unfilled-placeholder", "We expect it back {{eta}}.", "{{eta}}"),
    ("unfilled-placeholder", "We expect it back {{ eta }}.", "{{ eta }}"),
    ("unfilled-placeholder", "We expect it back ${eta}.", "${eta}"),
    ("unfilled-placeholder", "We expect it back %s.", "%s"),
    ("unfilled-placeholder", "We expect it back %(eta)s.", "%(eta)s"),
    ("unfilled-placeholder", "We expect it back {eta}.", "{eta}"),
    ("unfilled-placeholder", "We expect it back <eta>.", "<eta>"),
    ("unfilled-placeholder", "We expect it back <%= eta %>.", "<%= eta %>"),
    ("unfilled-placeholder", "We expect it back [time].", "[time]"),
    ("unfilled-placeholder", "We expect it back None.", "None"),
    ("unfilled-placeholder", "We expect it back by None UTC", "None"),
    ("unfilled-placeholder", "The ETA is None", "None"),
    ("unfilled-placeholder", "Hello None, we are sorry", "None"),
    ("unfilled-placeholder", "Hola undefined:", "undefined"),
    ("unfilled-placeholder", "ETA: None", "None"),
    ("unfilled-placeholder", "Your reference is null.", "null"),
    ("unfilled-placeholder", "Expected back at null", "null"),
    ("unfilled-placeholder", "Back in undefined minutes", "undefined"),
    ("unfilled-placeholder", "undefined is not available right now", "undefined"),
    ("unfilled-placeholder", "None is not available right now", "None"),
    ("unfilled-placeholder", "Back in NaN minutes", "NaN"),
    ("unfilled-placeholder", "Follow [object Object]", "[object Object]"),
    ("unfilled-placeholder", "Back by Invalid Date", "Invalid Date"),
    ("unfilled-placeholder", "null", "null"),
    ("unfilled-placeholder", "Back TBD", "TBD"),
    ("internal-name", "We lost ORDERS-DB-PRIMARY.", "ORDERS-DB-PRIMARY"),
    ("internal-name", "zeus is down", "zeus"),
    ("confidential-term", "because of project  Halcyon.", "project  Halcyon"),
    ("confidential-term", "the Atlas\u00a0merger", "Atlas\u00a0merger"),
]

SPANISH_LEAKS = [
    ("unfilled-placeholder", "El pago vuelve None", "None"),
    ("unfilled-placeholder", "El pago vuelve a las null", "null"),
    ("unfilled-placeholder", "El pago vuelve {{hora}}", "{{hora}}"),
    ("exception-name", "Se ha producido un error fatal", "error fatal"),
    ("status-jargon", "Error 503: vuelva más tarde", "Error 503"),
    ("stack-trace", "Traza de la pila:", "Traza de la pila"),
]


@pytest.mark.parametrize(("code", "text", "quote"), LEAKS)
def test_a_leak_is_caught_at_its_words(code: str, text: str, quote: str) -> None:
    _assert_found(code, text, quote, "en")


@pytest.mark.parametrize(("code", "text", "quote"), SPANISH_LEAKS)
def test_a_leak_in_a_spanish_text_is_caught(code: str, text: str, quote: str) -> None:
    _assert_found(code, text, quote, "es")


def _assert_found(code: str, text: str, quote: str, language: str) -> None:
    found = list(examine(text, Surface.PAGE, language, POLICY))
    same = [finding for finding in found if finding.code == code]
    assert same, [str(finding) for finding in found]
    assert same[0].quote.startswith(quote)
    assert text[same[0].start :].startswith(quote)
    assert same[0].severity is Severity.ERROR
    assert f"'{same[0].quote}'" in same[0].message


def test_every_rule_is_tried() -> None:
    assert {rule.code for rule in LEAK_RULES} <= {code for code, _, _ in LEAKS}


def test_an_api_may_name_status_codes() -> None:
    assert examine("503 Service Unavailable", Surface.API, "en", POLICY) == ()


def test_colleagues_may_read_technical_words_but_nothing_unfilled_and_nothing_confidential() -> (
    None
):
    text = "HTTP 503 on db01.prod.internal, back {{eta}}, see Project Halcyon"
    codes = [finding.code for finding in examine_internal(text, POLICY)]
    assert codes == ["unfilled-placeholder", "confidential-term"]


def test_findings_come_in_the_order_they_stand() -> None:
    found = examine("Error 500 at 10.0.0.1 for None", Surface.PAGE, "en", POLICY)
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)


def test_many_findings_of_one_rule_are_cut_short() -> None:
    assert len(examine("Error 500. " * 1000, Surface.PAGE, "en", POLICY)) == 20
