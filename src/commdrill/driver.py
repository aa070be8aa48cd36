"""What authors of drivers import. These names stay, and what they stand for; all else may move.

`commdrill.testing` has the contracts that a driver keeps, and stays as well.
"""

from commdrill.drivers.http.driver import Headers, HttpChange, HttpDriver, HttpRequest, Url
from commdrill.drivers.masking.shown import shown_headers, shown_text, shown_url
from commdrill.drivers.network.transport import Unanswered
from commdrill.drivers.protocol import (
    Action,
    AsksSeveralTimes,
    Driver,
    Fault,
    Look,
    MayNameNobody,
    Observer,
    Receipt,
    RunContext,
    StatefulFault,
    TidyAction,
)
from commdrill.errors import CannotLook, DriverError
from commdrill.model import Duration
from commdrill.sighting import (
    Attachment,
    Evidence,
    Inbox,
    Incident,
    Message,
    Page,
    Sighting,
    StatusBoard,
    Update,
    Vocabulary,
)
from commdrill.terms import Proof
from commdrill.values import Json

__all__ = [
    "Action",
    "AsksSeveralTimes",
    "Attachment",
    "CannotLook",
    "Driver",
    "DriverError",
    "Duration",
    "Evidence",
    "Fault",
    "Headers",
    "HttpChange",
    "HttpDriver",
    "HttpRequest",
    "Inbox",
    "Incident",
    "Json",
    "Look",
    "MayNameNobody",
    "Message",
    "Observer",
    "Page",
    "Proof",
    "Receipt",
    "RunContext",
    "Sighting",
    "StatefulFault",
    "StatusBoard",
    "TidyAction",
    "Unanswered",
    "Update",
    "Url",
    "Vocabulary",
    "shown_headers",
    "shown_text",
    "shown_url",
]
