"""How well the rooms' own unit tests hold their code: one small mistake at a time, is it noticed?

Run by hand, at the root of a checkout: `nice python -m tests.bench.mutation engine`, or `judge`,
`record`, `journal`, `match`; `--only WORD` takes files whose name holds it, `--sample N` every Nth
mutant (`--offset M`: from the Mth on), `--list` runs nothing. What survives and is known in
`survivors.txt`, with its reason, is told apart from what is not; all of it counts as survived.

Of the tools that there are, mutmut 3.8 passes over whatever has a decorator (each property here) and
writes the whole source anew first, and cosmic-ray 8 starts Python anew for each mutant: four seconds
of imports, where most tests take milliseconds. Here everything is imported and collected once; a
mutant is a fork of that session in which the code of one function is another, and only tests run
that call this function, the quickest first. Mutated are the bodies of functions and the constants of modules, not signatures,
decorators, annotations or what is said in docstrings, asserts and `raise`d words of our own mistakes.
"""

import argparse
import ast
import contextlib
import gc
import json
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path.cwd()
SOURCE = Path("src/commdrill")
KNOWN = Path(__file__).with_name("survivors.txt")
ROOMS = {
    "engine": ("engine/**/*.py", ["tests/engine"]),
    "judge": ("judge/*.py", ["tests/judge"]),
    "record": ("record/**/*.py", ["tests/record", "tests/journal"]),
    "journal": ("journal/*.py", ["tests/journal"]),
    "match": ("wording/match.py", ["tests/wording"]),
}
LEAST_SECONDS = 5  # of computing for one mutant, whatever its tests take as a rule
PATIENCE = 60  # seconds until one that waits for ever is given up
NOT_TRIED = 99  # the exit code of a fork in which nothing could be exchanged
QUIET = [
    "-q", "-x", "-s", "--no-header", "--no-summary", "-p", "no:cacheprovider", "-p", "no:randomly",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",
]  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One small mistake, in a function (by qualified name and first line) or a constant of a module."""

    file: str
    function: str
    first_line: int
    line: int
    change: str
    module: ast.Module = field(repr=False, compare=False)
    node: ast.AST = field(repr=False, compare=False)
    instead: ast.AST | None = field(repr=False, compare=False)

    @property
    def tree(self) -> ast.Module:
        """The module with the mistake in it."""
        return deepcopy_with(self.module, self.node, self.instead)

    @property
    def name(self) -> str:
        """What it is known by, wherever its line moves to."""
        return f"{self.file.removeprefix('src/commdrill/')} {self.function}: {self.change}"


# -- mistakes -------------------------------------------------------------------------------------

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_REVERSED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
}  # fmt: skip
_OTHER = {"min": "max", "max": "min", "any": "all", "all": "any"}


def mistakes(node: ast.AST) -> Iterator[ast.AST | None]:  # noqa: C901, PLR0912 one case for each
    """What could stand in its place; None: it is left out."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARED:
            yield _with(node, ops=[_COMPARED[type(op)]()])
        case ast.BinOp(op=op) if type(op) in _REVERSED:
            yield _with(node, op=_REVERSED[type(op)]())
        case ast.BoolOp(op=op):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield _with(node, op=other)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if value.strip():
            yield ast.Constant(f"{value}~")
        case ast.JoinedStr(values=values) if any(isinstance(v, ast.Constant) for v in values):
            yield _with(node, values=[*values, ast.Constant("~")])
        case ast.Name(id=name, ctx=ast.Load()) if name in _OTHER:
            yield ast.Name(_OTHER[name], ast.Load())
        case ast.Return(value=value) if value is not None and not _is_nothing(value):
            yield ast.Return(ast.Constant(None))
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            yield _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[test]):
            yield _with(node, ifs=[ast.UnaryOp(ast.Not(), test)])
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
            yield None
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.Delete():
            yield None


def _with(node: ast.AST, **changes: Any) -> ast.AST:
    changed = deepcopy(node)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed


