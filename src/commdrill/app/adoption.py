"""`init --from`: read, ask, write new files, and tell what is open."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from commdrill.adopt.drafting import FILES, Draft, draft_of
from commdrill.adopt.found import Found, Reach, read_sources
from commdrill.adopt.questions import QUESTIONS, Answers, answer_in, answers_in
from commdrill.app import output
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.session import Aws
from commdrill.errors import UsageError


def adopt(sources: tuple[str, ...], root: Path, answers: Path | None) -> int:
    """Write three documents of what is there.

    Raises:
        UsageError: a source or an answer that cannot be used; a file that is there already.
    """
    _refuse_existing(root)
    given = answers_in(answers) if answers is not None else _asked()
    found = found_in(sources, os.environ, Path.cwd(), Ledger())
    draft = draft_of(found, given)
    if draft.problems:
        text = "; ".join(problem.message for problem in draft.problems)
        raise UsageError(
            f"commdrill init: nothing is written: what was answered does not fit: {text}"
        )
    _write(root, draft)
    _tell(draft)
    return 0


def _asked() -> Answers:
    """On a terminal, each question; elsewhere nothing is asked, and all stays open."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("CI") == "true":
        return Answers()
    given, group = Answers(), ""
    output.complain("Ten questions; Enter leaves one open.")
    for question in QUESTIONS:
        if question.group != group:
            group = question.group
            output.complain(f"\n{group}")
        output.complain(f"  {question.asks}\n  e.g. {question.example}")
        given = Answers((*given.given, *_typed(question.key).given))
    return given


def _typed(key: str) -> Answers:
    while True:
        words = sys.stdin.readline().strip()
        try:
            return answer_in(key, words) if words else Answers()
        except UsageError as why:
            output.complain(f"  {why}")


def _refuse_existing(root: Path) -> None:
    there = [str(root / file) for file in FILES if os.path.lexists(root / file)]
    if there:
        raise UsageError(f"commdrill init: {there[0]} is there already: nothing is written")


def _write(root: Path, draft: Draft) -> None:
    for name, text in draft.files:
        file = root / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8") as new:
                new.write(text)
        except OSError as why:
            raise UsageError(f"commdrill init: cannot write {file}: {why.strerror}") from why
        output.say(f"wrote {file}")


def _tell(draft: Draft) -> None:
    for one in draft.left_out:
        output.say(f"not drafted: {one.source}: {one.why}")
    count = len(draft.questions)
    output.say(f"{count} open questions, each marked `# ?`; `commdrill lint` tells them all")


def found_in(
    names: tuple[str, ...], environ: Mapping[str, str], here: Path, ledger: Ledger
) -> Found:
    """What the sources have; every call to AWS is on the ledger."""
    access = AwsAccess(
        region=environ.get("AWS_REGION") or environ.get("AWS_DEFAULT_REGION") or None,
        profile=environ.get("AWS_PROFILE") or None,
        endpoint_url=environ.get("AWS_ENDPOINT_URL") or None,
    )
    with Aws(access, ledger.page("init --from")) as aws:
        return read_sources(names, Reach(aws, here))
