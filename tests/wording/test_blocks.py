"""Block helpers of SES templates: every text that a template can become, and what is wrong with one."""

import pytest

from commdrill.wording.author_readings import link_readings, list_readings
from commdrill.wording.blocks import BlockError, fullest, variants
from commdrill.wording.listed_names import listings


def texts(template: str, affected: int = 1) -> set[str]:
    return {" ".join(text.split()) for (text,) in variants([template], affected)}


def test_a_text_without_blocks_is_itself() -> None:
    assert texts("Back {{eta}}.") == {"Back {{eta}}."}


def test_a_condition_holds_or_does_not() -> None:
    template = "Down. {{#if eta}}Back {{ eta }}.{{else}}More soon.{{/if}} Sorry."
    assert texts(template) == {"Down. Back {{eta}}. Sorry.", "Down. More soon. Sorry."}


def test_the_same_condition_holds_everywhere_in_a_message() -> None:
    found = variants(["{{#if eta}}Back{{else}}Down{{/if}}", "{{#unless eta}}No time{{/unless}}"], 1)
    assert sorted(found) == [("Back", ""), ("Down", "No time")]


def test_conditions_stand_in_one_another() -> None:
    template = "{{#if a}}A{{#if b}}B{{else}}C{{/if}}{{/if}}D"
    assert texts(template) == {"ABD", "ACD", "D"}


def test_a_list_of_what_is_affected_has_as_many_items() -> None:
    template = "Down: {{#each components}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}."
    assert texts(template, 2) == {"Down: {{components.1}}, {{components.2}}."}


def test_a_list_whose_length_nobody_knows_may_have_several_lengths() -> None:
    template = "{{#each shops}}{{name}}; {{else}}none{{/each}}"
    found = texts(template)
    assert {"none", "{{shops.1}};", "{{shops.1}}; {{shops.2}};"} <= found


def test_comments_and_three_braces_are_as_in_handlebars() -> None:
    assert texts("{{! for us }}Dear {{{name}}},") == {"Dear {{name}},"}


def test_the_fullest_text_has_all_that_may_be_there() -> None:
    assert (
        fullest("{{#if a}}A{{else}}B{{/if}} {{#each components}}{{this}}{{/each}}")
        == "A {{components.1}}"
    )


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{#if eta}}Back", "never closed"),
        ("Back{{/if}}", "closes nothing"),
        ("{{#if eta}}Back{{/each}}", "closes nothing"),
        ("{{#if}}Back{{/if}}", "is no block"),
        ("{{#when eta}}Back{{/when}}", "is no block"),
        ("Back{{else}}", "stands in no block"),
        ("{{#if a}}x" * 2_000 + "{{/if}}" * 2_000, "stands in 20 others"),
        ("{{#if a}}{{else if b}}{{/if}}", "is not known"),
        ("".join(f"{{{{#if a{n}}}}}x{{{{/if}}}}" for n in range(9)), "more than"),
    ],
)
def test_blocks_that_do_not_fit_together_are_told(template: str, told: str) -> None:
    with pytest.raises(BlockError, match=told):
        variants([template], 1)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Please: - save it - log out", "Please:\n- save it\n- log out"),
        ("- save it - log out", "- save it\n- log out"),
        ("Off {{eta}}. * Save it * Log out", "Off {{eta}}.\n- Save it\n- Log out"),
    ],
)
def test_a_list_that_was_run_on_may_be_read_line_by_line(text: str, apart: str) -> None:
    assert list_readings(text) == (text, apart)


@pytest.mark.parametrize("text", ["It is off - sorry - again.", "- Off 18:00 - 20:00", "- a\n- b"])
def test_what_is_no_list_that_was_run_on_is_read_as_it_stands(text: str) -> None:
    assert list_readings(text) == (text,)


def test_names_are_listed_as_their_language_does() -> None:
    assert {"Checkout, Search and Catalogue", "Checkout, Search, and Catalogue"} <= set(
        listings(("Checkout", "Search", "Catalogue"), "en")
    )
    assert "Pago y Envío" in listings(("Pago", "Envío"), "es")
    assert listings(("Pago",), "es") == ("Pago",)


def test_a_link_as_a_chat_client_has_it_is_one_under_words() -> None:
    """An author pastes what the team posts: the client shows the words alone."""
    asis = link_readings("See [our page]({{url}}) or [help](https://a.example/1).")
    assert link_readings("See <{{url}}|our page> or <https://a.example/1|help>.") == asis
    assert link_readings("a <b|c> d") == ("a <b|c> d",)
