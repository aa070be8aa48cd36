"""Texts nobody outside should read: each is caught, by its code, at its words."""

import re

from commdrill.wording.policy import Policy, Severity, Surface, examine, examine_internal
from commdrill.wording.policy.leaks import LEAK_RULES
from tests.each import each

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
    ("status-jargon", "Error 404 Not Found", "Error 404"),
    ("sql", "[Microsoft][SQL Server] Login failed", "[SQL Server]"),
    ("sql", "Microsoft OLE DB Provider for SQL Server", "OLE DB Provider for SQL Server"),
    ("port", "Port 5432 is closed", "Port 5432"),
    ("unfilled-placeholder", "Back by <insert time>", "<insert time>"),
    ("unfilled-placeholder", "See <status url>", "<status url>"),
    ("internal-host", "shop-prod-db", "shop-prod-db"),
    ("ip-address", "2001:db8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:1"),
    ("ip-address", "fe80:1::2", "fe80:1::2"),
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
    ("technical-detail", "A database failover is under way.", "database failover"),
    ("internal-name", "We lost ORDERS-DB-PRIMARY.", "ORDERS-DB-PRIMARY"),
    ("internal-name", "zeus is down", "zeus"),
    ("confidential-term", "because of project  Halcyon.", "project  Halcyon"),
    ("confidential-term", "the Atlas\u00a0merger", "Atlas\u00a0merger"),
    (
        "stack-trace",
        'Traceback (most recent call last): File "/srv/app.py", line 3, in pay',
        "Traceback (most recent call last)",
    ),
    (
        "exception-name",
        "java.lang.IllegalStateException: pool exhausted",
        "java.lang.IllegalStateException",
    ),
    (
        "exception-name",
        'Exception in thread "main" java.lang.RuntimeException',
        "java.lang.RuntimeException",
    ),
    (
        "stack-trace",
        "at com.anycompany.orders.Checkout.pay(Checkout.java:42)",
        "at com.anycompany.orders.Checkout.pay(Checkout.java:42)",
    ),
    (
        "exception-name",
        "org.springframework.web.client.HttpServerErrorException$ServiceUnavailable",
        "org.springframework.web.client.HttpServerErrorException",
    ),
    (
        "exception-name",
        "TypeError: Cannot read properties of undefined (reading 'id')",
        "TypeError",
    ),
    ("exception-name", "ReferenceError: basket is not defined", "ReferenceError"),
    ("exception-name", "Uncaught (in promise) Error: timeout", "Uncaught (in promise)"),
    (
        "stack-trace",
        "at Object.<anonymous> (/srv/app/index.js:10:15)",
        "at Object.<anonymous> (/srv/app/index.js:10:15)",
    ),
    (
        "stack-trace",
        "at async pay (file:///srv/app/pay.mjs:3:9)",
        "at async pay (file:///srv/app/pay.mjs:3:9)",
    ),
    (
        "stack-trace",
        "at processTicksAndRejections (node:internal/process/task_queues:95:5)",
        "(node:internal/process/task_queues:95:5)",
    ),
    (
        "exception-name",
        "System.NullReferenceException: Object reference not set to an instance of an object.",
        "System.NullReferenceException",
    ),
    (
        "exception-name",
        "Object reference not set to an instance of an object.",
        "Object reference not set",
    ),
    (
        "stack-trace",
        "at Shop.Checkout.Pay(Order order) in C:\\src\\Checkout.cs:line 42",
        "at Shop.Checkout.Pay(Order order) in C:\\src\\Checkout.cs:line 42",
    ),
    ("exception-name", "Server Error in '/' Application.", "Server Error in '/"),
    (
        "exception-name",
        "PHP Fatal error: Uncaught Error: Call to undefined function pay()",
        "Fatal error",
    ),
    (
        "exception-name",
        "Fatal error: Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused",
        "Fatal error",
    ),
    (
        "exception-name",
        "Warning: mysqli_connect(): (HY000/2002): Connection refused in /var/www/html/db.php on line 5",
        "Connection refused",
    ),
    ("sql", "You have an error in your SQL syntax; check the manual", "SQL syntax"),
    (
        "sql",
        'ERROR: relation "orders" does not exist at character 15',
        'relation "orders" does not exist',
    ),
    ("sql", "ORA-12541: TNS:no listener", "ORA-12541"),
    (
        "exception-name",
        "com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure",
        "com.mysql.jdbc.exceptions.jdbc4.CommunicationsException",
    ),
    (
        "exception-name",
        "psycopg2.OperationalError: could not connect to server",
        "psycopg2.OperationalError",
    ),
    (
        "exception-name",
        "could not connect to server: Connection timed out",
        "could not connect to server",
    ),
    (
        "ip-address",
        "ERROR 1045 (28000): Access denied for user 'shop'@'10.0.3.4' (using password: YES)",
        "10.0.3.4",
    ),
    (
        "exception-name",
        "Deadlock found when trying to get lock; try restarting transaction",
        "Deadlock found",
    ),
    (
        "stack-trace",
        "panic: runtime error: invalid memory address or nil pointer dereference",
        "panic: r",
    ),
    ("stack-trace", "thread 'main' panicked at src/main.rs:10:5", "panicked at src/main.rs:10:5"),
    (
        "exception-name",
        "undefined method `pay' for nil:NilClass (NoMethodError)",
        "undefined method",
    ),
    (
        "file-path",
        "app/controllers/orders_controller.rb:12:in `create'",
        "app/controllers/orders_controller.rb:12",
    ),
    ("exception-name", "KeyError: 'eta'", "KeyError"),
    (
        "exception-name",
        "botocore.exceptions.ClientError: An error occurred (ThrottlingException) when calling the Invoke operation",
        "botocore.exceptions.ClientError",
    ),
    ("exception-name", "Error: getaddrinfo ENOTFOUND orders.internal", "ENOTFOUND"),
    ("exception-name", "connect ETIMEDOUT 10.0.3.4:5432", "ETIMEDOUT"),
    ("exception-name", "upstream request timeout", "upstream request timeout"),
    ("exception-name", "no healthy upstream", "no healthy upstream"),
    (
        "exception-name",
        "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
        "upstream connect error",
    ),
    ("exception-name", "nginx/1.25.3", "nginx/1"),
    ("status-jargon", "502 Bad Gateway nginx", "502 Bad Gateway"),
    ("status-jargon", "HTTP 503 Service Unavailable", "HTTP 503"),
    ("status-jargon", "HTTP/2 503", "HTTP/2 503"),
    ("status-jargon", "HTTP status 503", "HTTP status 503"),
    ("status-jargon", "HTTP error 500", "HTTP error 500"),
    ("exception-name", "error 0x80070005", "0x80070005"),
    ("exception-name", "Error code 0x80070005", "0x80070005"),
    ("status-jargon", "Error: 503", "Error: 503"),
    ("status-jargon", "error code 500", "error code 500"),
    ("status-jargon", "(Error 503)", "Error 503"),
    ("status-jargon", "504 Gateway Timeout", "504 Gateway Timeout"),
    ("status-jargon", "Status code: 500", "Status code: 500"),
    ("status-jargon", "The service returned 503.", "returned 503"),
    ("status-jargon", "We are seeing 5xx errors.", "5xx"),
    (
        "cloud-id",
        "arn:aws:sns:eu-west-1:111122223333:alerts",
        "arn:aws:sns:eu-west-1:111122223333:alerts",
    ),
    ("cloud-id", "The instance i-0abc1234def567890 is lost.", "i-0abc1234def567890"),
    ("cloud-id", "us-east-1 is down", "us-east-1"),
    ("cloud-id", "We are failing over from eu-west-1 to eu-central-1.", "eu-west-1"),
    ("cloud-id", "availability zone use1-az2", "use1-az2"),
    (
        "internal-host",
        "db-orders-01.prod.anycompany.internal",
        "db-orders-01.prod.anycompany.internal",
    ),
    ("internal-host", "ip-10-0-3-4.ec2.internal", "ip-10-0-3-4.ec2.internal"),
    ("internal-host", "ec2-3-4-5-6.compute-1.amazonaws.com", "ec2-3-4-5-6.compute-1.amazonaws.com"),
    ("ip-address", "10.0.3.4", "10.0.3.4"),
    ("ip-address", "Server 192.168.1.10:8080", "192.168.1.10"),
    ("ip-address", "fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a"),
    ("ip-address", "2001:db8:85a3::8a2e:370:7334", "2001:db8:85a3::8a2e:370:7334"),
    ("file-path", "/var/log/orders/error.log", "/var/log/orders/error.log"),
    ("file-path", "C:\\Windows\\System32", "C:\\Windows\\System32"),
    ("exception-name", "pod checkout-7d9f8b6c5-x2x4z is in CrashLoopBackOff", "CrashLoopBackOff"),
    ("unfilled-placeholder", "$eta", "$eta"),
    ("unfilled-placeholder", "We expect it back $eta.", "$eta"),
    ("unfilled-placeholder", "%eta%", "%eta%"),
    ("unfilled-placeholder", "%ETA%", "%ETA%"),
    ("unfilled-placeholder", "[[eta]]", "[[eta]]"),
    ("unfilled-placeholder", "<<eta>>", "<eta>"),
    ("unfilled-placeholder", "{% eta %}", "{% eta %}"),
    ("unfilled-placeholder", "*|ETA|*", "*|ETA|*"),
    ("unfilled-placeholder", "[ETA]", "[ETA]"),
    ("unfilled-placeholder", "@eta@", "@eta@"),
    ("unfilled-placeholder", "__ETA__", "__ETA__"),
    ("unfilled-placeholder", "We expect it back null.", "null"),
    ("unfilled-placeholder", "We expect it back undefined.", "undefined"),
    ("unfilled-placeholder", "We expect it back [object Object].", "[object Object]"),
    ("unfilled-placeholder", "We expect it back NaN.", "NaN"),
    ("unfilled-placeholder", "We expect it back Invalid Date.", "Invalid Date"),
    ("unfilled-placeholder", "We expect it back nil.", "nil"),
    ("unfilled-placeholder", "We expect it back by None.", "None"),
    ("unfilled-placeholder", "We expect it back in None minutes.", "None"),
    ("unfilled-placeholder", "Dear null,", "null"),
    ("unfilled-placeholder", "Dear undefined,", "undefined"),
    ("unfilled-placeholder", "Dear None,", "None"),
    ("unfilled-placeholder", "Hi undefined!", "undefined"),
    ("unfilled-placeholder", "null is not available right now.", "null"),
    ("unfilled-placeholder", "undefined is not available right now.", "undefined"),
    ("unfilled-placeholder", "Follow progress at undefined", "undefined"),
    ("unfilled-placeholder", "Follow progress at null.", "null"),
    ("unfilled-placeholder", "Reference: null", "null"),
    ("unfilled-placeholder", "Reference None", "None"),
    ("unfilled-placeholder", "Lorem ipsum dolor sit amet", "Lorem ipsum"),
    ("confidential-term", "PROJECT HALCYON", "PROJECT HALCYON"),
    ("credential", "password=hunter2", "password=hunter2"),
    (
        "credential",
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
    ),
    ("sql", "SELECT * FROM orders WHERE id = 1", "SELECT * FROM orders"),
    ("exception-name", "Error: EACCES: permission denied", "EACCES"),
    ("stack-trace", "Segmentation fault (core dumped)", "Segmentation fault"),
    ("exception-name", "Whitelabel Error Page", "Whitelabel Error Page"),
    ("exception-name", "Cannot GET /checkout", "Cannot GET /"),
    (
        "exception-name",
        "Error establishing a database connection",
        "Error establishing a database connection",
    ),
    ("unfilled-placeholder", "Use {code} at checkout", "{code}"),
    ("ip-address", "Follow https://[2001:db8::1]/status", "2001:db8::1"),
    ("ip-address", "Follow progress at https://10.0.0.5/status", "10.0.0.5"),
    (
        "internal-host",
        "Track at https://d111111abcdef8.cloudfront.net/x",
        "d111111abcdef8.cloudfront.net",
    ),
]

