"""Finding and loading a project: whose files are read, and whose are left alone."""

import os
from pathlib import Path

import pytest

from commdrill.documents.named_file import ReadableFolders
from commdrill.documents.project import Project, find_project, load_project
from commdrill.errors import UsageError


def codes(project: Project) -> list[str]:
    return [problem.code for problem in project.problems]


def test_a_project_has_its_documents_by_id(company: Path) -> None:
    project = load_project(company)
    assert project.problems == ()
    assert list(project.plans) == ["shop"]
    assert list(project.environments) == ["sandbox"]
    assert list(project.drills) == ["checkout-outage"]
    assert project.plans["shop"].model.title == "Shop"
    assert project.plans["shop"].source.file == company / "plans" / "shop.yaml"


def test_subscribers_of_document_and_file_are_one_list(company: Path) -> None:
    people = load_project(company).subscribers("sandbox")
    assert [(person.id, person.email) for person in people] == [
        ("ana", "ana@drill.anycompany.example"),
        ("zoe", None),
    ]


@pytest.mark.parametrize("start", [".", "plans", "drills", "drills/environments"])
def test_the_project_is_found_from_anywhere_in_it(company: Path, start: str) -> None:
    assert find_project(company / start) == company


def test_a_folder_of_documents_without_plans_and_drills_is_a_project(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "all.yaml").write_text("---\nkind: plan\n", encoding="utf-8")
    assert find_project(tmp_path / "inner") == tmp_path


def test_no_project_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="commdrill init"):
        find_project(Path("/"))


def test_other_peoples_files_make_no_project(company: Path) -> None:
    inner = company / "services" / "web"
    inner.mkdir(parents=True)
    (inner / "deployment.yaml").write_text("kind: Deployment\n", encoding="utf-8")
    assert find_project(inner) == company


FOREIGN = {
    "deployment.yaml": b"kind: Deployment\nmetadata: !Ref x\n",
    "compose.yaml": b"services: {a: &a [*a]}\n",
    "template.yaml": b"Resources:\n  A: !GetAtt B.c\n  plan: [\n",
    "helm.yaml": b"{{- if .Values.x }}\nkind: ConfigMap\n{{ end }}\n",
    "latin.yaml": "título: café\nkind: otro\n".encode("latin-1"),
    "binary.yaml": bytes(range(256)),
    "nested.yaml": b"spec:\n  kind: plan\n  broken: [\n",
    "empty.yaml": b"",
    "list.yaml": b"- kind: plan\n",
    "huge.yaml": b"# nothing of ours\n" + b"- x\n" * 600_000,
    "other.yml": b"kind: [plan]\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_other_peoples_files_are_left_alone_however_broken(company: Path, name: str) -> None:
    (company / name).write_bytes(FOREIGN[name])
    project = load_project(company)
    assert project.problems == ()
    assert len(project.plans) == 1


BROKEN = {
    "not UTF-8": ("kind: plan\ntitle: café\n".encode("latin-1"), "D002"),
    "UTF-16": ("kind: plan\ntitle: café\n".encode("utf-16"), "D002"),
    "a NUL": (b"id: x\nkind: drill\ntitle: \0\n", "D003"),
    "a broken list": (b"kind: environment\nid: [\n", "D001"),
    "broken before its kind": (b"id: [}\nkind: drill\n", "D001"),
    "broken JSON": (b'{"kind": "plan", "id": [}', "D001"),
    "too large": (b"kind: plan\n" + b"# x\n" * 600_000, "D011"),
    "a second document": (b"kind: Deployment\n---\nid: [}\nkind: drill\n", "D001"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_that_says_it_is_ours_is_told(company: Path, what: str) -> None:
    content, code = BROKEN[what]
    (company / "broken.yaml").write_bytes(content)
    assert codes(load_project(company)) == [code]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "D004"), (b"# later\n", "D004"), (bytes(range(256)), "D002"), (b"title: [\n", "D001")],
)
def test_among_plans_and_drills_what_cannot_be_read_is_told(
    company: Path, content: bytes, code: str
) -> None:
    (company / "plans" / "draft.yaml").write_bytes(content)
    assert codes(load_project(company)) == [code]


def test_among_plans_and_drills_other_kinds_are_left_alone(company: Path) -> None:
    (company / "drills" / "chart.yaml").write_bytes(b"kind: ConfigMap\nx: [\n")
    (company / "plans" / "values.yaml").write_bytes(b"replicas: 3\n")
    assert load_project(company).problems == ()


