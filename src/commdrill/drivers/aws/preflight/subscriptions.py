"""Who subscribed to an SNS topic."""

from typing import Any

from commdrill.drivers.aws.session import Aws


def subscriptions(aws: Aws, topic: str) -> tuple[dict[str, Any], ...]:
    """All of them, page by page, those that wait for their confirmation included.

    Raises:
        AwsRefused: there is no such topic, among other things.
    """
    found: list[dict[str, Any]] = []
    more: dict[str, str] = {}
    while True:
        answer = aws.ask("sns", "ListSubscriptionsByTopic", TopicArn=topic, **more)
        found += answer.get("Subscriptions", [])
        if not answer.get("NextToken"):
            return tuple(found)
        more = {"NextToken": answer["NextToken"]}