def _is_nothing(node: ast.AST) -> bool:
    """None, or False, for which whoever asks would take None as well."""
    return isinstance(node, ast.Constant) and node.value in {None, False}


class _Places(ast.NodeVisitor):
    """Every node that may be mistaken, with the function it belongs to."""

    def __init__(self) -> None:
        self.found: list[tuple[ast.AST, str, int]] = []
        self._functions: list[tuple[str, int]] = []
        self._names: list[str] = []

    def generic_visit(self, node: ast.AST) -> None:
        where = self._functions[0] if self._functions else ("", 0)
        if self._functions or (isinstance(node, ast.Constant | ast.BinOp) and not _is_union(node)):
            self.found.append((node, *where))
        super().generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        name = ".".join([*self._names, node.name])
        line = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        self._functions.append((name, line))
        self._names += [node.name, "<locals>"]
        body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
        for statement in body:
            self.visit(statement)
        del self._names[-2:]
        self._functions.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._names.append(node.name)
        for statement in node.body:
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                self.visit(statement)
        self._names.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        """What a module offers is read by linters alone."""
        if not any(isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets):
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Assert(self, node: ast.Assert) -> None:
        """What cannot be is not tested."""

    def visit_Expr(self, node: ast.Expr) -> None:
        """Words below a name are said to readers alone, and what cannot be is not tested."""
        is_said = isinstance(node.value, ast.Constant)
        never = isinstance(node.value, ast.Call) and _called(node.value) == "assert_never"
        if not (is_said or never):
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        if not (isinstance(node.exc, ast.Call) and _called(node.exc) == "AssertionError"):
            self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg != "strict":  # a check of our own, as an assert is
            self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        """Nothing to mistake."""

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Nothing to mistake."""


def _is_union(node: ast.AST) -> bool:
    """A type, which mypy reads and nobody else."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


