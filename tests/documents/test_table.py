"""Subscribers in CSV files: what is read, and every mistake with its cell."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdrill.documents.named_file import ANYWHERE, NotReadable
from commdrill.documents.project import load_project
from commdrill.documents.table import TableReading, read_table


def read(folder: Path, content: str | bytes) -> TableReading:
    file = folder / "people.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(file, "people.csv", ANYWHERE)


@pytest.mark.parametrize(
    "content",
    [
        "id,audience,email\nana,customers,ana@x.example\n",
        "email,id,audience\nana@x.example,ana,customers",
        "\ufeffid,audience,email\r\nana,customers,ana@x.example\r\n",
        '"id","audience","email"\n"ana","customers","ana@x.example"\n\n',
        " ID , Audience ,EMAIL,sms\nana,customers,ana@x.example,\n",
    ],
)
def test_columns_may_stand_in_any_order_and_cells_may_be_quoted_or_empty(
    tmp_path: Path, content: str
) -> None:
    reading = read(tmp_path, content)
    assert reading.problems == ()
    (person,) = reading.subscribers
    assert (person.id, person.audience, person.email) == ("ana", "customers", "ana@x.example")
    assert person.sms is None


@pytest.mark.parametrize(
    ("content", "place", "code", "message"),
    [
        ("id,audience,emial\n", "1:13", "D203", "unknown column 'emial' (did you mean 'email'?)"),
        ("id,audience,id\n", "1:13", "D203", "column 'id' stands here a second time"),
        ("id,email\n", "1:1", "D203", "no column 'audience'"),
        ("id,audience\nana\n", "2:1", "D204", "1 cells where the header names 2"),
        ("id,audience\nana,customers,es\n", "2:1", "D204", "3 cells where the header names 2"),
        ("id,audience,email\nana,customers,ana\n", "2:15", "D204", "'ana' does not fit"),
        ("id,audience,sms\n\nana,customers,call me\n", "3:15", "D204", "'call me' does not fit"),
        ("id,audience,language\nana,customers,English\n", "2:15", "D204", "'English' does not"),
        ("audience,id\ncustomers,\n", "2:11", "D204", "no id"),
        ('id,audience,email\n"a,n",customers,x\n', "2:17", "D204", "'x' does not fit"),
        ('id,audience\nana,"customers\n', "2:1", "D204", "this is not CSV"),
        ('id,audience\n"ana"x,customers\n', "2:1", "D204", "this is not CSV"),
    ],
)
def test_a_mistake_is_told_with_its_cell(
    tmp_path: Path, content: str, place: str, code: str, message: str
) -> None:
    (problem,) = read(tmp_path, content).problems
    assert str(problem.position) == f"people.csv:{place}"
    assert problem.code == code
    assert message in problem.message


def test_semicolons_are_told_as_what_they_are(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "id;audience;email\nana;customers;ana@x.example\n").problems
    assert (problem.code, problem.message) == ("D203", "the columns are separated by ';'")
    assert "separated by commas" in problem.hint


def test_all_mistakes_of_a_file_are_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "id,audience,email\na,customers,x\nb,,b@x.example\nc,customers,y\n")
    assert [problem.position.line for problem in reading.problems] == [2, 3, 4]


def test_a_byte_that_is_no_text_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"id,audience\r\nana,customers\r\nb\xe9n,customers\r\n")
    (problem,) = read_table(tmp_path / "people.csv", "people.csv", ANYWHERE).problems
    assert (str(problem.position), problem.code) == ("people.csv:3:2", "D202")
    assert problem.message == "this is not UTF-8"


def test_a_file_that_is_not_there_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="no such file"):
        read_table(tmp_path / "people.csv", "people.csv", ANYWHERE)


def test_tens_of_thousands_of_rows_are_read_in_order(tmp_path: Path) -> None:
    rows = "".join(f"p{n},customers,p{n}@x.example\n" for n in range(30_000))
    people = read(tmp_path, "id,audience,email\n" + rows).subscribers
    assert len(people) == 30_000
    assert people[29_999].id == "p29999"


def test_a_file_that_several_environments_name_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,audience,email\nana,customers,ana@x.example\n")
    for name in ("dev", "staging"):
        (tmp_path / f"{name}.yaml").write_text(
            f"kind: environment\nid: {name}\nstage: sandbox\nsubscribers: [{{file: people.csv}}]\n"
        )
    dev, staging = load_project(tmp_path).rosters.values()
    assert dev.enrolled[0].origin is staging.enrolled[0].origin


@given(st.text(alphabet='id,audience\n\r"\0xé;', max_size=60))
def test_any_text_is_subscribers_or_mistakes(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    reading = read(tmp_path_factory.mktemp("csv"), text)
    for problem in reading.problems:
        assert problem.position.line >= 1
        assert str(problem)


@pytest.mark.parametrize(
    "content",
    ["PASSWORD=hunter2\n", "id;PASSWORD=hunter2\n", "hunter2,b,c\n1,2,3\n", 'x"hunter2"\n\0'],
)
def test_what_is_no_table_of_subscribers_is_nowhere_quoted(tmp_path: Path, content: str) -> None:
    reading = read(tmp_path, content)
    assert reading.problems
    assert "hunter2" not in "".join(map(str, reading.problems))
