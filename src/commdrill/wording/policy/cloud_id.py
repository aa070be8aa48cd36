"""No clouds: neither providers by name nor identifiers of what runs there.

ARNs, instance and network ids, regions, buckets and keys belong in the incident channel. What customers
themselves call by such a name is allowed with `policy: {allowed: [AWS]}`.
"""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import (
    ANYWHERE,
    LeakRule,
    Span,
    names_a_place,
    plainly,
    spans,
    without_accents,
    without_links,
)
from commdrill.wording.policy.technologies import PROVIDER_NAMES, PROVIDERS

_ID = LazyPattern(
    r"(?<!\w)arn:aws[\w-]{0,12}:[\w-]{1,40}:[\w-]{0,40}:\d{0,12}:[^\s<>\"']{1,300}"
    r"|(?<![\w-])(?:i|vpc|subnet|sg|vol|ami|eni|eipalloc|igw|nat|rtb|acl|snap|tgw|vpce|fs|lt|r)"
    r"-[0-9a-f]{8,17}(?![\w-])"
    r"|(?<![\w.-])(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-(?:north|south|east|west|central)"
    r"(?:east|west)?-[1-9][a-f]?(?![\w-])"
    r"|(?<![\w.-])(?:us|europe|asia|northamerica|southamerica|australia|africa|me)-(?:north|south|east|west|central){1,2}[1-9]{1,2}(?:-[a-f])?(?![\w-])"
    r"|(?<![\w.-])(?:(?:north|west|east|south)(?:europe|asia|india)|(?:east|west|central|northcentral|southcentral|westcentral)us[23]?"
    r"|southeastasia|(?:uk|france|germany|spain|italy|poland|sweden|norway|switzerland|brazil|canada|japan|korea|australia|uae)"
    r"(?:north|south|east|west|central|westcentral|southeast)2?)(?![\w-])"
    r"|(?i:(?<!\w)(?:s3|storage|gcs) bucket [\w.-]{3,63})|(?i:(?<!\w)bucket (?=[a-z0-9.-]{0,60}-)[a-z0-9.-]{3,63})"
    r"|(?i:(?<!\w)distribu(?:tion|ción|ição) )E(?=[A-Z]{0,13}\d)[A-Z0-9]{11,14}(?!\w)"
    r"|(?<![\w-])[a-z]{3,4}[1-9]-az[1-9](?![\w-])"
    r"|(?<!\w)(?:AKIA|ASIA)[0-9A-Z]{16}(?!\w)"
    r"|(?<!\w)(?:s3|gs)://[^\s<>\"']{3,300}"
    r"|(?i:(?<!\w)aws account(?: id| number)?[ :#]{1,3}\d{12}(?!\d))"
    r"|(?<!\w)projects/[a-z0-9-]{4,40}/[a-z]{3,40}/[\w-]{1,80}"
    r"|(?i:(?<!\w)/subscriptions/[0-9a-f-]{36})"
)
_HINT = (
    r"arn:aws|\b(?:i|vpc|subnet|sg|vol|ami|eni|eipalloc|igw|nat|rtb|acl|snap|tgw|vpce|fs|lt|r)-[0-9a-f]{8}"
    r"|-az\d|-(?:north|south|east|west|central)|\b(?:AKIA|ASIA)[0-9A-Z]{4}|\b(?:s3|gs)://|(?i:aws account)"
    r"|\bprojects/|(?i:/subscriptions/)|(?i:bucket |istribu(?:tion|ción|ição) E)|[a-z](?:north|south|east|west|central)|(?:north|south|east|west|central)(?:us|europe|asia|india)"
)
_IS_COLOUR = LazyPattern(
    r"(?i) (?:skies|blue|sea|sky|coast|waters?|window|room|line|card|edition)\b"
)


def _ids(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_ID, text)


def _providers(text: str, _language: str) -> Iterator[Span]:
    prose = without_links(text)
    yield from (Span(*place) for place in PROVIDERS.places(plainly(prose)))
    for start, end in PROVIDER_NAMES.places(without_accents(prose)):
        named = Span(start, end)
        if not (_IS_COLOUR.match(prose, end) or names_a_place(prose, named)):
            yield named


RULE = LeakRule("cloud-id", "the identifier of a cloud resource", "leave it out", _HINT, _ids)
PROVIDERS_RULE = LeakRule("cloud-id", "a provider's name", "leave it out", ANYWHERE, _providers)
