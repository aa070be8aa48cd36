"""What a drill is made of has one name and one digest, wherever a project lies and from where it is asked for."""

import shutil
from pathlib import Path

import pytest

from commdrill.app.fleet.performing import check_documents, documents_of
from commdrill.app.request import RunRequest
from commdrill.app.run.drills import scripts_of
from commdrill.compile.script import Script
from commdrill.errors import PreflightRefused
from commdrill.fleet.orders import Order

SHIPPED = Path(__file__).parents[2]
DRILL = "checkout-outage"


def compiled(root: Path) -> Script:
    (script,) = scripts_of(RunRequest(root=root, drills=(DRILL,), environment="sandbox-plain"))
    return script


def project_at(root: Path) -> Path:
    for part in ("plans", "drills"):
        shutil.copytree(SHIPPED / part, root / part)
    return root


def test_documents_are_named_from_the_project_s_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_at(tmp_path / "shop")
    monkeypatch.chdir(tmp_path)
    from_above = compiled(Path("shop"))
    monkeypatch.chdir(tmp_path / "shop" / "plans")
    from_within = compiled(tmp_path / "shop")
    names = {
        "plans/storefront.yaml",
        f"drills/{DRILL}.yaml",
        "drills/environments/sandbox-plain.yaml",
    }
    assert from_above.documents.keys() == from_within.documents.keys() == names


def test_a_worker_s_own_checkout_holds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a container has it under /documents, and who asks in a folder of theirs."""
    monkeypatch.chdir(project_at(tmp_path / "ours"))
    order = Order(DRILL, "sandbox-plain", documents=documents_of(compiled(Path())))
    check_documents(order, compiled(project_at(tmp_path / "documents")))


@pytest.mark.parametrize("other", ["plans/storefront.yaml", "drills/environments/subscribers.csv"])
def test_one_that_differs_is_refused_be_it_a_list_of_people(tmp_path: Path, other: str) -> None:
    ours, theirs = project_at(tmp_path / "ours"), project_at(tmp_path / "theirs")
    with (theirs / other).open("ab") as file:
        file.write(b"\n")
    order = Order(DRILL, "sandbox-plain", documents=documents_of(compiled(ours)))
    with pytest.raises(PreflightRefused, match="bring both to one commit"):
        check_documents(order, compiled(theirs))
