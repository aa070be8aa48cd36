"""Documents as they were at a revision, and when they changed: what git knows of a project.

Every call has a limit; what git cannot tell (no repository, a shallow clone) is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from commdrill.app.git import git, git_bytes, is_clean
from commdrill.documents.document import Document
from commdrill.documents.plan import Plan
from commdrill.documents.project import Project, load_project
from commdrill.documents.substance import plan_substance
from commdrill.errors import CommdrillError, UsageError

_DEEPER = "in CI, fetch more than the last commit (fetch-depth: 0)"
_ENDINGS = (".yaml", ".yml", ".csv")


@contextmanager
def project_at(root: Path, revision: str) -> Iterator[Project]:
    """The project under `root` as it was where its history left that of a git revision.

    What others have done there since is none of this branch's changes.

    Raises:
        UsageError: there is no such revision, or no repository.
    """
    top, commit = _top(root), _common(root, _commit(root, revision), revision)
    inside = root.resolve().relative_to(top)
    listed = git(top, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"{inside}/").split("\0")
    with TemporaryDirectory(prefix="commdrill-") as folder:
        place = Path(folder).resolve()
        for name in (name for name in listed if name.endswith(_ENDINGS)):
            target = place / _within_a_project(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(git_bytes(top, "show", f"{commit}:{name}"))
        (place / inside).mkdir(parents=True, exist_ok=True)
        yield load_project(place / inside)


def _within_a_project(name: str) -> str:
    """A file as a tree names it. Git makes none that leads out of its tree, but reads what others made.

    Raises:
        UsageError: it leads elsewhere.
    """
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise UsageError(
            f"--since: that revision holds {name!r}, which leads out of it: nobody's project does"
        )
    return name


def state_of(root: Path) -> tuple[str, str]:
    """The commit that a project stands at, and whether its files are as in it; empty: not known."""
    try:
        commit = git(root, "rev-parse", "HEAD").strip()
        clean = is_clean(root)
    except (CommdrillError, OSError):
        return "", ""
    return commit, {True: "clean", False: "changed", None: ""}[clean]


def changes_since_approval(project: Project) -> Mapping[str, date]:
    """The day on which each plan last changed, if it changed in substance since its approval."""
    approved = [plan for plan in project.plans.values() if plan.model.approved]
    if not approved:
        return {}
    try:
        return _changes_of(approved, _top(project.root))
    except CommdrillError:  # no repository, or nothing committed in it yet
        return {}


def _changes_of(approved: Iterable[Document[Plan]], top: Path) -> Mapping[str, date]:
    named = [(file.relative_to(top).as_posix(), plan) for file, plan in _files(approved, top)]
    dated = _last_days(top, named)
    return {
        plan.model.id: day
        for name, plan in named
        if (day := dated.get(name)) and _changed(top, name, plan, day)
    }


def _files(plans: Iterable[Document[Plan]], top: Path) -> Iterator[tuple[Path, Document[Plan]]]:
    """Those that lie in the repository: an owner may let others in."""
    for plan in plans:
        file = plan.source.file.resolve()
        if file.is_relative_to(top):
            yield file, plan


def _last_days(top: Path, named: Sequence[tuple[str, Document[Plan]]]) -> Mapping[str, date]:
    """The day of the last commit of each plan's file: one walk for all that may matter."""
    days = [plan.model.approved.on for _, plan in named if plan.model.approved]
    if not days:
        return {}
    names = [name for name, _ in named]
    walk = ("log", f"--since={min(days)}", "--format=%x00%cs", "--name-only", "--", *names)
    found: dict[str, date] = {}
    for commit in git(top, *walk).split("\0")[1:]:
        day, *changed = [line for line in commit.split("\n") if line]
        for name in changed:
            found.setdefault(name, _day(day))
    return found


def _day(text: str) -> date:
    """Whoever commits may write any time: one that no calendar has is later than all."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.max


def _changed(top: Path, name: str, plan: Document[Plan], last: date) -> bool:
    """Whether the plan promises something else than on the day it was approved.

    A plan that git did not have by then is compared with its first version.
    """
    approved = plan.model.approved
    if approved is None or last <= approved.on:
        return False
    until = f"--until={approved.on + timedelta(days=1)}T00:00:00Z"
    then = git(top, "log", "-1", until, "--format=%H", "--", name).strip()
    first = git(top, "log", "--diff-filter=A", "--format=%H", "--", name).split()
    commit = then or (first[-1] if first else "")
    old = _plan_in(git_bytes(top, "show", f"{commit}:{name}"), plan.model.id) if commit else None
    return old is not None and plan_substance(old) != plan_substance(plan.model)


def _plan_in(content: bytes, plan: str) -> Plan | None:
    with TemporaryDirectory(prefix="commdrill-") as folder:
        Path(folder, "plan.yaml").write_bytes(content)
        found = load_project(Path(folder)).plans.get(plan)
    return found.model if found else None


def _top(root: Path) -> Path:
    top = Path(git(root, "rev-parse", "--show-toplevel").strip()).resolve()
    if not root.resolve().is_relative_to(top):
        raise UsageError(f"git says that what it keeps of {root} lies in {top}")
    return top


def _commit(root: Path, revision: str) -> str:
    try:
        asked = f"{revision}^{{commit}}"
        return git(root, "rev-parse", "--verify", "--end-of-options", asked).strip()
    except CommdrillError:
        raise UsageError(f"--since: there is no revision {revision!r} here; {_DEEPER}") from None


def _common(root: Path, commit: str, revision: str) -> str:
    try:
        return git(root, "merge-base", "HEAD", commit).strip()
    except UsageError:
        why = f"--since: HEAD and {revision!r} have no commit in common here; {_DEEPER}"
        raise UsageError(why) from None
