"""Lists of AWS, page after page: whatever a service calls the place where the next one begins."""

from collections.abc import Iterator
from typing import Any

from commdrill.drivers.aws.session import Answer, Aws

_NEXT = {  # as an answer has it, and as it is asked for
    "NextToken": "NextToken",
    "nextToken": "nextToken",
    "NextContinuationToken": "ContinuationToken",
    "NextMarker": "Marker",
    "position": "position",
}


def listed(
    aws: Aws, items: str, service: str, operation: str, /, **parameters: Any
) -> Iterator[dict[str, Any]]:
    """All that an operation lists; `items`: what answers call it.

    Raises:
        AwsRefused: a page is refused.
    """
    more: Answer = {}
    while True:
        answer = aws.ask(service, operation, **parameters, **more)
        page = answer.get("DistributionList", answer)  # CloudFront has its list in one
        yield from page.get(items) or ()
        before, more = more, {asked: page[at] for at, asked in _NEXT.items() if page.get(at)}
        if not more or more == before:
            return
