"""What OpenSSH and OpenSSL are asked, and what is told of their answers."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commdrill.errors import CommdrillError, UsageError
from commdrill.journal.signature import (
    Known,
    Seal,
    keep_stamp,
    look_at,
    sign,
    stamp_query,
    stamped_at,
)
from commdrill.record.folder import CHECKSUMS, SIGNATURE, STAMP
from tests.journal import stamping

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
WHO = "auditor@anycompany.example"


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("keys") / "auditor"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)]
    subprocess.run(made, check=True, capture_output=True)
    return file


@pytest.fixture
def run(tmp_path: Path, key: Path) -> Path:
    """A signed folder."""
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / CHECKSUMS).write_text("sums\n")
    sign(folder, key)
    return folder


def signers(tmp_path: Path, key: Path, options: str = "") -> Path:
    file = tmp_path / "signers"
    file.write_text(f"{WHO} {options}{key.with_suffix('.pub').read_text()}")
    return file


def print_of(key: Path) -> str:
    said = subprocess.run(["ssh-keygen", "-l", "-f", str(key)], check=True, capture_output=True)
    return said.stdout.decode().split()[1]


def test_a_key_that_nobody_vouches_for_is_named(run: Path, key: Path) -> None:
    assert look_at(run, Known(), LONG_AGO, NOW) == Seal((f"signed by {print_of(key)}",))


def test_a_key_that_is_allowed_is_named_by_whose_it_is(
    run: Path, key: Path, tmp_path: Path
) -> None:
    seal = look_at(run, Known(signers(tmp_path, key)), LONG_AGO, NOW)
    assert seal == Seal((f"signed by {WHO} ({print_of(key)})",), (), is_vouched=True)


@pytest.mark.parametrize(
    ("options", "is_vouched"),
    [
        ('valid-before="20261124Z" ', True),
        ('valid-before="20261122Z" ', False),
        ('valid-after="20261122Z" ', True),
        ('valid-after="20261124Z" ', False),
        ('namespaces="commdrill" ', True),
        ('namespaces="git" ', False),
    ],
)
def test_a_key_counts_as_it_was_when_the_run_ended(
    options: str, is_vouched: bool, run: Path, key: Path, tmp_path: Path
) -> None:
    allowed = signers(tmp_path, key, options)
    seal = look_at(run, Known(allowed), LONG_AGO, NOW)
    assert seal.is_vouched is is_vouched
    own = print_of(key)
    told = f"{SIGNATURE} is by {own}, which {allowed} did not allow at that time"
    assert seal.problems == (() if is_vouched else (told,))


def test_a_signature_of_other_sums_is_none(run: Path, key: Path, tmp_path: Path) -> None:
    (run / CHECKSUMS).write_text("others\n")
    for allowed in (None, signers(tmp_path, key)):
        assert look_at(run, Known(allowed), LONG_AGO, NOW) == Seal(
            (), (f"{SIGNATURE} is no signature of {CHECKSUMS}",)
        )


def test_signing_again_replaces_the_signature(run: Path, key: Path) -> None:
    (run / CHECKSUMS).write_text("others\n")
    sign(run, key)
    assert look_at(run, Known(), LONG_AGO, NOW).told == (f"signed by {print_of(key)}",)


def test_a_key_that_does_not_sign_is_told_in_its_own_words(run: Path, tmp_path: Path) -> None:
    (tmp_path / "no-key").write_text("junk")
    with pytest.raises(CommdrillError, match=r"^ssh-keygen: .*no-key"):
        sign(run, tmp_path / "no-key")
    assert not (run / SIGNATURE).exists()


def test_a_program_that_is_not_installed_is_named(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"^openssl is needed for this, and is not installed$"):
        stamp_query(run)


def test_an_authority_is_asked_of_the_digest_alone(run: Path) -> None:
    query = stamp_query(run)
    told = subprocess.run(
        ["openssl", "ts", "-query", "-in", "/dev/stdin", "-text"],
        input=query, check=True, capture_output=True,
    ).stdout.decode()  # fmt: skip
    assert "Hash Algorithm: sha256" in told
    assert "Certificate required: yes" in told
    assert len(query) < 100


def test_what_is_no_stamp_is_told_and_not_kept(run: Path) -> None:
    with pytest.raises(CommdrillError, match="is no time stamp of these sums"):
        keep_stamp(run, b"junk")
    assert not (run / STAMP).exists()
    (run / STAMP).write_bytes(b"junk")
    assert stamped_at(run) is None
    assert look_at(run, Known(), LONG_AGO, NOW).problems == (
        f"{STAMP} is no time stamp of {CHECKSUMS}",
    )


def test_without_a_seal_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / CHECKSUMS).write_text("sums\n")
    assert look_at(tmp_path, Known(), LONG_AGO, NOW) == Seal(())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stamping.authority(tmp_path_factory.mktemp("authority"))


def test_a_stamp_of_these_sums_tells_its_time(run: Path, authority: Path) -> None:
    keep_stamp(run, stamping.stamped(authority, stamp_query(run)))
    at = stamped_at(run)
    assert at is not None
    assert at.tzinfo is UTC
    assert look_at(run, Known(), LONG_AGO, NOW).told[0] == f"time stamp: {at:%Y-%m-%dT%H:%M:%SZ}"
    (run / SIGNATURE).unlink()
    assert look_at(run, Known(), LONG_AGO, NOW) == Seal((f"time stamp: {at:%Y-%m-%dT%H:%M:%SZ}",))


@pytest.mark.parametrize(("before", "holds"), [(0, True), (50, True), (70, False)])
def test_a_stamp_from_before_the_run_began_is_told(
    before: int,
    holds: bool,
    run: Path,
    authority: Path,
) -> None:
    keep_stamp(run, stamping.stamped(authority, stamp_query(run)))
    at = stamped_at(run)
    assert at is not None
    began = at + timedelta(minutes=before)
    told = f"{STAMP} is of {at:%Y-%m-%dT%H:%M:%SZ}, before the run began: nobody had it then"
    assert look_at(run, Known(), began, began).problems == (() if holds else (told,))


def test_an_authority_whose_certificate_had_expired_is_told(run: Path, tmp_path: Path) -> None:
    (tmp_path / "late").mkdir()
    late = stamping.authority(tmp_path / "late")
    stamping.expire(late)
    keep_stamp(run, stamping.stamped(late, stamp_query(run)))
    known = late / "certificate"
    assert look_at(run, Known(None, known), LONG_AGO, NOW).problems == (
        f"{STAMP} is by an authority whose certificate in {known} had expired by then",
    )


def test_a_stamp_of_other_sums_is_none(run: Path, authority: Path) -> None:
    answer = stamping.stamped(authority, stamp_query(run))
    (run / CHECKSUMS).write_text("others\n")
    with pytest.raises(CommdrillError, match="is no time stamp of these sums"):
        keep_stamp(run, answer)


def test_a_program_that_takes_too_long_is_named(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "openssl"
    slow.write_text("#!/bin/sh\nread forever < /dev/zero\n")
    slow.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("commdrill.programs._LIMIT", 0)
    with pytest.raises(CommdrillError, match=r"^openssl took longer than 0 seconds$"):
        stamp_query(run)


def test_who_owns_a_key_may_have_any_name(run: Path, key: Path, tmp_path: Path) -> None:
    allowed = tmp_path / "others"
    allowed.write_text(f"begoña@anycompany.example {key.with_suffix('.pub').read_text()}")
    assert look_at(run, Known(allowed), LONG_AGO, NOW).told == (
        f"signed by begoña@anycompany.example ({print_of(key)})",
    )
