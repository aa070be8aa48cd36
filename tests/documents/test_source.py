"""YAML text → data and places: what scalars mean, where things stand, what is refused."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commdrill.documents.source import Reading, Source, read_source
from commdrill.documents.syntax import MAX_DEPTH
from commdrill.documents.tree import MAX_REPEATED, MAX_VALUES
from tests.each import each


def read_all(text: str | bytes) -> tuple[Reading, ...]:
    content = text.encode() if isinstance(text, str) else text
    return read_source(Path("plan.yaml"), content, "plan.yaml")


def read(text: str | bytes) -> Source:
    (reading,) = read_all(text)
    assert not reading.problems, reading.problems
    assert reading.source is not None
    return reading.source


def codes(text: str | bytes) -> list[str]:
    return [problem.code for reading in read_all(text) for problem in reading.problems]


@each(
    ("written", "value"),
    [
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("on", "on"),
        ("no", "no"),
        ("y", "y"),
        ("~", None),
        ("null", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("+5", 5),
        ("0", 0),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("0123", "0123"),
        ("0x1f", "0x1f"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2026-11-23", "2026-11-23"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("9" * 5000, "9" * 5000),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'~'", "~"),
    ],
)
def test_only_plain_true_false_null_and_decimal_numbers_are_no_text(
    written: str, value: object
) -> None:
    read_value = read(f"key: {written}").data["key"]
    assert read_value == value
    assert type(read_value) is type(value)


def test_words_that_yaml_1_1_takes_for_truth_values_are_keys_as_written() -> None:
    assert read("on: 1\nyes: 2").data == {"on": 1, "yes": 2}


def test_a_value_has_the_place_where_it_begins_and_a_key_its_own() -> None:
    source = read("steps:\n  - id: page\n    within: 2m\n  - {id: mail}\n")
    assert str(source.position(("steps", 0, "within"))) == "plan.yaml:3:13"
    assert str(source.position(("steps", 1, "id"))) == "plan.yaml:4:10"
    key = source.key_problem(("steps", 0, "within"), "D101", "", "")
    assert (str(key.position), key.width, key.line) == ("plan.yaml:3:5", 6, "    within: 2m")


def test_a_route_to_nothing_has_the_place_of_what_would_hold_it() -> None:
    source = read("a: 1\nb:\n  c: 2\n")
    assert str(source.position(("b", "d", 3, "e"))) == "plan.yaml:3:3"
    assert str(source.position(("x",))) == "plan.yaml:1:1"


def test_words_within_a_text_are_found_where_they_stand() -> None:
    source = read("text: >\n  It will be back\n  at {{eta}} or so\n")
    problem = source.words_problem(("text",), "{{eta}}", "D303", "", "")
    assert (str(problem.position), problem.width) == ("plan.yaml:3:6", 7)


def test_words_that_are_folded_apart_have_the_place_of_their_text() -> None:
    source = read("text: >\n  at {{\n  eta}}\n")
    problem = source.words_problem(("text",), "{{ eta}}", "D303", "", "")
    assert str(problem.position) == "plan.yaml:1:7"


@each("newline", ["\n", "\r\n", "\r"])
def test_lines_count_alike_whatever_ends_them(newline: str) -> None:
    source = read(newline.join(["a: 1", "b: 2", "c: 3"]))
    assert str(source.position(("c",))) == "plan.yaml:3:4"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source = read(b"\xef\xbb\xbfkind: plan")
    assert source.data == {"kind": "plan"}
    assert str(source.position(("kind",))) == "plan.yaml:1:7"


def test_characters_beyond_the_basic_plane_count_as_one_column() -> None:
    assert str(read("{a: 😀😀, b: 1}").position(("b",))) == "plan.yaml:1:12"


def test_an_alias_repeats_its_anchor_and_stands_where_it_is_written() -> None:
    source = read("a: &x {k: 1}\nb: *x\n")
    assert source.data == {"a": {"k": 1}, "b": {"k": 1}}
    assert str(source.position(("b",))) == "plan.yaml:2:4"
    assert str(source.position(("b", "k"))) == "plan.yaml:1:11"


def test_a_merge_takes_over_keys_that_are_not_set_with_their_places() -> None:
    source = read("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3\nc: {<<: [*x, {m: 4}]}\n")
    assert source.data["b"] == {"k": 3, "l": 2}
    assert source.data["c"] == {"k": 1, "l": 2, "m": 4}
    key = source.key_problem(("b", "l"), "", "", "")
    assert str(key.position) == "plan.yaml:1:14"


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    assert read("'<<': 1").data == {"<<": 1}


def test_a_file_may_hold_several_documents_each_with_its_places() -> None:
    first, second = read_all("kind: plan\nid: a\n---\nkind: drill\nid: b\n")
    assert (first.kind, first.id, second.kind, second.id) == ("plan", "a", "drill", "b")
    assert second.source is not None
    assert str(second.source.position(("id",))) == "plan.yaml:5:5"


def test_a_broken_document_leaves_those_before_it_whole() -> None:
    first, second = read_all("kind: plan\nid: a\n---\nkind: drill\nid: [\n")
    assert first.source is not None
    assert second.source is None
    assert (second.kind, [problem.code for problem in second.problems]) == ("drill", ["D001"])


@each("text", ["", "\n\n", "# nothing\n", "---\n---\n", "~"])
def test_what_holds_nothing_is_no_document(text: str) -> None:
    assert read_all(text) == ()


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)
)


@each(
    ("text", "code"),
    [
        ("[" * 100_000, "D010"),
        ("{a: " * 100_000, "D010"),
        ("- " * 100_000, "D010"),
        (BOMB, "D009"),
        ("a: &a " + "x" * 200_000 + "\nb: [" + "*a, " * 10_000 + "]", "D009"),
        ("a: &a {" + ", ".join(f"k{n}: 1" for n in range(1000)) + "}\nb:\n"
         + "- {<<: *a}\n" * 1000, "D009"),
        ("[" + "1," * (MAX_VALUES + 1) + "1]", "D011"),
        ("&a [*a]", "D008"),
        ("a: &a {b: &b [*a]}", "D008"),
        ("a: *b", "D008"),
        ("a: 1\na: 2", "D006"),
        ("a: !!python/object/apply:os.system [x]", "D005"),
        ("a: !Ref b", "D005"),
        ("a: ! b", "D005"),
        ("!!map {a: 1}", "D005"),
        ("? [a]\n: 1", "D007"),
        ("3: 1", "D007"),
        ("a\0b: 1", "D003"),
        ("a: \x1b[31m", "D003"),
        (b"a: \xff", "D002"),
        ("a: 1".encode("utf-16"), "D002"),
        ("a: 1".encode("utf-32"), "D002"),
        (b"\x89PNG\r\n\x1a\n\0\0", "D002"),
        ("%YAML 3.0\n---\na: 1", "D001"),
        ("a: [1, 2", "D001"),
    ],
)  # fmt: skip
def test_hostile_text_is_one_clear_mistake(text: str | bytes, code: str) -> None:
    assert codes(text) == [code]


def test_deep_aliases_cannot_outgrow_the_limit_of_nesting() -> None:
    levels = MAX_DEPTH // 2
    chain = "".join(
        f"- &a{n} {'[' * levels}{f'*a{n - 1}' if n else '1'}{']' * levels}\n" for n in range(9)
    )
    assert codes(chain) == ["D010"]


def test_sane_use_of_anchors_is_allowed() -> None:
    text = "a: &a {k: 1}\n" + "\n".join(f"b{number}: *a" for number in range(MAX_REPEATED // 10))
    assert codes(text) == []


def test_mistakes_of_a_text_are_all_told() -> None:
    text = "a: !x 1\na: 2\n3: 4\nb: *c\n"
    assert codes(text) == ["D005", "D006", "D007", "D008"]


def test_every_character_that_yaml_does_not_allow_is_told_with_its_place() -> None:
    (reading,) = read_all("a: \0\nb: x\x07\n")
    assert [str(problem.position) for problem in reading.problems] == [
        "plan.yaml:1:4",
        "plan.yaml:2:5",
    ]


PIECES = st.sampled_from(
    [*"[]{},#|>%@\\'\"\t\n1~é😀\u2028", "a", "kind: plan", ": ", "- ", "  ", "&a ", "*a", "<<: "]
) | st.sampled_from(["!x ", "? ", "---", "...", "\r\n"])


def assert_is_told_in_the_file(content: bytes) -> None:
    for reading in read_all(content):
        assert reading.source is not None or reading.problems
        for problem in reading.problems:
            lines = content.decode("utf-8-sig", errors="replace")
            assert 1 <= problem.position.line <= len(lines.splitlines()) + 1
            assert 1 <= problem.position.column <= len(problem.line) + 1
            assert str(problem)
        if reading.source is not None:
            assert_places_are_in_the_file(reading.source, reading.source.data, ())


def assert_places_are_in_the_file(source: Source, data: Any, route: tuple[str | int, ...]) -> None:
    position = source.position(route)
    assert 1 <= position.line <= len(source.lines)
    assert 1 <= position.column <= len(source.lines[position.line - 1]) + 1
    match data:
        case dict():
            inner = list(data.items())
        case list():
            inner = list(enumerate(data))
        case _:
            inner = []
    for step, value in inner:
        assert_places_are_in_the_file(source, value, (*route, step))


@given(st.binary(max_size=200))
def test_any_bytes_become_documents_or_mistakes_in_the_file(content: bytes) -> None:
    assert_is_told_in_the_file(content)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_yaml_like_text_becomes_documents_or_mistakes_in_the_file(text: str) -> None:
    assert_is_told_in_the_file(text.encode())
