"""Whether a journal is as it was written: each kind of change is told by what it is."""

from pathlib import Path

import pytest

from commdrill.record.chain import BrokenChain, chain_problems, link, read_whole, unbroken
from commdrill.record.folder import JOURNAL, UnreadableJournal
from tests.reports import story

COUNT = 7


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    """Seven lines that hang together."""
    moments = [(float(n), story.looked("page", 0.0, f"look {n}", b"x", ".html")) for n in range(6)]
    folder = story.write(tmp_path, [(0.0, story.started()), *moments])
    found = (folder / JOURNAL).read_bytes().splitlines()
    assert len(found) == COUNT
    return found


def without(lines: list[bytes], *numbers: int) -> list[bytes]:
    return [line for number, line in enumerate(lines, start=1) if number not in numbers]


def changed(lines: list[bytes], *numbers: int) -> list[bytes]:
    return [
        line.replace(b"look", b"hook").replace(b"checkout", b"cheapest") if n in numbers else line
        for n, line in enumerate(lines, start=1)
    ]


def unlinked(lines: list[bytes], number: int) -> list[bytes]:
    prev = link(lines[number - 2]).encode() if number > 1 else b"0" * 64
    return [
        line.replace(prev, b"f" * 64) if n == number else line
        for n, line in enumerate(lines, start=1)
    ]


def told(lines: list[bytes]) -> list[str]:
    return [problem.removeprefix(f"{JOURNAL} ") for problem in chain_problems(lines)]


def test_what_nobody_touched_hangs_together(lines: list[bytes]) -> None:
    assert told(lines) == told([]) == told(lines[:1]) == []


@pytest.mark.parametrize(
    ("gone", "problem"),
    [
        ((1,), "line 1 is missing"),
        ((4,), "line 4 is missing"),
        ((3, 4), "lines 3 to 4 are missing"),
        ((2, 5, 6), "line 2 is missing|lines 5 to 6 are missing"),
        ((COUNT,), ""),  # the end alone is missed by who knows the end
    ],
)
def test_lines_that_are_gone_are_named(
    gone: tuple[int, ...], problem: str, lines: list[bytes]
) -> None:
    assert "|".join(told(without(lines, *gone))) == problem


@pytest.mark.parametrize("digits", [40, 5_000])
def test_a_number_without_end_is_told_at_once(digits: int, lines: list[bytes]) -> None:
    huge = lines[2].replace(b'"seq": 3', b'"seq": 1' + b"0" * digits)
    assert told([*lines[:2], huge])


@pytest.mark.parametrize("number", range(1, COUNT))
def test_a_line_that_was_changed_is_named_and_no_other(number: int, lines: list[bytes]) -> None:
    assert told(changed(lines, number)) == [f"line {number} was changed after it was written"]


@pytest.mark.parametrize("number", range(1, COUNT + 1))
def test_a_link_that_was_changed_names_its_line(number: int, lines: list[bytes]) -> None:
    named = {told(unlinked(lines, number))[0]}
    assert named <= {
        f"line {number} was changed after it was written",
        f"line {max(1, number - 1)} was changed after it was written",
    }
    assert len(told(unlinked(lines, number))) == 1


def test_lines_of_another_place_or_twice_are_told(lines: list[bytes]) -> None:
    swapped = [*lines[:2], lines[3], lines[2], *lines[4:]]
    assert told(swapped)[0] == "line 3 is out of its place"
    assert told([*lines, lines[-1]])[0] == f"has 2 lines {COUNT}"


@pytest.mark.parametrize("junk", [b"junk", b"[]", b"{}", b'{"seq": true, "prev": ""}', b"\xff"])
def test_a_line_that_is_no_record_is_told(junk: bytes, lines: list[bytes]) -> None:
    assert told([*lines, junk])[0] == f"line {COUNT + 1} is no record"


def test_who_draws_conclusions_is_told_where_and_what_to_do(
    lines: list[bytes], tmp_path: Path
) -> None:
    folder = next(tmp_path.glob(f"*/{JOURNAL}")).parent
    assert len(read_whole(folder)) == len(unbroken(folder).lines) == COUNT
    (folder / JOURNAL).write_bytes(b"\n".join([*changed(lines, 3), b""]))
    with pytest.raises(BrokenChain) as caught:
        read_whole(folder)
    assert str(caught.value) == (
        f"{folder}: {JOURNAL} line 3 was changed after it was written, so this run counts for "
        "nothing: `commdrill verify` says more"
    )


def test_a_line_of_another_version_is_named_by_its_number(
    lines: list[bytes], tmp_path: Path
) -> None:
    folder = next(tmp_path.glob(f"*/{JOURNAL}")).parent
    last = lines[-1].replace(b'"Looked"', b'"Beheld"')
    (folder / JOURNAL).write_bytes(b"\n".join([*lines[:-1], last, b""]))
    with pytest.raises(UnreadableJournal, match=rf"{JOURNAL}:{COUNT}: "):
        read_whole(folder)
