"""Lists by the page where whoever keeps them tells all at once, and tokens that nobody gave out."""

import io
import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import may_change, raw_path, service_call
from commdrill_sandbox.aws.wire.answering import write_refusal
from commdrill_sandbox.aws.wire.call import Refusal
from commdrill_sandbox.aws.wire.members import inside
from commdrill_sandbox.aws.wire.operations import Catalogue, Match
from commdrill_sandbox.aws.wire.parsing import read_input

# the services whose lists these are, by the name that calls are signed for: as botocore names them,
# and the code of the error for a token that is none
_SERVICES: Mapping[str, Mapping[str, str]] = {
    "apigateway": {"apigateway": "BadRequestException", "apigatewayv2": "BadRequestException"},
    "cloudformation": {"cloudformation": "ValidationError"},
    "events": {"events": "ValidationException"},
    "fis": {"fis": "ValidationException"},
    "iam": {"iam": "ValidationError"},
    "kms": {"kms": "InvalidMarkerException"},
    "lambda": {"lambda": "InvalidParameterValueException"},
    "logs": {"logs": "InvalidParameterException"},
    "scheduler": {"scheduler": "ValidationException"},
    "secretsmanager": {"secretsmanager": "InvalidNextTokenException"},
    "ses": {"sesv2": "BadRequestException", "ses": "InvalidParameterValue"},
    "sns": {"sns": "InvalidParameter"},
    "ssm": {"ssm": "InvalidNextToken"},
}
_TOKENS = ("NextToken", "nextToken", "NextMarker", "Marker", "position")
_LIMITS = ("MaxResults", "maxResults", "MaxItems", "PageSize", "Limit", "limit")
_OF_PAGES = frozenset({*_TOKENS, *_LIMITS, *map(str.lower, _LIMITS)})
_ASKS = re.compile(rb"(?i)token|marker|position|max|limit|pagesize")
_TOLD = re.compile(
    rb'"(?:[nN]extToken|(?:Next)?Marker|position)"\s*:\s*("(?:[^"\\]|\\.)+")'
    rb"|<(?:NextToken|(?:Next)?Marker)>([^<]+)<"
)
_LISTING = ("Describe", "Filter", "Get", "List")
_MOST = 10_000  # tokens that are remembered
_Ask = Callable[[Request], Response]


@dataclass(frozen=True)
class _Page:
    """What of a list is asked for: after what `token` stands for, `most` at most; None: all."""

    match: Match
    token: str | None
    most: int | None


@dataclass(frozen=True)
class Lists:
    """Remembers the tokens that were told, moto's and its own; of its own, how many were told before."""

    _told: dict[str, int] = field(default_factory=dict)

    def answer(self, request: Request, ask: _Ask) -> Response:
        """What `ask` answers, or the page of it that is meant."""
        call = service_call(request)
        services = _SERVICES.get(call.service) if call else None
        page, code = _asked(request, services or {})
        if services is None or (page is None and may_change(request)):
            return ask(request)
        if page and page.token is not None and page.token not in self._told:
            said = f"The token {page.token!r} is not valid."
            return write_refusal(page.match.operation.service_model, Refusal(code, said))
        ours = page is not None and page.token is not None and self._told[page.token] > 0
        answer = ask(_whole(request) if ours else request)
        if page and answer.status_code < 300:
            self._cut(answer, page)
        self._remember(answer)
        return answer

    def _cut(self, answer: Response, page: _Page) -> None:
        """A list that is told whole; who keeps others by the page has done it."""
        document: Any = answer.get_json(force=True, silent=True)
        if (names := _names(page.match.operation)) is None or not isinstance(document, Mapping):
            return
        items, start = document.get(names[0]) or (), self._told.get(page.token or "", 0)
        end = len(items) if page.most is None else start + page.most
        if start == 0 and end >= len(items):
            return
        told = {**document, names[0]: items[start:end]}
        told.pop(names[1], None)
        if end < len(items):
            told[names[1]] = token_hex(24)
            self._told[told[names[1]]] = end
        answer.set_data(json.dumps(told))

    def _remember(self, answer: Response) -> None:
        for written, plain in _TOLD.findall(answer.get_data()):
            token = json.loads(written) if written else plain.decode()
            self._told.setdefault(token, 0)
        while len(self._told) > _MOST:
            with suppress(KeyError):  # another thread was faster
                self._told.pop(next(iter(self._told)))


def _asked(request: Request, services: Mapping[str, str]) -> tuple[_Page | None, str]:
    """With the code of the error for a token that is none."""
    if services and (_ASKS.search(request.query_string) or _ASKS.search(request.get_data())):
        for name, code in services.items():
            match = Catalogue(name).find(request)
            if match is not None:
                return _page(request, match), code
    return None, ""


def _page(request: Request, match: Match) -> _Page | None:
    """None: nothing of the kind is asked, or it cannot be read, which others say."""
    shape = match.operation.output_shape
    if not match.operation.name.startswith(_LISTING) or shape is None:
        return None
    if not shape.members.keys() & set(_TOKENS):
        return None  # as GetLogEvents, whose tokens are called otherwise
    try:
        given = read_input(request, match)
    except Refusal:
        return None
    token = next((str(given[name]) for name in _TOKENS if given.get(name)), None)
    most = next((str(given[name]) for name in _LIMITS if name in given), "")
    if token is None and not most:
        return None
    return _Page(match, token, int(most) if most.isdecimal() and int(most) else None)


def _names(operation: Any) -> tuple[str, str] | None:
    """What the answer's list and its token are called; None: it has no token, or several lists."""
    shape = operation.output_shape
    known = {name: (tag, one) for name, tag, one in inside(shape)} if shape else {}
    token = next((known[name][0] for name in _TOKENS if name in known), None)
    lists = {name: tag for name, (tag, one) in known.items() if one.type_name == "list"}
    items = lists.get("items") or (next(iter(lists.values())) if len(lists) == 1 else None)
    return (items, token) if token and items else None


def _whole(request: Request) -> Request:
    """The same, as if no page were meant: the token is nobody's who keeps the list."""
    asked = [(key, said) for key, said in request.args.items(multi=True) if key not in _OF_PAGES]
    query, body = urlencode(asked), request.get_data()
    with suppress(ValueError):
        document = json.loads(body)
        body = json.dumps({k: v for k, v in document.items() if k not in _OF_PAGES}).encode()
    return Request({
        **request.environ,
        "QUERY_STRING": query,
        "RAW_URI": f"{raw_path(request)}?{query}",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    })  # fmt: skip
