"""What each chat's client shows of a post, in the order in which it shows it."""

from commdrill.judge import chat_dialects
from tests.each import each

URL = "https://status.anycompany.example"
SHOWN = {
    "SLACK": "blocks pretext author_name title text value description fields rows label "
    "placeholder accessory elements attachments props card actions footer",
    "ADAPTIVE_CARD": "title subtitle text inlines body items columns facts value rows cells pages "
    "codeSnippet attachments content actions buttons",
    "MESSAGE_CARD": "title activityTitle activitySubtitle activityText text name value facts "
    "sections potentialAction",
    "DISCORD": "content embeds author name title description fields value text footer components "
    "label placeholder",
    "GOOGLE_CHAT": "topLabel text cardsV2 cards card header title subtitle sections widgets "
    "textParagraph decoratedText keyValue content bottomLabel columns columnItems grid items "
    "chipList chips label buttonList buttons textButton button accessoryWidgets",
}
INSTEAD = {"SLACK": "fallback", "ADAPTIVE_CARD": "summary", "MESSAGE_CARD": "summary",
           "GOOGLE_CHAT": "fallbackText"}  # fmt: skip


def shown(post: dict[str, object], dialect: str = "SLACK") -> tuple[str, ...]:
    texts: tuple[str, ...] = getattr(chat_dialects, dialect).shown(post)
    return texts


@each(("dialect", "keys"), SHOWN.items())
def test_a_client_shows_its_fields_in_its_own_order(dialect: str, keys: str) -> None:
    names = keys.split()
    post: dict[str, object] = {name: f"words of {name}" for name in [*sorted(names), "color"]}
    assert shown(post, dialect) == tuple(f"words of {name}" for name in names)


@each(("dialect", "key"), INSTEAD.items())
def test_what_a_client_shows_instead_counts_only_where_nothing_else_does(
    dialect: str, key: str
) -> None:
    assert shown({key: "in short", "text": " "}, dialect) == ("in short",)
    assert shown({key: "in short", "text": "at length"}, dialect) == ("at length",)
    assert shown({key: 7}, dialect) == ()


@each(
    ("part", "texts"),
    [
        ({"type": "Input.Text", "text": "your name"}, ()),
        ({"isVisible": False, "text": "hidden"}, ()),
        ({"isVisible": True, "text": "seen"}, ("seen",)),
        ({"text": "Status page", "url": URL}, (f"[Status page]({URL})",)),
        ({"text": "Status page", "uri": URL}, (f"[Status page]({URL})",)),
        ({"text": "Status page", "url": "http://a.example"}, ("[Status page](http://a.example)",)),
        ({"text": "Status page", "onClick": {"openLink": {"url": URL}}}, (f"[Status page]({URL})",)),
        ({"text": "Status page", "url": "mailto:ana@a.example"}, ("Status page",)),
        ({"text": "Status page", "url": 7}, ("Status page",)),
        ({"text": "Status page", "onClick": {"openLink": 7}}, ("Status page",)),
        ({"text": "two", "title": "one", "url": URL}, ("one", "two")),
        ({"type": "link", "url": URL}, (URL,)),
        ({"text": "gone", "style": {"strike": True, "bold": True}}, ("~~gone~~",)),
        ({"text": "gone", "strikethrough": True}, ("~~gone~~",)),
        ({"text": "there", "style": {"strike": False}}, ("there",)),
        ({"type": "image", "url": URL}, ()),
        ({"type": "broadcast", "range": "here"}, ("@here",)),
        ({"type": "button", "text": "Open", "value": "open-123"}, ("Open",)),
        ({"type": "openUrl", "title": "Open", "value": URL}, ("Open",)),
        ({"title": "Since", "value": "09:00", "short": True}, ("Since", "09:00")),
        ({"type": "link", "title": "", "text": ""}, ("", "")),
        ({"type": "rich_text_section", "elements": ["so ", "it is"]}, ("so it is",)),
        ({"type": "rich_text_preformatted", "elements": ["so ", "it is"]}, ("so it is",)),
        ({"type": "rich_text_quote", "elements": ["so ", "it is"]}, ("so it is",)),
        ({"type": "rich_text_list", "elements": ["so ", "it is"]}, ("so ", "it is")),
    ],
)  # fmt: skip
def test_a_part_of_a_post_shows_its_words_and_where_they_lead(
    part: object, texts: tuple[str, ...]
) -> None:
    assert shown({"text": "First.", "elements": [part]}) == ("First.", *texts)


def test_the_parts_of_a_rich_text_block_run_on_in_one_line() -> None:
    inlines = [{"text": "so "}, {"text": "it is"}]
    assert shown({"type": "RichTextBlock", "inlines": inlines}, "ADAPTIVE_CARD") == ("so it is",)


@each(("levels", "texts"), [(39, ("words",)), (40, ())])
def test_what_lies_forty_levels_deep_is_shown_by_nobody(
    levels: int, texts: tuple[str, ...]
) -> None:
    post: object = "words"
    for _ in range(levels):
        post = {"text": post}
    assert shown({"text": post}) == texts


@each(("levels", "texts"), [(39, ("words",)), (40, ())])
def test_a_list_is_a_level(levels: int, texts: tuple[str, ...]) -> None:
    post: object = "words"
    for _ in range(levels):
        post = [post]
    assert shown({"text": post}) == texts
