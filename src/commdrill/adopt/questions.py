"""The ten questions that no source answers, grouped; and the answers, where somebody gave them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from commdrill.errors import UsageError
from commdrill.values import Json

_MOST = 1_000_000  # bytes


@dataclass(frozen=True)
class Question:
    """What is asked, in which group, and what an answer looks like."""

    key: str
    group: str
    asks: str
    example: str


QUESTIONS = (
    Question("audiences", "Who is told", "Which audiences are told, and what do they read?",
             "{customers: {relation: external, languages: [en, es]}}"),
    Question("approved", "Who is told", "Who approved these words, and when?", "{by: Head of Care, on: 2026-11-02}"),
    Question("within", "By when", "How soon after an outage begins, and after it ends, must each be told?",
             "15m, or by channel type: {email: 15m, error-page: 2m}"),
    Question("every", "By when", "While it lasts, how long may there be no news?", "30m"),
    Question("stage", "Where", "Which stage is this environment: dev, test or staging?", "dev"),
    Question("guard", "Where", "Which account, hosts and recipients may be touched?",
             '{aws_account: "…", hosts: ["*.dev.…"], recipients: ["*@drill.…"]}'),
    Question("fault", "Where", "What is taken down, and how is it broken here?",
             "{component: checkout, use: lambda-throttle, with: {function: orders}}"),
    Question("subscribers", "Who looks", "Which test people stand for the audiences?",
             "[{id: ana, audience: customers, language: es, email: ana@drill.…}]"),
    Question("inbox", "Who looks", "Where can their mailboxes be looked into?",
             '{use: imap, with: {host: …, user: drill, password: "${env:IMAP_PASSWORD}"}}'),
    Question("sends", "Who looks", "Who sends the messages: an action, an alarm or a person?",
             "{use: ses-bulk, with: {…}}, or the words: the duty manager"),
)  # fmt: skip
BY_KEY = {question.key: question for question in QUESTIONS}


@dataclass(frozen=True)
class Answers:
    """What was answered, by the question's key."""

    given: tuple[tuple[str, Json], ...] = ()

    def of(self, key: str) -> Json:
        """An answer; None where nobody gave one."""
        return dict(self.given).get(key)

    def mapping(self, key: str) -> dict[str, Json]:
        """An answer that is a mapping; empty where there is none."""
        answer = self.of(key)
        return dict(answer) if isinstance(answer, Mapping) else {}

    def entries(self, key: str) -> tuple[Json, ...]:
        """An answer that is a list; empty where there is none."""
        answer = self.of(key)
        return tuple(answer) if isinstance(answer, list) else ()


def answers_in(file: Path) -> Answers:
    """The answers of a file.

    Raises:
        UsageError: it cannot be read, or answers what nobody asked.
    """
    try:
        data = _parsed(file.read_text(encoding="utf-8")[:_MOST])
    except (OSError, UnicodeError) as why:
        raise UsageError(f"commdrill init: --answers {file} cannot be read: {why}") from why
    except yaml.YAMLError as why:
        raise UsageError(f"commdrill init: --answers {file} is no YAML: {why}") from why
    if not isinstance(data, dict):
        raise UsageError(f"commdrill init: --answers {file} holds no answers: write key: value")
    return Answers(tuple(_known(data, f"--answers {file}")))


def answer_in(key: str, words: str) -> Answers:
    """What somebody typed for a question; nothing where it is left open."""
    try:
        data = _parsed(words)
    except yaml.YAMLError:
        data = words
    return Answers() if data is None else Answers(tuple(_known({key: data}, key)))


def _known(data: dict[str, Json], where: str) -> Iterator[tuple[str, Json]]:
    from commdrill.documents.suggestion import did_you_mean

    for key, value in data.items():
        if key not in BY_KEY:
            hint = did_you_mean(str(key), BY_KEY)
            keys = ", ".join(BY_KEY)
            raise UsageError(
                f"commdrill init: {where} answers {key!r}, which is not asked{hint}; there are {keys}"
            )
        _check(key, value, where)
        if value is not None:
            yield key, value


_FORMS: dict[str, tuple[type, ...]] = {
    "within": (str, dict),
    "every": (str,),
    "stage": (str,),
    "subscribers": (list,),
    "sends": (str, dict),
}


def _check(key: str, value: Json, where: str) -> None:
    if value is not None and not isinstance(value, _FORMS.get(key, (dict,))):
        example = BY_KEY[key].example
        raise UsageError(f"commdrill init: {where}: {key} is {value!r}; write e.g. {example}")


def _parsed(text: str) -> Json:
    """Plain values: a date stays the words it is, and nothing is shared or built."""
    loader = yaml.BaseLoader(text)
    try:
        return _plain(loader.get_single_data())
    finally:
        loader.dispose()


def _plain(data: object) -> Json:
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return _number(str(data)) if data not in {None, "", "null", "~"} else None


def _number(text: str) -> Json:
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if text.isdecimal() and len(text) < 10 and str(int(text)) == text else text
