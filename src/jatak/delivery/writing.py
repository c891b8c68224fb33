"""From a claimed message to a letter."""

from dataclasses import dataclass
from datetime import datetime

from jatak.consent.leave_link import LeaveLink
from jatak.content.footer import Reason, Why, footer
from jatak.content.placeholders import fill, fill_html
from jatak.delivery.claimed import Claimed, Permitted
from jatak.delivery.compose.letter import Letter, ListIdentity
from jatak.delivery.consignment import Consignment
from jatak.delivery.sender import identity, sender
from jatak.gate.layout import unpack
from jatak.gate.situation import RelationKind

REASONS = {
    RelationKind.SALE: Reason.SALE,
    RelationKind.DONATION: Reason.DONATION,
    RelationKind.MEMBERSHIP: Reason.MEMBERSHIP,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a yes was said."""

    kind: str = ""
    slug: str = ""


def write(of: Consignment, claimed: Claimed, ground: Permitted, place: Place, public_url: str, at: datetime) -> Letter:
    """The letter of one message, in the person's language."""
    words = of.text(claimed.language)
    company = identity(of.controller)
    places = {"name": claimed.name, "email": claimed.address, "company": company.company}
    link = _leave_url(of, claimed, public_url) if of.can_leave else ""
    return Letter(
        message_id=claimed.id,
        sender=sender(of.controller, of.brand, of.can_leave),
        to_name=claimed.name,
        to_address=claimed.address,
        subject=fill(words.subject, places),
        text=fill(words.text, places),
        html=fill_html(words.html, places),
        language=words.language,
        footer=footer(company, why(of, ground, place), words.language, link),
        list=ListIdentity(_list_name(of), _list_id(of), link) if of.can_leave else None,
        at=at,
    )


def why(of: Consignment, ground: Permitted, place: Place) -> Why:
    """Why the person gets it: by its own ground, never by a guess."""
    if not of.can_leave:
        return Why(Reason.SERVICE)
    if ground.consent_event_id is not None:
        return Why(Reason.CONSENT, ground.ground_at, place.kind, place.slug)
    if ground.relation_id is not None:
        kind = unpack(ground.person_word, ground.ground_word).relation
        return Why(REASONS.get(kind, Reason.CUSTOMER), ground.ground_at)
    return Why(Reason.OTHER)


def _leave_url(of: Consignment, claimed: Claimed, public_url: str) -> str:
    link = LeaveLink(
        of.controller.pk,
        claimed.person_id,
        claimed.address_hash,
        claimed.id,
        of.sort.topic_id,
        of.facts.channel.value,
    )
    return link.url(public_url)


def _list_name(of: Consignment) -> str:
    own = of.brand.name if of.brand else of.controller.name
    return f"{own}: {of.topic.name}" if of.topic else own


def _list_id(of: Consignment) -> str:
    topic = f"topic-{of.topic.pk}." if of.topic else ""
    brand = f"brand-{of.brand.pk}." if of.brand else ""
    return f"{topic}{brand}controller-{of.controller.pk}"
