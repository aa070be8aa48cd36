"""What a shell completes, as the shell itself does it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.commands import commands
from commdrill.app.completion import SHELLS, completed


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_known_to_each_shell(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert tuple(one.name for one in completed()) == tuple(commands())
    for one in completed():
        assert one.name in script
        for option in one.options:
            assert all(name.lstrip("-") in script for name in option.names)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        (["commdrill", "cov"], {"coverage"}),
        (["commdrill", "doctor", "--can"], {"--canary"}),
        (["commdrill", "--root", "x", "doctor", "--can"], {"--canary"}),
        (["commdrill", "completion", "f"], {"fish"}),
        (["commdrill", "aar", "lost", "--format", "m"], {"markdown"}),
        (["commdrill", "run", "check"], set[str]()),
    ],
)
def test_bash_offers_what_fits(tmp_path: Path, line: list[str], offered: set[str]) -> None:
    script = tmp_path / "completion.bash"
    script.write_text(SHELLS["bash"](), encoding="utf-8")
    words = " ".join(f"'{word}'" for word in line)
    asked = f'. {script}; COMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _commdrill; echo "${{COMPREPLY[@]}}"'
    bash = shutil.which("bash") or "bash"
    told = subprocess.run([bash, "-c", asked], capture_output=True, text=True, check=True)
    assert (set(told.stdout.split()), told.stderr) == (offered, "")


@pytest.mark.parametrize("shell", ["bash", *filter(shutil.which, ["zsh", "fish"])])
def test_each_script_is_one_that_its_shell_can_read(tmp_path: Path, shell: str) -> None:
    program = shutil.which(shell)
    assert program is not None
    script = tmp_path / "script"
    script.write_text(SHELLS[shell](), encoding="utf-8")
    subprocess.run([program, "-n", str(script)], check=True, capture_output=True)
