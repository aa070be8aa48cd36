"""What arrives is what it is said to be, or it is refused."""

import base64
import hashlib
from collections.abc import Mapping
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.each import each

_numbers = count()
BODY = b"We are back."
OF_OTHER = {
    "ChecksumCRC32": 4, "ChecksumCRC32C": 4, "ChecksumCRC64NVME": 8, "ChecksumSHA1": 20,
    "ChecksumSHA256": 32,
}  # fmt: skip
ODD = base64.b64encode(b"odd").decode()


@pytest.fixture(scope="module")
def kept(long_lived: Any) -> Any:
    name = f"digests-{next(_numbers)}"
    long_lived.s3.create_bucket(Bucket=name)
    return long_lived.s3, name


@each(
    ("told", "code"),
    [
        ({"ContentMD5": base64.b64encode(bytes(16)).decode()}, "BadDigest"),
        ({"ContentMD5": "zzz"}, "InvalidDigest"),
        ({"ContentMD5": ODD}, "InvalidDigest"),
        ({"ChecksumSHA256": ODD}, "InvalidRequest"),
        *(
            ({name: base64.b64encode(bytes(size)).decode()}, "BadDigest")
            for name, size in OF_OTHER.items()
        ),
    ],
)
def test_what_is_said_of_another_body_is_refused(
    kept: Any, told: Mapping[str, str], code: str
) -> None:
    s3, name = kept
    with pytest.raises(ClientError) as caught:
        s3.put_object(Bucket=name, Key="refused", Body=BODY, **told)
    assert caught.value.response["Error"]["Code"] == code
    assert "Contents" not in s3.list_objects_v2(Bucket=name, Prefix="refused")


@each("algorithm", [name.removeprefix("Checksum") for name in OF_OTHER])
def test_what_is_said_of_its_own_is_kept(kept: Any, algorithm: str) -> None:
    s3, name = kept
    own = base64.b64encode(hashlib.md5(BODY, usedforsecurity=False).digest()).decode()
    s3.put_object(Bucket=name, Key="a", Body=BODY, ContentMD5=own, ChecksumAlgorithm=algorithm)
    assert s3.get_object(Bucket=name, Key="a")["Body"].read() == BODY


def test_the_parts_of_an_object_are_compared_and_the_whole_is_put_together(kept: Any) -> None:
    s3, name = kept
    whole = {"Bucket": name, "Key": "whole"}
    upload = s3.create_multipart_upload(**whole, ChecksumAlgorithm="SHA256")["UploadId"]
    part = s3.upload_part(**whole, UploadId=upload, PartNumber=1, Body=BODY)
    other = base64.b64encode(bytes(32)).decode()
    with pytest.raises(ClientError, match="BadDigest"):
        s3.upload_part(**whole, UploadId=upload, PartNumber=2, Body=BODY, ChecksumSHA256=other)
    told = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    s3.complete_multipart_upload(**whole, UploadId=upload, MultipartUpload=told)
    assert s3.get_object(**whole)["Body"].read() == BODY


def test_what_a_checksum_is_of_is_told(kept: Any) -> None:
    s3, name = kept
    put = s3.put_object(Bucket=name, Key="whole", Body=BODY, ChecksumAlgorithm="SHA256")
    at = {"Bucket": name, "Key": "whole", "ChecksumMode": "ENABLED"}
    for told in (put, s3.head_object(**at), s3.get_object(**at)):
        assert (told["ChecksumType"], bool(told["ChecksumSHA256"])) == ("FULL_OBJECT", True)
    assert "ChecksumType" not in s3.head_object(Bucket=name, Key="whole")
