"""`ses`: the e-mail templates of Amazon SES in this account and Region."""

from commdrill.adopt.foreign import in_our_braces
from commdrill.adopt.found import Found, FoundSource, FoundText, Reach, left_out
from commdrill.documents.plan import ChannelType
from commdrill.drivers.aws.session import listed
from commdrill.drivers.aws.trouble import AwsRefused
from commdrill.wording.markup.visible import visible_text


def _read(_: str, reach: Reach) -> Found:
    found = Found()
    templates = listed(reach.aws, "TemplatesMetadata", "sesv2", "ListEmailTemplates")
    for name in sorted(one["TemplateName"] for one in templates):
        try:
            found += _template(name, reach)
        except AwsRefused as why:
            found += left_out(f"ses:{name}", f"cannot be read: {why}")
    return found


def _template(name: str, reach: Reach) -> Found:
    content = reach.aws.ask("sesv2", "GetEmailTemplate", TemplateName=name)["TemplateContent"]
    text, html = content.get("Text") or "", content.get("Html") or ""
    changes: tuple[str, ...] = ()
    if not text.strip() and html:
        text, changes = visible_text(html), ("its words as its HTML shows them",)
    if not text.strip():
        return left_out(f"ses:{name}", "it has no words")
    text, changed = in_our_braces(text)
    subject, changed_too = in_our_braces(content.get("Subject") or "")
    changes = tuple(dict.fromkeys((*changes, *changed, *changed_too)))
    return Found(
        (FoundText(f"ses:{name}", name, text, ChannelType.EMAIL, subject, changes=changes),)
    )


SOURCE = FoundSource("ses", "", _read)
