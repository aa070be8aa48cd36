"""What a plan lets people be told: its approved wording, and words that must not reach them."""

from pydantic import Field

from commdrill.documents.patterns import Language, MediaType, Words
from commdrill.model import Date, Model


class Approval(Model):
    """Who approved the plan's words, and when."""

    by: Words = Field(description="a person, or those who decide together")
    on: Date = Field(description="the day of the approval")


class AllowedTerm(Model):
    """What readers call something themselves, so that it is no technical detail."""

    term: Words = Field(description="as readers write it")
    why: Words = Field(description="what makes it their word")


class PolicyTerms(Model):
    """On top of the built-in message policy: words that must not reach anybody outside, or may."""

    confidential: tuple[Words, ...] = Field((), description="projects, customers, deals")
    internal_names: tuple[Words, ...] = Field(
        (), description="what only colleagues call something: hosts, services, teams"
    )
    allowed: tuple[Words | AllowedTerm, ...] = Field(
        (), description="what readers call things themselves: {term: AWS, why: …}"
    )

    @property
    def allowed_terms(self) -> tuple[str, ...]:
        return tuple(one if isinstance(one, str) else one.term for one in self.allowed)


class MessageText(Model):
    """One language's wording."""

    subject: Words | None = Field(None, description="of e-mail and push")
    text: Words = Field(description="the words, with {{placeholders}}")


class ApprovedMessage(MessageText):
    """Approved wording; `{{name}}` as in SES templates. First in the plan's language."""

    text: Words = Field(description="the words in the plan's language, with {{placeholders}}")
    languages: dict[Language, MessageText] = Field(
        default_factory=dict, description="language → the same in it"
    )
    attachments: tuple[MediaType, ...] = Field(
        (), description="media types of what its mails may carry: text/calendar, image/*"
    )

    def in_languages(self, first: str) -> dict[str, MessageText]:
        """Every wording by language; `first` is the plan's language."""
        return {first: self, **self.languages}
