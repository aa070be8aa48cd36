"""Commands that our words name are shown as code; all else stays text."""

import pytest

from commdrill.reports.page import coded


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("run `commdrill recover`, then go on", "run <code>commdrill recover</code>, then go on"),
        ("`a` and `b`", "<code>a</code> and <code>b</code>"),
        ("cut off: `commdrill att …", "cut off: `commdrill att …"),
        ("`<b>` & co", "<code>&lt;b&gt;</code> &amp; co"),
        ("a bell\x07", "a bell\u2407"),
        ("none", "none"),
    ],
)
def test_what_stands_between_backticks_is_code(said: str, shown: str) -> None:
    assert str(coded(said)) == shown
