"""What is told of words between the ones that are as approved: fields side by side are filled in order."""

from datetime import UTC, datetime
from typing import SupportsIndex

from commdrill.wording.markup.visible import visible_text
from commdrill.wording.match import match_whole
from commdrill.wording.mismatch import Mismatch
from commdrill.wording.seen import SeenText
from commdrill.wording.types.choice import ChoicePlaceholder
from commdrill.wording.types.number import NumberPlaceholder
from commdrill.wording.types.text import TextPlaceholder
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.types.url import UrlPlaceholder
from commdrill.wording.types.window import WindowPlaceholder
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
        (
            ("a.example", "a.example Pay now"),
            "extra words",
            "'Pay now'",
            "example {+Pay now+}",
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


@each(
    ("approved", "said", "what", "marked"),
    [
        ('Use the "guest" line', "Use the “GUEST” line", "capitals", "{+GUEST+}"),
        ("Please use the line", "Please USE the line", "capitals", "{+USE+}"),
        ("Use the line", "Do not use the line", "fixed words", "{+Do not use+} the line"),
        ("the “guest” line", "the “guest2” line", "fixed words", "{+guest2+}"),
        ("Er ist außer Betrieb", "Er ist ausser Betrieb", "fixed words", "{+ausser+}"),
        ("Er ist außer Betrieb", "Er ist AUSSER Betrieb", "capitals", "{+AUSSER+}"),
    ],
)
def test_only_the_same_words_differ_by_their_capitals(
    approved: str, said: str, what: str, marked: str
) -> None:
    found = match_whole(compile_wording(approved, TYPES, "en"), SeenText.of(said), NOW)
    assert isinstance(found, Mismatch)
    *differences, whole = found.differences
    assert [one.what for one in differences] == [what]
    assert marked in whole.seen


BESIDE = {
    "n": NumberPlaceholder(at_most=100),
    "area": TextPlaceholder(),
    "closed": WindowPlaceholder(),
}


@each(
    ("approved", "said", "what", "seen", "marked"),
    [
        ("It takes {{n}} s", "It takes 999 s", "n", "'999'", "takes {+999+} s"),
        (
            "Off in {{area}} {{closed}}, sorry",
            "Off in Oak Street on Friday from 9:00 to 11:00, sorry",
            "closed",
            "'on Friday from 9:00 to 11:00', which names no time zone",
            "Oak Street {+on Friday from 9:00 to 11:00+}, sorry",
        ),
        (
            "Off in {{area}} {{closed}}, very sorry",
            "Off in Oak Street on Friday from 9:00 to 11:00, sorry",
            "closed",
            "'on Friday from 9:00 to 11:00', which names no time zone",
            "Oak Street {+on Friday from 9:00 to 11:00+}, sorry",
        ),
    ],
)
def test_a_placeholder_is_blamed_for_all_of_what_should_fill_it_and_nothing_else(
    approved: str, said: str, what: str, seen: str, marked: str
) -> None:
    """Neither half a number, nor what free words before it could hold as well."""
    found = match_whole(compile_wording(approved, BESIDE, "en"), SeenText.of(said), NOW)
    assert isinstance(found, Mismatch)
    *differences, whole = found.differences
    assert (what, seen) in [(one.what, one.seen) for one in differences]
    assert marked in whole.seen


@each(
    ("markup", "told"),
    [
        ("", {"fixed words": "'6'"}),
        ("<p>Call us.</p>", {"fixed words": "'Call us. 6'"}),
    ],
)
def test_a_link_under_words_is_one_too_where_other_words_are_not_as_approved(
    markup: str, told: dict[str, str]
) -> None:
    page = f'<p>See <a href="https://a.example">our page</a></p>{markup}<p>6 Pine Road</p>'
    wording = compile_wording("See {{url}} 5 Pine Road", TYPES, "en")
    found = match_whole(wording, SeenText.of(visible_text(page, {})), NOW)
    assert isinstance(found, Mismatch)
    assert {one.what: one.seen for one in found.differences[:-1]} == told


class Cuts(str):
    """A text of which each stretch that is cut out, to be held against a form, is counted."""

    __slots__ = ("tally",)
    tally: list[int]

    @classmethod
    def of(cls, text: str, tally: list[int]) -> "Cuts":
        made = cls(text)
        made.tally = tally
        return made

    def __getitem__(self, place: SupportsIndex | slice) -> "Cuts":
        self.tally.append(1)
        return Cuts.of(super().__getitem__(place), self.tally)


@each(
    ("wording",),
    [("{{form}} {{form}}",), ("We say {{form}} and {{form}}",), ("{{form}} {{form}} x {{form}}",)],
)
def test_forms_that_fit_anywhere_are_held_against_so_many_stretches_and_no_more(
    wording: str,
) -> None:
    """Each start and each end together are a million pairs of 2,000 words, each as long as the text."""
    text = f"We say {'a b and x ' * 500}END"
    kinds = {"form": TextPlaceholder(max_length=10_000, matches="[a-z ]+")}
    cuts: list[int] = []
    seen = SeenText(text, text, Cuts.of(text, cuts))
    found = match_whole(compile_wording(wording, kinds, "en"), seen, NOW)
    assert isinstance(found, Mismatch)
    cuts.clear()
    assert found.differences
    assert len(cuts) < 50_000


def test_of_many_stretches_the_one_that_has_the_form_is_found_all_the_same() -> None:
    form = TextPlaceholder(matches=r"INC-\d+ [a-z]+")
    kinds = {"free": TextPlaceholder(), "reference": form, "n": NumberPlaceholder()}
    wording = compile_wording("We know of {{free}} {{reference}}, {{n}} times.", kinds, "en")
    said = f"We know of {'this and ' * 10}INC-42 today, many times."
    found = match_whole(wording, SeenText.of(said), NOW)
    assert isinstance(found, Mismatch)
    assert [(one.what, one.seen) for one in found.differences[:-1]] == [
        ("n", "'many', which is no number")
    ]
