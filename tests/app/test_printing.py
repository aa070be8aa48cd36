"""A page of ours on paper, by a browser that may not come back."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from commdrill.app.printing import printed
from commdrill.errors import CannotLook

pytestmark = pytest.mark.usefixtures("chromium")


def test_a_page_is_printed() -> None:
    assert printed("<!DOCTYPE html><p>All was restored</p>").startswith(b"%PDF-")


def test_a_browser_that_does_not_come_back_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("_TO_PRINT", "_TO_START", "_TO_END"):
        monkeypatch.setattr(f"commdrill.drivers.http.browser_visit.{limit}", 0.5)
    silent, known = tmp_path / "chromium", tmp_path / "pid"
    silent.write_text(f"#!/bin/sh\necho $$ > {known}\nexec sleep 600\n")
    silent.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    try:
        with pytest.raises(CannotLook, match="the browser failed: it did not come back"):
            printed("<p>Never on paper")
    finally:
        with suppress(ProcessLookupError, FileNotFoundError):
            os.kill(int(known.read_text()), signal.SIGKILL)
