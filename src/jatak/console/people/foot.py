"""The foot under a message: why the person gets it, how to leave, and who writes."""

from datetime import datetime

from jatak.clearance.models import Situation
from jatak.console.people.facts import Known
from jatak.content.facts import can_leave
from jatak.content.footer import Footer, Why, footer
from jatak.content.models import TemplateText
from jatak.content.readers import foot_for
from jatak.delivery.because import SERVICE, why
from jatak.delivery.claimed import Permitted
from jatak.delivery.models import Message
from jatak.delivery.places import NOWHERE, Place
from jatak.delivery.sender import NotReadyToSend, identity

LEAVE = "https://"
"""In the place of the person's own link, which nobody else may follow."""


def foot_of(message: Message, text: TemplateText, row: Situation | None, known: Known) -> Footer | None:
    """As sending writes it, with the stored ground; None where ground or company is no longer whole here."""
    leaving = can_leave(text.version)
    because = _why(message, row, known) if leaving else SERVICE
    if because is None:
        return None
    try:
        company = identity(text.version.template.controller)
    except NotReadyToSend:
        return None
    language = foot_for(known.sight.person.language, text.language)
    return footer(company, because, language, LEAVE if leaving else "")


def _why(message: Message, row: Situation | None, known: Known) -> Why | None:
    ground = _ground(message, known)
    if row is None or ground is None:
        return None
    at, place = ground
    words = row.person_word, row.ground_word
    event, text, relation = message.consent_event_id, message.notice_text_id, message.relation_id
    return why(Permitted(row.pk, *words, event, text, relation, at), place)


def _ground(message: Message, known: Known) -> tuple[datetime | None, Place] | None:
    """When the ground came to be, and where a yes was said; None where it is no longer here."""
    if message.consent_event_id is not None:
        record = known.consent_of(message.consent_event_id)
        point = record.collection_point_version.point if record else None
        return (record.given_at, Place(point.kind, point.slug)) if record and point else None
    if message.relation_id is not None:
        relation = known.relation_of(message.relation_id)
        return (relation.concluded_at, NOWHERE) if relation else None
    return None, NOWHERE
