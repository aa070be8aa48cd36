"""Somebody else's repository: what it wants to have executed is not, and what it puts in another's place is told."""

import hashlib
import os
import subprocess
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.git import git, git_bytes, is_clean
from commdrill.app.run.origin import origin_of
from commdrill.app.verification import older_ledger
from commdrill.errors import UsageError
from commdrill.programs import program
from tests.app.test_lint import PLAN

WHO = ("-c", "user.name=Ada", "-c", "user.email=ada@anycompany.example")


def by_hand(folder: Path, *arguments: str) -> str:
    """As anybody types it, in whose own repository it may do what it likes."""
    command = ("git", "-C", str(folder), *WHO, *arguments)
    ended = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return ended.stdout.strip()


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a trace, and signs whatever it is given, all of which it reads."""
    file = tmp_path / "trap"
    signs = 'printf "[GNUPG:] SIG_CREATED \\n" >&2; printf -- "-----BEGIN PGP SIGNATURE-----\\n-----END PGP SIGNATURE-----\\n"'
    file.write_text(f'#!/bin/sh\ntouch "{tmp_path}/executed"\n{signs}\ncat >&2\n')
    file.chmod(0o755)
    return file


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project whose plan has changed since its approval, with a ledger."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "plan.yaml").write_text(PLAN)
    (folder / "LEDGER.jsonl").write_text("")
    by_hand(folder, "init", "-q", "-b", "main")
    by_hand(folder, "add", ".")
    by_hand(folder, "commit", "-q", "-m", "A plan")
    return folder


def watch_files(repository: Path, trap: Path) -> None:
    by_hand(repository, "config", "core.fsmonitor", str(trap))


def hook(repository: Path, trap: Path) -> None:
    place = repository / ".git" / "hooks" / "post-index-change"
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(trap)
    os.utime(repository / "plan.yaml", (1, 1))


def show_signatures(repository: Path, trap: Path) -> None:
    by_hand(repository, "config", "gpg.program", str(trap))
    (repository / "plan.yaml").write_text(f"{PLAN}# signed\n")
    by_hand(repository, "commit", "-q", "-a", "-S", "-m", "Signed")
    by_hand(repository, "config", "log.showSignature", "true")


def filter_files(repository: Path, trap: Path) -> None:
    by_hand(repository, "config", "filter.theirs.clean", str(trap))
    (repository / ".gitattributes").write_text("* filter=theirs\n")
    os.utime(repository / "plan.yaml", (1, 1))


def fetch_what_is_missing(repository: Path, trap: Path) -> None:
    blob = by_hand(repository, "rev-parse", "HEAD:plan.yaml")
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for key, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "theirs"),
        ("remote.theirs.url", f"ext::{trap}"),
        ("remote.theirs.promisor", "true"),
        ("protocol.ext.allow", "always"),
    ):
        by_hand(repository, "config", key, value)


def convert_texts(repository: Path, trap: Path) -> None:
    by_hand(repository, "config", "diff.theirs.textconv", str(trap))
    by_hand(repository, "config", "diff.external", str(trap))
    (repository / ".gitattributes").write_text("* diff=theirs\n")
    (repository / "plan.yaml").write_text(f"{PLAN}# more\n")


def a_repository_among_the_files(repository: Path, trap: Path) -> None:
    """Cloned with the rest, as it is no `.git` folder."""
    by_hand(repository, "clone", "-q", "--bare", ".", "inner")
    for kept in repository.joinpath("inner").iterdir():
        kept.rename(repository / kept.name)
    by_hand(repository, "config", "-f", "config", "core.worktree", str(repository))
    by_hand(repository, "config", "-f", "config", "core.bare", "false")
    by_hand(repository, "config", "-f", "config", "core.fsmonitor", str(trap))
    (repository / ".git").rename(repository / "put-away")


WANTED = [
    (watch_files, ("status",)),
    (hook, ("status",)),
    (show_signatures, ("log",)),
    (filter_files, ("status",)),
    (fetch_what_is_missing, ("show", "HEAD:plan.yaml")),
    (convert_texts, ("diff",)),
    (a_repository_among_the_files, ("status",)),
]


@pytest.mark.parametrize(("lay", "springs"), WANTED, ids=lambda one: getattr(one, "__name__", ""))
def test_nothing_is_executed_that_a_repository_wants(
    repository: Path,
    trap: Path,
    lay: Callable[[Path, Path], None],
    springs: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay(repository, trap)
    trace = trap.with_name("executed")
    trace.unlink(missing_ok=True)
    origin_of(repository, "", {})
    for command in (["lint"], ["lint", "--since", "HEAD"], ["run", "--dry-run"]):
        main([*command, "--root", str(repository)])
    main(["verify", "--all", "--report-dir", str(repository), "--ledger", "git:HEAD"])
    assert not trace.exists(), capsys.readouterr()
    by_hand(repository, *springs)
    assert trace.exists(), "the trap does not spring: this tries nothing"


def test_what_only_their_programs_could_tell_is_not_known(repository: Path, trap: Path) -> None:
    assert is_clean(repository) is True
    (repository / "plan.yaml").write_text("kind: none\n")
    assert is_clean(repository) is False
    filter_files(repository, trap)
    assert is_clean(repository) is None
    origin = origin_of(repository, "", {})
    assert (origin.commit, origin.tree) == (by_hand(repository, "rev-parse", "HEAD"), "")


def test_a_ledger_put_in_the_place_of_another_counts_for_nothing(repository: Path) -> None:
    kept = by_hand(repository, "rev-parse", "HEAD:LEDGER.jsonl")
    (repository / "other").write_text("forged\n")
    forged = by_hand(repository, "hash-object", "-w", "other")
    by_hand(repository, "replace", kept, forged)
    assert by_hand(repository, "show", "HEAD:LEDGER.jsonl") == "forged"
    ledger = older_ledger("git:HEAD", repository)
    assert ledger is not None
    assert ledger.lines == ()


@pytest.mark.parametrize("kind", ["tag", "branch"])
def test_a_name_that_stands_for_two_things_is_refused(repository: Path, kind: str) -> None:
    """`origin/main` by a tag that was fetched is not the branch that nobody can rewrite."""
    by_hand(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert older_ledger("git:origin/main", repository) is not None
    by_hand(repository, kind, "origin/main")
    by_hand(repository, "config", "core.warnAmbiguousRefs", "false")
    with pytest.raises(UsageError, match=r"'origin/main' is ambiguous\. Name it whole"):
        older_ledger("git:origin/main", repository)
    assert older_ledger("git:refs/remotes/origin/main", repository) is not None


@pytest.mark.parametrize("time", [253402300800, 99999999999999])
def test_a_commit_of_a_day_that_no_calendar_has_is_a_late_one(
    repository: Path, time: int, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = PLAN.replace("within: 2m", "within: 9m")
    assert changed != PLAN
    (repository / "plan.yaml").write_text(changed)
    by_hand(repository, "add", ".")
    who = f"Ada <ada@anycompany.example> {time} +0000"
    (repository / "commit").write_text(
        f"tree {by_hand(repository, 'write-tree')}\nparent {by_hand(repository, 'rev-parse', 'HEAD')}\n"
        f"author {who}\ncommitter {who}\n\nLater than all\n"
    )
    commit = by_hand(repository, "hash-object", "-t", "commit", "-w", "--literally", "commit")
    by_hand(repository, "update-ref", "HEAD", commit)
    assert main(["lint", "--root", str(repository)]) in (0, 1)
    told = capsys.readouterr()
    assert "a mistake in commdrill" not in told.err


def test_a_work_tree_elsewhere_is_told(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    by_hand(repository, "config", "core.worktree", str(tmp_path / "elsewhere"))
    assert main(["lint", "--since", "HEAD", "--root", str(repository)]) == 2
    assert "lies in" in capsys.readouterr().err


def test_a_program_in_the_folder_one_stands_in_is_not_started(
    repository: Path, trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = by_hand(repository, "rev-parse", "HEAD")
    for name in ("git", "chromium", "openssl"):
        (repository / name).symlink_to(trap)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f":.:{os.environ['PATH']}")
    assert git(repository, "rev-parse", "HEAD").strip() == head
    assert program("chromium") != str(repository / "chromium")
    monkeypatch.setenv("PATH", ".")
    assert program("openssl") is None
    with pytest.raises(UsageError, match="git is needed for this, and is not installed"):
        git_bytes(repository, "rev-parse", "HEAD")
    assert not trap.with_name("executed").exists()


def made_by_hand(repository: Path, kind: str, content: bytes) -> bytes:
    """An object as no git makes it; its name."""
    raw = f"{kind} {len(content)}\0".encode() + content
    name = hashlib.sha1(raw, usedforsecurity=False)
    place = repository / ".git" / "objects" / name.hexdigest()[:2]
    place.mkdir(exist_ok=True)
    (place / name.hexdigest()[2:]).write_bytes(zlib.compress(raw))
    return name.digest()


def tree_of(repository: Path, mode: str, name: str, of: bytes) -> bytes:
    return made_by_hand(repository, "tree", f"{mode} {name}\0".encode() + of)


@pytest.mark.parametrize("way", ["up", "from the root"])
def test_a_tree_that_leads_out_of_itself_has_nothing_written_there(
    way: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(repository)
    inner = made_by_hand(repository, "blob", PLAN.encode())
    steps = ["planted.yaml", *[".."] * 3, "a"]
    if way == "from the root":
        steps = [f"{tmp_path}/planted.yaml"]
    for mode, name in zip(["100644", *["40000"] * 4], steps, strict=False):
        inner = tree_of(repository, mode, name, inner)
    commit = by_hand(repository, "commit-tree", inner.hex(), "-m", "A tree")
    by_hand(repository, "update-ref", "refs/heads/main", commit)
    (repository / "plan.yaml").write_text(PLAN)
    main(["lint", "--since", "HEAD"])
    assert list(tmp_path.rglob("planted.yaml")) == []
