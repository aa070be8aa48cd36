"""A Maildir on disk, written as mail servers write it and shuffled as mail programs do."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from commdrill.drivers.mail.maildir import MailDir
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Sighting
from commdrill.terms import Proof
from commdrill.testing import ObserverContract


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    return make_maildir(tmp_path / "Maildir")


def make_maildir(folder: Path) -> Path:
    for part in ("new", "cur", "tmp"):
        (folder / part).mkdir(parents=True)
    return folder


def deliver(maildir: Path, name: str, subject: str = "s") -> Path:
    """Written to `tmp` and moved to `new`, as the format asks."""
    written = maildir / "tmp" / name
    written.write_bytes(f"Subject: {subject}\n\nbody\n".encode())
    return written.rename(maildir / "new" / name)


def subjects(seen: Sighting) -> list[str]:
    assert isinstance(seen, Inbox)
    return sorted(message.subject or "" for message in seen.messages)


def test_it_holds_the_very_words() -> None:
    assert MailDir.proof is Proof.CONTENT
    assert MailDir.shows is Inbox
    assert MailDir(path=Path("x")).hosts() == ()


def test_only_what_came_after_opening_is_seen_and_only_once(maildir: Path) -> None:
    deliver(maildir, "1.a.host", "old")
    with MailDir(path=maildir).open() as look:
        assert subjects(look()) == []
        deliver(maildir, "2.b.host", "new")
        deliver(maildir, "3.c.host", "newer")
        assert subjects(look()) == ["new", "newer"]
        assert subjects(look()) == []


def test_a_mail_that_is_read_and_flagged_stays_the_same_mail(maildir: Path) -> None:
    old = deliver(maildir, "1.a.host", "old")
    with MailDir(path=maildir).open() as look:
        old = old.rename(maildir / "cur" / "1.a.host:2,S")
        fresh = deliver(maildir, "2.b.host", "new")
        assert subjects(look()) == ["new"]
        old.rename(maildir / "cur" / "1.a.host:2,FS")
        fresh.rename(maildir / "cur" / "2.b.host:2,")
        assert subjects(look()) == []


def test_a_mail_already_read_by_somebody_else_is_seen(maildir: Path) -> None:
    with MailDir(path=maildir).open() as look:
        deliver(maildir, "1.a.host", "read").rename(maildir / "cur" / "1.a.host:2,S")
        assert subjects(look()) == ["read"]


def test_a_name_used_again_after_its_mail_was_deleted_is_a_new_mail(maildir: Path) -> None:
    deliver(maildir, "1.a.host", "old")
    with MailDir(path=maildir).open() as look:
        (maildir / "new" / "1.a.host").unlink()
        assert subjects(look()) == []
        deliver(maildir, "1.a.host", "again")
        assert subjects(look()) == ["again"]


def test_what_is_half_written_or_hidden_is_no_mail_yet(maildir: Path) -> None:
    with MailDir(path=maildir).open() as look:
        (maildir / "tmp" / "1.a.host").write_bytes(b"Subject: half")
        (maildir / "new" / ".nfs0001").write_bytes(b"Subject: hidden")
        (maildir / "cur" / "folder").mkdir()
        (maildir / ".Junk" / "new").mkdir(parents=True)
        (maildir / ".Junk" / "new" / "2.b.host").write_bytes(b"Subject: junk")
        assert subjects(look()) == []


def test_the_time_is_that_of_delivery(maildir: Path) -> None:
    with MailDir(path=maildir).open() as look:
        os.utime(deliver(maildir, "1.a.host"), (1_795_000_000, 1_795_000_000))
        seen = look()
        assert isinstance(seen, Inbox)
        assert seen.messages[0].at == datetime.fromtimestamp(1_795_000_000, UTC)


def test_a_folder_of_maildirs_is_one_inbox_that_tells_whose_box_each_mail_is_in(
    tmp_path: Path,
) -> None:
    ana = make_maildir(tmp_path / "ana@Drill.AnyCompany.example")
    deliver(ana, "1.a.host", "old")
    with MailDir(path=tmp_path).open() as look:
        deliver(ana, "2.a.host", "for ana")
        deliver(make_maildir(tmp_path / "bo"), "2.a.host", "for bo")  # its first mail makes the box
        seen = look()
        assert isinstance(seen, Inbox)
        assert {mail.subject: mail.delivered_to for mail in seen.messages} == {
            "for ana": ("ana@drill.anycompany.example",),
            "for bo": (),
        }
        assert len({mail.id for mail in seen.messages}) == 2


def test_a_folder_where_no_mail_has_made_a_maildir_yet_is_an_empty_inbox(tmp_path: Path) -> None:
    with MailDir(path=tmp_path).open() as look:
        assert subjects(look()) == []
        deliver(make_maildir(tmp_path / "ana"), "1.a.host", "first")
        assert subjects(look()) == ["first"]


def test_its_path_starts_at_the_document_that_names_it(maildir: Path) -> None:
    driver = MailDir.model_validate({"path": "Maildir"}, context={"folder": maildir.parent})
    with driver.open() as look:
        deliver(maildir, "1.a.host", "here")
        assert subjects(look()) == ["here"]


def test_a_missing_folder_cannot_be_looked_at(tmp_path: Path) -> None:
    with (
        pytest.raises(CannotLook, match="missing: No such file or directory"),
        MailDir(path=tmp_path / "missing").open(),
    ):
        pass


def test_a_folder_of_other_things_is_refused_instead_of_found_empty(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with (
        pytest.raises(CannotLook, match="is no Maildir and holds none"),
        MailDir(path=tmp_path).open(),
    ):
        pass


def test_what_came_while_the_folder_was_away_is_seen_when_it_is_back(maildir: Path) -> None:
    with MailDir(path=maildir).open() as look:
        deliver(maildir, "1.a.host", "late")
        away = maildir.rename(maildir.with_name("away"))
        with pytest.raises(CannotLook):
            look()
        away.rename(maildir)
        assert subjects(look()) == ["late"]


def test_a_link_to_nowhere_is_no_mail(maildir: Path) -> None:
    with MailDir(path=maildir).open() as look:
        (maildir / "new" / "1.a.host").symlink_to("nowhere")
        assert subjects(look()) == []


def meddle(monkeypatch: pytest.MonkeyPatch, before_opening: Callable[[Path], object]) -> None:
    """A mail program that does something to each new mail just before it is opened."""
    opened = Path.open

    def meddled(path: Path, mode: str) -> object:
        if path.parent.name == "new":
            before_opening(path)
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", meddled)


def test_a_mail_moved_while_it_is_being_read_is_found_where_it_went(
    maildir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meddle(monkeypatch, lambda path: path.rename(maildir / "cur" / f"{path.name}:2,S"))
    with MailDir(path=maildir).open() as look:
        deliver(maildir, "1.a.host", "moving")
        assert subjects(look()) == ["moving"]
        assert subjects(look()) == []


def test_a_mail_removed_before_it_could_be_read_spoils_one_look_and_loses_no_other(
    maildir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with MailDir(path=maildir).open() as look:
        deliver(maildir, "1.a.host", "gone")
        deliver(maildir, "2.b.host", "stays")
        with monkeypatch.context() as meddling:
            meddle(meddling, lambda path: path.unlink() if path.name == "1.a.host" else None)
            with pytest.raises(CannotLook, match=r"1\.a\.host came and was removed before"):
                look()
        assert subjects(look()) == ["stays"]


class World:
    drips = b""
    secrets = ()

    def __init__(self, maildir: Path) -> None:
        self.maildir = maildir
        self.numbers = count()

    def observer(self) -> MailDir:
        return MailDir(path=self.maildir)

    def slow_observer(self, port: int) -> MailDir:
        return self.observer()

    def show(self) -> None:
        deliver(self.maildir, f"{next(self.numbers)}.host", "shown")

    def shown(self, sighting: Sighting) -> bool:
        return subjects(sighting) == ["shown"]

    def unreadable(self) -> Iterator[MailDir]:
        yield MailDir(path=self.maildir / "missing")
        yield MailDir(path=self.maildir / "new" / "1.host")

    def state(self) -> object:
        return {file: file.stat().st_mtime_ns for file in self.maildir.rglob("*")}

    def wait_until_left(self) -> bool:
        return True


class TestContract(ObserverContract):
    @pytest.fixture
    def world(self, maildir: Path) -> World:
        return World(maildir)
