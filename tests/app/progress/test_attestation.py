"""A person's word: asked for at the terminal, or given by command."""

import io
import os
import threading
from collections.abc import Callable, Iterator

import pytest

from commdrill.app.progress.attestation import ask_person
from commdrill.app.progress.keyboard import Keyboard
from commdrill.record.events import StepAttested, StepOutcome


def typing(*answers: str) -> tuple[list[str], Callable[[str], str]]:
    left = iter(answers)
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return prompts, ask


@pytest.mark.parametrize(
    ("answers", "attested"),
    [
        (("y", "Kim", ""), StepAttested("call", "Kim", StepOutcome.PASSED)),
        (("N", "Kim ", "no reply"), StepAttested("call", "Kim", StepOutcome.FAILED, "no reply")),
        (("maybe", " yes", "", "Kim", ""), StepAttested("call", "Kim", StepOutcome.PASSED)),
        (("skip",), None),
        ((), None),
        (("y",), None),
    ],
)
def test_only_a_named_person_attests(
    answers: tuple[str, ...], attested: StepAttested | None
) -> None:
    _, ask = typing(*answers)
    assert ask_person("call", "partners are called", ask) == attested


def test_the_question_is_put_in_full() -> None:
    prompts, ask = typing("s")
    ask_person("call", "partners are called", ask)
    assert "partners are called" in prompts[0]


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)


def test_lines_typed_ahead_answer_the_next_questions(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    os.write(writing, "yes\r\nZoë\n".encode())
    os.close(writing)
    screen = io.StringIO()
    keyboard, stop = Keyboard(reading, screen), threading.Event()
    assert [keyboard.ask("so? ", stop), keyboard.ask("name: ", stop)] == ["yes", "Zoë"]
    assert screen.getvalue() == "so? name: "
    with pytest.raises(EOFError):
        keyboard.ask("note: ", stop)


def test_a_question_ends_when_the_run_does(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    stop = threading.Event()
    threading.Timer(0.05, stop.set).start()
    with pytest.raises(EOFError):
        Keyboard(reading, io.StringIO()).ask("so? ", stop)
    os.close(writing)
