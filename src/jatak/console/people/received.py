"""Which text of a letter a person gets, by the rule that sending follows."""

from collections.abc import Iterable, Mapping

from jatak.campaigns.models import Campaign
from jatak.content.models import TemplateText
from jatak.content.placeholders import fill
from jatak.content.readers import Readers
from jatak.delivery.models import Message

Texts = Mapping[str, TemplateText]


def texts_of(messages: Iterable[Message], reader: str) -> dict[int, TemplateText]:
    """The text of each message, by its number, for who reads this language now."""
    wanted = list(messages)
    written = _written({each.template_version_id for each in wanted})
    chosen = _chosen({each.campaign_id for each in wanted if each.campaign_id})
    found = {
        each.id: _text(written.get(each.template_version_id, {}), chosen.get(each.campaign_id or 0, ""), reader)
        for each in wanted
    }
    return {number: text for number, text in found.items() if text}


def subject_of(text: TemplateText | None, name: str) -> str:
    """The subject as somebody of this name got it, empty where the text is not known."""
    if text is None:
        return ""
    return fill(text.subject, {"name": name, "company": text.version.template.controller.name})


def _written(versions: set[int]) -> dict[int, dict[str, TemplateText]]:
    if not versions:
        return {}
    texts = TemplateText.objects.filter(version_id__in=versions).select_related("version__template__controller")
    found: dict[int, dict[str, TemplateText]] = {}
    for text in texts.defer("html", "body"):
        found.setdefault(text.version_id, {})[text.language] = text
    return found


def _chosen(campaigns: set[int]) -> dict[int, str]:
    """What each campaign sends to those who read none of its languages."""
    if not campaigns:
        return {}
    return dict(Campaign.objects.filter(pk__in=campaigns).values_list("pk", "fallback_language"))


def _text(texts: Texts, chosen: str, reader: str) -> TemplateText | None:
    own = next((text.version.template.controller.default_language for text in texts.values()), "")
    readers = Readers(tuple(sorted(texts)), own, chosen)
    return texts.get(readers.gets(reader) or "")
