"""Write a first plan, environment and drill, to edit.

They run against the sandbox at once. Nothing is ever overwritten: a folder that
holds documents already is left as it is. With --from they are drafted from what
is there: ses, apigateway and cloudfront (this account's, only read),
statuspage:URL or statuspage:FILE, a folder of .html, .eml, .txt and .json
files, policy:FILE.md (quoted, never filled in). What nobody can know is asked:
each open question is marked `# ?`, lint tells it, and run refuses until then.

Examples:
  commdrill init
  commdrill init drills-of-ours
  commdrill init --from ses statuspage:page.json policy:crisis.md
  commdrill init drills-of-ours --from templates --answers answers.yaml
"""

import os
from argparse import Namespace
from importlib.resources import files
from pathlib import Path

from commdrill.app import output
from commdrill.app.command import Command, Group, Parser
from commdrill.errors import UsageError

COMMAND = Command(Group.WRITING, 1, "write a first plan, environment and drill, to edit")
_FILES = {
    "plan": Path("plans/first-plan.yaml"),
    "environment": Path("drills/environments/sandbox.yaml"),
    "drill": Path("drills/first-drill.yaml"),
}


def describe(parser: Parser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, help="where to write (default: here)"
    )
    parser.add_argument(
        "--from",
        dest="sources",
        metavar="SOURCE",
        nargs="+",
        action="extend",
        help="draft from this: ses, apigateway, cloudfront, statuspage:URL|FILE, a folder, policy:FILE.md",
    )
    parser.add_argument(
        "--answers", metavar="FILE", type=Path, help="answers to the ten questions, as YAML"
    )


def execute(arguments: Namespace) -> int:
    """Write them, and say what to do next."""
    root: Path = arguments.folder or arguments.root or Path()
    if arguments.sources:
        from commdrill.app.adoption import adopt

        return adopt(tuple(arguments.sources), root, arguments.answers)
    if arguments.answers is not None:
        raise UsageError("commdrill init: --answers answers what --from asks; name a source")
    _refuse_to_disturb(root)
    for written in _write(root):
        output.say(f"wrote {written}")
    output.say(_next_steps(root))
    return 0


def _refuse_to_disturb(root: Path) -> None:
    from commdrill.documents.project import load_project

    project = load_project(root)
    found = [source.name for source in project.sources]
    found += [problem.position.file for problem in project.problems]
    found += [str(root / file) for file in _FILES.values() if os.path.lexists(root / file)]
    if found:
        raise UsageError(
            f"commdrill init: {root} has documents already, such as {found[0]}: nothing is "
            "written. Begin in an empty folder with `commdrill init DIR`."
        )


def _write(root: Path) -> list[Path]:
    written = []
    for name, file in _FILES.items():
        path = root / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as new:
                new.write(_template(name))
        except OSError as why:
            raise UsageError(f"commdrill init: cannot write {path}: {why.strerror}") from why
        written.append(path)
    return written


def _template(name: str) -> str:
    return (files("commdrill.app.templates") / f"{name}.template").read_text(encoding="utf-8")


def _next_steps(root: Path) -> str:
    there = "" if root.resolve() == Path.cwd() else f" --root {root}"
    return (
        "\nNext:\n"
        f"  commdrill run{there}\n"
        "      drills it against the sandbox\n"
        f"  commdrill run{there} --sabotage NAME\n"
        "      shows what a broken promise looks like (commdrill sandbox --help lists the names)\n"
        "  commdrill schema plan\n"
        "      JSON Schema, for your editor to complete and check the plan\n"
        "Then put your own words, channels and people in their place."
    )