SPANISH_LEAKS = [
    ("unfilled-placeholder", "El pago vuelve None", "None"),
    ("unfilled-placeholder", "El pago vuelve a las null", "null"),
    ("unfilled-placeholder", "El pago vuelve {{hora}}", "{{hora}}"),
    ("exception-name", "Se ha producido un error fatal", "error fatal"),
    ("status-jargon", "Error 503: vuelva más tarde", "Error 503"),
    ("stack-trace", "Traza de la pila:", "Traza de la pila"),
    ("status-jargon", "Código de error 503", "Código de error 503"),
    ("status-jargon", "Error HTTP 503", "HTTP 503"),
    ("status-jargon", "estado 503 del servidor", "estado 503"),
    ("status-jargon", "error interno del servidor", "error interno del servidor"),
    (
        "exception-name",
        "Excepción: java.lang.NullPointerException",
        "java.lang.NullPointerException",
    ),
    ("unfilled-placeholder", "Esperamos que vuelva None.", "None"),
    ("unfilled-placeholder", "Esperamos que vuelva null.", "null"),
    ("unfilled-placeholder", "Esperamos que vuelva a las undefined.", "undefined"),
    ("unfilled-placeholder", "Esperamos que vuelva {{eta}}.", "{{eta}}"),
    ("unfilled-placeholder", "Esperamos que vuelva {eta}.", "{eta}"),
    ("unfilled-placeholder", "Esperamos que vuelva $eta.", "$eta"),
    ("unfilled-placeholder", "Hola, null:", "null"),
    ("ip-address", "El servidor 10.0.3.4 no responde.", "10.0.3.4"),
    ("internal-name", "La base de datos orders-db-primary no responde.", "orders-db-primary"),
    ("cloud-id", "Estamos pasando a eu-west-1.", "eu-west-1"),
    ("status-jargon", "Respuesta 503 del servidor", "Respuesta 503"),
]


