"""What is kept of an error nobody foresaw."""

import errno
import os
from pathlib import Path

import pytest

from commdrill import __version__
from commdrill.app.crash import keep_log, masked
from tests.each import each


@pytest.mark.parametrize(
    ("environ", "text"),
    [
        ({"IMAP_PASSWORD": "hunter22"}, "log-in of drill with <IMAP_PASSWORD> refused"),
        ({"api_token": "hunter22"}, "log-in of drill with <api_token> refused"),
        ({"USER": "drill"}, "log-in of drill with hunter22 refused"),
        ({"SECRET": "in"}, "log-in of drill with hunter22 refused"),
    ],
)
def test_values_of_secret_variables_are_masked(environ: dict[str, str], text: str) -> None:
    assert masked("log-in of drill with hunter22 refused", environ) == text


def test_the_log_holds_versions_and_the_way_to_the_error_but_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("DRILL_TOKEN", "s3cr3t-token")
    with pytest.raises(KeyError) as caught:
        os.environ.__getitem__("s3cr3t-token")
    sentence = keep_log(caught.value)
    (log,) = tmp_path.iterdir()
    text = log.read_text()
    assert str(log) in sentence
    assert f"commdrill {__version__}" in text
    assert "pydantic 2" in text
    assert "test_crash.py" in text
    assert "s3cr3t-token" not in text + sentence
    assert log.stat().st_mode & 0o077 == 0


OF_WHICH_MORE = (
    (OSError(errno.ENOSPC, "No space left on device", "reports/index.html"),
     "No space left on device (reports/index.html): make room"),
    (OSError(errno.EMFILE, "Too many open files"),
     "Too many open files: allow more open files (`ulimit -n`)"),
    (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
     "Resource temporarily unavailable: allow more processes (`ulimit -u`, or the container's limit of pids)"),
    (RuntimeError("can't start new thread"),
     "no more threads can be started: allow more processes, or memory (`ulimit -u`, `ulimit -v`, or the container's limits)"),
    (MemoryError(), "there is too little memory: allow more memory (`ulimit -v`, or the container's limit)"),
    (OSError(errno.EROFS, "Read-only file system", "/project/.commdrill"),
     "Read-only file system (/project/.commdrill): have it where one may write"),
)  # fmt: skip


@each("error, sentence", OF_WHICH_MORE)
def test_a_machine_that_gives_too_little_is_no_mistake_of_ours(
    error: Exception, sentence: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert keep_log(error) == f"commdrill: {sentence}\nIf a drill was running: commdrill recover"
    assert list(tmp_path.iterdir()) == []


@each("error", [RuntimeError("no thread"), FileNotFoundError(errno.ENOENT, "No such file", "x")])
def test_what_more_would_not_mend_is_kept_in_a_log(
    error: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert "a mistake in commdrill itself" in keep_log(error)
    assert list(tmp_path.iterdir()) != []
