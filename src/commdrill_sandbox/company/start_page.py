"""The sandbox's first page: everything there is to look at, and the handles to break it."""

from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes, policy
from html import escape

from commdrill_sandbox.company.html import link, page
from commdrill_sandbox.company.messaging.post_office import PostOffice
from commdrill_sandbox.company.premises import Mode, Premises, RegionMode
from commdrill_sandbox.company.sabotage.sabotages import Sabotages
from commdrill_sandbox.company.serving import Answer, Request, html_answer


@dataclass(frozen=True)
class StartPage:
    """Reads everything, changes nothing."""

    home: str  # the path it is at
    sites: Mapping[str, str]  # name → address
    premises: Premises
    post: PostOffice
    sabotages: Sabotages

    def __call__(self, request: Request) -> Answer:
        match request.path.strip("/").split("/"):
            case [""]:
                return html_answer(self._start())
            case ["mailboxes", address]:
                return html_answer(self._mailbox(address))
            case ["telephones"]:
                return html_answer(self._telephones())
            case ["chat"]:
                return html_answer(self._chat())
        return html_answer(self._page("There is no such page", ""), 404)

    def _start(self) -> str:
        sites = "".join(f"<li>{link(url, name)}</li>" for name, url in self.sites.items())
        boxes = "".join(
            f"<li>{link(f'{self.home}/mailboxes/{address}', address)}: {count}</li>"
            for address, count in self.post.boxes.counts().items()
        )
        running = "".join(
            f"<li><code>{s.name}</code> {escape(s.summary)}</li>" for s in self.sabotages.all
        )
        return self._page(
            "AnyCompany Retail, a company to be broken",
            f"<h2>What customers see</h2><ul>{sites}</ul>"
            f"<h2>Break it</h2><table>{self._handles()}</table>"
            f"<h2>Mailboxes</h2><ul>{boxes or '<li>none yet</li>'}</ul>"
            f"<p>{link(f'{self.home}/telephones', 'Text messages')}: {len(self.post.phones.texts())}</p>"
            f"<p>{link(f'{self.home}/chat', 'Chat')}: {len(self.post.chat.posts())}</p>"
            f"<h2>Sabotages at work</h2><ul>{running or '<li>none</li>'}</ul>",
        )

    def _handles(self) -> str:
        components = self.premises.components.items()
        regions = self.premises.regions.items()
        return "".join(
            _handle(f"{self.home}/components/{name}", name, condition.mode, list(Mode))
            for name, condition in components
        ) + "".join(
            _handle(f"{self.home}/regions/{name}", name, mode, list(RegionMode))
            for name, mode in regions
        )

    def _mailbox(self, address: str) -> str:
        shown = "".join(map(_mail, self.post.boxes.read(address)))
        return self._page(f"Mailbox of {address}", shown or "<p>No mail yet.</p>")

    def _telephones(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(text.to)}</td><td>{escape(text.body)}</td>"
            f"<td>{escape(text.kind)}, {text.region}</td></tr>"
            for text in reversed(self.post.phones.texts())
        )
        return self._page("Text messages", f"<table>{rows}</table>")

    def _chat(self) -> str:
        posts = "".join(
            f"<pre>{escape(post.text)}</pre>"
            f'<p class="price">{post.at:%H:%M:%S} UTC{"" if post.heard else ", nobody listened"}</p>'
            for post in reversed(self.post.chat.posts())
        )
        return self._page("Chat", posts or "<p>Nothing was posted yet.</p>")

    def _page(self, title: str, body: str) -> str:
        return page(
            title,
            f'<header><a class="name" href="{self.home}/">commdrill sandbox</a></header>'
            f"<main><h1>{escape(title)}</h1>{body}</main>",
        )


def _handle(address: str, name: str, current: str, modes: list[Mode] | list[RegionMode]) -> str:
    buttons = "".join(
        f'<button name="mode" value="{mode.value}"{" disabled" if mode == current else ""}>'
        f"{mode.value}</button> "
        for mode in modes
    )
    return (
        f'<tr><td>{escape(name)}</td><td><form method="post" action="{escape(address)}">'
        f"{buttons}</form></td></tr>"
    )


def _mail(raw: bytes) -> str:
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(("plain", "html"))
    text = body.get_content() if body else ""
    return f"<h2>{escape(str(mail['subject']))}</h2><pre>{escape(text)}</pre>"
