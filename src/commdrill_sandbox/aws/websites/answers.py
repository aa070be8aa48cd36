"""What a website endpoint says by itself, in the HTML that S3 says it in."""

from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from urllib.parse import quote

from werkzeug.wrappers import Response

_SERVER = {"Server": "AmazonS3"}


@dataclass(frozen=True)
class Failure:
    """An error of S3's; `about`: what it is about, by the name that S3 gives it."""

    status: int
    code: str
    says: str
    about: tuple[str, str]


def denied(key: str) -> Failure:
    return Failure(403, "AccessDenied", "Access Denied", ("Key", key))


def no_key(key: str) -> Failure:
    return Failure(404, "NoSuchKey", "The specified key does not exist.", ("Key", key))


def no_bucket(bucket: str) -> Failure:
    says = "The specified bucket does not exist"
    return Failure(404, "NoSuchBucket", says, ("BucketName", bucket))


def no_website(bucket: str) -> Failure:
    says = "The specified bucket does not have a website configuration"
    return Failure(404, "NoSuchWebsiteConfiguration", says, ("BucketName", bucket))


def not_read(method: str) -> Failure:
    says = "The specified method is not allowed against this resource."
    return Failure(405, "MethodNotAllowed", says, ("Method", method))


def error_page(failure: Failure, page: Failure | None = None) -> Response:
    """`page`: why the error document of the site's own cannot be shown."""
    title = f"{failure.status} {HTTPStatus(failure.status).phrase}"
    lost = "An Error Occurred While Attempting to Retrieve a Custom Error Document"
    second = f"<h3>{lost}</h3>\n{_listed(page)}" if page else ""
    body = (
        f"<html>\n<head><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n"
        f"{_listed(failure)}{second}<hr/>\n</body>\n</html>\n"
    )
    told = {"x-amz-error-code": failure.code, "x-amz-error-message": failure.says}
    kind = "text/html; charset=utf-8"
    return Response(body, failure.status, {**_SERVER, **told}, content_type=kind)


def sent_to(status: int, location: str) -> Response:
    written = quote(location, safe="/:?#[]@!$&'()*+,;=%~")
    return Response(b"", status, {**_SERVER, "Location": written})


def _listed(failure: Failure) -> str:
    told = (("Code", failure.code), ("Message", failure.says), failure.about)
    items = "".join(f"<li>{name}: {escape(value)}</li>\n" for name, value in told)
    return f"<ul>\n{items}</ul>\n"
