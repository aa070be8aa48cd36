"""JSONPaths that are read, and those that would cost too much."""

import pytest

from commdrill.drivers.json_path import JsonPath


@pytest.mark.parametrize(
    "path",
    [
        "$.items[?count($..x) > 1]",
        "$[?count(@..x) > 1]",
        "$.a[?@.b[?count($..c) > 2]]",
        "$.items[?@.id == $.all[*].id]",
        "$.items[?count($.all.*) > 1]",
        "$.items[?count($['all'][0:5]) > 1]",
        "$..a..b",
    ],
)
def test_a_path_that_would_take_the_square_of_a_document_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"again for each item|twice"):
        JsonPath(path)


@pytest.mark.parametrize(
    "path",
    [
        "$..code",
        "$.items[?@.id == $.current.id]",
        "$[?@.text == '..$.x[*]']",
        "$.a[?@.b[?@.c > 1]]",
    ],
)
def test_what_grows_with_the_document_alone_is_a_path(path: str) -> None:
    assert str(JsonPath(path)) == path
