"""A time stamp on a run's sums, by an authority on this machine."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app.cli import main
from tests.journal import stamping
from tests.reports import story
from tests.reports.anew import write_anew


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an authority: its `certificate` is what others know of it."""
    return stamping.authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def authority(known: Path) -> Iterator[str]:
    folder = known

    class Stamping(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            stamp = b"no stamp" if self.path == "/junk" else stamping.stamped(folder, query)
            self.wfile.write(stamp)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 its name there
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Stamping)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of long ago: no clock shows a time before it."""
    monkeypatch.setattr(story, "STARTED", datetime(2020, 1, 1, tzinfo=UTC))
    began = (0.0, story.started(version=__version__))
    folder = story.write(tmp_path, [began, *story.passed()[1:]])
    write_anew(folder)
    return folder


def test_a_stamp_is_kept_and_told(
    run: Path, authority: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["seal", str(run), "--stamp", authority]) == 0
    assert main(["verify", str(run)]) == 0
    assert "note: time stamp: 20" in capsys.readouterr().out


def test_a_stamp_by_an_authority_that_is_known_holds(
    run: Path, authority: str, known: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["seal", str(run), "--stamp", authority]) == 0
    certificate = str(known / "certificate")
    assert main(["verify", str(run), "--stamp-authorities", certificate]) == 0
    assert f"by an authority of {certificate}" in capsys.readouterr().out


def test_a_stamp_by_another_authority_does_not(
    run: Path, authority: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    other = str(stamping.authority(tmp_path / "other") / "certificate")
    assert main(["seal", str(run), "--stamp", authority]) == 0
    assert main(["verify", str(run), "--stamp-authorities", other]) == 1
    said = capsys.readouterr().out
    assert f"SHA256SUMS.tsr is by none of the authorities in {other}" in said
    assert "by an authority of" not in said


def test_authorities_that_are_no_file_are_refused(run: Path) -> None:
    assert main(["verify", str(run), "--stamp-authorities", str(run / "none")]) == 2


def test_a_stamp_of_other_sums_is_told(
    run: Path, authority: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["seal", str(run), "--stamp", authority]) == 0
    sums = run / "SHA256SUMS"
    sums.write_text(sums.read_text().replace("a", "b"))
    assert main(["verify", str(run)]) == 1
    assert "SHA256SUMS.tsr is no time stamp of SHA256SUMS" in capsys.readouterr().out


def test_an_answer_that_is_no_stamp_is_not_kept(run: Path, authority: str) -> None:
    assert main(["seal", str(run), "--stamp", f"{authority}/junk"]) == 3
    assert not (run / "SHA256SUMS.tsr").exists()


@pytest.mark.parametrize("url", ["ftp://stamps.anycompany.example", "stamps"])
def test_an_address_that_is_none_is_refused(run: Path, url: str) -> None:
    assert main(["seal", str(run), "--stamp", url]) == 2


def test_the_owner_says_who_may_be_asked(
    run: Path, authority: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text('kind: policy\nhosts: ["*.dev.anycompany.example"]\n')
    monkeypatch.setenv("COMMDRILL_POLICY", str(policy))
    assert main(["seal", str(run), "--stamp", authority]) == 2
