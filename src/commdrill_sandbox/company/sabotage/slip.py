"""What can be forgotten when a company is set up on AWS."""

from enum import Enum, auto


class Slip(Enum):
    """One thing set up wrongly."""

    PAGES_ON_FAILING_ORIGIN = auto()
    GATEWAY_ERROR_WITHOUT_PAGE = auto()
    PAGE_DELETED = auto()
    PAGES_PRIVATE = auto()
    ERROR_TTL_FORGOTTEN = auto()
    PAGE_WITH_200 = auto()
    PAGE_WITHOUT_RETRY_AFTER = auto()
    REDEPLOY_FORGOTTEN = auto()
    DEFAULT_GATEWAY_MESSAGE = auto()
    GATEWAY_STATUS_LEFT = auto()
    GATEWAY_WITHOUT_RETRY_AFTER = auto()
    TIMEOUT_WITHOUT_ANSWER = auto()
    TEMPLATE_VARIABLE_MISSING = auto()
    MAIL_IN_ONE_REGION = auto()
    SMS_IN_ONE_REGION = auto()
    FLAG_UNREAD = auto()
    CLOSED_WITHOUT_RETRY_AFTER = auto()
    CLOSED_WITH_200 = auto()
    THROTTLED_WITHOUT_ANSWER = auto()
    ALARM_WIRED_TO_NOTHING = auto()
    TOPIC_IN_FAILING_REGION = auto()
    READER_SUPPRESSED = auto()
    READER_OPTED_OUT = auto()
    EDGE_CODE_IN_ONE_LANGUAGE = auto()
    EDGE_CODE_WITH_200 = auto()
    EDGE_CODE_WITHOUT_RETRY_AFTER = auto()
    EDGE_CODE_FAILS = auto()
    EDGE_CODE_UNLINKED = auto()
    EDGE_CODE_ON_VIEWER_RESPONSE = auto()
    EDGE_CODE_KNOWS_NO_BUCKET = auto()
    INTERCEPTION_UNWIRED = auto()
    INTERCEPTION_BY_CONFIGURATION = auto()
    CAMPAIGN_TO_EVERY_LIST = auto()
    CAMPAIGN_SWITCHED_OFF = auto()
    CAMPAIGN_LIST_OUT_OF_DATE = auto()
