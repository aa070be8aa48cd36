from commdrill.wording.markup.sums import worked_out
from commdrill.wording.markup.visible import visible_text
from tests.each import each


@each(
    ("said", "comes_to"),
    [
        ("calc(1px - 1px)", "0px"),
        ("calc(1 - 1)", "0"),
        ("calc(2px*0)", "0px"),
        ("calc(10px + 2 * 3px)", "16px"),
        ("calc(-100% / 2)", "-50%"),
        ("calc(calc(1px + 1px) - 2px)", "0px"),
        ("translate(calc(5px - 5px), 1px)", "translate(0px, 1px)"),
        ("calc(100% - 20px)", "calc(100% - 20px)"),
        ("calc(1px / 0)", "calc(1px / 0)"),
        ("calc(1px -1px)", "calc(1px -1px)"),
        ("calc(var(--x) - 1px)", "calc(var(--x) - 1px)"),
        ("12px", "12px"),
        ("max(0px, 0%)", "0"),
        ("min(16px, 2px)", "2px"),
        ("clamp(0px, 3vw, 0px)", "0vw"),
        ("clamp(0px, 5px, 3px)", "3px"),
        ("clamp(1px, 2px)", "clamp(1px, 2px)"),
        ("max(1px, 1vw)", "max(1px, 1vw)"),
        ("max(calc(1px + 1px), 1px)", "2px"),
        ("minmax(0, 0)", "minmax(0, 0)"),
    ],
)
def test_a_sum_is_worked_out_where_all_of_it_is_there(said: str, comes_to: str) -> None:
    assert worked_out(said) == comes_to


def test_what_comes_to_nothing_is_not_read() -> None:
    hidden = "<p style='opacity:calc(1 - 1)'>a</p><p style='font-size:calc(2px*0)'>b</p>"
    by_variable = "<style>p.c{--n:0;font-size:calc(var(--n) * 1px)}</style><p class=c>c</p>"
    assert visible_text(f"<p>Away</p>{hidden}{by_variable}").split() == ["Away"]
