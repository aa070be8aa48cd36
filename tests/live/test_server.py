import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from commdrill.clock import SystemClock
from commdrill.live.access import Access
from commdrill.live.notes import Notes
from commdrill.record.folder import JOURNAL
from tests.app import story
from tests.live.served import RunWritten, asked, connected, events, first, port_of, served


@pytest.fixture
def run(tmp_path: Path) -> Iterator[RunWritten]:
    written = RunWritten(tmp_path / "run")
    written.write(story.OPENING)
    yield written
    written.close()


def test_a_viewer_is_told_all_and_then_what_is_new(run: RunWritten) -> None:
    with served(run.folder) as server, connected(server, "/events") as file:
        stream = events(file)
        begun = next(stream)
        assert begun.data["anew"]
        assert begun.part("head")["title"] == "Checkout is lost without warning"
        run.write(story.OUTAGE[-1:])
        told = next(stream)
        assert not told.data["anew"]
        assert told.part("step email-customers")["state"] == "seen"
        assert told.id == f"run:{len(story.OPENING) + 1}"


@pytest.mark.parametrize("by_hand", [False, True])
def test_whoever_comes_back_is_told_what_they_missed(run: RunWritten, by_hand: bool) -> None:
    with served(run.folder) as server:
        seen = first(server).id
        run.write(story.OUTAGE[:1])
        server.broadcast.look()
        again = (
            first(server, f"/events?last={seen}") if by_hand else first(server, Last_Event_ID=seen)
        )
    assert (again.data["anew"], again.keys) == (False, [f"news {len(story.OPENING) + 1}"])


@pytest.mark.parametrize("last", ["other:3", "run:999", "run:x", "", "run:-1", "run:٣"])
def test_whoever_saw_another_run_is_told_all(run: RunWritten, last: str) -> None:
    with served(run.folder) as server:
        assert first(server, Last_Event_ID=last).data["anew"]


def test_fifty_watch_at_once_and_hear_the_same(run: RunWritten) -> None:
    with served(run.folder) as server, ExitStack() as stack:
        streams = [events(stack.enter_context(connected(server, "/events"))) for _ in range(50)]
        with ThreadPoolExecutor(50) as pool:
            begun = list(pool.map(next, streams))
            run.write(story.OUTAGE[:1])
            told = list(pool.map(next, streams))
    assert len({one.id for one in begun}) == 1
    assert {one.id for one in told} == {f"run:{len(story.OPENING) + 1}"}


def test_there_are_so_many_seats_and_who_leaves_gives_one_back(run: RunWritten) -> None:
    with served(run.folder, seats=1) as server:
        with connected(server, "/events") as file:
            next(events(file))
            assert asked(server, "/events").status == 503
        run.write(story.OUTAGE)  # what is written to somebody who left tells that they did
        server.broadcast.look()
        run.write(story.ENDING[:1])
        server.broadcast.look()
        assert server.seats.acquire(timeout=120)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "", "127.0.0.1.evil.example", "0.0.0.0", "[::"]
)
def test_a_name_that_is_not_ours_is_refused(run: RunWritten, host: str) -> None:
    with served(run.folder) as server:
        answer = asked(server, "/events", Host=host)
    assert answer.status == 421
    assert b"Checkout" not in answer.body


def test_this_machine_may_be_called_by_its_own_names(run: RunWritten) -> None:
    with served(run.folder) as server:
        for name in ("localhost", "LOCALHOST:1", "[::1]:80", "127.0.0.1"):
            assert asked(server, "/", Host=name).status == 200


def test_every_other_address_asks_for_the_key_in_its_path(run: RunWritten) -> None:
    access = replace(Access.for_address("0.0.0.0"), host="0.0.0.0")
    with served(run.folder, access) as server:
        assert access.key
        for path in ("/", "/events", "/wrong/", f"/{access.key[:-1]}/", f"/{access.key}"):
            assert asked(server, path).status == 403
        assert asked(server, f"/{access.key}/").status == 200
        assert first(server, f"/{access.key}/events").data["anew"]


def test_whatever_it_listens_on_has_a_key_and_may_be_called_by_names_let_in() -> None:
    access = Access.for_address("127.0.0.1", frozenset({"Drills.example"}))
    assert access.key
    assert access.is_called_so("drills.example:8080")
    assert Access.for_address("127.0.0.1").key != Access.for_address("127.0.0.1").key


def test_nothing_told_holds_settings_tokens_or_variables(tmp_path: Path) -> None:
    start = replace(story.started(), token="TOKEN-VALUE", variables={"host": "VARIABLE-VALUE"})
    armed = replace(story.CHECKOUT, settings={"url": "SETTING-VALUE"}, before="BEFORE-VALUE")
    moments = [(at, armed if event is story.CHECKOUT else event) for at, event in story.OPENING]
    written = RunWritten(tmp_path / "run")
    written.write([(0.0, start), *moments[1:]])
    with served(written.folder) as server:
        told = json.dumps(first(server).data)
    written.close()
    assert "VALUE" not in told
    assert "checkout" in told


