"""Documents that a run keeps are read as if they stood where they stood."""

from pathlib import Path, PurePosixPath

import pytest

from commdrill.documents.kept import KeptFiles, kept_name
from commdrill.documents.named_file import NotReadable
from commdrill.documents.project import load_kept

ROOT = Path("/srv/shop")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("plans/store.yaml", "plans/store.yaml"),
        ("drills/../people.csv", "people.csv"),
        ("drills/../../shared/people.csv", "_up/shared/people.csv"),
        ("/mnt/people.csv", "_elsewhere/mnt/people.csv"),
        ("drills/new\nline.yaml", "drills/new%0Aline.yaml"),
        ('drills/a"b\\c]d%.yaml', "drills/a%22b%5Cc%5Dd%25.yaml"),
        ("drills/it's 😀 é.yaml", "drills/it's 😀 é.yaml"),
    ],
)
def test_a_file_is_kept_by_its_place_under_the_root(file: str, name: str) -> None:
    assert kept_name(ROOT, ROOT / file) == name


@pytest.mark.parametrize("name", ["drills/new\nline.yaml", 'a"b\\c]d%25.yaml', "it's é.yaml"])
def test_what_is_kept_is_read_under_the_name_that_it_had(tmp_path: Path, name: str) -> None:
    kept = tmp_path / kept_name(ROOT, ROOT / name)
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("kind: plan\nid: p\n")
    (problem, *_) = load_kept(tmp_path, ROOT).problems
    assert problem.position.file == name


def test_no_code_of_another_s_making_leads_out_of_the_root(tmp_path: Path) -> None:
    (tmp_path / "a%2F..%2F..%2Fx.yaml").write_text("kind: plan\nid: p\n")
    (problem, *_) = load_kept(tmp_path, ROOT).problems
    assert problem.position.file == "a%2F..%2F..%2Fx.yaml"


@pytest.mark.parametrize("file", ["../../../etc/passwd", "/../../x", "a/../../../../y"])
def test_no_name_leads_out_of_the_runs_folder(file: str) -> None:
    assert ".." not in PurePosixPath(kept_name(ROOT, ROOT / file)).parts


def test_subscribers_are_read_from_what_is_kept(tmp_path: Path) -> None:
    kept = tmp_path / "documents"
    (kept / "environments").mkdir(parents=True)
    (kept / "_up").mkdir()
    (kept / "environments" / "dev.yaml").write_text(
        "kind: environment\nid: dev\nstage: dev\ncomponents: {}\nchannels: {}\n"
        "subscribers: [{file: ../../people.csv}]\n"
    )
    (kept / "_up" / "people.csv").write_text("id,audience\nana,customers\n")
    project = load_kept(kept, Path("/gone"))
    assert [person.id for person in project.subscribers("dev")] == ["ana"], project.problems


def test_a_link_out_of_it_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("told to nobody")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "people.csv").symlink_to(tmp_path / "secret")
    files = KeptFiles.under(tmp_path / "documents", ROOT)
    with pytest.raises(NotReadable, match="outside"):
        files.read(ROOT / "people.csv", 100)
