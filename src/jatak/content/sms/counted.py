"""A text as it will go out, counted before anybody gets it: the name in front and the last line belong to it."""

from jatak.content.facts import can_leave
from jatak.content.models import TemplateVersion
from jatak.content.placeholders import CONFIRM_LINK, STAY_LINK, fill
from jatak.content.sms.foot import front, leave_line, whole
from jatak.people.sms_sender import reply_number, sms_sender

SAMPLE = "A" * 15
"""As long as a token is, until a company has sent sixteen million messages."""


def sms_text(version: TemplateVersion, words: str, language: str, name: str, public_url: str) -> str:
    """What somebody of this name gets, who reads this language; its link leads nowhere."""
    template = version.template
    company, brand = template.controller, template.brand
    links = {CONFIRM_LINK: f"{public_url}/c/{SAMPLE * 2}AAAA", STAY_LINK: f"{public_url}/y/{SAMPLE}"}
    known = {"name": name, "company": company.name, **links}
    said = fill(words, known).strip()
    if not said:
        return ""
    line = leave_line(language, reply_number(company, brand), f"{public_url}/x/{SAMPLE}") if can_leave(version) else ""
    names = (brand.name if brand else "", company.name)
    return whole(front(names, sms_sender(company, brand), said), said, line)
