"""The SMS simulator's destinations, and the countries of numbers.

Destinations: AWS's guide to the SMS simulator (End User Messaging, "Test phone numbers").
"""

from collections.abc import Mapping
from enum import Enum


class Simulated(Enum):
    """What a simulator destination does with a message."""

    SUCCESS = "success"
    FAILURE = "failure"


_PAIRS: Mapping[str, tuple[str, str]] = {
    "AT": ("+43676800442031", "+43676800442032"), "AU": ("+61455944038", "+61455944039"),
    "BE": ("+32460213922", "+32460213923"), "CH": ("+41798075872", "+41798075874"),
    "CL": ("+56229140630", "+56229140631"), "CZ": ("+420790542286", "+420790542287"),
    "DK": ("+4525919410", "+4525919215"), "EE": ("+37282720792", "+37282720793"),
    "ES": ("+34683783440", "+34683783442"), "FI": ("+3584573979110", "+3584573979111"),
    "FR": ("+33755512501", "+33755512502"), "GB": ("+447860019066", "+447860019067"),
    "HK": ("+85257048426", "+85257048854"), "HU": ("+36707178770", "+36707178772"),
    "IT": ("+394390009172", "+394390009174"), "JE": ("+447937404990", "+447937404992"),
    "LU": ("+352691385880", "+352691385882"), "NL": ("+3197008100148", "+3197008100150"),
    "NO": ("+4759449384", "+4759449387"), "PL": ("+48732141440", "+48732141442"),
    "PT": ("+351927946948", "+351927946950"), "RO": ("+40783900330", "+40783900332"),
    "SE": ("+46790645100", "+46790645102"), "TW": ("+886903444630", "+886903444632"),
    "US": ("+14254147755", "+14254147167"),
}  # fmt: skip
SIMULATORS: Mapping[str, Simulated] = {
    number: kind for pair in _PAIRS.values() for number, kind in zip(pair, Simulated, strict=True)
}
_COUNTRIES = {number: country for country, pair in _PAIRS.items() for number in pair}
_CODES: Mapping[str, str] = {
    "1": "US", "33": "FR", "34": "ES", "36": "HU", "39": "IT", "40": "RO", "41": "CH", "43": "AT",
    "44": "GB", "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE", "52": "MX", "55": "BR",
    "56": "CL", "61": "AU", "64": "NZ", "65": "SG", "81": "JP", "91": "IN", "31": "NL", "32": "BE",
    "351": "PT", "352": "LU", "353": "IE", "358": "FI", "372": "EE", "420": "CZ", "852": "HK",
    "886": "TW",
}  # fmt: skip


def e164(number: str) -> str:
    """`14255550101` → `+14255550101`."""
    return number if number.startswith("+") else f"+{number}"


def country_of(number: str) -> str:
    """The ISO code of a number's country, by its prefix; `ZZ` where we do not know it."""
    digits = number.removeprefix("+")
    by_prefix = (_CODES[digits[:size]] for size in (3, 2, 1) if digits[:size] in _CODES)
    return _COUNTRIES.get(number) or next(by_prefix, "ZZ")


def prefix_of(country: str) -> str:
    """The calling code of a country, with its plus."""
    return "+" + next((code for code, known in _CODES.items() if known == country), "999")
