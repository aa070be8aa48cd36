"""`cloudfront`: the error pages of this account's distributions, and their words where S3 holds them."""

import re
from typing import Any

from commdrill.adopt.foreign import in_our_braces
from commdrill.adopt.found import Found, FoundPlace, FoundSource, FoundText, Reach, left_out
from commdrill.documents.plan import ChannelType, Phase
from commdrill.drivers.aws.session import listed
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.drivers.http.charset import decode
from commdrill.wording.markup.visible import html_language, visible_text

_S3 = re.compile(r"^(?P<bucket>[a-z0-9.-]+?)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com$")
_MOST = 2_000_000  # bytes of a page


def _read(_: str, reach: Reach) -> Found:
    found = Found()
    distributions = listed(reach.aws, "Items", "cloudfront", "ListDistributions")
    for distribution in sorted(distributions, key=lambda one: one["Id"]):
        found += _of_distribution(distribution, reach)
    return found


def _of_distribution(distribution: dict[str, Any], reach: Reach) -> Found:
    source, found = f"cloudfront:{distribution['Id']}", Found()
    errors = (distribution.get("CustomErrorResponses") or {}).get("Items") or ()
    for error in sorted(errors, key=lambda one: int(one["ErrorCode"])):
        found += _error(error, distribution, f"{source}/{error['ErrorCode']}", reach)
    if not any(int(error["ErrorCode"]) >= 500 for error in errors):
        return found
    aliases = (distribution.get("Aliases") or {}).get("Items") or ()
    host = next(iter(sorted(aliases)), distribution["DomainName"])
    rule = "the root of the distribution; name the page that the drill takes down"
    settings = (("url", f"https://{host}/"),)
    place = FoundPlace(source, "store-page", ChannelType.ERROR_PAGE, "web-page", settings, rule)
    return found + Found(places=(place,))


def _error(error: dict[str, Any], distribution: dict[str, Any], source: str, reach: Reach) -> Found:
    code, path = int(error["ErrorCode"]), error.get("ResponsePagePath") or ""
    answered = str(error.get("ResponseCode") or code)
    if code < 500:
        return left_out(source, "it is not about an outage")
    if not path:
        return left_out(source, "it has no page of its own")
    origin = _origin_of(path, distribution)
    if answered.startswith(("2", "3")):
        return left_out(source, f"it answers an error with {answered}: {path}")
    bucket = _S3.match(origin.get("DomainName", ""))
    if bucket is None:
        where = origin.get("DomainName", "an origin that is not there")
        return left_out(source, f"its words are at {path} on {where}, which is not S3")
    key = f"{origin.get('OriginPath', '')}{path}".lstrip("/")
    return _page(bucket["bucket"], key, source, reach)


def _origin_of(path: str, distribution: dict[str, Any]) -> dict[str, Any]:
    """The origin that serves a path: that of the first behaviour whose pattern fits, else the default's."""
    behaviours = (distribution.get("CacheBehaviors") or {}).get("Items") or ()
    fitting = (one for one in behaviours if _fits(one["PathPattern"], path))
    behaviour = next(fitting, distribution.get("DefaultCacheBehavior") or {})
    origins = (distribution.get("Origins") or {}).get("Items") or ()
    wanted = behaviour.get("TargetOriginId")
    return next((one for one in origins if one["Id"] == wanted), {})


def _fits(pattern: str, path: str) -> bool:
    shape = re.escape("/" + pattern.lstrip("/")).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(shape, path) is not None


def _page(bucket: str, key: str, source: str, reach: Reach) -> Found:
    try:
        body = reach.aws.ask("s3", "GetObject", Bucket=bucket, Key=key)["Body"].read(_MOST)
    except AwsRefused as why:
        return left_out(source, f"its words at s3://{bucket}/{key} cannot be read: {why}")
    markup = decode(body, "text/html")
    text, changes = in_our_braces(visible_text(markup))
    if not text.strip():
        return left_out(source, f"s3://{bucket}/{key} has no words")
    name = key.rpartition("/")[2].partition(".")[0]
    language = (html_language(markup) or "").partition("-")[0]
    changes = (f"the words of s3://{bucket}/{key} as a visitor reads them", *changes)
    page = ChannelType.ERROR_PAGE
    found = FoundText(source, name, text, page, "", language, Phase.OUTAGE, changes)
    return Found((found,))


SOURCE = FoundSource("cloudfront", "", _read)
