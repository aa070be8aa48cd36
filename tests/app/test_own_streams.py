"""Standard output is for results; whoever else prints is heard on standard error."""

import io
import re
import sys
from functools import partial

import pytest

from commdrill.app import output
from commdrill.app.own_streams import hide, own_streams


def test_only_what_is_asked_for_is_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with own_streams():
        sys.stdout.write("somebody else\n")
        sys.stdout.writelines(["and", " more\n"])
        output.say("a result")
    assert capsys.readouterr() == ("a result\n", "somebody else\nand more\n")
    sys.stdout.write("afterwards as before\n")
    assert capsys.readouterr().out == "afterwards as before\n"


def test_secrets_of_the_last_runs_are_hidden_on_both_streams(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with own_streams():
        for number in range(9):
            hide(partial(re.sub, f"secret-{number}", "***"))
        sys.stdout.write("secret-1 secret-8\n")
        sys.stderr.write("secret-8\n")
        sys.stdout.write("secret-0: nine runs ago\n")
    assert capsys.readouterr().err == "*** ***\n***\nsecret-0: nine runs ago\n"


def test_a_stream_that_is_masked_is_else_what_it_was() -> None:
    with own_streams():
        assert sys.stdout.encoding == sys.stderr.encoding
        with pytest.raises((io.UnsupportedOperation, OSError, ValueError)):
            sys.stdout.seek(-1, 99)
