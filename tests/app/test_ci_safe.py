"""What others said is no command to the service that keeps the log."""

from commdrill.app.ci_safe import defused
from commdrill.app.progress.event_texts import Line, Tone
from tests.each import each

COMMANDS = (
    "::error file=app.py::gone",
    "::stop-commands::token",
    "  ::set-output name=a::b",
    "##vso[task.setvariable variable=a]b",
    "##[error]gone",
    "##teamcity[buildStatus text='ok']",
    "hello ##vso[task.complete result=Succeeded;]done",
    "\u2028::warning::x",
    "hello\r::warning::x",
    "hello\x0b::debug::x",
    "hello\x85::debug::x",
)


def obeyed(line: str) -> bool:
    """As the strictest reader of logs would."""
    marks = ("##vso[", "##[", "##teamcity[")
    return line.lstrip().startswith("::") or any(mark in line for mark in marks)


@each("command", COMMANDS)
@each("before", ["", "it said:\n", "it said: x\r\n\t"])
def test_a_line_for_a_person_is_one_line_and_no_command(before: str, command: str) -> None:
    told = Line(before + command, Tone.DETAIL).text
    assert len(told.splitlines()) == 1
    assert not obeyed(told)


@each("command", COMMANDS)
def test_no_line_of_a_complaint_is_a_command(command: str) -> None:
    assert not any(obeyed(line) for line in defused(f"no:\n{command}\nbye").splitlines())


def test_what_is_no_command_stays() -> None:
    text = "at 10:00 :: see\n  std::vector, # heading ## two [x]"
    assert defused(text) == text
