"""The pre-commit hook: at every commit, for one that only deletes a plan has no file to be chosen by."""

from pathlib import Path

import yaml

from commdrill.app.commands import NAMES

ROOT = Path(__file__).parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_it_reviews_the_whole_project_at_every_commit() -> None:
    assert HOOK["always_run"] is True
    assert HOOK["pass_filenames"] is False
    assert {"files", "types", "types_or", "exclude"} & set(HOOK) == set()


def test_its_command_exists() -> None:
    program, command = HOOK["entry"].split()
    assert (program, command in NAMES) == ("commdrill", True)
