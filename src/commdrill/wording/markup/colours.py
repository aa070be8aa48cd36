"""Colours as style sheets say them, and whether one is to be told from another."""

import re

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_NAMED: dict[str, Colour] = {
    "white": WHITE, "black": BLACK, "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "silver": (192, 192, 192), "navy": (0, 0, 128), "yellow": (255, 255, 0), "orange": (255, 165, 0), "snow": (255, 250, 250),
    "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255),
}  # fmt: skip
_HEX = re.compile(r"#(?:([0-9a-f]{3})f?|([0-9a-f]{6})(?:ff)?)")
_PARTS = re.compile(
    r"rgba?\(\s?(\d{1,3})[ ,]\s?(\d{1,3})[ ,]\s?(\d{1,3})(?:\s?[,/]\s?(?:1(?:\.0)?|100%))?\s?\)"
)
_HSL = re.compile(
    r"hsla?\(\s?[\d.]+(?:deg)?[ ,]\s?[\d.]+%[ ,]\s?(100|0)%(?:\s?[,/]\s?(?:1|100%))?\s?\)"
)
_ALIKE = 3  # of 255, for each part: nobody sees that


def colour(said: str) -> Colour | None:
    """The colour that covers what is behind it; None for what does not, or is not known here."""
    if found := _HEX.fullmatch(said):
        digits = found[2] or "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if found := _PARTS.fullmatch(said):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _HSL.fullmatch(said):
        return WHITE if found[1] == "100" else BLACK
    return _NAMED.get(said)


def alike(one: Colour, other: Colour) -> bool:
    """Whether nobody could read the one on the other."""
    return all(abs(left - right) <= _ALIKE for left, right in zip(one, other, strict=True))
