"""Mail catchers: development mail servers that list what they caught as JSON, newest first."""

import base64
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from pydantic import Field, SecretStr, TypeAdapter, ValidationError

from commdrill.drivers.http.answer import HttpAnswer
from commdrill.drivers.http.driver import HttpDriver, HttpRequest, Url
from commdrill.drivers.position import recalled
from commdrill.drivers.protocol import Look
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from commdrill.values import Json

if TYPE_CHECKING:
    from commdrill.drivers.http.session import HttpSession

_WALKS = 3
T = TypeVar("T")


@dataclass(frozen=True)
class Caught:
    """A mail in the list. `at` is when it was caught."""

    id: str
    at: datetime


@dataclass(frozen=True)
class Listing:
    """One page of the list, newest first, and how many mails the whole list has."""

    total: int
    mails: tuple[Caught, ...]


class Catcher(Protocol):
    """How one kind of mail catcher is asked."""

    def listed(self, start: int) -> Listing: ...
    def read(self, mail: Caught) -> Message: ...


class MailCatcher(HttpDriver):
    """Where a mail catcher is, and who may ask it."""

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Inbox

    url: Url = Field(
        description="the root of its web interface",
        examples=["http://mail.dev.anycompany.example:1080"],
    )
    user: str | None = Field(None, description="who logs in, if its web interface asks")
    password: SecretStr | None = Field(None, description="the password, as `${env:NAME}`")

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.url)

    @contextmanager
    def open(self) -> Iterator[Look]:
        with self.session() as session:
            yield _Watch(self.catcher(Client(self, session)))

    @contextmanager
    def open_at(self, position: Json) -> Iterator[Look]:
        known = recalled(list[str], position)
        with self.session() as session:
            yield _Watch(self.catcher(Client(self, session)), known)

    @abstractmethod
    def catcher(self, client: "Client") -> Catcher:
        """How this kind of catcher is asked."""


class Client:
    """Asks one mail catcher."""

    def __init__(self, driver: MailCatcher, session: "HttpSession") -> None:
        self._root = driver.url.rstrip("/")
        self._session = session
        self._headers = {}
        if driver.user is not None:
            password = driver.password.get_secret_value() if driver.password else ""
            credentials = f"{driver.user}:{password}".encode()
            self._headers["Authorization"] = f"Basic {base64.b64encode(credentials).decode()}"

    def ask(self, path: str) -> HttpAnswer:
        """The answer at `path`, whatever its status, unless it asks who we are."""
        answer = self._session.ask(HttpRequest(url=self._root + path, headers=self._headers))
        if answer.status in (401, 403):
            who = "set `user` and `password`" if not self._headers else "it refused this user"
            raise CannotLook(f"{answer.url} answered {answer.status}: {who}", answer.body)
        return answer

    def get(self, path: str) -> HttpAnswer:
        """The answer at `path`, which must be there."""
        answer = self.ask(path)
        if answer.status != 200:
            raise answer.refusal(answer.url)
        return answer


def read_as(kind: type[T], answer: HttpAnswer) -> T:
    """The answer's JSON, which must have the shape of `kind`."""
    try:
        return TypeAdapter(kind).validate_python(answer.json())
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        what = f"{answer.url} does not answer as expected: {where}: {first['msg']}"
        raise CannotLook(what, answer.body) from None


class _Watch:
    """Tells new mails from known ones by their ids; the list's length tells of any other change.

    `position`: the mails that were there when it was opened.
    """

    def __init__(self, catcher: Catcher, known: Iterable[str] | None = None) -> None:
        self._catcher = catcher
        self._known = {mail.id for mail in self._all()} if known is None else {*known}
        self.position: Json = sorted(self._known)

    def __call__(self) -> Inbox:
        known = self._known
        new = self._above_the_known()
        if new is None:
            listed = self._all()
            known = {mail.id for mail in listed}
            new = [mail for mail in listed if mail.id not in self._known]
        messages = tuple(self._catcher.read(mail) for mail in reversed(new))
        self._known = known.union(mail.id for mail in new)
        return Inbox(messages)

    def _above_the_known(self) -> list[Caught] | None:
        """The mails that stand above the known ones; None if that is not all that changed."""
        new: dict[str, Caught] = {}
        total = 0
        for page in self._pages():
            fresh = [mail for mail in page.mails if mail.id not in self._known]
            new.update((mail.id, mail) for mail in fresh)
            total = page.total
            if len(fresh) < len(page.mails):
                break
        return list(new.values()) if total == len(self._known) + len(new) else None

    def _all(self) -> list[Caught]:
        for _ in range(_WALKS):
            pages = list(self._pages())
            totals = [page.total for page in pages]
            if totals == sorted(totals):  # else one was removed, and another moved up unseen
                return list({mail.id: mail for page in pages for mail in page.mails}.values())
        raise CannotLook("mails are being deleted faster than their list can be read")

    def _pages(self) -> Iterator[Listing]:
        start = 0
        while True:
            page = self._catcher.listed(start)
            yield page
            start += len(page.mails)
            if not page.mails or start >= page.total:
                return
