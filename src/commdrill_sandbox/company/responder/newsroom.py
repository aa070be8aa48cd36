"""Where it is decided what is said, and where it is kept while it is up."""

from dataclasses import dataclass

from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.responder.case import Casebook
from commdrill_sandbox.company.responder.desk import Desk
from commdrill_sandbox.company.status.book import StatusBook
from commdrill_sandbox.company.store.signage import Signage


@dataclass(frozen=True)
class Newsroom:
    """One for the whole company: its pages say what its responder says."""

    desk: Desk
    casebook: Casebook
    book: StatusBook
    signage: Signage

    @classmethod
    def of(cls, charter: Charter) -> "Newsroom":
        desk = Desk(charter.setting, charter.sabotages, charter.environment.drill_mark)
        book = StatusBook({name: c.name for name, c in charter.plan.components.items()})
        return cls(desk, Casebook(), book, Signage())
