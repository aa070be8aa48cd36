"""Sabotages of how the company is set up on AWS; where it is not, they are refused."""

from commdrill_sandbox.company.sabotage.sabotage import Group, Sabotage
from commdrill_sandbox.company.sabotage.slip import Slip


def _slip(name: str, summary: str, slip: Slip) -> Sabotage:
    return Sabotage(f"aws-{name}", Group.AWS, summary, slips=frozenset({slip}))


AWS = (
    _slip(
        "page-on-failing-origin",
        "the error pages are looked for on the origin that fails",
        Slip.PAGES_ON_FAILING_ORIGIN,
    ),
    _slip("502-not-mapped", "502 and 504 have no error page", Slip.GATEWAY_ERROR_WITHOUT_PAGE),
    _slip("page-deleted", "the error page is not in its bucket", Slip.PAGE_DELETED),
    _slip("pages-private", "CloudFront may not read the pages' bucket", Slip.PAGES_PRIVATE),
    _slip(
        "error-ttl-forgotten", "the edge keeps errors for five minutes", Slip.ERROR_TTL_FORGOTTEN
    ),
    _slip("page-with-200", "the error page's response code is 200", Slip.PAGE_WITH_200),
    _slip(
        "page-no-retry-after", "no policy adds Retry-After to pages", Slip.PAGE_WITHOUT_RETRY_AFTER
    ),
    _slip(
        "redeploy-forgotten",
        "gateway responses were set, and the stage was not deployed again",
        Slip.REDEPLOY_FORGOTTEN,
    ),
    _slip(
        "default-gateway-message",
        "gateway responses have the template they come with",
        Slip.DEFAULT_GATEWAY_MESSAGE,
    ),
    _slip(
        "gateway-status-left", "gateway responses have their own status", Slip.GATEWAY_STATUS_LEFT
    ),
    _slip(
        "gateway-no-retry-after",
        "gateway responses lack Retry-After",
        Slip.GATEWAY_WITHOUT_RETRY_AFTER,
    ),
    _slip(
        "timeout-not-mapped",
        "the API has no words of its own for a backend that is silent",
        Slip.TIMEOUT_WITHOUT_ANSWER,
    ),
    _slip(
        "template-variable-missing",
        "the mail's template wants a variable that nobody gives",
        Slip.TEMPLATE_VARIABLE_MISSING,
    ),
    _slip("mail-one-region", "SES knows the sender in one Region only", Slip.MAIL_IN_ONE_REGION),
    _slip("sms-one-region", "there is a number in one Region only", Slip.SMS_IN_ONE_REGION),
    _slip("flag-unread", "no function looks at the maintenance flag", Slip.FLAG_UNREAD),
    _slip(
        "closed-no-retry-after",
        "the maintenance page lacks Retry-After",
        Slip.CLOSED_WITHOUT_RETRY_AFTER,
    ),
    _slip("closed-with-200", "the maintenance page comes with 200", Slip.CLOSED_WITH_200),
    _slip(
        "throttled-not-mapped",
        "the API has no words of its own for callers it throttles",
        Slip.THROTTLED_WITHOUT_ANSWER,
    ),
    _slip(
        "alarm-wired-to-nothing",
        "nobody is subscribed to the alarm's topic",
        Slip.ALARM_WIRED_TO_NOTHING,
    ),
    _slip(
        "alarm-in-failing-region",
        "the alarm's topic is in the Region it is to tell of",
        Slip.TOPIC_IN_FAILING_REGION,
    ),
    _slip(
        "reader-suppressed",
        "SES holds a bounce against one reader's address",
        Slip.READER_SUPPRESSED,
    ),
    _slip("reader-opted-out", "one reader's number is on the opt-out list", Slip.READER_OPTED_OUT),
    _slip(
        "edge-code-one-language",
        "the function at the edge writes pages in the store's own language alone",
        Slip.EDGE_CODE_IN_ONE_LANGUAGE,
    ),
    _slip(
        "edge-code-with-200",
        "the page that the function at the edge writes comes with 200",
        Slip.EDGE_CODE_WITH_200,
    ),
    _slip(
        "edge-code-no-retry-after",
        "the function at the edge adds no Retry-After",
        Slip.EDGE_CODE_WITHOUT_RETRY_AFTER,
    ),
    _slip("edge-code-fails", "the function at the edge ends with an error", Slip.EDGE_CODE_FAILS),
    _slip(
        "edge-code-unlinked",
        "the function at the edge was published and linked nowhere",
        Slip.EDGE_CODE_UNLINKED,
    ),
    _slip(
        "edge-code-on-viewer-response",
        "the function at the edge is linked where errors do not pass",
        Slip.EDGE_CODE_ON_VIEWER_RESPONSE,
    ),
    _slip(
        "edge-code-knows-no-bucket",
        "the function at the edge does not know the bucket that stands in for the store",
        Slip.EDGE_CODE_KNOWS_NO_BUCKET,
    ),
    _slip(
        "interception-unwired",
        "the alarm that is to set the flag has no action",
        Slip.INTERCEPTION_UNWIRED,
    ),
    _slip(
        "interception-by-configuration",
        "the alarm has the edge configured anew, where it is to set the flag",
        Slip.INTERCEPTION_BY_CONFIGURATION,
    ),
    _slip(
        "campaign-to-every-list",
        "the campaign's function reads every list there is",
        Slip.CAMPAIGN_TO_EVERY_LIST,
    ),
    _slip(
        "campaign-switched-off",
        "the campaign's schedule is made, and is not enabled",
        Slip.CAMPAIGN_SWITCHED_OFF,
    ),
    _slip(
        "campaign-list-out-of-date",
        "who came first is not on the campaign's list",
        Slip.CAMPAIGN_LIST_OUT_OF_DATE,
    ),
)
