"""Messages with the ids of what permitted them, and the templates that they were written from."""

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import itemgetter

from django.db.models import F, QuerySet

from jatak.content.models import TemplateText, TemplateVersion
from jatak.database.using import alias
from jatak.delivery.archive import finding
from jatak.delivery.archive.wanted import Wanted
from jatak.delivery.models import Message
from jatak.evidence.contents import Row
from jatak.retention.disclosure.plain import plain

MESSAGE = (
    "id",
    "created_at",
    "controller_id",
    "campaign_id",
    "template_version_id",
    "topic_id",
    "marketing",
    "person_id",
    "contact_point_id",
    "state",
    "attempts",
    "offered_at",
    "settled_at",
    "answer",
    "situation_id",
    "facts_id",
    "rulebook_id",
    "as_of",
    "consent_event_id",
    "notice_text_id",
    "relation_id",
)
TEMPLATE = ("id", "elements", "approved_at", "approved_by")


def messages_of(person_id: int, controller_id: int | None) -> list[Row]:
    """Every message to a person."""
    found = Message.objects.filter(person_id=person_id)
    live = found if controller_id is None else found.filter(controller_id=controller_id)
    return list(_rows(live, Wanted(person_id=person_id, controller_id=controller_id)))


def message(message_id: int) -> list[Row]:
    """One message, as the only row."""
    return list(_rows(Message.objects.filter(id=message_id), Wanted(id=message_id)))


def messages_of_campaign(campaign_id: int) -> Iterator[Row]:
    """The messages of a campaign, in pieces."""
    return _rows(Message.objects.filter(campaign_id=campaign_id), Wanted(campaign_id=campaign_id))


def templates(version_ids: Iterable[str]) -> list[Row]:
    """Versions of templates with their words in every language."""
    wanted = sorted({int(each) for each in version_ids})
    found = TemplateVersion.objects.filter(pk__in=wanted).order_by("pk")
    named = found.values(*TEMPLATE, slug=F("template__slug"), version=F("number"))
    return [plain(row) | {"texts": _texts(row["id"])} for row in named]


def _rows(found: QuerySet[Message], wanted: Wanted) -> Iterator[Row]:
    """What is in the outbox and what is in the archive, in one order."""
    live = found.order_by("created_at", "id").values(*MESSAGE).using(alias()).iterator(2000)
    return map(plain, merge(finding.rows(wanted, MESSAGE), live, key=itemgetter("created_at", "id")))


def _texts(version_id: int) -> list[Row]:
    found = TemplateText.objects.filter(version_id=version_id).order_by("language")
    return [plain(row) for row in found.values("language", "subject", "text", "html")]
