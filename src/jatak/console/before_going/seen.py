"""The letter of one step as somebody gets it: the company's own words where it wrote some, else ours."""

from dataclasses import dataclass

from django.conf import settings

from jatak.content.models import TemplateText
from jatak.content.placeholders import fill, fill_html
from jatak.content.sms.counted import SAMPLE
from jatak.content.sms.foot import front, leave_line, whole
from jatak.content.supplied import Text
from jatak.gate.message import Channel
from jatak.people.models import Controller
from jatak.people.sms_sender import reply_number, sends_sms, sms_sender
from jatak.retention.reactivation.letters import letter_of


@dataclass(frozen=True)
class Seen:
    """One language of it, filled for the company; the link leads nowhere."""

    language: str
    languages: list[str]
    subject: str
    html: str
    text: str
    sms: str
    """What goes by SMS to whom no letter may reach, whole; empty where the company sends none."""


def letter_seen(company: Controller, days: int, language: str) -> Seen:
    """In the wished language, else the company's own, else English."""
    texts = _texts(company, days)
    spoken = next(each for each in (language, company.default_language, "en", *texts) if each in texts)
    chosen, words = texts[spoken], {"company": company.name, "name": "Ana", "stay_link": "#"}
    html, plain = fill_html(chosen.html, words), fill(chosen.text, words)
    return Seen(spoken, sorted(texts), fill(chosen.subject, words), html, plain, _by_sms(company, days, spoken))


def _by_sms(company: Controller, days: int, language: str) -> str:
    if not sends_sms(company):
        return ""
    texts, site = _texts(company, days, Channel.SMS), settings.JATAK_PUBLIC_URL
    words = texts.get(language) or texts.get(company.default_language) or texts["en"]
    said = fill(words.text, {"company": company.name, "name": "Ana", "stay_link": f"{site}/y/{SAMPLE}"})
    line = leave_line(language, reply_number(company, None), f"{site}/x/{SAMPLE}")
    return whole(front((company.name,), sms_sender(company, None), said), said, line)


def _texts(company: Controller, days: int, channel: Channel = Channel.EMAIL) -> dict[str, Text]:
    supplied = letter_of(days, channel)
    own = TemplateText.objects.filter(
        version__template__controller=company, version__template__slug=supplied.slug, version__approved_at__isnull=False
    )
    newest = own.order_by("-version__number").values_list("version", flat=True).first()
    written = {each.language: Text(each.subject, each.text, each.html) for each in own.filter(version=newest)}
    return written or dict(supplied.texts())
