"""Calls of S3: what they are about, and how one is refused or denied."""

import re
from xml.sax.saxutils import escape  # nosec B406

from werkzeug import Request, Response

from commdrill_sandbox.aws.request import host, raw_path

ENDPOINT = re.compile(r"(?:.+\.)?s3(?:[.-](?!website)[a-z0-9.-]+)?\.amazonaws\.com")  # REST's
_HOST = re.compile(r"(?P<bucket>.+?)\.(?:s3[.-].*|localhost|127\.0\.0\.1)")


def place(request: Request) -> str:
    """`bucket/key`, wherever the bucket stands."""
    named, path = _HOST.fullmatch(host(request)), raw_path(request).lstrip("/")
    return f"{named['bucket']}/{path}" if named else path


def refused(code: str, said: str, status: int = 400) -> Response:
    body = f"<Error><Code>{code}</Code><Message>{escape(said)}</Message></Error>"
    return Response(body, status, content_type="application/xml")


def denied() -> Response:
    """By a policy."""
    return refused("AccessDenied", "Access Denied", 403)


def denied_in_words(answer: Response) -> Response:
    """What moto denies, it denies without a word: SDKs read that as an unknown error."""
    return denied() if answer.status_code == 403 and not answer.get_data() else answer
