"""The two things of the store's that people meet: its pages, and its orders API."""

from dataclasses import dataclass

from commdrill_sandbox.company.charter import Charter
from commdrill_sandbox.company.premises import Premises
from commdrill_sandbox.company.responder.newsroom import Newsroom
from commdrill_sandbox.company.responder.playbook import Playbook
from commdrill_sandbox.company.store.edge import Edge
from commdrill_sandbox.company.store.orders_api import OrdersApi
from commdrill_sandbox.company.store.origin import Origin
from commdrill_sandbox.company.store.prepared import PreparedAnswers, paths_of


@dataclass(frozen=True)
class Front:
    """Pages and API, as they are for one state of the premises."""

    edge: Edge
    orders: OrdersApi

    @classmethod
    def of(cls, charter: Charter, room: Newsroom, premises: Premises, status_page: str) -> "Front":
        plan, sabotages = charter.plan, charter.sabotages
        paths = paths_of(charter.environment)
        prepared = PreparedAnswers(room.desk, Playbook(plan), room.casebook, paths)
        edge = Edge(premises, Origin(plan), prepared, room.signage, sabotages, status_page)
        return cls(edge, OrdersApi(premises, prepared, sabotages))
