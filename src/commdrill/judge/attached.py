"""What a mail carries beside its words: nothing that its message does not allow."""

from collections.abc import Iterator

from commdrill.sighting import Attachment, Message
from commdrill.verdict import Difference, quoted

# what mail programs check and do not show: a mail that is signed carries it
_SIGNATURES = frozenset({
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
})  # fmt: skip


def unapproved(message: Message, allowed: frozenset[str]) -> Iterator[Difference]:
    """Each attachment of a media type that is not allowed: `text/calendar`, or `image/*` for any of its kind."""
    approved = ", ".join(sorted(allowed)) or "none"
    for one in message.attachments:
        if not _is_approved(one, allowed):
            yield Difference("attachment", approved, f"{quoted(one.name)} ({one.media_type})")


def _is_approved(one: Attachment, allowed: frozenset[str]) -> bool:
    kind = one.media_type.lower()
    any_of_kind = f"{kind.partition('/')[0]}/*"
    return one.inline or kind in _SIGNATURES or kind in allowed or any_of_kind in allowed
