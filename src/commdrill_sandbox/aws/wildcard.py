"""AWS's wildcards: `*` any characters, `?` exactly one. Time grows with pattern times text, never more."""


def covers(pattern: str, text: str) -> bool:
    """Whether `pattern` is about the whole of `text`; case counts."""
    at, place, star, resumed = 0, 0, -1, 0
    while place < len(text):
        if at < len(pattern) and pattern[at] == "*":
            star, resumed = at, place
            at += 1
        elif at < len(pattern) and pattern[at] in {"?", text[place]}:
            at, place = at + 1, place + 1
        elif star >= 0:  # let the last star take one more
            resumed += 1
            at, place = star + 1, resumed
        else:
            return False
    return not pattern[at:].strip("*")
