"""A page of ours as a PDF, by the Chromium of the extra `browser`: no script, nothing loaded."""

from pathlib import Path

from commdrill.drivers.http.browser import chromium_on_path
from commdrill.errors import MissingExtra
from commdrill.extras import require


def printed(page: str) -> bytes:
    """The page on A4.

    Raises:
        MissingExtra: there is no Playwright, or no browser.
        CannotLook: the browser failed, or did not come back.
    """
    require("a PDF", "browser")
    program = chromium_on_path()
    if program is None:
        raise MissingExtra("a PDF needs an installed Chromium or Chrome; --format html needs none")
    from commdrill.drivers.http.browser_visit import RunningChromium

    with RunningChromium(Path(program)) as chromium:
        return chromium.printed(page)
