"""English: numbers as voices say them, and as what writes down what they say has them."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_TEENS = {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
# "forty-five", "forty five"
SPELLED = {
    **NUMBERS,
    **_TEENS,
    **_TENS,
    **{
        f"{ten}{mark}{one}": tens + ones
        for ten, tens in _TENS.items()
        for one, ones in list(NUMBERS.items())[:9]
        for mark in "- "
    },
}
HOURS = {
    **{word: number for word, number in SPELLED.items() if number < 24},
    **{
        f"{zero} {word}": number
        for zero in ("zero", "oh")
        for word, number in NUMBERS.items()
        if number < 10
    },
}
PAST = (("twenty-five", 25), ("five", 5), ("ten", 10), ("twenty", 20))
MINUTES = [(word, SPELLED[word]) for word in sorted(SPELLED, key=len)[::-1] if SPELLED[word] > 9]
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_LATER = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_FIRSTS = (
    *(*_UNITS, *_LATER.split()),
    *(f"twenty-{one}" for one in _UNITS),
    *("thirtieth", "thirty-first"),
)
ORDINALS = {
    word: day for day, one in enumerate(_FIRSTS, 1) for word in (one, one.replace("-", " "))
}
