"""`ahead`: a notice that comes so long before its start has to state one, where it is read."""

from collections.abc import Iterable, Iterator

from commdrill.documents.document import Document
from commdrill.documents.plan import ChannelType, Phase, Plan, Step
from commdrill.documents.problem import Problem, Route
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.window import WindowPlaceholder

STARTS = "starts"
_UNREAD = frozenset({ChannelType.MANUAL, ChannelType.HEALTH_CHECK})


def ahead_problems(plan: Document[Plan], route: Route, step: Step) -> Iterator[Problem]:
    if step.ahead is None:
        return
    here = (*route, "ahead")
    channel = plan.model.channels.get(step.channel)
    if step.phase is not Phase.NOTICE:
        message = (
            f"'ahead' is of a notice that comes before the start, and this is phase {step.phase}"
        )
        yield plan.key_problem(here, "D327", message, "write within here, or phase: notice")
    elif channel is not None and channel.type in _UNREAD:
        message = (
            f"'ahead' cannot be told of a channel of type {channel.type}: nothing is read there"
        )
        yield plan.key_problem(here, "D327", message, "remove it")
    elif without := _without_start(plan.model, step):
        message = f"{without} states no start, from which 'ahead' could be counted"
        hint = "use {{starts}}, a placeholder of type time, or one of type window"
        yield plan.key_problem(here, "D327", message, hint)


def _without_start(plan: Plan, step: Step) -> str:
    """What ought to state a start and does not; empty: it does, or the page itself says it."""
    if step.message is not None:
        message = plan.messages.get(step.message)
        wordings = message.in_languages(plan.language) if message else {}
        lacking = (
            language
            for language, words in wordings.items()
            if not _has_start(plan, placeholders_in(f"{words.subject or ''} {words.text}"))
        )
        return next((f"message {step.message} ({language})" for language in lacking), "")
    if step.says:
        return "" if _has_start(plan, step.says) else "what the step says"
    if step.expect is not None and step.expect.maintenance is not None:
        return ""
    return "the step"


def _has_start(plan: Plan, names: Iterable[str]) -> bool:
    kinds = {name: plan.placeholders.get(name) for name in names}
    return isinstance(kinds.get(STARTS), TimePlaceholder | WindowPlaceholder) or any(
        isinstance(kind, WindowPlaceholder) for kind in kinds.values()
    )
