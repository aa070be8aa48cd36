"""The contract of a shelf, kept by a folder and by S3."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from commdrill.errors import UsageError
from commdrill.shelf.address import shelf_at
from commdrill.shelf.folder import FolderShelf
from commdrill.shelf.protocol import Shelf, ShelfOutOfReach
from commdrill.shelf.s3 import S3Shelf
from tests.adopt.own_aws import own_aws
from tests.drivers.aws.local_aws import LocalAws

from .shelves import (
    BUCKET,
    answered,
    conflicted,
    s3_shelf,
    swallowed,
    wired,
    written_and_not_answered,
)

_numbers = count()
MakeShelf = Callable[[], Shelf]


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    with own_aws() as found:
        found.bucket(BUCKET)
        yield found


@pytest.fixture(params=["folder", "s3"])
def made(request: pytest.FixtureRequest, tmp_path: Path, aws: LocalAws) -> MakeShelf:
    """One more way to the same shelf, which is empty at first."""
    if request.param == "folder":
        return lambda: FolderShelf(tmp_path / "shelf")
    prefix = f"{next(_numbers)}/"
    return lambda: s3_shelf(aws.endpoint_url, prefix=prefix)


class TestContract:
    def test_what_was_made_is_read_as_it_was(self, made: MakeShelf) -> None:
        content = bytes(range(256)) * 99
        assert made().create("runs/a/journal/00000001", content)
        assert made().read("runs/a/journal/00000001") == content

    def test_what_is_not_there_is_none(self, made: MakeShelf) -> None:
        assert made().read("runs/a") is None
        assert list(made().list("runs/")) == []

    def test_what_is_there_stays_as_it_is(self, made: MakeShelf) -> None:
        assert made().create("a", b"first")
        assert not made().create("a", b"second")
        assert made().read("a") == b"first"

    def test_the_same_bytes_are_ours(self, made: MakeShelf) -> None:
        assert made().create("a", b"first")
        assert made().create("a", b"first")

    def test_an_empty_object_is_one(self, made: MakeShelf) -> None:
        assert made().create("a", b"")
        assert made().read("a") == b""
        assert not made().create("a", b"more")

    def test_what_can_be_made_anew_is_written_over(self, made: MakeShelf) -> None:
        made().replace("report", b"one")
        made().replace("report", b"two")
        assert made().read("report") == b"two"

    def test_keys_are_listed_in_order_from_where_one_asks(self, made: MakeShelf) -> None:
        shelf = made()
        for key in ("b/2", "b/10", "b/c/1", "b1", "a/1", "b/1", "c"):
            shelf.create(key, b"")
        assert list(shelf.list("b/")) == ["b/1", "b/10", "b/2", "b/c/1"]
        assert list(shelf.list("b/", after="b/10")) == ["b/2", "b/c/1"]
        assert list(shelf.list("b/1")) == ["b/1", "b/10"]
        assert list(shelf.list("b/", after="b/c/1")) == []

    @pytest.mark.parametrize("race", range(5))
    def test_of_eight_who_make_one_object_at_once_one_has_made_it(
        self, made: MakeShelf, race: int
    ) -> None:
        start, won = threading.Barrier(8), list[bytes]()

        def write(mine: bytes) -> None:
            shelf = made()
            shelf.read("to have a connection")
            start.wait()
            if shelf.create("one", mine):
                won.append(mine)

        threads = [threading.Thread(target=write, args=(b"by %d" % n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert won == [made().read("one")]


def test_more_keys_than_a_page_holds_are_listed(aws: LocalAws) -> None:
    shelf = replace(s3_shelf(aws.endpoint_url, prefix="many/"), page=3)
    for number in range(8):
        shelf.create(str(number), b"")
    assert list(shelf.list("")) == [str(number) for number in range(8)]
    assert list(shelf.list("", after="1")) == ["2", "3", "4", "5", "6", "7"]


class TestWire:
    def test_an_answer_lost_after_the_write_is_no_second_write(self, aws: LocalAws) -> None:
        with wired(aws.endpoint_url, written_and_not_answered, answered) as (url, wire):
            assert s3_shelf(url, prefix="lost/").create("a", b"mine")
        assert wire.asked == 2
        assert s3_shelf(aws.endpoint_url, prefix="lost/").read("a") == b"mine"

    def test_nor_does_it_take_what_another_made(self, aws: LocalAws) -> None:
        s3_shelf(aws.endpoint_url, prefix="others/").create("a", b"another's")
        with wired(aws.endpoint_url, written_and_not_answered, answered) as (url, _wire):
            assert not s3_shelf(url, prefix="others/").create("a", b"mine")

    def test_a_conflict_is_asked_again(self, aws: LocalAws) -> None:
        with wired(aws.endpoint_url, conflicted, conflicted, answered) as (url, wire):
            assert s3_shelf(url, prefix="conflict/").create("a", b"mine")
        assert wire.asked == 3

    def test_a_conflict_without_end_has_one(self, aws: LocalAws) -> None:
        with wired(aws.endpoint_url, conflicted) as (url, wire):
            with pytest.raises(ShelfOutOfReach, match="ConditionalRequestConflict"):
                s3_shelf(url).create("endless", b"mine")
            assert wire.asked == 6

    def test_bytes_swallowed_have_a_time_limit(self, aws: LocalAws) -> None:
        with (
            wired(aws.endpoint_url, swallowed) as (url, _wire),
            pytest.raises(ShelfOutOfReach, match="s3://runs/team cannot be used"),
        ):
            s3_shelf(url, patience=0.3).create("swallowed", b"mine")

    def test_nobody_there_is_told(self) -> None:
        with pytest.raises(ShelfOutOfReach, match="s3://runs/team cannot be used"):
            s3_shelf("http://127.0.0.1:9", patience=0.5).read("a")

    def test_a_bucket_that_is_not_there_is_told(self, aws: LocalAws) -> None:
        with pytest.raises(ShelfOutOfReach, match="NoSuchBucket"):
            S3Shelf("no-such-runs", "", aws.endpoint_url).create("a", b"")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ShelfOutOfReach, match="cannot be used"):
        FolderShelf(tmp_path / "file" / "shelf").create("a", b"")


@pytest.mark.parametrize("key", ["../a", "/a", "runs/../../a"])
def test_a_key_leads_nowhere_else(tmp_path: Path, key: str) -> None:
    with pytest.raises(UsageError, match="no name of an object"):
        FolderShelf(tmp_path).create(key, b"")


@pytest.mark.parametrize(
    ("address", "bucket", "prefix"),
    [
        ("s3://runs", "runs", ""),
        ("s3://runs/", "runs", ""),
        ("s3://runs/team/dev/", "runs", "team/dev/"),
    ],
)
def test_an_address_of_s3(address: str, bucket: str, prefix: str) -> None:
    shelf = shelf_at(address, {"AWS_ENDPOINT_URL": "http://127.0.0.1:5000"})
    assert isinstance(shelf, S3Shelf)
    assert (shelf.bucket, shelf.prefix) == (bucket, prefix)
    assert shelf.endpoint_url == "http://127.0.0.1:5000"
    assert shelf.address == address.rstrip("/")


def test_an_address_of_a_folder(tmp_path: Path) -> None:
    shelf = shelf_at((tmp_path / "with space").as_uri(), {})
    assert shelf == FolderShelf(tmp_path / "with space")


@pytest.mark.parametrize(
    "address",
    ["s3://", "s3://A/b", "s3://runs/a/../b", "s3://runs/a?b", "http://runs/a", "file://host/a",
     "file:///", "s3://runs/ü", "s3://me:secret@runs/a"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="is no shelf"):
        shelf_at(address, {})
