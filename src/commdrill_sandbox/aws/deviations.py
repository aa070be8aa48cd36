"""Where API Gateway, messaging and FIS here are not, or may not be, as AWS's own."""

from commdrill_sandbox.aws.deviation import Deviation

DEVIATIONS = (
    Deviation(
        "fall-back-status",
        "Whether the status set on DEFAULT_4XX or DEFAULT_5XX reaches types without their own.",
        "Headers and template are inherited; each type keeps its own status.",
    ),
    Deviation(
        "refused-connection",
        "What a REST integration answers when its backend refuses the connection.",
        "A network error: INTEGRATION_FAILURE, 504.",
    ),
    Deviation(
        "malformed-type",
        "Which gateway response the 502 for a malformed Lambda proxy answer belongs to.",
        "API_CONFIGURATION_ERROR, with the status 502 where that type has none of its own.",
    ),
    Deviation(
        "throttled-function",
        "Callers report 500 and the type INTEGRATION_FAILURE when Lambda throttles.",
        "INTEGRATION_FAILURE with the status 500 where that type has none of its own.",
    ),
    Deviation(
        "export",
        "GetExport writes JSON or YAML, with the extensions that are asked for.",
        "JSON with all extensions; of models and parameters it tells nothing.",
        established=True,
    ),
    Deviation(
        "signatures",
        "Signatures are verified.",
        "Their form is looked at, not the key, and of JWTs that there is one: whoever reaches a sandbox may sign.",
        established=True,
    ),
    Deviation(
        "http-api-unreachable",
        "What an HTTP API answers for a refused connection or an unknown name.",
        "503 Service Unavailable, as callers report of late backends.",
    ),
    Deviation(
        "mapping-templates",
        "Mapping templates of integrations are VTL.",
        "Variables only; a template with directives is API_CONFIGURATION_ERROR.",
        established=True,
        by_a_rule=False,
    ),
    Deviation(
        "canary-releases",
        "A deployment with canarySettings is for a share of a stage's calls.",
        "Refused with BadRequestException, as one for every call would be worse than none.",
        established=True,
    ),
    Deviation(
        "lambda-answer-keys",
        "A Lambda proxy answer with keys that API Gateway does not know may be malformed, a 502.",
        "They are passed over.",
        by_a_rule=False,
    ),
    Deviation(
        "simulator-failure",
        "Which event the SMS simulator's failure numbers lead to is not documented.",
        "TEXT_BLOCKED, as users report.",
    ),
    Deviation(
        "ended-service",
        "What the ended parts of Amazon Pinpoint answer is not published.",
        "ForbiddenException, saying what takes their place.",
    ),
    Deviation(
        "event-destinations",
        "Events also go to Firehose, CloudWatch and EventBridge.",
        "End User Messaging's go to SNS and log groups, SES's to SNS.",
        established=True,
        by_a_rule=False,
    ),
    Deviation(
        "experiments-start",
        "An experiment is pending, then initiating, for some seconds.",
        "Its first faults are in when StartExperiment returns.",
        established=True,
        by_a_rule=False,
    ),
)
