"""What a browser of today supports, asked by `@supports`: as Chromium does."""

import re

from commdrill.wording.markup.displays import is_display

# what the names of properties are made of; one with another word in it is none
_WORDS = frozenset(
    """
    accent action activation active adjust after align alignment all alternates anchor animation app
    appearance area areas asian aspect attachment auto autospace axis backdrop backface background
    baseline basis before behavior bidi blend block border bottom box break buffered cap caps caption
    caret cells change character chars clamp class clear clip collapse color column columns combine
    composite composition contain container content corner count counter cursor cx cy d dasharray
    dashoffset decoration decorations delay depth direction display distance dominant drag duration
    dynamic east edge effect emoji emphasis empty end events fallbacks family feature field fill
    filter filters fit flex float flood flow font forced frame function gap grid group grow gutter
    height highlight horizontal hyphenate hyphens image increment indent index initial ink inline
    inset inside interactivity interest interpolate interpolation intrinsic isolation items iteration
    junction justify kerning language last layout left letter ligatures lighting limit line linecap
    linejoin list locale lock logical margin marker mask math max mid min miterlimit mix mode modify
    name numeric object offset opacity optical order ordering ordinal orient orientation origin
    orphans outline outset outside overflow overhang overlap overlay override overscroll pack padding
    page paint palette path perspective place play pointer position print property quotes r radius
    range ratio reading reflect region rendering repeat reset resize right rotate row rows rtl ruby
    rule rx ry safety scale scheme scope scroll scrollbar security select self set settings shadow
    shape shift shrink side size sizing skip slice small smoothing snap source space spacing span
    speak start state stop stretch stroke style synthesis tab table tap target template text
    thickness threshold timeline timing top touch transform transition translate trigger trim try type
    underline unicode upright user variant variation vector vertical view visibility weight white
    widows width will window word wrap writing x y z zoom
    """.split()  # noqa: SIM905  # as a list it would be a page long
)
_NOT_IN_CHROMIUM = re.compile(
    r"margin-trim\b|-moz-|-ms-|-o-|-khtml-|-apple-|-webkit-(?:hyphens|touch-callout|overflow-scrolling|initial-letter)\b"
    r"|[a-z-]+:(?:masonry|grid-lanes|-webkit-sticky|.*-(?:moz|ms|o|apple)-|-webkit-(?:named-image|fill\b))"
)


def supports(asked: str, function: str = "") -> bool:
    """Whether it does what stands between brackets: a declaration, or what a function asks for."""
    if function:
        return function in ("font-tech", "font-format", "at-rule")
    name, colon, value = asked.partition(":")
    if not colon or _NOT_IN_CHROMIUM.match(asked):
        return False
    return name.startswith("--") or (
        {part for part in name.removeprefix("-webkit-").split("-") if part} <= _WORDS
        and (name != "display" or is_display(value))
    )
