"""What a command line names is looked at before anything is broken."""

from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.run.destinations import check_destinations
from commdrill.errors import UsageError


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The root of a project that would run."""
    assert main(["init", str(tmp_path / "project")]) == 0
    capsys.readouterr()
    return tmp_path / "project"


def test_folders_that_are_not_there_yet_are_made(tmp_path: Path) -> None:
    check_destinations(tmp_path / "a" / "b", tmp_path / "c" / "junit.xml")
    assert (tmp_path / "a" / "b").is_dir()
    assert (tmp_path / "c").is_dir()


@pytest.mark.parametrize(
    ("reports", "junit", "said"),
    [
        ("file", None, r"--report-dir: the folder .*file cannot be made: it is a file"),
        ("file/below", None, r"--report-dir: the folder .* cannot be made: Not a directory"),
        ("reports", "file/junit.xml", r"--junit: the folder .*file cannot be made: it is a file"),
        ("reports", "folder", r"--junit .*folder: this is a folder; name the file to write"),
    ],
)
def test_where_nothing_can_be_written_nothing_begins(
    tmp_path: Path, reports: str, junit: str | None, said: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match=said):
        check_destinations(tmp_path / reports, tmp_path / junit if junit else None)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["run", "--report-dir", "{}/plans/first-plan.yaml"], "--report-dir: the folder"),
        (["run", "--junit", "{}/plans"], "--junit {}/plans: this is a folder"),
        (["run", "--sabotage", "mail-lat"], "there is no sabotage 'mail-lat': did you mean"),
        (["run", "--environment", "sandbx"], "did you mean 'sandbox'?"),
        (["run", "first-dril"], "did you mean 'first-drill'?"),
        (["run", ""], "there is no drill, file or folder ''"),
        (["run", "{}/plans"], "drills there are: 'first-drill'"),
        (["preflight", "first-dril"], "did you mean 'first-drill'?"),
        (["report", "nothing"], "reports holds no run"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_a_wrong_name_ends_with_2_and_leaves_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], argv: list[str], said: str
) -> None:
    words = [word.format(project) for word in argv]
    assert main(["--root", str(project), *words]) == 2
    streams = capsys.readouterr()
    assert said.format(project) in streams.err
    assert streams.out == ""
    assert not list(project.glob("reports/*/journal.jsonl"))


@pytest.mark.parametrize("root", ["nowhere", "file"])
def test_a_root_is_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], root: str) -> None:
    (tmp_path / "file").write_text("")
    assert main(["--root", str(tmp_path / root), "run"]) == 2
    assert "there is no such folder" in capsys.readouterr().err
