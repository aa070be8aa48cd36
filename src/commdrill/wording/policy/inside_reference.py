"""No tickets, channels, dashboards and people of those who mend it.

`SEV-1`, `#inc-checkout`, a link to Grafana, `jo.doe@…`: customers cannot go there, and need not.
"""

from collections.abc import Iterator
from itertools import chain

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.plain import plain
from commdrill.wording.policy.finding import LeakRule, Span, places, spans, spans_from
from commdrill.wording.policy.technical_detail import CODE

_TOOLS = (
    r"jira|confluence|grafana|kibana|jenkins|nagios|zabbix|prometheus|splunk|sentry|argocd|gitlab|bitbucket|servicenow"
    r"|rundeck|alertmanager|opsgenie|pagerduty|datadog|runbooks?|wiki|backoffice|intranet|intra|corp|internal|int|lan|prod|preprod|staging|stg|uat"
)
_INSIDE_LINK = LazyPattern(
    rf"(?i)https?://(?:[^\s/@]{{0,99}}@)?(?:[\w-]{{1,63}}\.){{0,8}}(?:(?:{_TOOLS})\.[\w.-]{{1,200}}"
    r"|(?:[\w-]{1,63}\.)?(?:atlassian\.net|slack\.com|datadoghq\.com|pagerduty\.com|opsgenie\.com|grafana\.net"
    r"|sentry\.io|newrelic\.com|splunkcloud\.com|service-now\.com|sharepoint\.com))(?:[/?#:][^\s<>\"]{0,500})?"
    r"|https?://(?:[\w-]{1,63}\.)?(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|zoom\.us/[jw]|meet\.google\.com|teams\.microsoft\.com"
    r"|notion\.so|linear\.app|trello\.com|docs\.google\.com|console\.aws\.amazon\.com|console\.cloud\.google\.com|portal\.azure\.com)/[^\s<>\"]{1,500}"
    r"|https?://(?!localhost(?!\w))[a-z][a-z0-9-]{1,62}(?::\d{2,5}|(?=/))(?:/[^\s<>\"]{0,500})?"
    r"|https?://[^\s/]{1,255}/(?:browse/[A-Z]{2,10}-\d|wiki/spaces/|post-?mortems?(?!\w)|runbooks?(?!\w)|playbooks?(?!\w)|rca/)[^\s<>\"]{0,500}"
)
_REFERENCE = LazyPattern(
    r"(?i:(?<![\w-])(?:sev(?:erity)?|severidad[e]?|schweregrad|nivel de severidad|n[ií]vel de severidade)[- :]{0,2}(?:[0-5]|one|two|three|un[oa]|dos|tres|um|dois|três|eins|zwei|drei)(?!\w|-\d))"
    r"|(?i:(?<!\w)(?:vorf[aä]ll\w{0,2}|incident|incidente|incidencia|störung) (?:der |de |of |at )?(?:stufe|nivel|n[ií]vel|level|klasse) [0-5](?!\w|[.,]\d))"
    r"|(?<!\w)(?:rm -[rf]{1,2} |git (?:push|pull|reset|checkout|rebase|merge|revert)(?!\w)|chmod |kill -9 |ssh \S{1,60}@|sudo |systemctl )[\w.-]{1,60}|(?<!\w)(?:GET|POST|PUT|PATCH|DELETE) /[\w./{}-]{1,200}"
    r"|(?<![\w./-])/(?:api|v\d|graphql|rest)(?:/[\w{}.-]{1,60}){1,8}"
    r"|(?i:(?<!\w)(?:this is|it is|it's|es|é|ist) (?:an?|un|um|ein) )P[0-4](?![\w-])"
    r"|(?<![\w-])CVE-\d{4}-\d{4,7}(?!\d)"
    r"|(?<!\w)(?:PR|MR|CR) ?#\d{2,6}(?!\w)|(?<![\w-])(?:(?:INC|PRB|RITM|CTASK|KB)0\d{5,8}|CHG\d{3,9})(?![\w-])"
    r"|(?<![\w&/#-])#(?:inc|incidents?|incidencias?|incidentes?|vorfall|störung|ops|sre|outages?|war-?room|on-?call|alerts?|eng|dev|sev\d|sev|p[0-4]|postmortem|major-incident|status-internal)-[a-z0-9][\w-]{0,60}"
    r"|(?<![\w&/#-])#[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,3}-(?:war-?room|incidents?|outage|on-?call|ops|sre|alerts?|sev\d)(?![\w-])"
    r"|(?<![\w&/#-])#(?:war-?rooms?|on-?call|sre|devops|krisenraum|krisenstab|sala-de-cris[ei]s?|saladecris[ei]s?)(?![\w-])"
    r"|(?i:(?<!\w)(?:in|on|en|em|join|channel|follow|canal|el|al|no|na|im|kanal) )#[a-z]{2,20}(?:-[a-z]{2,20}){1,4}(?![\w-])"
    r"|(?i:(?<!\w)(?:on|in|via|our|the|en|por|nuestro|el) (?:slack(?: channel)?|canal de slack)(?!\w)(?! (?:and|or|y|o|e|ou|und|oder) \w))"
    r"|(?<![\w-])(?:OPS|SRE|INFRA|PLAT|PLATFORM|ENG|DEV|DEVOPS|BUG|TECH|NET|DBA|SYS|CHG|CHANGE|PRB|CAB|PIR|RCA)-\d{1,7}(?![\w-])"
    r"|(?i:(?<!\w)(?:tracked|logged|filed|raised|registrad[oa]|abiert[oa]) (?:as|under|in|como|con) )[A-Z][A-Z0-9]{1,9}-\d{1,8}(?![\w-])"
    r"|(?i:(?<!\w)commit )(?=[0-9a-f]{0,40}\d)[0-9a-f]{7,40}(?!\w)"
    r"|(?i:(?<!\w)(?:upgrade|update|actualización|atualização) (?:to|a la|a|para a|para|auf)(?: version| versión| versão)? )\d{1,3}(?:\.\d{1,4}){1,3}(?i:[^.!?\n]{0,20} (?:fail\w{0,3}|falló|falhou|fehlgeschlagen|went wrong|salió mal|correu mal|deu errado|ging schief))(?!\w)"
    r"|(?<!\w)v\d{1,4}(?:\.\d{1,4}){1,3} (?:[^\W\d_]{1,12} ){0,4}(?i:broke|breaks|crashe[sd]|introduc\w{1,4}|caused|romp\w{1,4}|introduj\w{1,4}|provoc\w{1,3}|quebr\w{1,3}|causou|zerstört|verursacht|kaputt\w{0,8})(?!\w)"
    r"|(?<!\w)v\d{1,4}(?:\.\d{1,4}){1,3} (?:[^\W\d_]{1,12} ){0,2}(?:\w{1,8} \d{1,2}[:.]\d\d (?:Uhr )?)?(?i:deploy\w{0,5}|rollout|release was|hotfix|revert\w{1,3}|desplegó|desplegad[oa]|implantad[oa]|ausgerollt|zurückgerollt)(?!\w)"
)
_ANNOUNCED = LazyPattern(
    r"(?i:(?<!\w)(?:track|follow|log)(?:s|ed|ing)? (?:it|this|that|the \w{2,12}) (?:as|under|in|with) |(?<!\w)(?:lo seguimos|se sigue|seguimiento) (?:en|como|con) )[A-Z][A-Z0-9]{1,9}-\d{1,8}(?![\w-])"
    r"|(?i:(?<!\w)(?:issue|bug|epic|jira|story|post-?mortem|rca|defect|incidencia interna) (?:is |no\. ?|n\.º ?)?)[A-Z][A-Z0-9]{1,9}-\d{1,8}(?![\w-])"
    r"|(?i:(?<!\w)(?:incident|incidente|incidencia|vorfall|störung) (?:is |es (?:la |el )?|é (?:o |a )?|(?:läuft |steht )?unter |ist )?)(?!INC-|REF-)[A-Z]{2,10}-\d{1,8}(?![\w-])"
    r"|(?i:(?<![\w-])(?:(?:x-)?(?:request|trace|correlation|span|transaction|session)[ -]?id(?: is|:|=|#)?|trace:?) {0,2})(?=[0-9A-Za-z-]{0,40}\d)[0-9A-Za-z-]{8,64}(?!\w)"
    r"|(?i:(?<!\w)(?:id|identificador|identificação) d[eo] (?:traza|rastre\w{1,4}|correlaci[oó]n|correlação|petici[oó]n|requisição|sesi[oó]n|sessão)(?: es| é|:|=|#)? {0,2}|(?<!\w)(?:anfrage|korrelations|sitzungs)-?id(?: ist|:|=|#)? {0,2})(?=[0-9A-Za-z-]{0,40}\d)[0-9A-Za-z-]{8,64}(?!\w)"
    r"|(?i:(?<!\w)(?:our|nuestr[oa]) (?:\w{2,12} )?(?:provider|processor|vendor|supplier|fornecedor|lieferant|anbieter|proveedor(?: de \w{2,12})?) )[A-Z]\w{2,20}"
    r"|(?<![\w.@/+-])@(?:on-?call|sre|ops|devops|infra|platform|team|incident|eng|guardia)[a-z0-9-]{0,40}(?![\w@-]|\.\w)"
    r"|(?<![\w.@/+-])@[a-z]{2,15}-(?:on-?call|sre|ops|devops|dba|eng|guardia)(?![\w@-]|\.\w)"
    r"|(?i:(?<!\w)(?:priority|prioridade?|prioritat|priorität) [0-5]:? (?:incident|incidencia|incidente|vorfall|störung|outage|issue|ticket)\w{0,2}(?!\w))|(?i:(?<!\w)(?:incident|incidente|incidencia|vorfall) (?:de |der )?(?:priority|prioridade?|priorität) [0-5](?!\w))"
)
# each of these, with one of these: what else begins a word is not asked
_BEGINS = LazyPattern(
    r"(?i)(?<!\w)(?:track|follow|log|lo s|se sig|segui|issue|bug|epic|jira|story|post-?m|rca|defect|inciden|vorfall|störung|x-|request|trace|correl|span|trans|session|id(?:ent\w{6,10})? d|anfrage-?id|korrel|sitzungs|our pro|our \w+ (?:pro|ven)|our ven|nuestr|prior)|(?<![\w.@/+-])@(?=on-?call|sre|ops|dev|infra|pla|team|inc|eng|guardia|[a-z]{2,15}-(?:on-?call|sre|ops|dev|dba|eng|guardia))"
)
_MENDER = LazyPattern(
    r"(?<!\w)[A-ZÀ-Þ][a-zà-ÿ]{2,20} \((?i:infra\w{0,11}|ops|devops|netops|secops|dba|sre|dev|backend|platform|plataforma|sistemas|redes|networks?)\)"
)
_PRIORITY = LazyPattern(r"(?<![\w-])P[0-4](?![\w-])")
_PRIORITY_OF = LazyPattern(
    r"(?i)(?<!\w)(?:(?:an?|un|um|uma|ein) P\d (?:is )?(?:open\w*|abiert\w|abert\w)|P\d [^.!?\n]{0,30}offen|raised|upgraded|vorf[aä]ll\w{0,2}|störung\w{0,2}|inciden\w{1,6}|opened with|priorit\w{1,4}|prioridade?|issue|ticket|outage|severity|escal\w{1,8}|all hands|assigned|asignad\w|atribuíd\w|zugewiesen|declared|declarad[oa])(?!\w)"
)
_CUSTOMERS = LazyPattern(
    r"(?i)(?<!\w)(?:your|su|tu|reference|ref\.?|referencia|mention|quote|mencione|indique)(?: \w+){0,3}[ :#]{1,3}$"
)
_COLLEAGUE = LazyPattern(
    r"(?<!\w)[A-ZÀ-Þ][a-zà-ÿ]{1,20} [A-ZÀ-Þ][a-zà-ÿ]{1,20},? (?:from|de|da|do|aus der|aus dem|aus|von der|vom) (?:the )?"
    r"(?:networking|networks?|infra(?:structure|estructura|estrutura|struktur)?|platform|plataforma|engineering|ingenier[ií]a|engenharia|security|seguridad|segurança"
    r"|databases?|ops|operations|devops|sre|redes|sistemas|systems|desarrollo|desenvolvimento|Netzwerk\w{0,8}|Infrastruktur|Entwicklung|Betrieb|IT|TI|EDV)(?! [A-Z])(?!\w)"
)
_NEAR = 40  # characters
_PERSON = LazyPattern(
    r"(?<![\w.+-])(?P<first>[A-Za-zÀ-ÿ]{1,20})[._](?P<last>[A-Za-zÀ-ÿ]{3,25})\d{0,3}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
_HINT = (
    rf"(?:rovider|rocessor|endor|roveedor(?: de \w{{2,12}})?) [A-Z]|(?i:https?://[^\s/]*(?:{_TOOLS}|atlassian|slack|newrelic|sharepoint))|https?://[^\s/.:]{{2,63}}[:/]|/(?:browse|wiki|post-?mortem|runbook|playbook|rca)|(?i:(?:sev(?:eri\w{{2,4}})?|schweregrad)[- :]{{0,2}}(?:[0-5]|one|t|un|d|um|ei|zw)|(?:stufe|n[ií]vel|level|klasse) [0-5])|(?:GET|POST|PUT|PATCH|DELETE) /|rm -|git |chmod |kill -|ssh |sudo |systemctl |/(?:api|v\d|graphql|rest)/|\b[PMC]R ?#|(?:INC|PRB|RITM|CTASK|KB)0|CHG\d|CVE-|#[a-z]"
    r"|(?i: \((?:infra|ops|devops|netops|secops|dba|sre|dev|backend|plat|sistemas|redes|network)|slack|https?://[^\s/]{0,99}(?:github|gitlab|bitbucket|azure|zoom|google|microsoft|notion|linear|trello|amazon)\.[^\s/]*/|(?:request|trace|correlation|span|transaction|session|anfrage|korrelations|sitzungs)[ -]?id|\bid(?:entific\w{2,6})? d[eo] |priori\w{2,4} [0-5])|(?i:@(?:[a-z]{2,15}-)?(?:on-?call|sre|ops|devops|dba|infra|platform|team|incident|eng|guardia))|\b[A-Z][A-Z0-9]+-\d|(?i:commit )|\bv\d|(?i:grade|date|ización|ização) (?:to|a|a la|para|para a|auf)(?: vers\w{2,4})? \d|\bP[0-4]\b|[a-zà-ÿ],? (?:from|d[eao]|aus|vo[nm]) (?:(?:the|der|dem) )?(?:netw|infra|plat|engi?[en]|inge|secur|segur|datab|ops|opera|devops|sre|redes|sist|syst|desa|dese|Netz|Infra|Entw|Betr|IT|TI|EDV)|\w[._]\w+@"
)


def _find(text: str, language: str) -> Iterator[Span]:
    found = chain(
        spans(_INSIDE_LINK, text),
        spans(_MENDER, text),
        spans(_COLLEAGUE, text),
        _references(text),
        _priorities(text),
        _people(text, language),
    )
    yield from sorted(found, key=lambda span: span.start)


def _references(text: str) -> Iterator[Span]:
    """What a customer is asked to mention is the customer's."""
    for span in chain(spans(_REFERENCE, text), spans_from(_BEGINS, _ANNOUNCED, text)):
        if not _CUSTOMERS.search(text[max(0, span.start - _NEAR) : span.start]):
            yield span


def _priorities(text: str) -> Iterator[Span]:
    """`P1` is a priority beside an incident; elsewhere it is where the car is parked."""
    for span in spans(_PRIORITY, text):
        if _PRIORITY_OF.search(text[max(0, span.start - _NEAR) : span.end + _NEAR]):
            yield span


def _people(text: str, language: str) -> Iterator[Span]:
    """A person's address; `customer.care@…` is a desk's."""
    for found in places(_PERSON, text):
        names = plain(f"{found['first']} {found['last']}")
        if not any(known.policy.leaks.desks.stand_in(names) for known in spoken(language)):
            yield Span(*found.span())


RULE = LeakRule(
    CODE, "a reference of those who mend it", "name what customers can follow", _HINT, _find
)