class _Exchange(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST | None) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> Any:
        if node is not self._old:
            return self.generic_visit(node)
        return ast.copy_location(ast.Pass() if self._new is None else self._new, node)


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Every mistake in a file, one after the other."""
    tree = ast.parse(file.read_text())
    places = _Places()
    places.visit(_without_docstring(tree))
    for node, function, first_line in places.found:
        for instead in mistakes(node):
            change = f"{_written(node)} → {_written(instead) if instead else 'nothing'}"
            line = getattr(node, "lineno", first_line)
            named = function or "constants"
            yield Mutant(str(file), named, first_line, line, change, tree, node, instead)


def deepcopy_with(tree: ast.Module, node: ast.AST, instead: ast.AST | None) -> ast.Module:
    """The tree with one node exchanged."""
    memo: dict[int, Any] = {}
    copied = deepcopy(tree, memo)
    exchanged: ast.Module = _Exchange(memo[id(node)], deepcopy(instead)).visit(copied)
    return ast.fix_missing_locations(exchanged)


def _without_docstring(tree: ast.Module) -> ast.Module:
    has_one = ast.get_docstring(tree, clean=False) is not None
    return ast.Module(tree.body[1:] if has_one else tree.body, [])


def _written(node: ast.AST) -> str:
    text = (
        "if " + ast.unparse(node.ifs[0])
        if isinstance(node, ast.comprehension)
        else ast.unparse(node)
    )
    if isinstance(node, ast.If | ast.While):
        text = text.splitlines()[0]
    return text if len(text) <= 100 else f"{text[:99]}…"


# -- tests ----------------------------------------------------------------------------------------


class Calls:
    """A pytest plugin: how long each test takes, and which functions of ours it calls."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {str(file.resolve()) for file in files}
        self.seconds: dict[str, float] = {}
        self.by_spot: dict[str, set[str]] = {}
        self._now: set[CodeType] = set()
        self.is_known = False
        self._cached: list[Any] = []

    def forget(self) -> None:
        """Answers of before."""
        if not self.is_known:  # modules are still imported, as tests ask for them
            self._cached = _remembering()
        for cached in self._cached:
            cached.cache_clear()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.forget()
        if self.is_known:  # which test calls what: tracing halves the pace
            return (yield)
        self._now = set()
        began = time.perf_counter()
        threading.setprofile(self._called)
        sys.setprofile(self._called)
        try:
            return (yield)
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
            self.seconds[item.nodeid] = time.perf_counter() - began
            for code in self._now:
                if code.co_filename in self._files:
                    spot = f"{code.co_filename}:{code.co_firstlineno}"
                    self.by_spot.setdefault(spot, set()).add(item.nodeid)

    def _called(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            self._now.add(frame.f_code)


def _remembering() -> list[Any]:
    """Our functions that remember their answers: a mistake behind one would not show."""
    gc.unfreeze()  # what lies frozen, gc does not name
    ours = str(ROOT / SOURCE)
    cached = (one for one in gc.get_objects() if isinstance(one, _Remembering))
    return [one for one in cached if _file_of(one.__wrapped__).startswith(ours)]


def _file_of(function: Any) -> str:
    return function.__code__.co_filename if isinstance(function, FunctionType) else ""


_Remembering = type(cache(len))


class Session:
    """A pytest plugin: once all tests passed as they are, the mutants are tried where all is warm."""

    def __init__(self, mutants: Iterable[Mutant], calls: Calls) -> None:
        self._mutants, self._calls = mutants, calls

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        result = yield
        if session.testsfailed:
            sys.exit("the tests do not pass as they are")
        self._calls.is_known = True
        items = {item.nodeid: item for item in session.items}
        bench = Bench(items, self._calls, _functions())
        if not _passes(list(items), bench, lambda: None):
            sys.exit("the tests pass once only: nothing that fails in a fork would say anything")
        report(self._mutants, bench)
        return result


@dataclass(frozen=True)
class Bench:
    """What a mutant is tried with."""

    items: dict[str, pytest.Item]
    calls: Calls
    functions: dict[tuple[str, str, int], list[FunctionType]]


def _functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    """Every function there is, by where its code stands; nothing of now is looked at again by gc."""
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    gc.unfreeze()
    for function in gc.get_objects():
        if isinstance(function, FunctionType):
            code = function.__code__
            place = (code.co_filename, code.co_qualname, code.co_firstlineno)
            found.setdefault(place, []).append(function)
    gc.collect()
    gc.freeze()
    return found


# -- one mutant -----------------------------------------------------------------------------------


def tried(mutant: Mutant, bench: Bench) -> str:
    """`killed`, `survived`, or `uncalled`: no test runs this at all."""
    selected = _selected(mutant, bench.calls)
    if not selected:
        return "uncalled"
    survived = _passes(selected, bench, lambda: _exchange(mutant, bench))
    return "survived" if survived else "killed"


def _passes(tests: list[str], bench: Bench, change: Callable[[], None]) -> bool:
    """Whether the tests do in a fork of this process, once it is changed."""
    child = os.fork()
    if child == 0:
        _be(change, tests, bench)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == NOT_TRIED:
        sys.exit("a source file was changed meanwhile: nothing can be said of the rest")
    return code == 0


def _selected(mutant: Mutant, calls: Calls) -> list[str]:
    file = str(ROOT / mutant.file)
    if mutant.first_line:
        found = calls.by_spot.get(f"{file}:{mutant.first_line}", set())
    else:  # whoever comes by
        spots = (names for spot, names in calls.by_spot.items() if spot.startswith(f"{file}:"))
        found = {name for names in spots for name in names}
    return sorted(found, key=lambda test: calls.seconds[test])


def _be(change: Callable[[], None], tests: list[str], bench: Bench) -> None:
    """In a process of its own: never returns."""
    _bound(sum(bench.calls.seconds[test] for test in tests))
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    code = 1
    with contextlib.suppress(BaseException):
        change()
        bench.calls.forget()
        code = int(_fails([bench.items[test] for test in tests]))
    os._exit(code)


def _bound(seconds: float) -> None:
    """A mutant that never ends is noticed, too: computing is counted, so a busy machine is no kill."""
    limit = LEAST_SECONDS + int(2 * seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    signal.alarm(PATIENCE + int(5 * seconds))


def _fails(items: list[pytest.Item]) -> bool:
    """Whether any does; the rest is not run."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            return True
    return False


def _exchange(mutant: Mutant, bench: Bench) -> None:
    file = str(ROOT / mutant.file)
    compiled = compile(mutant.tree, file, "exec")
    if not mutant.first_line:
        _exchange_constants(compiled, file)
        return
    code = next((
        one for one in _codes(compiled)
        if one.co_qualname == mutant.function and one.co_firstlineno == mutant.first_line
    ), None)  # fmt: skip
    functions = bench.functions.get((file, mutant.function, mutant.first_line))
    if code is None or not functions:
        os._exit(NOT_TRIED)
    for function in functions:
        function.__code__ = code


def _exchange_constants(compiled: CodeType, file: str) -> None:
    """Where the module has another value now, everybody who took it from there has it, too."""
    (module,) = (m for m in list(sys.modules.values()) if getattr(m, "__file__", None) == file)
    news: dict[str, Any] = {"__name__": module.__name__, "__file__": file}
    exec(compiled, news)
    for name, value in news.items():
        was = getattr(module, name, value)
        if name.startswith("__") or isinstance(value, type | FunctionType) or was == value:
            continue
        for other in list(sys.modules.values()):
            if other is not None and getattr(other, name, None) is was:
                setattr(other, name, value)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


# -- all of them ----------------------------------------------------------------------------------


def known() -> dict[str, str]:
    """Survivors by name, each with its reason: a line each, `name | reason`."""
    lines = KNOWN.read_text().splitlines() if KNOWN.exists() else []
    told = (line.rpartition(" | ") for line in lines if " | " in line and not line.startswith("#"))
    return {name.strip(): reason for name, _, reason in told}


def main() -> None:
    """Try them, tell each survivor, and the score."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--only", default="", help="files whose name holds this")
    parser.add_argument("--sample", type=int, default=1, help="every Nth mutant")
    parser.add_argument("--offset", type=int, default=0, help="from the Mth on, counted from 0")
    parser.add_argument("--list", action="store_true", help="tell the mutants, try none")
    asked = parser.parse_args()
    pattern, tests = ROOMS[asked.room]
    files = [f for f in sorted(SOURCE.glob(pattern)) if asked.only in f.name]
    every = (mutant for file in files for mutant in mutants_of(file))
    mutants = islice(every, asked.offset, None, asked.sample)
    if asked.list:
        sys.stdout.writelines(f"{mutant.file}:{mutant.line} {mutant.name}\n" for mutant in mutants)
        return
    settings.register_profile("mutation", derandomize=True, max_examples=25, database=None)
    settings.load_profile("mutation")
    calls = Calls(files)
    pytest.main([*QUIET, *tests], plugins=[calls, Session(mutants, calls)])


def report(mutants: Iterable[Mutant], bench: Bench) -> None:
    """One line a survivor as they come, and how many of each file were noticed."""
    reasons, noticed = known(), dict[str, list[bool]]()
    for mutant in mutants:
        result = tried(mutant, bench)
        noticed.setdefault(mutant.file, []).append(result == "killed")
        if result != "killed":
            reason = reasons.get(mutant.name, "")
            told = f"known: {reason}" if reason else result
            sys.stdout.write(f"{mutant.file}:{mutant.line} {mutant.name} | {told}\n")
            sys.stdout.flush()
    for file, results in noticed.items():
        sys.stdout.write(f"{sum(results):5} of {len(results):5} noticed: {file}\n")
    every = [result for results in noticed.values() for result in results]
    share = 100 * sum(every) / max(1, len(every))
    sys.stdout.write(
        f"{json.dumps({'mutants': len(every), 'noticed': sum(every)})} {share:.1f} %\n"
    )


if __name__ == "__main__":
    main()
