"""Who ran a drill, and by which documents."""

import subprocess
from pathlib import Path

import pytest

from commdrill.app.run.kept_documents import kept_documents
from commdrill.app.run.origin import origin_of


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@anycompany.example")
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text("kind: plan\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "plan.yaml")
    git(tmp_path, "commit", "-q", "-m", "A plan")
    return tmp_path


def test_a_clean_tree_is_told_with_its_commit(project: Path) -> None:
    origin = origin_of(project, "Kim, 2026-11-02", {})
    assert (origin.commit, origin.tree) == (git(project, "rev-parse", "HEAD"), "clean")
    assert origin.approved == "Kim, 2026-11-02"
    assert origin.operator
    assert origin.host


def test_a_changed_tree_is_told(project: Path) -> None:
    (project / "plan.yaml").write_text("kind: plan\nid: other\n")
    assert origin_of(project, "", {}).tree == "changed"


def test_without_git_nothing_is_said_of_a_commit(tmp_path: Path) -> None:
    origin = origin_of(tmp_path, "", {})
    assert (origin.commit, origin.tree) == ("", "")


def test_in_ci_the_run_and_who_set_it_going_are_named(tmp_path: Path) -> None:
    variables = {
        "CI": "true",
        "GITHUB_ACTOR": "ada",
        "GITHUB_SERVER_URL": "https://git.anycompany.example",
        "GITHUB_REPOSITORY": "retail/plans",
        "GITHUB_RUN_ID": "42",
    }
    origin = origin_of(tmp_path, "", variables)
    assert origin.operator == "ada"
    assert origin.ci_run == "https://git.anycompany.example/retail/plans/actions/runs/42"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("password: ${env:WORD}", "password: ${env:WORD}"),
        ("password: hunter22", 'password: "***"'),
        ("{user: a, password: hunter22, port: 1}", '{user: a, password: "***", port: 1}'),
        ("token: 'hunter22'", 'token: "***"'),
        (r'token: "hunter\"22"', 'token: "***"'),
        ('{Authorization: "Bearer ${env:WORD}"}', '{Authorization: "Bearer ${env:WORD}"}'),
        ('{Authorization: "Bearer hunter22"}', '{Authorization: "***"}'),
        ('{Authorization: "Bearer hunter22${env:WORD}"}', '{Authorization: "***"}'),
        ("url: http://ana:hunter22@inbox.example/", "url: http://ana:***@inbox.example/"),
        ("a: ${env:WORD}\nb: opensesame", "a: ${env:WORD}\nb: ${env:WORD}"),
    ],
)
def test_documents_are_kept_without_secrets(tmp_path: Path, written: str, kept: str) -> None:
    file = tmp_path / "environment.yaml"
    file.write_text(written)
    found = dict(kept_documents(tmp_path, [file], {"WORD": "opensesame"}))
    assert found == {"environment.yaml": kept.encode()}


def test_documents_are_kept_where_they_stood(tmp_path: Path) -> None:
    named = ["a/b.yaml", "a-b.yaml", "a/../../people.csv"]
    for name in named:
        (tmp_path / "shop" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "shop" / name).write_text(name)
    files = [tmp_path / "shop" / name for name in named]
    found = dict(kept_documents(tmp_path / "shop", files, {}))
    assert list(found) == ["a/b.yaml", "a-b.yaml", "_up/people.csv"]


def test_a_secret_that_one_document_names_is_kept_in_none(tmp_path: Path) -> None:
    (tmp_path / "environment.yaml").write_text("token: ${env:WORD}")
    (tmp_path / "people.csv").write_text("id,audience\nana,opensesame\n")
    files = [tmp_path / "environment.yaml", tmp_path / "people.csv"]
    found = dict(kept_documents(tmp_path, files, {"WORD": "opensesame"}))
    assert found["people.csv"] == b"id,audience\nana,${env:WORD}\n"
