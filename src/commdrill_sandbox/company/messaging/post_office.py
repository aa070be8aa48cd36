"""Mail, texts and chat: a server in each Region for what goes out, and the boxes that it reaches."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from commdrill.documents.environment import Subscriber
from commdrill_sandbox.aws.messaging.doors import Doors
from commdrill_sandbox.company.messaging.carriers import Carry, send_text
from commdrill_sandbox.company.messaging.chat import ChatLog, ReservedPort
from commdrill_sandbox.company.messaging.mail_room import Mailboxes, MailServer, send_mail
from commdrill_sandbox.company.messaging.phones import Phones, sms_provider
from commdrill_sandbox.company.premises import REGIONS, Premises
from commdrill_sandbox.company.serving import Server, Servers


class PostOffice:
    """Listens once it is built; takes mail and texts once it is started."""

    def __init__(self, folder: Path, premises: Premises) -> None:
        self.boxes, self.phones, self.chat = Mailboxes(folder / "mail"), Phones(), ChatLog()
        self._premises, self._chat_port = premises, ReservedPort()
        self._mail = {r: MailServer(r, self.boxes, premises) for r in REGIONS}
        self._sms = {r: Server(f"sms {r}", sms_provider(r, self.phones, premises)) for r in REGIONS}
        self._telephones = Server("telephones", self.phones.site)
        self._servers = Servers(self._telephones, *self._sms.values())

    @property
    def addresses(self) -> Mapping[str, str]:
        """What `${sandbox:NAME}` stands for."""
        primary, secondary = REGIONS
        return {
            "mail": str(self.boxes.root),
            "smtp": self._mail[primary].address,
            "smtp-secondary": self._mail[secondary].address,
            "sms": self._telephones.address,
            "sms-provider": self._sms[primary].address,
            "sms-provider-secondary": self._sms[secondary].address,
            "chat": self._chat_port.address,
        }

    @property
    def doors(self) -> Doors:
        """Where what AWS sends reaches people."""
        return Doors(self.boxes.deliver, self.phones.receive, self._premises.region_is_up)

    @property
    def mail(self) -> Mapping[str, Carry]:
        """The ways out for mail, by Region."""
        return {r: partial(send_mail, server.address) for r, server in self._mail.items()}

    @property
    def sms(self) -> Mapping[str, Carry]:
        """The ways out for texts and calls, by Region."""
        return {r: partial(send_text, server.address) for r, server in self._sms.items()}

    def open_boxes(self, readers: Iterable[Subscriber]) -> None:
        for reader in readers:
            if reader.email:
                self.boxes.create(reader.email)

    def start(self) -> None:
        for server in self._mail.values():
            server.start()
        self._servers.start()

    def stop(self) -> None:
        for server in self._mail.values():
            server.stop()
        self._servers.stop()
        self._chat_port.close()
