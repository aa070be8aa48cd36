"""Evidence: kept as seen, once, without secrets."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from commdrill.journal.evidence import LARGEST, EvidenceShelf
from commdrill.record.bundle import unbundled
from commdrill.sighting import Bundle, Evidence


def plain(content: bytes) -> bytes:
    return content


def hush(content: bytes) -> bytes:
    return content.replace(b"hunter2", b"${env:PASSWORD}")


def shelf(folder: Path, mask: Callable[[bytes], bytes] = plain) -> EvidenceShelf:
    return EvidenceShelf(folder, mask)


def test_bytes_are_kept_as_they_came_under_their_digest(tmp_path: Path) -> None:
    content = b"\xff\x00 caf\xe9"
    path = shelf(tmp_path).keep(Evidence(content, ".html"), "store-page")
    assert path == f"evidence/store-page-{sha256(content).hexdigest()[:16]}.html"
    assert (tmp_path / path).read_bytes() == content


def test_equal_bytes_are_one_file(tmp_path: Path) -> None:
    keep = shelf(tmp_path).keep
    first, again = (keep(Evidence(b"same", ".txt"), "page") for _ in range(2))
    assert first == again
    assert len(list((tmp_path / "evidence").iterdir())) == 1


def test_no_secret_is_kept(tmp_path: Path) -> None:
    path = shelf(tmp_path, hush).keep(Evidence(b"the word is hunter2.", ".eml"), "mail")
    assert (tmp_path / path).read_bytes() == b"the word is ${env:PASSWORD}."


def test_many_are_one_file_and_no_secret_is_kept_in_pieces(tmp_path: Path) -> None:
    letters = (b"To: ana\n\nthe word is hunter2.", b"To: ben\n\nthe word is hunted.")
    named = zip(("hunter2", "\udcff"), letters, strict=True)
    bundle = Bundle(tuple((name, Evidence(one, ".eml")) for name, one in named))
    path = shelf(tmp_path, hush).keep(bundle, "mail")
    assert path.endswith(".eml.jsonl")
    content = (tmp_path / path).read_bytes()
    assert b"r2" not in content
    pieces = list(unbundled(content))
    assert [piece.content for piece in pieces] == [hush(one) for one in letters]
    assert [piece.id for piece in pieces] == ["${env:PASSWORD}", "\udcff"]


PACKED = (
    ".png .jpg .jpeg .webp .gif .heic .pdf .mp3 .m4a .wav .mp4 .mov .zip .gz .PNG .Jpeg".split()  # noqa: SIM905
)


@pytest.mark.parametrize("suffix", PACKED)
def test_pictures_sounds_and_archives_are_not_touched(suffix: str, tmp_path: Path) -> None:
    path = shelf(tmp_path, hush).keep(Evidence(b"\x89PNGhunter2", suffix), "page")
    assert (tmp_path / path).read_bytes() == b"\x89PNGhunter2"
    assert path.endswith(suffix.lower())


def test_eight_mebibytes_are_kept_whole(tmp_path: Path) -> None:
    content = b"x" * (8 * 1024 * 1024)
    path = shelf(tmp_path).keep(Evidence(content, ".html"), "page")
    assert (tmp_path / path).read_bytes() == content
    more = shelf(tmp_path).keep(Evidence(content + b"y", ".html"), "page")
    assert b"[cut here: 1 of 8388609 bytes left out]" in (tmp_path / more).read_bytes()


def test_what_is_too_large_is_cut_and_says_so(tmp_path: Path) -> None:
    path = shelf(tmp_path).keep(Evidence(b"x" * (LARGEST + 7), ".html"), "page")
    kept = (tmp_path / path).read_bytes()
    assert kept[:LARGEST] == b"x" * LARGEST
    assert kept[LARGEST:] == f"\n[cut here: 7 of {LARGEST + 7} bytes left out]\n".encode()


@pytest.mark.parametrize(
    ("stem", "suffix", "start", "end"),
    [
        ("../../etc/passwd", "/../x", "evidence/etc-passwd-", ".bin"),
        ("", "", "evidence/evidence-", ".bin"),
        ("página ñ", ".HTML", "evidence/p-gina-", ".html"),
        ("a" * 500, ".json", f"evidence/{'a' * 60}-", ".json"),
    ],
)
def test_names_stay_in_the_folder_and_fit_any_file_system(
    stem: str, suffix: str, start: str, end: str, tmp_path: Path
) -> None:
    path = shelf(tmp_path).keep(Evidence(b"x", suffix), stem)
    assert path.startswith(start)
    assert path.endswith(end)
    assert (tmp_path / path).parent == tmp_path / "evidence"


def test_what_a_dead_run_had_kept_unrecorded_is_found_and_half_a_file_is_not(
    tmp_path: Path,
) -> None:
    keep = shelf(tmp_path).keep
    recorded, unrecorded = (keep(Evidence(text, ".txt"), "page") for text in (b"one", b"two"))
    (tmp_path / "evidence" / "page-0123456789abcdef.txt.unfinished").write_bytes(b"thr")
    assert shelf(tmp_path).tidy([recorded]) == (unrecorded,)
    assert len(list((tmp_path / "evidence").iterdir())) == 2


def test_what_was_kept_and_is_gone_is_kept_again(tmp_path: Path) -> None:
    keep = shelf(tmp_path).keep
    path = keep(Evidence(b"same", ".txt"), "page")
    (tmp_path / path).unlink()
    assert keep(Evidence(b"same", ".txt"), "page") == path
    assert (tmp_path / path).read_bytes() == b"same"


def test_its_whole_digest_is_known_without_reading_it_again(tmp_path: Path) -> None:
    kept = shelf(tmp_path)
    path = kept.keep(Evidence(b"same", ".txt"), "page")
    (tmp_path / path).write_bytes(b"changed since")
    assert kept.sums([path]) == {path: sha256(b"same").hexdigest()}
    assert shelf(tmp_path).sums([path]) == {path: sha256(b"changed since").hexdigest()}
    assert kept.sums(["evidence/gone.txt"]) == {}


@pytest.mark.parametrize("stem", ["", "***", "-", "…"])
def test_a_name_of_nothing_fit_is_called_evidence(stem: str, tmp_path: Path) -> None:
    path = shelf(tmp_path).keep(Evidence(b"same", ".txt"), stem)
    assert path.startswith("evidence/evidence-")


def test_what_is_unfit_in_a_name_becomes_a_dash(tmp_path: Path) -> None:
    path = shelf(tmp_path).keep(Evidence(b"same", ".txt"), "a b/../c")
    assert path.startswith("evidence/a-b-c-")
