"""Who subscribed to an SNS topic."""

from typing import Any

from commdrill.drivers.aws.session import Aws, listed


def subscriptions(aws: Aws, topic: str) -> tuple[dict[str, Any], ...]:
    """All of them, page by page, those that wait for their confirmation included.

    Raises:
        AwsRefused: there is no such topic, among other things.
    """
    operation = "ListSubscriptionsByTopic"
    return tuple(listed(aws, "Subscriptions", "sns", operation, TopicArn=topic))
