"""What a form puts into a bucket is what its policy lets in."""

from collections.abc import Mapping
from itertools import count
from typing import Any

import requests

from tests.each import each

_numbers = count()
PAGE = {"Content-Type": "text/html"}
STARTS = ["starts-with", "$Content-Type", "text/"]


def posted(
    s3: Any, bucket: str, conditions: list[Any], more: Mapping[str, str], seconds: int
) -> requests.Response:
    form = s3.generate_presigned_post(
        bucket, "pages/${filename}", Conditions=[*conditions], ExpiresIn=seconds
    )
    file = {"file": ("a.html", b"We are back.")}
    return requests.post(form["url"], data={**form["fields"], **more}, files=file, timeout=60)


@each(("conditions", "more", "seconds", "code"), [
    ([], {}, 3600, ""),
    ([STARTS], PAGE, 3600, ""),
    ([{"Content-Type": "text/html"}], PAGE, 3600, ""),
    ([["eq", "$Content-Type", "text/html"], ["content-length-range", 1, 12]], PAGE, 3600, ""),
    ([], {"x-ignore-me": "1"}, 3600, ""),
    ([["content-length-range", 0, 11]], {}, 3600, "EntityTooLarge"),
    ([["content-length-range", 13, 20]], {}, 3600, "EntityTooSmall"),
    ([STARTS], {"Content-Type": "image/png"}, 3600, "AccessDenied"),
    ([["eq", "$Content-Type", "text/plain"]], PAGE, 3600, "AccessDenied"),
    ([STARTS], {}, 3600, "AccessDenied"),
    ([["ends-with", "$Content-Type", "html"]], PAGE, 3600, "AccessDenied"),
    ([], PAGE, 3600, "AccessDenied"),
    ([], {}, -60, "AccessDenied"),
    ([["too", "many", "in", "here"]], {}, 3600, "InvalidPolicyDocument"),
])  # fmt: skip
def test_a_policy_is_heeded(
    s3: Any, conditions: list[Any], more: Mapping[str, str], seconds: int, code: str
) -> None:
    bucket = f"forms-{next(_numbers)}"
    s3.create_bucket(Bucket=bucket)
    answer = posted(s3, bucket, conditions, more, seconds)
    assert (answer.status_code < 300) is (not code)
    assert f"<Code>{code}</Code>" in answer.text or not code
    kept = s3.list_objects_v2(Bucket=bucket).get("Contents", [])
    assert len(kept) == (0 if code else 1)


def test_a_form_for_one_bucket_is_for_no_other(s3: Any, bucket: str) -> None:
    form = s3.generate_presigned_post("another", "page")
    url = form["url"].replace("another", bucket)
    answer = requests.post(url, data=form["fields"], files={"file": b"x"}, timeout=60)
    assert (answer.status_code, "$bucket" in answer.text) == (403, True)
