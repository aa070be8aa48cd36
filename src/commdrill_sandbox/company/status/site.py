"""The status page's site: the JSON documents, and a page a person can read."""

from html import escape

from commdrill_sandbox.company.html import page, paragraphs
from commdrill_sandbox.company.outgoing import Setting
from commdrill_sandbox.company.premises import Premises
from commdrill_sandbox.company.sabotage.sabotage import Surface, Visit
from commdrill_sandbox.company.sabotage.sabotages import Sabotages
from commdrill_sandbox.company.serving import Answer, Request, Site, html_answer, json_answer
from commdrill_sandbox.company.status.book import Board, Entry, StatusBook
from commdrill_sandbox.company.status.documents import PAGE_NAME, description_of, document

_WORDS = {
    "operational": ("", "Operational"),
    "degraded_performance": ("busy", "Slower than usual"),
    "partial_outage": ("busy", "Partly unavailable"),
    "major_outage": ("bad", "Unavailable"),
    "under_maintenance": ("busy", "Under maintenance"),
}


def status_site(book: StatusBook) -> Site:
    """Answers from the book alone: it needs nothing of the store."""

    def site(request: Request) -> Answer:
        if request.path == "/":
            return html_answer(_html(book.board))
        name = request.path.removeprefix("/api/v2/").removesuffix(".json")
        found = document(name, book.board)
        if found is None:
            return html_answer(
                page("Not found", "<main><h1>There is no such page</h1></main>"), 404
            )
        return json_answer(found)

    return site


def sabotaged(site: Site, premises: Premises, sabotages: Sabotages, setting: Setting) -> Site:
    """The site as its saboteurs leave it: only they make it look at what else is broken."""

    def changed(request: Request) -> Answer:
        trouble = premises.trouble
        visit = Visit(
            Surface.STATUS, request.path, trouble, trouble, 0.0, lambda: site(request), setting
        )
        return sabotages.answer(site(request), visit)

    return changed


def _html(board: Board) -> str:
    now = [entry for entry in board.entries if not entry.is_over]
    past = [entry for entry in board.entries if entry.is_over]
    return page(
        f"{PAGE_NAME} status",
        f'<header><a class="name" href="/">{PAGE_NAME} status</a></header><main>'
        f"<h1>{escape(description_of(board))}</h1>"
        + "".join(map(_entry, now))
        + "<h2>Our services</h2><table>"
        + "".join(_row(board, component) for component in board.names)
        + "</table><h2>Earlier</h2>"
        + ("".join(map(_entry, past)) or "<p>Nothing has happened lately.</p>")
        + "</main><footer><p>This page is served apart from the store: it works when the store "
        "does not.</p></footer>",
    )


def _row(board: Board, component: str) -> str:
    colour, words = _WORDS[board.statuses[component]]
    dot = f'<span class="dot {colour}" aria-hidden="true"></span>'
    return f"<tr><td>{escape(board.names[component])}</td><td>{dot}{words}</td></tr>"


def _entry(entry: Entry) -> str:
    updates = "".join(
        f"<h3>{escape(update.status.replace('_', ' ').capitalize())}</h3>"
        f"{paragraphs(update.body)}"
        f'<p class="price"><time datetime="{update.at.isoformat()}">'
        f"{update.at:%d %B %Y, %H:%M} UTC</time></p>"
        for update in entry.updates
    )
    return f'<section class="card"><h2>{escape(entry.name)}</h2>{updates}</section>'
