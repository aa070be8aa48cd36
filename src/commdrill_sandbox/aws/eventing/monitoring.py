"""CloudWatch's calls about alarms that moto lacks or mixes up."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from werkzeug import Request, Response

from commdrill_sandbox.aws.eventing.alarm_history import AlarmHistory
from commdrill_sandbox.aws.front import forwarded
from commdrill_sandbox.aws.plane import Wsgi
from commdrill_sandbox.aws.request import service_call

_OURS = frozenset(
    {
        "DeleteAlarms", "DescribeAlarmHistory", "DescribeAlarms", "ListTagsForResource",
        "PutCompositeAlarm", "PutMetricAlarm", "PutMetricData", "SetAlarmState",
    }
)  # fmt: skip


class Monitoring:
    """Answers them as an application of moto's own does, so that every protocol is spoken."""

    def __init__(self, history: AlarmHistory) -> None:
        self._history = history

    def answer(self, request: Request) -> Response | None:
        call = service_call(request)
        if call is None or call.service != "monitoring" or call.action not in _OURS:
            return None
        return forwarded(request, self._application)

    @cached_property
    def _application(self) -> Wsgi:
        from moto.core.utils import convert_to_flask_response
        from moto.moto_server.werkzeug_app import create_backend_app

        application: Any = create_backend_app("cloudwatch")
        served = convert_to_flask_response(self._dispatcher())
        application.view_functions = dict.fromkeys(application.view_functions, served)
        found: Wsgi = application
        return found

    def _dispatcher(self) -> Callable[..., Any]:
        from commdrill_sandbox.aws.eventing.alarm_calls import AlarmCalls

        def dispatch(*asked: Any) -> Any:
            return AlarmCalls(self._history)._dispatch(*asked)  # noqa: SLF001 - what moto's does

        return dispatch
