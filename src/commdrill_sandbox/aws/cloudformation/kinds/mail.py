"""SES: what sends, and what takes in."""

from collections.abc import Mapping

from commdrill_sandbox.aws.cloudformation.kind import Called, Kind, Properties

_SET = "ConfigurationSetName"


def _written(given: Properties) -> Properties:
    """A template as the second API has it."""
    own = given["Template"]
    parts = {"Subject": "SubjectPart", "Text": "TextPart", "Html": "HtmlPart"}
    content = {name: own[part] for name, part in parts.items() if part in own}
    named = {"TemplateName": own["TemplateName"]} if "TemplateName" in own else {}
    return {"TemplateName": given["TemplateName"], **named, "TemplateContent": content}


def _destination(given: Properties) -> Properties:
    """The events' types are written in capitals by the API; a template has them in its own way."""
    own = given["EventDestination"]
    topic = own.get("SnsDestination", {}).get("TopicARN")
    return {
        _SET: given[_SET],
        "EventDestinationName": own.get("Name", given["EventDestinationName"]),
        "EventDestination": {
            **{name: one for name, one in own.items() if name not in ("Name", "SnsDestination")},
            "MatchingEventTypes": [_upper(one) for one in own.get("MatchingEventTypes", ())],
            **({"SnsDestination": {"TopicArn": topic}} if topic else {}),
        },
    }


def _upper(kind: str) -> str:
    """`renderingFailure` and `RENDERING_FAILURE` alike."""
    if kind.isupper():
        return kind
    return "".join(f"_{one}" if one.isupper() else one.upper() for one in kind).replace("__", "_")


MAIL: Mapping[str, Kind] = {
    "AWS::SES::ReceiptRuleSet": Called(
        "ses", "CreateReceiptRuleSet", "DeleteReceiptRuleSet", named="RuleSetName",
        key=lambda given, _: {"RuleSetName": given["RuleSetName"]},
    ),
    "AWS::SES::ReceiptRule": Called(  # it goes with its set
        "ses", "CreateReceiptRule", named="RuleName", update="UpdateReceiptRule",
        fill=lambda _, given: {**given, "Rule": {"Name": given["RuleName"], **given["Rule"]}},
        id=lambda given, _: str(given["Rule"]["Name"]),
    ),
    "AWS::SES::EmailIdentity": Called(
        "sesv2", "CreateEmailIdentity", "DeleteEmailIdentity", named="EmailIdentity",
        key=lambda given, _: {"EmailIdentity": given["EmailIdentity"]},
    ),
    "AWS::SES::ConfigurationSet": Called(
        "sesv2", "CreateConfigurationSet", "DeleteConfigurationSet", named="Name",
        also=("Name",), fill=lambda _, given: {**given, _SET: given["Name"]},
        key=lambda given, _: {_SET: given["Name"]},
    ),
    "AWS::SES::ConfigurationSetEventDestination": Called(
        "sesv2", "CreateConfigurationSetEventDestination",
        "DeleteConfigurationSetEventDestination", named="EventDestinationName",
        update="UpdateConfigurationSetEventDestination",
        fill=lambda _, given: _destination(given),
        id=lambda given, _: str(given["EventDestinationName"]),
        key=lambda given, _: {
            _SET: given[_SET], "EventDestinationName": given["EventDestinationName"]
        },
    ),
    "AWS::SES::Template": Called(
        "sesv2", "CreateEmailTemplate", "DeleteEmailTemplate", named="TemplateName",
        update="UpdateEmailTemplate", also=("Template",),
        fill=lambda _, given: _written(given),
        id=lambda given, _: str(given["TemplateName"]),
        key=lambda given, _: {"TemplateName": given["TemplateName"]},
    ),
}  # fmt: skip
