"""No names of exceptions and no error texts of programs.

`NullPointerException`, `ECONNREFUSED`, `connection refused`: customers need to know what they
cannot do now, not what the program met.
"""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, spans

_NAME = LazyPattern(
    r"(?<![\w.])(?:[A-Za-z_]\w{0,40}\.){0,8}[A-Z]\w{0,60}[A-Za-z0-9](?:Exception|Error|Errors)(?!\w)"
    r"|(?<!\w)E(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|NOTFOUND|PIPE|ACCES|HOSTUNREACH|PERM|NOENT|NOSPC|MFILE|NFILE|ADDRINUSE|AI_AGAIN|NETUNREACH|NETDOWN|PROTO|INVAL|BUSY|AGAIN|NOMEM|IO|ROFS|EXIST|NOTCONN|STALE|DQUOT)(?!\w)"
    r"|(?<!\w)E_[A-Z]{2,20}(?:_[A-Z]{2,20}){0,6}(?!\w)|(?<![\w:])[A-Z]\w{1,40}(?:::[A-Z]\w{1,40}){1,6}(?!\w)|(?<!\w)std::\w{2,40}"
    r"|(?<!\w)(?:SIG(?:KILL|SEGV|TERM|ABRT)|OOMKilled|CrashLoopBackOff|ImagePullBackOff|ErrImagePull|FailedScheduling|NodeNotReady|NoneType|NilClass)(?!\w)"
    r"|(?<!\w)(?:NET::)?(?:ERR|PR|SSL|SEC|DNS|MOZILLA_PKIX)_(?:[A-Z]{2,20}_){1,6}[A-Z]{2,20}(?!\w)|(?<!\w)(?:NXDOMAIN|SERVFAIL)(?!\w)"
    r"|(?<!\w)(?:Fatal|fatal|FATAL|ERROR|PANIC|CRITICAL|WARN|EXCEPTION|Exception)(?: \d{1,6})?: \w"
    r"|(?<!\w)curl: \(\d"
    r"|(?<!\w)0x[0-9A-Fa-f]{6,16}(?!\w)|(?<!\w)Cannot (?:GET|POST|PUT) /"
    r"|(?<!\w)(?:nginx|Apache|Microsoft-IIS|openresty|gunicorn|PHP|OpenSSL|Werkzeug)/\d"
    r"|(?i:(?<!\w)(?:upstream connect error|connection refused|connection reset by peer|broken pipe"
    r"|null pointer|out of memory(?! (?:cards?|sticks?|foam|games?|boxes|books?)\b)|unhandled exception|uncaught exception|fatal error"
    r"|deadlock (?:detected|found)|object reference not set|could not connect to server"
    r"|upstream prematurely closed|unhandled (?:promise )?rejection|upstream request timeout|uncaught \(in promise\)|error establishing a database connection"
    r"|whitelabel error page|server error in '/|max retries exceeded|no healthy upstream|is not a function"
    r"|too many connections|failed to fetch|unexpected token|connection timed out|read timed out|request failed with status"
    r"|(?:exit[ -]?(?:code|status)|c[oó]digo de sa(?:li|í)da) \d{1,3}|errno \d{1,4}|no space left on device|non-zero exit|permission denied|socket hang up|handshake fail(?:ure|ed)|lock wait timeout|failed to connect to|socket closed|socket timeout|no such file or directory|demasiadas conexiones"
    r"|undefined (?:method|local variable|index|offset|array key|symbol|reference to)|call to (?:an? )?undefined|has no attribute|index out of (?:range|bounds)|no module named|maximum (?:call stack|recursion depth)|unexpected end of (?:json|file|input)|nil pointer|context deadline exceeded|i/o timeout|no such host|no route to host|address already in use|too many open files|cannot allocate memory|input/output error|stale file handle|resource temporarily unavailable|operation timed out|certificate verify failed|self-signed certificate|killed process\b|name or service not known"
    r"|excepción no controlada|error fatal|error de conexión a la base de datos|conexión rechazada)(?!\w))"
)
_HINT = (
    r"[A-Za-z0-9](?:Exception|Error)|\bE(?:CONN|TIMED|NOTF|PIPE|ACCES|HOSTUN|PERM|NO|MFILE|NFILE|ADDR|AI_|NET|PROTO|INVAL|BUSY|AGAIN|IO|ROFS|EXIST|STALE|DQUOT|_)|::[A-Z]|std::|\bSIG[KSTA]|OOMKilled"
    r"|\b(?:NET::)?(?:ERR|PR|SSL|SEC|DNS|MOZILLA_PKIX)_|NXDOMAIN|SERVFAIL|\b(?:Fatal|fatal|FATAL|ERROR|PANIC|CRITICAL|WARN|EXCEPTION|Exception)(?: \d{1,6})?: "
    r"|(?i:too many connections|failed to fetch|unexpected token|timed out|request failed|socket (?:hang|closed|timeout)|handshake fail|lock wait|failed to connect|exit[ -]?(?:code|status)|digo de sa(?:li|í)da|errno|no space left|non-zero|permission denied|no such file|demasiadas conexiones)"
    r"|CrashLoop|ImagePull|FailedSched|NodeNotR|NilClass|(?i:undefined |no attribute|out of (?:range|bounds)|no module|maximum (?:call|rec)|unexpected end|nil pointer|deadline ex|i/o timeout|no such host|no route to|already in use|open files|allocate memory|input/output|stale file|temporarily unav|operation timed|verify failed|self-signed|killed proc|service not known)|NoneType|curl: |\b0x[0-9A-Fa-f]|Cannot (?:GET|POST|PUT)"
    r"|(?:nginx|Apache|IIS|openresty|gunicorn|PHP|OpenSSL|Werkzeug)/\d|(?i:upstream|connection re|broken pipe|null pointer|out of memory"
    r"|unhandled|uncaught|fatal|deadlock|object ref|not connect|database|base de datos|whitelabel|server error|max retries|not a function|no controlada|rechazada)"
)


def _find(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_NAME, text)


RULE = LeakRule(
    "exception-name", "a program's own error", "say what customers cannot do now", _HINT, _find
)
