"""No identifiers of cloud resources.

ARNs, instance and network ids, regions, buckets and keys belong in the incident channel.
"""

from collections.abc import Iterator

from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.policy.finding import LeakRule, Span
from commdrill.wording.policy.spans import spans

_ID = LazyPattern(
    r"(?<!\w)arn:aws[\w-]{0,12}:[\w-]{1,40}:[\w-]{0,40}:\d{0,12}:[^\s<>\"']{1,300}"
    r"|(?<![\w-])(?:i|vpc|subnet|sg|vol|ami|eni|eipalloc|igw|nat|rtb|acl|snap|tgw|vpce|fs|lt|r)"
    r"-[0-9a-f]{8,17}(?![\w-])"
    r"|(?<![\w.-])(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov)?-(?:north|south|east|west|central)"
    r"(?:east|west)?-[1-9][a-f]?(?![\w-])"
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
    r"|\bprojects/|(?i:/subscriptions/)"
)


def _find(text: str, _language: str) -> Iterator[Span]:
    yield from spans(_ID, text)


RULE = LeakRule("cloud-id", "the identifier of a cloud resource", "leave it out", _HINT, _find)
