"""The plane of CloudFront's own API: what moto lacks or does differently is answered here."""

from collections.abc import Callable, Mapping
from typing import Any

from werkzeug.wrappers import Request, Response

from commdrill.sandbox.aws.cloudfront.control import DistributionControl
from commdrill.sandbox.aws.request import service_call
from commdrill.sandbox.aws.rest import AwsError, Call, RestService

Operations = Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]]
_BIRTHS = frozenset({"CreateDistribution", "CreateDistributionWithTags"})


class CloudFrontApi:
    """Operations on distributions, and whatever else `others` answer; the rest is moto's."""

    def __init__(
        self, service: RestService, distributions: DistributionControl, *others: Operations
    ) -> None:
        self._service, self._distributions = service, distributions
        self._operations: dict[str, Any] = dict(distributions.operations)
        for operations in others:
            self._operations |= operations

    def answer(self, request: Request) -> Response | None:
        signed = service_call(request)
        if signed is None or signed.service != "cloudfront":
            return None
        try:
            call = self._service.call(request)
            return None if call is None else self._carried_out(call, request)
        except AwsError as error:
            return self._service.refusal(error)

    def _carried_out(self, call: Call, request: Request) -> Response | None:
        if call.operation == "DeleteDistribution":
            return self._distributions.delete(call, request)
        if call.operation in _BIRTHS:
            result = self._distributions.create(call, request)
            if isinstance(result, Response):
                return result
            return self._service.answer(call.operation, result)
        if operation := self._operations.get(call.operation):
            return self._service.answer(call.operation, operation(call.parameters))
        return None