@each(("code", "text", "quote"), LEAKS)
def test_a_leak_is_caught_at_its_words(code: str, text: str, quote: str) -> None:
    _assert_found(code, text, quote, "en")


@each(("code", "text", "quote"), SPANISH_LEAKS)
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


def test_an_api_speaks_to_those_who_call_it_and_not_to_those_who_mend_it() -> None:
    said = "Requests are idempotent: send the same JSON to this endpoint again."
    assert examine(said, Surface.API, "en", POLICY) == ()
    assert examine(said, Surface.MESSAGE, "en", POLICY) != ()
    assert examine("Our Kafka cluster serves no endpoint.", Surface.API, "en", POLICY) != ()


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


def test_no_hint_counts_far() -> None:
    """All hints are one automaton: one that counts to hundreds makes it slow on pages full of words."""
    counts = [(rule.code, int(most)) for rule in LEAK_RULES
              for most in re.findall(r"\{\d*,(\d+)\}", rule.hint)]  # fmt: skip
    assert [(code, most) for code, most in counts if most > 100] == []


@each(
    "text",
    [
        "at com.shop.Cart.pay(Cart.java:42)",
        "at Cart.pay($x-y.kt:1)",
        "at shop.Cesta.pagar(Compañía.java:42)",
        "at pay (/srv/app/cart.js:10:15)",
        "at https://shop/cart.mjs:1:2",
        "at Object.<anonymous> (webpack:///./cart.vue:10:15)",
        "at /srv/a.html:3:4",
        "at a (node:internal/main:1:2)",
    ],
)
def test_a_line_of_a_trace_has_a_sign_of_one(text: str) -> None:
    assert "stack-trace" in [one.code for one in examine(text, Surface.PAGE, "en", Policy())]
