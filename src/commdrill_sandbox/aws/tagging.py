"""The tagging API, which moto answers for the services it keeps the tags of; these are the others."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from werkzeug import Response

from commdrill_sandbox.aws.clients import ACCOUNT, Clients
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Plane, Wsgi
from commdrill_sandbox.aws.tagged_by_arn import tag, untag
from commdrill_sandbox.aws.wire.call import Asked, Operation, Output, Refusal
from commdrill_sandbox.aws.wire.service import Service

_GLOBAL = "us-east-1"  # where global resources are listed
_INVALID = "InvalidParameterException"
_ARN = re.compile(r"arn:aws:[a-z0-9-]+:[a-z0-9-]*:\d*:.+")
_KIND = re.compile(r"[a-z0-9-]+(:[\w/.-]+)?")
_OTHER_NAME = ":email-identity/"  # what moto calls SES's identities
Tags = Mapping[str, str]


def tagging(clients: Clients, store: Wsgi) -> Plane:
    tagged = _Tagged(clients, store)
    operations: Mapping[str, Operation] = {
        "GetResources": tagged.get,
        "TagResources": tagged.tag,
        "UntagResources": tagged.untag,
    }
    return Service("resourcegroupstaggingapi", "tagging", operations, _INVALID)


@dataclass(frozen=True)
class _Tagged:
    clients: Clients
    store: Wsgi

    def get(self, asked: Asked) -> Response:
        """Moto's answer; the others stand on its last page, however long that makes it."""
        for kind in asked.input.get("ResourceTypeFilters") or ():
            if not _KIND.fullmatch(kind):
                raise Refusal(_INVALID, f"Unsupported resource type : {kind}")
        answer = forwarded(asked.request, self.store)
        told: Any = answer.get_json(force=True, silent=True)
        if answer.status_code != 200 or told.get("PaginationToken"):
            return answer
        of_moto = told["ResourceTagMappingList"]
        told["ResourceTagMappingList"] = [
            one for one in of_moto if _OTHER_NAME not in one["ResourceARN"]
        ]
        known = {one["ResourceARN"] for one in told["ResourceTagMappingList"]}
        told["ResourceTagMappingList"] += [
            {"ResourceARN": arn, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}
            for arn, tags in self._others(asked.region)
            if arn not in known and _is_asked_for(arn, tags, asked.input)
        ]
        answer.set_data(json.dumps(told))
        return answer

    def tag(self, asked: Asked) -> Output:
        return _each(asked, lambda arn: tag(self.clients, arn, asked.input["Tags"]))

    def untag(self, asked: Asked) -> Output:
        return _each(asked, lambda arn: untag(self.clients, arn, asked.input["TagKeys"]))

    def _others(self, region: str) -> Iterator[tuple[str, Tags]]:
        """Everything that has, or had, tags."""
        yield from self._distributions() if region == _GLOBAL else ()
        for api in self._all("apigateway", region, "get_rest_apis", "items"):
            arn = f"arn:aws:apigateway:{region}::/restapis/{api['id']}"
            yield arn, api.get("tags", {})
            stages = self.clients.of("apigateway", region).get_stages(restApiId=api["id"])["item"]
            for stage in stages:
                yield f"{arn}/stages/{stage['stageName']}", stage.get("tags", {})
        for api in self._all("apigatewayv2", region, "get_apis", "Items"):
            yield f"arn:aws:apigateway:{region}::/apis/{api['ApiId']}", api.get("Tags", {})
        templates = "list_experiment_templates"
        for one in self._all("fis", region, templates, "experimentTemplates"):
            yield one["arn"], one.get("tags", {})
        yield from self._senders(region)

    def _distributions(self) -> Iterator[tuple[str, Tags]]:
        cloudfront = self.clients.of("cloudfront")
        pages = cloudfront.get_paginator("list_distributions").paginate()
        listed = [one for page in pages for one in page["DistributionList"].get("Items", [])]
        for one in listed:
            tags = cloudfront.list_tags_for_resource(Resource=one["ARN"])["Tags"].get("Items", [])
            yield one["ARN"], {tag["Key"]: tag["Value"] for tag in tags}

    def _senders(self, region: str) -> Iterator[tuple[str, Tags]]:
        mail = self.clients.of("sesv2", region)
        named = [
            f"identity/{one['IdentityName']}"
            for one in mail.list_email_identities()["EmailIdentities"]
        ]
        sets = mail.list_configuration_sets()["ConfigurationSets"]
        for name in (*named, *(f"configuration-set/{one}" for one in sets)):
            arn = f"arn:aws:ses:{region}:{ACCOUNT}:{name}"
            tags = mail.list_tags_for_resource(ResourceArn=arn)["Tags"]
            yield arn, {tag["Key"]: tag["Value"] for tag in tags}

    def _all(self, service: str, region: str, operation: str, items: str) -> Iterator[Any]:
        for page in self.clients.of(service, region).get_paginator(operation).paginate():
            yield from page.get(items, [])


def _each(asked: Asked, change: Callable[[str], None]) -> Output:
    """What fails is told with why; the others are done."""
    arns = asked.input["ResourceARNList"]
    if odd := next((arn for arn in arns if not _ARN.fullmatch(arn)), None):
        raise Refusal(_INVALID, f"Invalid ARN: {odd}")
    failed = {arn: why for arn in arns if (why := _why_not(partial(change, arn)))}
    return {"FailedResourcesMap": failed}


def _why_not(change: Callable[[], None]) -> Mapping[str, Any] | None:
    from botocore.exceptions import ClientError

    try:
        change()
    except ClientError as refused:
        told = refused.response["Error"]
        status = refused.response["ResponseMetadata"]["HTTPStatusCode"]
        return _failure(status, f"{told['Code']}: {told['Message']}")
    except LookupError as unknown:
        return _failure(400, str(unknown))
    return None


def _failure(status: int, said: str) -> Mapping[str, Any]:
    return {"StatusCode": status, "ErrorCode": _INVALID, "ErrorMessage": said}


def _is_asked_for(arn: str, tags: Tags, asked: Mapping[str, Any]) -> bool:
    arns, types = asked.get("ResourceARNList"), asked.get("ResourceTypeFilters")
    if not tags or (arns and arn not in arns):
        return False
    if types and not any(_is_of(arn, kind) for kind in types):
        return False
    return all(_fits(tags, wanted) for wanted in asked.get("TagFilters") or ())


def _fits(tags: Tags, wanted: Mapping[str, Any]) -> bool:
    values: Sequence[str] = wanted.get("Values") or ()
    return wanted["Key"] in tags and (not values or tags[wanted["Key"]] in values)


def _is_of(arn: str, kind: str) -> bool:
    """Whether it is of a type such as `cloudfront` or `apigateway:restapis`."""
    _, _, service, _, _, name = arn.split(":", 5)
    wanted, _, resource = kind.partition(":")
    return service == wanted and (not resource or name.strip("/").startswith(f"{resource}/"))
