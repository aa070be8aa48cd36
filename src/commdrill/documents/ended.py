"""What of Amazon Pinpoint ended on 30 October 2026, and what has taken its place."""

from collections.abc import Mapping

CODE = "D318"

# Each feature by the word it is called by; "" is the service itself.
_INSTEAD: Mapping[str, str] = {
    "segment": "name the recipients: ses-bulk takes them one by one; for real customers, segments "
    "of Amazon Connect Customer Profiles",
    "campaign": "have an event set your messages going (eventbridge-put), or send them with "
    "ses-bulk and eum-sms; for real customers, Amazon Connect outbound campaigns",
    "journey": "a state machine (stepfunctions-execution); for real customers, journeys of Amazon "
    "Connect outbound campaigns",
    "endpoint": "device tokens (push), telephone numbers (eum-sms, eum-voice) or addresses "
    "(ses-send); for real customers, Amazon Connect Customer Profiles",
    "": "ses-send and ses-bulk for e-mail, eum-sms and eum-voice for telephones, push for devices",
}


def replacement(name: str) -> tuple[str, str] | None:
    """For the name of an ended feature: what has ended, and what to do instead."""
    lower = name.lower()
    for feature, instead in _INSTEAD.items():
        is_its_own = feature in ("segment", "campaign", "journey") and lower.startswith(feature)
        if is_its_own or ("pinpoint" in lower and feature in lower):
            what = f"Amazon Pinpoint's {feature}s" if feature else "Amazon Pinpoint"
            return f"{what} ended on 30 October 2026", instead
    return None
