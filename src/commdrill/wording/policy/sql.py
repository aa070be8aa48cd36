"""No database statements and no words of a database."""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import plain
from commdrill.wording.policy.finding import LeakRule, Span, spans, without_links
from commdrill.wording.policy.technologies import SQL_PROGRAMS

_SQL = LazyPattern(
    r"(?<!\w)SELECT (?:DISTINCT )?(?:\*|COUNT\([^()]{0,40}\)|[a-z_][\w.\"`]{0,60}(?:, ?[\w.\"`*]{1,60}){0,40})"
    r"\s{1,9}FROM [\w.\"`]{1,60}"
    r"|(?<!\w)SELECTs? (?:on|over|against|sobre|en|em|auf)(?!\w)"
    r"|(?<!\w)INSERT INTO [\w.\"`]{1,60}"
    r"|(?<!\w)UPDATE [\w.\"`]{1,60} SET(?!\w)"
    r"|(?<!\w)DELETE FROM [\w.\"`]{1,60}"
    r"|(?<!\w)(?:DELETE|UPDATE)S? (?i:without|sin|sem|ohne)(?: \w{1,5})? WHERE(?!\w)"
    r"|(?<!\w)(?:ALTER|DROP|CREATE) TABLE(?!\w)"
    r"|(?<!\w)SQLSTATE(?!\w)"
    r"|(?<!\w)(?:(?:ORA|PLS|TNS|RMAN|CRS|DRG)-\d{5}|SQLCODE|SQLITE_\w{1,30})(?!\w)"
    r"|(?<!\w)ERROR \d{4} \([0-9A-Z]{5}\)"
    r"|\[SQL Server\]|(?<!\w)SQL Server (?i:error|driver|native client)(?!\w)"  # the product is sold
    r"|(?<!\w)(?:ODBC|OLE DB)[\w ]{0,40} SQL Server(?!\w)"
    r"|(?i:(?<!\w)(?:sql syntax|sql error|syntax error at or near|duplicate entry '|unknown column '"
    r"|duplicate key value|violates (?:unique|foreign key) constraint|error de sql)(?!\w{9}))"
    r"|(?i:(?<!\w)deadlocks? (?:in|on|en|detected|found)(?: (?:the|la|el|una?|a))? (?:table|tabla|row|fila|index|índice|base de datos|database|orders|pedidos)(?!\w))"
    r"|(?i:(?<!\w)(?:database|table|row) (?:deadlocks?|locks?)(?!\w))"
    r"|(?i:(?<!\w)(?:relation|table) [\"'`][\w.]{1,60}[\"'`] does(?: not|n't) exist)"
)
_HINT = (
    r"SELECTs? |INSERT INTO|UPDATE [\w.\"`]{1,60} SET|DELETE FROM| WHERE\b|(?:ALTER|DROP|CREATE) TABLE|SQL|ERROR \d|(?:ORA|PLS|TNS|RMAN|CRS|DRG)-\d"
    r"|(?i:sql |syntax error|duplicate (?:entry|key)|unknown column|violates|does(?: not|n't) exist|deadlock|(?:database|table|row) lock|sql|postgres|maria|mongo|dynamo|oracle|couchbase|clickhouse)"
)


def _find(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_SQL, text)
    yield from (Span(*place) for place in SQL_PROGRAMS.places(plain(without_links(text))))


RULE = LeakRule("sql", "a database's own words", "leave it out", _HINT, _find)
