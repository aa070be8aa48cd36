"""Signatures by OpenSSH and time stamps by OpenSSL on a run's `SHA256SUMS`: made, and looked at."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from commdrill.errors import CommdrillError
from commdrill.private_files import write_private
from commdrill.programs import output_of
from commdrill.record.folder import CHECKSUMS, SIGNATURE, STAMP
from commdrill.values import utc

NAMESPACE = "commdrill"
_APART = timedelta(hours=1)  # by which an authority's clock and ours may differ
_KEY = re.compile(r"(SHA256:[A-Za-z0-9+/]+)")
_STAMPED = re.compile(r"^Time stamp: (.+)$", re.MULTILINE)
_HEX = re.compile(r"^\s+[0-9a-f]{4} - ((?:[0-9a-f]{2}[ -]){1,16})", re.MULTILINE)


@dataclass(frozen=True)
class Seal:
    """Who signed, as far as it can be told. `is_vouched`: by a key that the allowed signers name."""

    told: tuple[str, ...]
    problems: tuple[str, ...] = ()
    is_vouched: bool = False


def sign(folder: Path, key: Path) -> None:
    """Sign the sums with an OpenSSH key: a private one, or a public one whose agent is asked.

    Raises:
        CommdrillError: it cannot be signed.
    """
    (folder / SIGNATURE).unlink(missing_ok=True)
    _run("ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE, str(folder / CHECKSUMS))


def stamp_query(folder: Path) -> bytes:
    """What a time stamp authority is asked: the digest of the sums, and no more.

    Raises:
        CommdrillError: there is no OpenSSL.
    """
    sums = str(folder / CHECKSUMS)
    return _run("openssl", "ts", "-query", "-data", sums, "-sha256", "-cert")


def keep_stamp(folder: Path, answer: bytes) -> None:
    """Keep what the authority answered, once it is known to be on these sums.

    Raises:
        CommdrillError: it is no time stamp of them.
    """
    write_private(folder / STAMP, answer)
    if stamped_at(folder) is None:
        (folder / STAMP).unlink()
        raise CommdrillError(
            "what the time stamp authority answered is no time stamp of these sums"
        )


@dataclass(frozen=True)
class Known:
    """Who counts: files of allowed signers, and of the certificates of time stamp authorities."""

    signers: Path | None = None
    authorities: Path | None = None


def look_at(folder: Path, known: Known, began: datetime, ended: datetime) -> Seal:
    """What the seal of a run says of the sums beside it; a key counts as it was when the run ended."""
    at = stamped_at(folder) if (folder / STAMP).is_file() else None
    problems = [*_mistaken(folder, at, known.authorities, began)]
    notes = [*_stamped(at, None if problems else known.authorities)]
    signed_by = known.signers
    if not (folder / SIGNATURE).is_file():
        return Seal(tuple(notes), tuple(problems))
    try:
        key = _key_of(folder)
    except CommdrillError:
        return Seal(tuple(notes), (*problems, f"{SIGNATURE} is no signature of {CHECKSUMS}"))
    who = _principal(folder, signed_by, at or ended) if signed_by else ""
    if signed_by and not who:
        problems.append(f"{SIGNATURE} is by {key}, which {signed_by} did not allow at that time")
    notes.append(f"signed by {who} ({key})" if who else f"signed by {key}")
    return Seal(tuple(notes), tuple(problems), bool(who))


def _stamped(at: datetime | None, authorities: Path | None) -> Iterator[str]:
    """When: as far as nobody names authorities, by whoever says so."""
    if at is not None:
        by = f", by an authority of {authorities}" if authorities else ""
        yield f"time stamp: {utc(at)}{by}"


def _mistaken(
    folder: Path, at: datetime | None, authorities: Path | None, began: datetime
) -> Iterator[str]:
    if not (folder / STAMP).is_file():
        return
    if at is None:
        yield f"{STAMP} is no time stamp of {CHECKSUMS}"
        return
    if at < began - _APART:  # whoever has an old key of an authority's writes what time they like
        yield f"{STAMP} is of {utc(at)}, before the run began: nobody had it then"
    if authorities is not None:
        yield from _distrusted(folder, authorities, at)


def _distrusted(folder: Path, authorities: Path, at: datetime) -> Iterator[str]:
    """Why none of these is said to have made it; a certificate counts as it was at that time."""
    about = ("-data", str(folder / CHECKSUMS), "-in", str(folder / STAMP))
    asked = ("-CAfile", str(authorities), "-attime", f"{at.timestamp():.0f}")
    try:
        _run("openssl", "ts", "-verify", *about, *asked)
    except CommdrillError as why:
        if "certificate has expired" in str(why):
            yield f"{STAMP} is by an authority whose certificate in {authorities} had expired by then"
        else:
            yield f"{STAMP} is by none of the authorities in {authorities}"


def stamped_at(folder: Path) -> datetime | None:
    """When the sums were stamped; None where the stamp is on something else, or is none."""
    try:
        said = _run("openssl", "ts", "-reply", "-in", str(folder / STAMP), "-text").decode()
    except CommdrillError:
        return None
    imprint = "".join(re.findall("[0-9a-f]{2}", " ".join(_HEX.findall(said))))
    expected = hashlib.sha256((folder / CHECKSUMS).read_bytes()).hexdigest()
    found = _STAMPED.search(said)
    if expected not in imprint or found is None:
        return None
    words = re.sub(r"\.\d+", "", found[1].strip())
    return datetime.strptime(words, "%b %d %H:%M:%S %Y GMT").replace(tzinfo=UTC)


def _key_of(folder: Path) -> str:
    said = _run("ssh-keygen", "-Y", "check-novalidate", *_about(folder), given=_sums(folder))
    found = _KEY.search(said.decode("utf-8", "replace"))
    return found[1] if found else "a key that OpenSSH does not name"


def _principal(folder: Path, allowed: Path, at: datetime) -> str:
    """Whom the key belonged to at that time; empty where nobody."""
    time = f"-Overify-time={at:%Y%m%d%H%M%S}Z"
    where = ("-f", str(allowed))
    try:
        signature = str(folder / SIGNATURE)
        found = _run("ssh-keygen", "-Y", "find-principals", time, "-s", signature, *where)
        who = found.decode("utf-8", "replace").splitlines()[0]
        whose = (*where, "-I", who, time)
        _run("ssh-keygen", "-Y", "verify", *whose, *_about(folder), given=_sums(folder))
    except (CommdrillError, IndexError):
        return ""
    return who


def _about(folder: Path) -> tuple[str, ...]:
    return ("-n", NAMESPACE, "-s", str(folder / SIGNATURE))


def _sums(folder: Path) -> bytes:
    return (folder / CHECKSUMS).read_bytes()


def _run(name: str, *arguments: str, given: bytes = b"") -> bytes:
    said, _ = output_of(name, *arguments, given=given)
    return said
