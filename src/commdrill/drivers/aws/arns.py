"""Amazon resource names of what drivers name."""

from collections.abc import Mapping
from dataclasses import dataclass

from commdrill.drivers.aws.driver import Resource

_FORMS: Mapping[str, str] = {
    "apigateway:restapi": "arn:aws:apigateway:{region}::/restapis/{name}",
    "cloudfront:distribution": "arn:aws:cloudfront::{account}:distribution/{name}",
    "cloudwatch:alarm": "arn:aws:cloudwatch:{region}:{account}:alarm:{name}",
    "ec2:instance": "arn:aws:ec2:{region}:{account}:instance/{name}",
    "ec2:network-interface": "arn:aws:ec2:{region}:{account}:network-interface/{name}",
    "ec2:security-group": "arn:aws:ec2:{region}:{account}:security-group/{name}",
    "ecs:service": "arn:aws:ecs:{region}:{account}:service/{name}",
    "events:event-bus": "arn:aws:events:{region}:{account}:event-bus/{name}",
    "fis:experiment": "arn:aws:fis:{region}:{account}:experiment/{name}",
    "fis:experiment-template": "arn:aws:fis:{region}:{account}:experiment-template/{name}",
    "lambda:function": "arn:aws:lambda:{region}:{account}:function:{name}",
    "mobiletargeting:app": "arn:aws:mobiletargeting:{region}:{account}:apps/{name}",
    "s3:bucket": "arn:aws:s3:::{name}",
    "s3:object": "arn:aws:s3:::{name}",
    "secretsmanager:secret": "arn:aws:secretsmanager:{region}:{account}:secret:{name}-??????",
    "ses:configuration-set": "arn:aws:ses:{region}:{account}:configuration-set/{name}",
    "ses:identity": "arn:aws:ses:{region}:{account}:identity/{name}",
    "ses:template": "arn:aws:ses:{region}:{account}:template/{name}",
    "sms-voice:configuration-set": "arn:aws:sms-voice:{region}:{account}:configuration-set/{name}",
    "sms-voice:phone": "arn:aws:sms-voice:{region}:{account}:phone-number/{name}",
    "sms-voice:pool": "arn:aws:sms-voice:{region}:{account}:pool/{name}",
    "sqs:queue": "arn:aws:sqs:{region}:{account}:{name}",
    "ssm:automation-definition": "arn:aws:ssm:{region}:{account}:automation-definition/{name}:*",
    "ssm:automation-execution": "arn:aws:ssm:{region}:{account}:automation-execution/{name}",
    "ssm:document": "arn:aws:ssm:{region}:{account}:document/{name}",
    "ssm:parameter": "arn:aws:ssm:{region}:{account}:parameter/{name}",
    "states:execution": "arn:aws:states:{region}:{account}:execution:{name}",
}
_TAGLESS = frozenset(
    {"cloudfront:key-value-store", "s3:object", "sms-voice:sender", "states:execution",
     "ssm:automation-definition", "ssm:automation-execution", "fis:experiment",
     "route53-recovery-control:routingcontrol"}
)  # fmt: skip


@dataclass(frozen=True)
class Arn:
    """Whose something is, and where; both empty where its kind has none."""

    service: str
    region: str
    account: str

    @classmethod
    def parse(cls, text: str) -> "Arn | None":
        """None: it is no ARN."""
        parts = text.split(":")
        if len(parts) < 6 or parts[0] != "arn":
            return None
        return cls(parts[2], parts[3], parts[4])


def arn_of(resource: Resource, region: str, account: str) -> str | None:
    """A resource's ARN; None where its name does not tell."""
    if resource.name.startswith("arn:"):
        return resource.name
    form = _FORMS.get(resource.kind)
    where = resource.region or region
    return form and form.format(region=where, account=account, name=resource.name.lstrip("/"))


def has_tags(resource: Resource) -> bool:
    """Whether it is one thing that can be tagged."""
    return resource.kind not in _TAGLESS and "*" not in resource.name
