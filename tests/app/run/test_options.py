"""What the command line asks beyond the documents, as typed; and files of variables."""

import os
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

import pytest

from commdrill.app.env_file import ENV_FILES, name_files, variables
from commdrill.app.progress.keyboard import EnterKey
from commdrill.app.run.options import asked_by, check_terminal, tags_of
from commdrill.compile.asked import Asked
from commdrill.drivers.command.command_line import handed_on
from commdrill.errors import UsageError


def asked(**given: object) -> Asked:
    return asked_by(Namespace(**{"set": [], "pace": None, "hold": None, **given}))


def test_what_is_asked_is_taken_as_it_is_meant() -> None:
    assert asked(set=["host=a=b", "empty="], pace="60", hold="1h30m") == Asked(
        variables={"host": "a=b", "empty": ""}, pace=60, hold=timedelta(minutes=90)
    )
    assert asked() == Asked()


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("set", ["host"], "--set host: write NAME=VALUE"),
        ("set", ["1x=y"], "--set 1x=y: write NAME=VALUE"),
        ("set", ["host=${env:X}"], "--set host=…: a variable is plain"),
        ("pace", "fast", "--pace fast: write a number"),
        ("pace", "0.5", "--pace 0.5: a pace is from 1"),
        ("pace", "nan", "--pace nan: a pace is from 1"),
        ("pace", "1e9", "--pace 1e9: a pace is from 1"),
        ("hold", "keys", "--hold: 'keys' is not a duration"),
        ("hold", "90", "--hold: '90' is not a duration"),
    ],
)
def test_what_cannot_be_meant_is_told(option: str, value: object, why: str) -> None:
    with pytest.raises(UsageError) as told:
        asked(**{option: value})
    assert why in str(told.value)


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv(ENV_FILES, "")
    return monkeypatch


def test_a_file_adds_to_the_environment_and_takes_nothing_from_it(
    tmp_path: Path, environ: pytest.MonkeyPatch
) -> None:
    environ.setenv("TAKEN", "mine")
    first, second = tmp_path / "a.env", tmp_path / "b.env"
    first.write_text("# a comment\n\nexport TOKEN = \"s p\"\nTAKEN=theirs\nBOTH='1'\nEQ=a=b#c\n")
    second.write_text("BOTH=2\nHALF='x\n")
    name_files([first, second])
    seen = variables()
    assert [seen[name] for name in ("TOKEN", "TAKEN", "BOTH", "EQ", "HALF")] == [
        "s p", "mine", "2", "a=b#c", "'x",
    ]  # fmt: skip
    assert "TOKEN" not in os.environ
    assert "s p" not in handed_on().values()


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"TOKEN\n", "a.env:1: this is not NAME=VALUE"), (b"A=\xff", "is not UTF-8"), (None, "read")],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, environ: pytest.MonkeyPatch, content: bytes | None, why: str
) -> None:
    file = tmp_path / "a.env"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError, match=why):
        name_files([file])
    environ.setenv(ENV_FILES, str(file))
    with pytest.raises(UsageError, match=why):
        variables()


def test_an_outage_that_ends_with_a_key_needs_a_terminal() -> None:
    until_asked = asked(hold="key")
    assert (until_asked.until_asked, until_asked.hold) == (True, None)
    with Path(os.devnull).open() as nobody:
        check_terminal(asked(hold="1m"), nobody)
        with pytest.raises(UsageError, match="no terminal here"):
            check_terminal(until_asked, nobody)


def test_enter_is_asked_for_once_and_only_enter_counts() -> None:
    keys, hand = os.pipe()
    prompts = []
    enter = EnterKey(keys, lambda: prompts.append("press Enter"))
    try:
        assert not enter.is_pressed()
        os.write(hand, b"x")
        assert not enter.is_pressed()
        os.write(hand, b"y\n")
        assert enter.is_pressed()
        os.close(hand)
        assert enter.is_pressed()
    finally:
        os.close(keys)
    assert prompts == ["press Enter"]


def test_a_tag_is_a_word_or_a_few() -> None:
    assert tags_of(["release 14", "friday", "friday"]) == ("release 14", "friday")
    for none in ("", " ", "a\nb", "x" * 101):
        with pytest.raises(UsageError, match="--tag"):
            tags_of([none])
