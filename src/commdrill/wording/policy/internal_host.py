"""No names of hosts inside the company.

`db01.prod.internal`, `web-prod-03`, a load balancer's own name: customers know the public site by
its public name. Links to this very machine pass, as for addresses.
"""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span, spans

_LABEL = r"[A-Za-z0-9_-]{1,63}"
_ROLES = (
    r"prod|prd|preprod|stg|staging|uat|qa|db|srv|svc|primary|secondary|replica|master|node|cluster"
    r"|lb|elb|alb|nlb|vm|host|cache|queue|worker|backend|api|web|app|redis|kafka|postgres|mysql"
    r"|gw|fw|rtr|sw|olt|bng|sql|etcd|mongo|k8s|ldap|mq|etl|proxy|gateway|smtp|dns|auth"
)
_INSIDE = r"internal|local|localdomain|lan|corp|intra|intranet|svc|consul"
_PROVIDERS = (
    r"compute\.amazonaws\.com|amazonaws\.com|cloudfront\.net|azurewebsites\.net"
    r"|cloudapp\.azure\.com|herokuapp\.com|run\.app|appspot\.com"
)
_ZONES = r"corp|int|internal|intranet|intra|lan|prod|staging|stg"  # with a company's name behind
_MACHINES = r"db|srv|web|app|vm|node|host"  # `db01`
_NUMBERED = (  # `redis-2`
    r"db|srv|web|app|vm|node|host|nodo|worker|cache|queue|redis|kafka|mysql|postgres|proxy|lb|gw|router|switch"
    r"|broker|mq|shard|replica|master|primary|k8s|es|api|backend|server|servidor|bastion|jump(?:host|box)?|fw|etcd|mongo|elastic|rabbit"
    r"|ldap|vpn|batch|cron|runner|worker|mail|smtp|dns|sftp|ftp|nas|san|auth|logs?|hv|esxi?"
)
_CALLED = r"host|node|nodo|nó|server|servidor|m[aá]quina|machine|rechner|knoten"  # `host mars07`
_PREFIXES = r"srv|db|bd|web|app|prod|prd|host|sql|vm|lb|svr|sw|rt|fw"  # `srv-mail1`
_PARTED = (  # `db-orders-eu-3`
    r"db|bd|srv|redis|kafka|mysql|postgres|mongo|etcd|k8s|rabbit|elastic|cache|broker|worker|node|proxy|lb|gw|fw|vm|esxi?"
)
_PROGRAMS = r"svc|lambda|cronjob|daemon"
_SERVICES = r"core|api|service|worker|handler|consumer|gateway"  # behind what it is called
_HOST = LazyPattern(
    rf"(?<![\w.@-])(?:{_LABEL}\.){{1,8}}(?:{_INSIDE}|{_PROVIDERS})(?![\w-])(?!\.\w)"
    rf"|(?<![\w.@/-])(?:{_LABEL}\.){{1,4}}(?:{_ZONES})(?:\.{_LABEL}){{1,3}}(?![\w@-]|\.\w)"
    r"|(?<![\w.@/-])localhost(?![\w-])"
    r"|(?<![\w.-])ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?![\w-])"
    rf"|(?<![\w.@/-])(?=[a-z0-9-]{{0,80}}\d)[a-z][a-z0-9]{{0,30}}(?:-[a-z0-9]{{1,30}}){{0,4}}-(?:{_ROLES})"
    r"(?:-?[a-z0-9]{1,12}){0,2}(?![\w@-])"
    rf"|(?<![\w.@/-])[a-z][a-z0-9]{{1,30}}-(?!web-(?:app|api|host)\b)(?:{_ROLES})-(?:{_ROLES})(?![\w-])"
    rf"|(?<![\w.@/-])(?:{_MACHINES})-?\d{{2,4}}(?![\w-])"
    r"|(?i:(?<!\w)(?:service|servicio|servi[cç]o|dienst|module|m[oó]dulo|pod|job|function|lambda|deployment) )"
    rf"[a-z]{{3,20}}(?:-[a-z]{{2,20}})?-(?:{_SERVICES})(?![\w-])"
    rf"|(?<![\w.@/-])[a-z]{{3,20}}(?:-[a-z]{{2,20}})?-(?:{_PROGRAMS})(?![\w-])"
    rf"|(?<![\w.@/-])(?:{_NUMBERED})-\d{{1,4}}(?![\w-])(?! (?:of|de|del|von|students?|vaccines?)\b)"
    rf"|(?i:(?<!\w)(?:{_CALLED}) )[a-z][a-z0-9]{{1,20}}-?\d{{1,4}}(?![\w-])"
    rf"|(?<![\w.@/-])(?:{_PARTED})(?:-[a-z]{{1,12}}\d{{0,2}}){{1,3}}-?\d{{1,4}}[a-z]?(?![\w-])"
    rf"|(?<![\w.@/-])(?:{_PREFIXES})-[a-z]{{2,12}}-?\d{{1,4}}(?![\w-])"
)
_HINT = (
    rf"\.(?:{_INSIDE}|{_PROVIDERS}|{_ZONES})\b|localhost|\bip-\d|-(?:{_ROLES}|{_SERVICES}|{_PROGRAMS})"
    rf"|\b(?:{_MACHINES})-?\d|\b(?:{_NUMBERED})-\d|(?i:{_CALLED}) [a-z]|\b(?:{_PREFIXES}|{_PARTED})-[a-z]"
)
_LINK = LazyPattern(r"https?://[^\s/]{0,99}$")


def _find(text: str, _language: str) -> Iterator[Span]:
    for span in spans(_HOST, text):
        host = text[span.start : span.end]
        linked = _LINK.search(text[max(0, span.start - 108) : span.start])
        if not (linked and host == "localhost"):
            yield span


RULE = LeakRule(
    "internal-host", "the name of an internal host", "use the public name", _HINT, _find
)
