"""The data-plane way to what a control-plane call does: set up beforehand, used on a bad day.

From "Static stability" and "Global services" in the AWS Fault Isolation Boundaries paper, and from
REL11-BP04 and OPS10-BP05 of the Well-Architected Framework.
"""

from collections.abc import Mapping

from commdrill.drivers.aws.planes import Plane, plane_of

_READS = ("Get", "List", "Describe", "Head", "BatchGet", "Lookup", "Test", "Validate", "Search")
_ANY = "make it beforehand; on the day, only set a flag that what runs reads, by dynamodb:PutItem or cloudfront-keyvaluestore:PutKey"
_BEFOREHAND = "make it beforehand, in each Region that sends; on the day only send"

_CALLS: Mapping[tuple[str, str], str] = {
    ("cloudfront", "CreateInvalidation"): "a short ErrorCachingMinTTL, set beforehand",
    ("ec2", "RunInstances"): "capacity that runs already, in each Availability Zone",
    ("events", "PutRule"): "a rule that is there already, and events:PutEvents",
    ("lambda", "CreateFunction"): "a function that is there already, and lambda:Invoke",
    ("s3", "PutBucketPolicy"): "a bucket that is readable already, and s3:PutObject",
    ("s3", "PutBucketWebsite"): "a bucket that is a website already, and s3:PutObject",
    (
        "ses",
        "SendCustomVerificationEmail",
    ): "identities that are verified already, and ses:SendEmail",
    ("sns", "Subscribe"): "subscribers who are there already, and sns:Publish",
    ("ssm", "StartAutomationExecution"): "lambda:Invoke or stepfunctions:StartExecution",
}
_SERVICES: Mapping[str, str] = {
    "apigateway": "gateway responses that are deployed beforehand, and a backend that reads a flag "
    "(dynamodb:GetItem, ssm:GetParameter)",
    "apigatewayv2": "a backend that reads a flag (dynamodb:GetItem, ssm:GetParameter)",
    "autoscaling": "capacity that runs already, in each Availability Zone",
    "cloudfront": "a CloudFront Function that reads a flag: cloudfront-keyvaluestore:PutKey; for errors, an "
    "origin group or custom error pages set up beforehand",
    "cloudwatch": "alarms whose actions are set beforehand, and cloudwatch:PutMetricData",
    "ecs": "capacity that runs already, in each Availability Zone",
    "globalaccelerator": "health checks that move traffic by themselves",
    "iam": "roles and policies that are there already, and sts:AssumeRole",
    "lambda": "a flag that the function reads: dynamodb:PutItem, or cloudfront-keyvaluestore:PutKey at the edge",
    "pinpoint-sms-voice-v2": _BEFOREHAND,
    "route53": "failover records with health checks, or a routing control: "
    "route53-recovery-cluster:UpdateRoutingControlStates",
    "scheduler": "events:PutEvents or stepfunctions:StartExecution, of what is there already",
    "ses": _BEFOREHAND,
    "sesv2": _BEFOREHAND,
    "sns": _BEFOREHAND,
    "wafv2": "rules that are there already, and a flag that the edge reads",
}


def data_plane_way(service: str, operation: str) -> str | None:
    """To the same end; None for what is data plane itself, and for what only reads."""
    if plane_of(service, operation) is Plane.DATA or operation.startswith(_READS):
        return None
    return _CALLS.get((service, operation)) or _SERVICES.get(service, _ANY)
