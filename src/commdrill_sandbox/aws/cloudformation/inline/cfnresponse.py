"""What code that is written into a template may import: answers CloudFormation for a custom resource."""

import json
import urllib.request
from typing import Any

SUCCESS, FAILED = "SUCCESS", "FAILED"


def send(  # noqa: PLR0917 - as it is called on AWS
    event: dict[str, Any],
    context: Any,
    responseStatus: str,  # noqa: N803
    responseData: dict[str, Any] | None = None,  # noqa: N803
    physicalResourceId: str | None = None,  # noqa: N803
    noEcho: bool = False,  # noqa: N803, FBT001, FBT002
    reason: str | None = None,
) -> None:
    """Tell how it went; `physicalResourceId`: what it is called, its log stream where nothing is said."""
    told = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    answer = {
        **told,
        "Status": responseStatus,
        "Reason": reason or f"See the details in CloudWatch Log Stream: {context.log_stream_name}",
        "PhysicalResourceId": physicalResourceId or context.log_stream_name,
        "NoEcho": noEcho,
        "Data": responseData or {},
    }
    request = urllib.request.Request(  # noqa: S310 - CloudFormation's own address
        event["ResponseURL"], json.dumps(answer).encode(), {"Content-Type": ""}, method="PUT"
    )
    with urllib.request.urlopen(request, timeout=30):  # noqa: S310 # nosec B310
        pass
