"""The letter of one step as somebody gets it: the company's own words where it wrote some, else ours."""

from dataclasses import dataclass

from jatak.content.models import TemplateText
from jatak.content.placeholders import fill, fill_html
from jatak.content.supplied import Text
from jatak.people.models import Controller
from jatak.retention.reactivation.letters import letter_of


@dataclass(frozen=True)
class Seen:
    """One language of it, filled for the company; the link leads nowhere."""

    language: str
    languages: list[str]
    subject: str
    html: str
    text: str


def letter_seen(company: Controller, days: int, language: str) -> Seen:
    """In the wished language, else the company's own, else English."""
    texts = _texts(company, days)
    spoken = next(each for each in (language, company.default_language, "en", *texts) if each in texts)
    chosen, words = texts[spoken], {"company": company.name, "name": "Ana", "stay_link": "#"}
    return Seen(
        spoken, sorted(texts), fill(chosen.subject, words), fill_html(chosen.html, words), fill(chosen.text, words)
    )


def _texts(company: Controller, days: int) -> dict[str, Text]:
    supplied = letter_of(days)
    own = TemplateText.objects.filter(
        version__template__controller=company, version__template__slug=supplied.slug, version__approved_at__isnull=False
    )
    newest = own.order_by("-version__number").values_list("version", flat=True).first()
    written = {each.language: Text(each.subject, each.text, each.html) for each in own.filter(version=newest)}
    return written or dict(supplied.texts())