def test_the_report_is_there_once_the_run_is_over(run: RunWritten) -> None:
    (run.folder / "report.html").write_text("<h1>the report</h1>")
    with served(run.folder) as server:
        assert asked(server, "/report.html").status == 404
        run.write([*story.OUTAGE, *story.ENDING])
        server.broadcast.look()
        assert asked(server, "/report.html").body == b"<h1>the report</h1>"


@pytest.mark.parametrize(
    "path", ["/../run/report.html", "/evidence/../report.html", "/documents/x", "/evidence/", "//x"]
)
def test_nothing_else_of_the_folder_or_the_machine_is_served(run: RunWritten, path: str) -> None:
    run.write([*story.OUTAGE, *story.ENDING])
    (run.folder / "report.html").write_text("report")
    with served(run.folder) as server:
        assert asked(server, path).status == 404


def test_a_page_that_was_seen_outside_is_shown_as_text_and_may_do_nothing(run: RunWritten) -> None:
    run.write([*story.OUTAGE, *story.ENDING])
    (run.folder / "evidence").mkdir(exist_ok=True)
    (run.folder / "evidence" / "page-1.html").write_text("<script>alert(1)</script>")
    with served(run.folder) as server:
        answer = asked(server, "/evidence/page-1.html")
    assert "text/plain" in answer.headers
    assert "sandbox" in answer.headers


def test_a_broken_chain_is_told_and_its_report_is_not_served(run: RunWritten) -> None:
    with served(run.folder) as server, connected(server, "/events") as file:
        stream = events(file)
        next(stream)
        run.write(story.OUTAGE[:2])
        journal = run.folder / JOURNAL
        *before, last = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join([*before, last.replace(b'"took": 0.2', b'"took": 0.1')]))
        run.write([*story.OUTAGE[2:], *story.ENDING])
        told = next(one for one in stream if one.kind == "board" and one.data["trouble"])
        assert "does not follow the line before it" in told.data["trouble"]
        assert first(server).data["trouble"] == told.data["trouble"]
        assert asked(server, "/report.html").status == 404


def test_a_line_changed_after_it_was_shown_is_told_at_the_end(run: RunWritten) -> None:
    with served(run.folder) as server:
        journal = run.folder / JOURNAL
        journal.write_bytes(journal.read_bytes().replace(b"storefront", b"storefaint"))
        run.write([*story.OUTAGE, *story.ENDING])
        server.broadcast.look()
        assert "was changed after it was written" in first(server).data["trouble"]


def test_a_run_whose_process_died_is_told_as_left(run: RunWritten) -> None:
    with served(run.folder) as server, connected(server, "/events") as file:
        stream = events(file)
        assert not next(stream).data["left"]
        for _ in range(20):
            server.broadcast.look()
        assert not server.broadcast.board.is_left
        run.close()
        assert next(stream).data["left"]


NOTE = json.dumps({"by": "Kim", "note": "The banner flickers"}).encode()


def test_a_note_needs_the_observers_key_and_our_own_page(run: RunWritten) -> None:
    notes = Notes(SystemClock())
    with served(run.folder, notes=notes) as server:
        origin = f"http://127.0.0.1:{port_of(server)}"
        assert asked(server, "/note", "POST", NOTE).status == 403
        assert asked(server, "/note", "POST", NOTE, X_Note_Key="wrong").status == 403
        elsewhere = asked(
            server, "/note", "POST", NOTE, X_Note_Key="observer", Origin="http://evil.example"
        )
        assert elsewhere.status == 403
        assert list(notes.drain()) == []
        taken = asked(server, "/note", "POST", NOTE, X_Note_Key="observer", Origin=origin)
        assert taken.status == 202
        (noted,) = notes.drain()
    assert (noted.by, noted.note) == ("Kim", "The banner flickers")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"nonsense",
        b'{"by": "Kim"}',
        b'{"by": " ", "note": "x"}',
        b'{"by": "Kim", "note": 5}',
        json.dumps({"by": "Kim", "note": "x" * 1001}).encode(),
        b"[" * 4000,
    ],
)
def test_what_is_no_note_is_refused(run: RunWritten, content: bytes) -> None:
    notes = Notes(SystemClock())
    with served(run.folder, notes=notes) as server:
        answer = asked(server, "/note", "POST", content, X_Note_Key="observer")
        assert answer.status == 400
    assert list(notes.drain()) == []


def test_a_note_is_bounded_and_where_nobody_takes_notes_there_is_no_place(run: RunWritten) -> None:
    with served(run.folder, notes=Notes(SystemClock())) as server:
        assert asked(server, "/note", "POST", b"x" * 5000, X_Note_Key="observer").status == 413
    with served(run.folder) as server:
        assert asked(server, "/note", "POST", NOTE, X_Note_Key="observer").status == 404


def test_no_cookie_is_ever_set_and_the_page_may_be_framed_by_nobody(run: RunWritten) -> None:
    with served(run.folder) as server:
        answer = asked(server, "/")
    assert "cookie" not in answer.headers.lower()
    assert "frame-ancestors 'none'" in answer.headers
    assert "no-referrer" in answer.headers
