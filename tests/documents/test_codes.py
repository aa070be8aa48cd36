"""Every code that a mistake may carry has its manual entry, and every entry a use."""

import re
from pathlib import Path

import pytest

import commdrill.documents
from commdrill.documents.codes import MANUAL, explain
from commdrill.errors import UsageError

FOR_COMPILE = {"D401", "D402", "D403", "D404", "D415", "D416"}


def test_every_code_has_a_manual_entry_and_every_entry_a_code() -> None:
    folder = Path(commdrill.documents.__path__[0])
    texts = [
        file.read_text(encoding="utf-8") for file in folder.rglob("*.py") if file.stem != "codes"
    ]
    used = {code for text in texts for code in re.findall(r'"(D\d{3})"', text)}
    assert used == MANUAL.keys() - FOR_COMPILE


def test_a_code_is_explained_however_it_is_written() -> None:
    assert explain("d006") == MANUAL["D006"]


def test_an_unknown_code_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="D999"):
        explain("D999")
