"""`AWS::Serverless::Function`: a function, its role, its versions."""

from collections.abc import Mapping
from typing import Any

from commdrill_sandbox.aws.cloudformation.serverless.invocations import invocation_parts
from commdrill_sandbox.aws.cloudformation.serverless.parts import (
    Given,
    Resources,
    Stated,
    digest,
    failed,
    listed_tags,
    role,
)

_SAME = (
    "Architectures", "Description", "Environment", "EphemeralStorage", "FunctionName", "Handler",
    "KmsKeyArn", "Layers", "LoggingConfig", "MemorySize", "ReservedConcurrentExecutions",
    "Runtime", "Timeout", "VpcConfig",
)  # fmt: skip
_OWN = (
    "AutoPublishAlias", "CodeUri", "DeadLetterQueue", "EventInvokeConfig", "Events", "InlineCode",
    "PermissionsBoundary", "Policies", "Role", "RolePath", "Tags", "Tracing",
)  # fmt: skip
_WRITES_LOGS = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"


def function_parts(stated: Stated) -> Resources:
    """Without what sets it off."""
    stated.refuse_beyond((*_SAME, *_OWN))
    given, own = stated.properties, stated.name
    found: Resources = {}
    by = given.get("Role")
    if by is None:
        found[f"{own}Role"] = _role(stated)
        by = {"Fn::GetAtt": [f"{own}Role", "Arn"]}
    code = _code(stated)
    properties = {
        "Code": code,
        **{name: given.get(name) for name in _SAME},
        "Role": by,
        "Tags": listed_tags(given.get("Tags")),
        "TracingConfig": {"Mode": given["Tracing"]} if "Tracing" in given else None,
        "DeadLetterConfig": _letters(given),
    }
    beside = {name: stated.beside[name] for name in ("DependsOn",) if name in stated.beside}
    found[own] = stated.made("AWS::Lambda::Function", properties, **beside)
    return {**found, **_published(stated, code), **invocation_parts(stated, alias_of(stated))}


def alias_of(stated: Stated) -> str | None:
    """The resource that stands for what callers of it call; None: the function itself."""
    named = stated.properties.get("AutoPublishAlias")
    return f"{stated.name}Alias{named}" if named else None


def _published(stated: Stated, code: Given) -> Resources:
    """A version for each state of its code, and the name for the newest."""
    if (alias := alias_of(stated)) is None:
        return {}
    own = {"Ref": stated.name}
    version = f"{stated.name}Version{digest(code)}"
    named = stated.properties["AutoPublishAlias"]
    newest = {"Fn::GetAtt": [version, "Version"]}
    called = {"FunctionName": own, "FunctionVersion": newest, "Name": named}
    kept = {"DeletionPolicy": "Retain"}
    return {
        version: stated.made("AWS::Lambda::Version", {"FunctionName": own}, **kept),
        alias: stated.made("AWS::Lambda::Alias", called),
    }


def _code(stated: Stated) -> Given:
    """Raises: Refusal: it lies in a folder of whoever wrote the template."""
    given = stated.properties
    if "InlineCode" in given:
        return {"ZipFile": given["InlineCode"]}
    match given.get("CodeUri"):
        case str(uri) if uri.startswith("s3://"):
            bucket, _, rest = uri.removeprefix("s3://").partition("/")
            key, _, version = rest.partition("?versionId=")
            return {"S3Bucket": bucket, "S3Key": key, **({"S3ObjectVersion": version} if version else {})}  # fmt: skip
        case {"Bucket": bucket, "Key": key, **more}:
            versioned = {"S3ObjectVersion": more["Version"]} if "Version" in more else {}
            return {"S3Bucket": bucket, "S3Key": key, **versioned}
    raise failed(
        stated.name,
        "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId "
        "query parameter.",
    )


def _letters(given: Given) -> Given | None:
    target = given.get("DeadLetterQueue")
    return {"TargetArn": target["TargetArn"]} if target else None


def _role(stated: Stated) -> Given:
    """Of its policies: managed ones by name, documents as they are, SAM's own templates as one each.

    Nothing here looks at what a role allows; a policy template allows its service everything.
    """
    said = stated.properties.get("Policies") or ()
    several: list[Any] = list(said) if isinstance(said, list | tuple) else [said]
    managed = [_managed(one) for one in several if not _is_document(one)]
    documents = [one for one in several if _is_document(one)]
    inline = [
        {"PolicyName": f"{stated.name}RolePolicy{number}", "PolicyDocument": _document(one)}
        for number, one in enumerate(documents)
    ]
    others = [one for one in managed if one != _WRITES_LOGS]
    return role(stated, "lambda.amazonaws.com", [_WRITES_LOGS, *others], inline)


def _is_document(policy: Any) -> bool:
    if not isinstance(policy, Mapping):
        return False
    return "Statement" in policy or next(iter(policy)).endswith(("Policy", "PolicyV2"))


def _document(policy: Given) -> Given:
    if "Statement" in policy:
        return policy
    service = _SERVICES.get(_word(next(iter(policy))), "*")
    allowed = {"Effect": "Allow", "Action": service if service == "*" else f"{service}:*"}
    return {"Version": "2012-10-17", "Statement": [{**allowed, "Resource": "*"}]}


_SERVICES = {
    "DynamoDB": "dynamodb", "EventBridge": "events", "Lambda": "lambda", "S3": "s3", "SES": "ses",
    "SNS": "sns", "SQS": "sqs", "SSM": "ssm",
}  # fmt: skip


def _word(template: str) -> str:
    """`SQS` of `SQSSendMessagePolicy`."""
    return next((one for one in _SERVICES if template.startswith(one)), "")


def _managed(policy: Any) -> Any:
    """By its ARN, also where only its name is said."""
    if not isinstance(policy, str) or policy.startswith("arn:"):
        return policy
    is_of_service = policy.startswith("AWSLambda") and policy.endswith("Role")
    return f"arn:aws:iam::aws:policy/{'service-role/' if is_of_service else ''}{policy}"
