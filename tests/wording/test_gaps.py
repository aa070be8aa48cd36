"""What is told of words between the ones that are as approved: fields side by side are filled in order."""

from datetime import UTC, datetime

from commdrill.wording.match import match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
TYPES = {
    "component": ChoicePlaceholder.of("Card payments", "Search"),
    "be": ChoicePlaceholder.of("are"),
    "eta": TimePlaceholder(),
    "url": UrlPlaceholder(),
}
APPROVED = "Hello, {{component}} {{be}} down. Back {{eta}}. Follow us at {{url}}. Yours, AnyCompany"
SAID = "Hello, Card payments are down. Back by 16:30 UTC. Follow us at https://a.example. Yours, AnyCompany"


@each(
    ("change", "what", "seen", "marked"),
    [
        (("Yours", "Your own"), "fixed words", "'Your own'", "{+Your own+}"),
        (("payments are", "payments is"), "be", "'is'", "Card payments {+is+} down"),
        (("Card", "Our card"), "component", "'Our card payments are'", "{+Our card payments+} are"),
        (("are down", "are now down"), "extra words", "'now'", "are {+now+} down"),
        (
            ("a.example", "a.example or so"),
            "url",
            "'https://a.example or so', with words after it",
            "example {+or so+}",
        ),
        (
            ("a.example", "a.example. Pay now"),
            "extra words",
            "'Pay now'",
            "example. {+Pay now+}",
        ),
    ],
)
def test_what_is_wrong_is_told_and_marked_and_nothing_beside_it(
    change: tuple[str, str], what: str, seen: str, marked: str
) -> None:
    """A word is changed at the end, too, so that no way through the whole message is left."""
    text = SAID.replace(*change).replace("Hello", "Hi")
    found = match_whole(compile_wording(APPROVED, TYPES, "en"), SeenText.of(text), NOW)
    assert isinstance(found, Mismatch)
    *differences, whole = found.differences
    told = {one.what: one.seen for one in differences if one.seen != "'Hi'"}
    assert told == {what: seen}
    assert marked in whole.seen
    assert whole.seen.count("{+") == 2
