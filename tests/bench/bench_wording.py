"""How long 1 MB of hostile text takes against 100 messages, beside parsing it once as HTML.

Run by hand: `python tests/bench/bench_wording.py`. Fails where matching takes longer than a second; the
policy, whose rules are each asked only where their hint is found, is shown beside it, and so is the
slowest single message of those that are mostly placeholders: it is looked for in linear time, too, but
no fixed words say where.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from html.parser import HTMLParser

from commdrill.wording.match import match_whole, match_within
from commdrill.wording.policy import Policy, Surface, examine
from commdrill.wording.seen import SeenText
from commdrill.wording.types import PlaceholderType
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.duration import DurationPlaceholder
from commdrill.wording.types.number import NumberPlaceholder
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import Wording, compile_wording

NOW = datetime(2026, 11, 23, 14, 35, tzinfo=UTC)
SIZE = 1_000_000  # characters
LONGEST = 1.0  # seconds
TYPES: dict[str, PlaceholderType] = {
    "component": ChoicePlaceholder.of("Checkout", "Product catalog"),
    "eta": TimePlaceholder(at_most=timedelta(hours=8)),
    "reference": TextPlaceholder(),
    "second": TextPlaceholder(),
    "third": TextPlaceholder(),
    "tale": TextPlaceholder(max_length=10_000, max_lines=50),
    "story": TextPlaceholder(max_length=2_000, max_lines=50),
    "status_url": UrlPlaceholder(),
    "count": NumberPlaceholder(at_least=1),
    "length": DurationPlaceholder(),
}
TEMPLATES = (
    "{{component}} is down, part {n}. We expect it back {{eta}}. Follow {{status_url}}",
    "Part {n}: {{reference}} and {{reference}} again. It takes {{length}} for {{count}} of you.",
    "Hello. Part {n}: {{story}} We are back {{eta}}, as far as we know. Thank you for waiting.",
    "Part {n}. {{component}} works again since {{length}}. Nothing of yours is lost.",
)
# mostly placeholders: no fixed words tell where they could stand
LOOSE = (
    "{{component}} {{eta}} {{reference}}",
    "{{reference}} {{second}} {{third}}",
    "{{eta}} {{reference}} {{status_url}} {{count}}",
    "{{count}} {{count}} {{length}}",
    "{{reference}}, {{second}}, {{third}} {{eta}}",
    "{{story}} {{length}} {{eta}}",
    "{{story}} {{tale}} the end",
)
HOSTILE = {
    "the words over and over": "Checkout is down, part 7. We expect it back within 45 minutes. ",
    "all but the last word": "Checkout is down, part 7. We expect it back in 1 hour. Follow ",
    "beginnings of times": "by at around before within in about approximately ",
    "times in a row": "between 16:00 and 16:30 and 17:00 UTC (18:00 CET / 19:00 EET) ",
    "days in a row": "on Monday, 23 November 2026 at 23/11 23-11-2026 ",
    "durations in a row": "1 hour and 30 minutes or so, two to three hours, 1h30m ",
    "numbers": "1,234.5 1 234 1.234,5 ",
    "numbers that all differ": "".join(f"{n * 7919 % 99991} " for n in range(20_000)),
    "parts of sentences": "a, b, c, ",
    "one number": "1",
    "one word": "a",
    "links without end": "https://a.example/",
    "links that lack a value": "https://a.example/undefined/null",
    "braces": "{{ {{eta}} ${x} %(y)s <z> ",
    "opening tags": "<div><p ",
    "marks that are set apart": "isn\u2019t \u201cit\u201d \u2026 e\u0301\u00ad\u200b ",
    "half a stack trace": "at com.shop.Cart.pay(Cart.java at a.b(c in x.php ",
    "spaces between brackets": "(Back  ( Back ",
    "host names": "db-1.prod-2.a-b.c- ip-10-0 a.b.c.d.e.f.g.h ",
}


def messages() -> list[Wording]:
    """100 approved messages; each has some words that the others do not have."""
    texts = (TEMPLATES[n % len(TEMPLATES)].replace("{n}", str(n)) for n in range(100))
    return [compile_wording(text, TYPES, "en" if n % 2 else "es") for n, text in enumerate(texts)]


def loosely_worded() -> list[Wording]:
    """Messages that could stand anywhere, by their few fixed words."""
    return [compile_wording(text, TYPES) for text in LOOSE]


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes, of this process alone."""
    began = time.process_time()
    act()
    return time.process_time() - began


def parsed(text: str) -> None:
    """As HTML, once, by Python's own parser."""
    parser = HTMLParser()
    parser.feed(text)
    parser.close()


def measured(name: str, text: str, wordings: list[Wording]) -> Iterator[float]:
    """A line for one text; the times that must not be too long."""
    least = seconds(lambda: parsed(text))
    seen = SeenText.of(text)
    whole = seconds(
        lambda: [match_whole(each, SeenText(seen.source, seen.flat), NOW) for each in wordings]
    )
    page = seconds(lambda: _on_page(text, wordings))
    loose = max(seconds(partial(match_within, each, seen, NOW)) for each in loosely_worded())
    leaks = seconds(lambda: examine(text, Surface.PAGE, "en", Policy()))
    sys.stdout.write(
        f"{name:26} parsing {least:5.2f} s; as a whole {whole:5.2f}, on a page {page:5.2f}, "
        f"one that is mostly placeholders {loose:5.2f}, policy {leaks:5.2f} s = {(page + leaks) / least:6.1f} × parsing\n"
    )
    yield from (whole, page)


def _on_page(text: str, wordings: list[Wording]) -> None:
    seen = SeenText.of(text)
    for each in wordings:
        match_within(each, seen, NOW)


def main() -> None:
    """Measure every text; complain of those that take too long."""
    wordings = messages()
    slow = [
        name
        for name, piece in HOSTILE.items()
        if max(measured(name, (piece * (SIZE // len(piece) + 1))[:SIZE], wordings)) > LONGEST
    ]
    if slow:
        sys.exit(f"longer than {LONGEST:g} s: {', '.join(slow)}")


if __name__ == "__main__":
    main()
