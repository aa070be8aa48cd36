"""A copy of a run that nobody can take away, in a bucket of the embedded AWS."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from commdrill import __version__
from commdrill.app.cli import main
from tests.adopt.own_aws import own_aws
from tests.app.forgeries.audited import new_key
from tests.drivers.aws.local_aws import LocalAws
from tests.reports import story
from tests.reports.anew import write_anew


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    with own_aws() as found:
        found.client("s3").create_bucket(Bucket="locked", ObjectLockEnabledForBucket=True)
        found.bucket("open")
        yield found


@pytest.fixture
def run(tmp_path: Path, aws: LocalAws, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", aws.endpoint_url)
    for name, value in (("ACCESS_KEY_ID", "drill"), ("SECRET_ACCESS_KEY", "drill")):
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    began = (0.0, story.started(version=__version__))
    folder = story.write(tmp_path, [began, *story.passed()[1:]])
    write_anew(folder)
    return folder


def kept(aws: LocalAws, prefix: str) -> dict[str, bytes]:
    s3: Any = aws.client("s3")
    found = s3.list_objects_v2(Bucket="locked", Prefix=prefix).get("Contents", [])
    return {
        one["Key"].removeprefix(prefix): s3.get_object(Bucket="locked", Key=one["Key"])[
            "Body"
        ].read()
        for one in found
    }


def files(run: Path) -> dict[str, bytes]:
    found = (path for path in run.rglob("*") if path.is_file())
    return {str(path.relative_to(run)): path.read_bytes() for path in found}


def test_all_of_a_run_is_there_and_nobody_can_delete_it(
    run: Path, aws: LocalAws, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["seal", str(run), "--evidence-to", "s3://locked/one", "--retain", "400d"]
    assert main(asked) == 0
    assert "files are kept in s3://locked/one until 20" in capsys.readouterr().out
    assert kept(aws, f"one/{run.name}/") == files(run)
    s3: Any = aws.client("s3")
    key = f"one/{run.name}/journal.jsonl"
    head = s3.head_object(Bucket="locked", Key=key)
    assert head["ObjectLockMode"] == "COMPLIANCE"
    assert head["ObjectLockRetainUntilDate"] > datetime.now(UTC) + timedelta(days=399)
    with pytest.raises(ClientError, match="AccessDenied"):
        s3.delete_object(Bucket="locked", Key=key, VersionId=head["VersionId"])


def test_what_changed_since_lies_over_what_is_kept(run: Path, aws: LocalAws) -> None:
    asked = ["seal", str(run), "--evidence-to", "s3://locked/two"]
    assert main(asked) == 0
    assert main(["sign-off", str(run), "--by", "Kim"]) == 0
    assert main(asked) == 0
    assert kept(aws, f"two/{run.name}/") == files(run)
    s3: Any = aws.client("s3")
    found = s3.list_object_versions(Bucket="locked", Prefix=f"two/{run.name}/")["Versions"]
    versions = [one["Key"].rpartition("/")[2] for one in found]
    assert versions.count("journal.jsonl") == 2
    assert versions.count("SHA256SUMS") == 2


def test_a_copy_alone_puts_no_seal_aside(run: Path, aws: LocalAws, tmp_path: Path) -> None:
    key = new_key(tmp_path, "auditor")
    assert main(["seal", str(run), "--key", str(key), "--evidence-to", "s3://locked/three"]) == 0
    assert main(["seal", str(run), "--evidence-to", "s3://locked/three"]) == 0
    assert "SHA256SUMS.sig" in kept(aws, f"three/{run.name}/")
    assert not (run / "seals").exists()


def test_a_bucket_that_locks_nothing_is_no_place(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["seal", str(run), "--evidence-to", "s3://open/one"]) == 3
    said = capsys.readouterr().err
    assert "Object Lock" in said or "ObjectLock" in said


@pytest.mark.parametrize(
    "asked",
    [
        ["--evidence-to", "file:///tmp/evidence"],
        ["--evidence-to", "https://locked.example/"],
        ["--evidence-to", "s3://locked/x", "--retain", "years"],
        ["--evidence-to", "s3://locked/x", "--retain", "9999999999d"],
    ],
)
def test_what_is_no_place_or_no_time_is_refused(run: Path, asked: list[str]) -> None:
    assert main(["seal", str(run), *asked]) == 2


def test_a_run_that_is_not_whole_is_not_kept(run: Path, aws: LocalAws) -> None:
    (run / "report.json").write_text("{}")
    assert main(["seal", str(run), "--evidence-to", "s3://locked/four"]) == 3
    assert kept(aws, f"four/{run.name}/") == {}
