"""What a shell completes: commands, their options, and the words that an option takes."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.app.command_line import parser_of
from commdrill.app.commands import commands


@dataclass(frozen=True)
class Option:
    """An option of a command: `choices` are the only words that it takes, if it takes some alone."""

    names: tuple[str, ...]
    does: str
    takes_a_value: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Completed:
    """A command: its options, and the words that may stand without one."""

    name: str
    does: str
    options: tuple[Option, ...]
    words: tuple[str, ...] = ()


def completed() -> tuple[Completed, ...]:
    """Every command there is."""
    return tuple(_command(name, one.does) for name, one in commands().items())


def bash() -> str:
    """A script for bash: files are completed where nothing else is."""
    lines = [f"    {one.name}) {_bash_case(one)};;" for one in completed()]
    names = tuple(commands())
    return "\n".join((
        "_commdrill() {",
        '  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" word',
        '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        f'    case "$word" in {"|".join(names)}) command="$word"; break;; esac',
        "  done",
        "  COMPREPLY=()",
        '  case "$command" in',
        f'    "") COMPREPLY=($(compgen -W "{" ".join(names)}" -- "$current"));;',
        *lines,
        "  esac",
        "}",
        "complete -o default -F _commdrill commdrill\n",
    ))  # fmt: skip


def zsh() -> str:
    """A script for zsh, to be evaluated or to lie in a folder of `fpath` as `_commdrill`."""
    named = (f"    {_single(f'{one.name}:{one.does}')}" for one in completed())
    cases = (_zsh_case(one) for one in completed())
    return "\n".join((
        "#compdef commdrill",
        "_commdrill() {",
        "  local -a commands",
        "  commands=(",
        *named,
        "  )",
        "  if (( CURRENT == 2 )); then _describe command commands; return; fi",
        '  case "$words[2]" in',
        *cases,
        "  esac",
        "}",
        "compdef _commdrill commdrill\n",
    ))  # fmt: skip


def fish() -> str:
    return "\n".join(_fish_lines()) + "\n"


SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


def _command(name: str, does: str) -> Completed:
    actions = parser_of(name)._actions  # noqa: SLF001  # argparse tells them in no other way
    options = tuple(_option(one) for one in actions if one.option_strings)
    words = (str(word) for one in actions if not one.option_strings for word in one.choices or ())
    return Completed(name, does, options, tuple(words))


def _option(action: argparse.Action) -> Option:
    text = " ".join((action.help or "").replace("%%", "%").split())
    return Option(
        tuple(action.option_strings),
        "" if text == argparse.SUPPRESS else text,
        action.nargs != 0,
        tuple(str(word) for word in action.choices or ()),
    )


def _bash_case(one: Completed) -> str:
    chosen = (
        f'{"|".join(option.names)}) COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$current")); return;;'
        for option in one.options
        if option.choices
    )
    names = " ".join(name for option in one.options for name in option.names)
    words = f' -W "{" ".join(one.words)}"' if one.words else ""
    free = f'COMPREPLY=($(compgen{words} -- "$current"))' if words else ":"
    return (
        f'case "$before" in {" ".join(chosen)} *) ;; esac; if [[ "$current" == -* ]]; then '
        f'COMPREPLY=($(compgen -W "{names}" -- "$current")); else {free}; fi'
    )


def _zsh_case(one: Completed) -> str:
    parts = [_zsh_option(name, option) for option in one.options for name in option.names]
    rest = f"*:word:({' '.join(one.words)})" if one.words else "*:file:_files"
    return f"    {one.name}) _arguments {' '.join(map(_single, (*parts, rest)))};;"


def _zsh_option(name: str, option: Option) -> str:
    does = "".join(f"\\{char}" if char in "[]:\\" else char for char in option.does)
    if not option.takes_a_value:
        return f"{name}[{does}]"
    taken = f"({' '.join(option.choices)})" if option.choices else "_files"
    return f"{name}[{does}]:value:{taken}"


def _fish_lines() -> Iterator[str]:
    for one in completed():
        yield (
            f"complete -c commdrill -f -n __fish_use_subcommand -a {one.name} -d {_single(one.does)}"
        )
        seen = f"complete -c commdrill -n '__fish_seen_subcommand_from {one.name}'"
        if one.words:
            yield f"{seen} -f -a {_single(' '.join(one.words))}"
        for option in one.options:
            names = " ".join(_fish_name(name) for name in option.names)
            taken = f" -x -a {_single(' '.join(option.choices))}" if option.choices else " -r"
            value = taken if option.takes_a_value else ""
            yield f"{seen} {names}{value} -d {_single(option.does)}"


def _fish_name(name: str) -> str:
    return f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"


def _single(text: str) -> str:
    """In single quotes, as all three shells read them."""
    return "'" + text.replace("'", "’") + "'"