@pytest.mark.parametrize(
    "folder", [".git", "node_modules", "web/node_modules", ".venv", "reports", "out/run-1", "py"]
)
def test_folders_that_hold_no_documents_are_not_entered(company: Path, folder: str) -> None:
    inside = company / folder
    inside.mkdir(parents=True)
    (inside / "plan.yaml").write_text("kind: plan\n", encoding="utf-8")
    if folder == "out/run-1":
        (inside / "journal.jsonl").touch()
    if folder == "py":
        (inside / "pyvenv.cfg").touch()
    assert load_project(company).problems == ()


def test_a_folder_named_reports_further_down_is_entered(company: Path) -> None:
    inside = company / "plans" / "reports"
    inside.mkdir()
    (inside / "plan.yaml").write_text("kind: plan\n", encoding="utf-8")
    assert codes(load_project(company)) != []


def test_loops_and_doubles_of_links_are_read_once(company: Path) -> None:
    (company / "loop").symlink_to(company, target_is_directory=True)
    (company / "plans" / "again.yaml").symlink_to(company / "plans" / "shop.yaml")
    (company / "plans" / "itself.yaml").symlink_to(company / "plans" / "itself.yaml")
    (company / "plans" / "nowhere.yaml").symlink_to(company / "gone.yaml")
    project = load_project(company)
    assert project.problems == ()
    assert list(project.plans) == ["shop"]


@pytest.mark.parametrize("link", ["plans/of-others", "plans/one.yaml", "others", "one.yaml"])
def test_a_link_that_leads_out_of_the_project_is_not_followed(
    company: Path, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    """Who may lay a link in a project would have us read whatever lies on the machine."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    plan = (company / "plans" / "shop.yaml").read_text(encoding="utf-8")
    (elsewhere / "plan.yaml").write_text(plan.replace("id: shop", "id: others", 1))
    (company / link).symlink_to(elsewhere / "plan.yaml" if link.endswith("yaml") else elsewhere)
    project = load_project(company)
    assert list(project.plans) == ["shop"]
    told = [(one.code, one.position.file.endswith(link)) for one in project.problems]
    assert told == ([("D014", True)] if link.startswith("plans") else [])
    assert all("put what it leads to" in str(one.hint) for one in project.problems)
    owned = load_project(company, ReadableFolders.of(company, elsewhere))
    assert sorted(owned.plans) == ["others", "shop"]
    assert owned.problems == ()


def test_pipes_and_folders_with_yaml_names_are_passed_by(company: Path) -> None:
    os.mkfifo(company / "plans" / "pipe.yaml")
    (company / "plans" / "folder.yaml").mkdir()
    assert load_project(company).problems == ()


def test_two_documents_of_a_kind_with_one_id_are_told_with_both_places(company: Path) -> None:
    twin = company / "plans" / "twin.yaml"
    twin.write_bytes((company / "plans" / "shop.yaml").read_bytes())
    (told,) = load_project(company).problems
    assert told.code == "D201"
    assert told.position.file.endswith("twin.yaml")
    assert "shop.yaml:2:5" in told.message


def test_documents_of_different_kinds_may_share_an_id(company: Path) -> None:
    file = company / "drills" / "checkout.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("checkout-outage", "shop"))
    assert load_project(company).problems == ()


def test_files_are_named_from_the_current_folder_on(
    company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(company)
    assert load_project(company).plans["shop"].source.name == "plans/shop.yaml"
    monkeypatch.chdir(company / "drills")
    outside = load_project(company).plans["shop"].source.name
    assert outside == str(company / "plans" / "shop.yaml")


def test_a_drill_of_a_plan_that_cannot_be_read_is_no_mistake_of_its_own(company: Path) -> None:
    file = company / "plans" / "shop.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "zzz: 1\n", encoding="utf-8")
    project = load_project(company)
    assert codes(project) == ["D101"]
    assert project.names("plan") == {"shop"}
    assert project.plans == {}


def test_a_name_that_no_journal_could_hold_is_told_before_anything_runs(company: Path) -> None:
    plan = company / "plans" / "shop.yaml"
    try:
        plan.rename(company / "plans" / os.fsdecode(b"sh\xf6p.yaml"))
    except OSError:
        pytest.skip("this file system takes no such name")
    found = load_project(company)
    assert [(problem.code, problem.message) for problem in found.problems] == [
        ("D002", "the file's name is not UTF-8")
    ]
    assert ("plan", "shop") in found.broken
    bad = company.rename(company.parent / os.fsdecode(b"sh\xf6p"))
    with pytest.raises(UsageError, match="is not UTF-8 here: rename it"):
        load_project(bad)
