"""No passwords, tokens or keys."""

import re
from collections.abc import Iterator

from commdrill.wording.languages import spoken
from commdrill.wording.lazy_pattern import LazyPattern
from commdrill.wording.phrases import Phrases
from commdrill.wording.plain import plain
from commdrill.wording.policy.finding import LeakRule, Span, plainly, spans

_CREDENTIAL = LazyPattern(
    r"(?i:(?<!\w)(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|auth[_-]?token|client[_-]?secret|(?:aws[_-]?)?secret[_-]?(?:access[_-]?)?key)\s{0,3}=\s{0,3}[^\s&]{4,200})"
    r"|(?i:(?<!\w)(?:log-?in|access|user(?:name)?|usu[aá]rio|acces[oO]|acesso|benutzer|zugang|credentials|credenciales|credenciais|zugangsdaten)(?: \w{2,14})?\s?[:=]\s?)[\w.@-]{2,60} ?[/|,] ?(?=\S{0,40}\d)[^\s/]{5,60}"
    r"|(?i:(?<!\w)(?:user(?:name)?|usu[aá]rio|log-?in|benutzer)\s?[:=]\s?[^\s/]{2,40}\s?[/|,;]?\s?(?:pass\w{0,8}|pw|clave|contraseña|senha|kennwort)\s?[:=]\s?\S{3,60})"
    r"|(?i:(?<!\w)(?:log ?in|sign ?in|logge|entre|acceda|anmelden|melden sie sich|einloggen)(?: \w{1,8}){0,2} (?:as|with|using|como|com|con|als|mit) [\"'“]?)[\w.@-]{2,60}[\"'”]? ?[/:] ?[\"'“]?(?=\S{0,40}(?:\d|[!#$%]))[^\s/:]{4,60}"
    r"|(?i:(?<!\w)(?:ssid|wi-?fi|wlan)(?!\w)[^.\n]{0,40}?[ ,;](?:key|clave|chave|senha|contraseña|schlüssel|passwor[dt]|kennwort)[ :=]{1,3})(?=\S{0,40}\d)\S{6,64}"
    r"|(?<!\w)Bearer [\w.~+/-]{16,400}"
    r"|(?<!\w)eyJ[\w-]{10,400}\.[\w-]{10,400}\.[\w-]{0,400}"
    r"|(?<!\w)(?:sk_(?:live|test)_|gh[ops]_|xox[abp]-)[\w-]{8,200}"
    r"|-----BEGIN [A-Z ]{0,30}PRIVATE KEY"
    r"|(?<!\w)[a-z][a-z0-9+]{1,15}://[^\s/:@]{1,60}:[^\s/@]{1,60}@"
)
_HINT = r"(?i:(?:access|acceso|acesso|zugang|zugangsdaten|credentials|credencia\w{2,4})(?: [^\s:=]{2,14})?\s?[:=]|ssid|wi-?fi|wlan|(?:log|sign) ?in|logge|entre |acceda|anmelden|melden|einloggen|login ?[:=]|user(?:name)? ?[:=]|usuario ?[:=]|benutzer ?[:=]|passw|pwd|pass(?:code|phrase)|secret|api[_ -]?key|token|clave|contrase|senha|kennwort|\bpin\b)|Bearer |eyJ|PRIVATE KEY|://[^\s/:@]{1,60}:[^\s/@]{1,60}@|sk_(?:live|test)_|gh[ops]_|xox[abp]-"
_SAYS = LazyPattern(
    r"(?:\s(?:for|of|de|del|da|do|für|der|des)(?: (?:the|our|el|la|das|den))? (?i:(?:(?:test|guest|demo|service|staff|admin) )?(?:account|login|user)|cuenta(?: de \w{2,20})?|wi-?fi|wlan|conference|bridge|admin|server|router|vpn|database|confer[eê]ncia|servidor|administrador|root|konferenz))?(?:\s(?:(?:was|is|has been|fue|es|foi|wurde) (?:changed to|set to|reset to|cambiada a|alterada para)|is(?: now)?|es|was|are|será|sera|now|é|pasó a ser|passou a ser|lautet(?: jetzt)?|ist(?: jetzt)?)|:|=)\s{0,3}[\"'“«`]?(?P<value>[^\s\"'”»`,;]{3,64})"
)
_BARE = LazyPattern(
    r"\s[\"'“«`]?(?P<value>(?=[^\s]{0,63}[A-Za-z])(?=[^\s]{0,63}\d)[\w!@#$%&*+=.-]{6,64})"
)
_LATER = LazyPattern(  # `the password at the desk is …`
    r"(?:\s[\w'-]{1,20}){1,5}\s?(?:\sis|\ses|\sé|\sist|\slautet|:|=)\s{0,3}[\"'“«`]?(?P<value>(?=\S{0,63}[A-Za-z])(?=\S{0,63}\d)[\w!@#$%&*+=.-]{6,64})"
)
_YOURS = LazyPattern(r"(?i)(?<!\w)(?:your|su|tu|seu|sua|ihre?n?) $")
_USER = LazyPattern(  # `user root, password toor`
    r"(?i:(?<!\w)(?:user(?:name)?|log-?in|usu[aá]rio|benutzer(?:name)?|utilizador)(?: is| es| é| ist)?[ :]{1,2}\S{2,40}(?<!name)(?:[,;/] ?| (?:and|with|y|con|e|com|und|mit) (?:the |la |el |a |o |das )?))$"
)
_AFTER_USER = LazyPattern(r"[\s:]{1,3}(?P<value>[^\s,;.]{3,64})")
_ODD = LazyPattern(r"\d|[^\w.?!]|[a-zà-ÿ][A-Z]")


def _find(text: str, language: str) -> Iterator[Span]:
    yield from spans(_CREDENTIAL, text)
    words = plainly(text)
    for known in spoken(language):
        for start, end in known.policy.leaks.secrets.places(words):
            said = _SAYS.match(text, end)
            if said and _is_secret(said["value"], text[said.end() :], known.policy.leaks.harmless):
                yield Span(*said.span("value"))
            elif bare := _BARE.match(text, end) or _of_a_place(text, start, end):
                yield Span(*bare.span("value"))
            elif _USER.search(text[max(0, start - 60) : start]):
                yield from _after_user(text, end)


def _of_a_place(text: str, start: int, end: int) -> re.Match[str] | None:
    """`The password at the desk is`, and no one's own."""
    return None if _YOURS.search(text[max(0, start - 8) : start]) else _LATER.match(text, end)


def _after_user(text: str, end: int) -> Iterator[Span]:
    said = _AFTER_USER.match(text, end)
    if said:
        yield Span(*said.span("value"))


def _is_secret(value: str, rest: str, harmless: Phrases) -> bool:
    """Something odd, or a single word that says nothing of it and ends the sentence."""
    if _ODD.search(value.rstrip(".?!")):
        return True
    ends = value[-1] in ".!" or not rest.strip() or rest[:1] in "\"'”».\n"
    word = plain(value.rstrip(".?!"))
    return ends and harmless.begin(word) == 0 and not word.endswith(("ed", "able", "ible", "ing"))


RULE = LeakRule("credential", "a password or key", "take it out and change it", _HINT, _find)
